//! Objects inside of bodies.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Member, Operation, Param, Service, Struct, Type};

use crate::emit::ty::ident;
use crate::emit::validate::place_of;

/// The objects that a service's error bodies share.
pub(in crate::emit) fn service_objects(objects: &[&Struct], service: &Service) -> TokenStream {
    let objects = objects
        .iter()
        .map(|found| object(found, &quote! { super:: }, None, service));
    quote! {
        use ::annul_runtime::wire;

        #(#objects)*
    }
}

/// Where an object of a request stands: its param, and its name with the names around it.
pub(super) struct Site<'a> {
    param: &'a Param,
    path: String,
}

/// Where a request has an object; none if it belongs to a reply. No object is in two places.
pub(super) fn site<'a>(found: &Struct, operation: &'a Operation) -> Option<Site<'a>> {
    operation.params.iter().find_map(|param| {
        let path = path_to(&found.rust, &param.member, operation)?;
        Some(Site { param, path })
    })
}

/// Whether an object travels in requests.
pub(in crate::emit) fn is_of_request(found: &Struct, operation: &Operation) -> bool {
    site(found, operation).is_some()
}

/// The path from a member to the object of this Rust name.
fn path_to(rust: &str, member: &Member, operation: &Operation) -> Option<String> {
    let mut ty = &member.ty;
    while let Type::List(item) = ty {
        ty = &item.ty;
    }
    let Type::Object(name) = ty else { return None };
    let wire = &member.name.wire;
    if name == rust {
        return Some(wire.clone());
    }
    let members = operation.types.find_struct(name)?.members.iter();
    members
        .filter_map(|inner| path_to(rust, inner, operation))
        .map(|path| format!("{wire}.{path}"))
        .next()
}

/// An object inside of a body.
pub(super) fn object(
    found: &Struct,
    home: &TokenStream,
    site: Option<&Site<'_>>,
    service: &Service,
) -> TokenStream {
    let rust = ident(&found.rust);
    let writes = found.members.iter().map(|member| {
        let (wire, field) = (&member.name.wire, ident(&member.name.snake));
        // An object of an error that has the message once more takes it from the error.
        let repeats =
            home.to_string().starts_with("super") && service.error_identity.message.contains(wire);
        let method = match (member.nullable && member.required, repeats) {
            (true, _) => quote! { member_or_null },
            (false, true) => quote! { member_or_message },
            (false, false) => quote! { member },
        };
        quote! { out.#method(#wire, &self.#field); }
    });
    let reads = found.members.iter().map(|member| {
        let (wire, field) = (&member.name.wire, ident(&member.name.snake));
        let Some(site) = site else {
            return quote! { #field: from.member(#wire), };
        };
        let place = place_of(site.param, &format!("{}.{wire}", site.path));
        let method = if member.nullable && member.required {
            quote! { member_or_null_at }
        } else {
            quote! { member_at }
        };
        quote! { #field: from.#method(#place, #wire), }
    });
    quote! {
        ::annul_runtime::object_value!(#home #rust);

        impl wire::Object for #home #rust {
            fn write_members(&self, out: &mut wire::JsonWriter) {
                #(#writes)*
            }

            fn read_members(from: &mut wire::ObjectReader<'_, '_>) -> Self {
                Self { #(#reads)* }
            }
        }
    }
}
