//! Objects inside of bodies.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Absence;
use crate::rust::{Service, Struct};

use crate::emit::literal::literal;
use crate::emit::ty::ident;
use crate::emit::validate::place_of;

/// The objects that a service's error bodies share.
pub(in crate::emit) fn service_objects(service: &Service<'_>) -> TokenStream {
    let objects = service.types.objects.iter();
    let objects = objects.map(|found| object(found, &quote! { super:: }, service));
    quote! {
        use ::annul_runtime::wire;

        #(#objects)*
    }
}

/// An object inside of a body.
pub(super) fn object(found: &Struct<'_>, home: &TokenStream, service: &Service<'_>) -> TokenStream {
    let rust = ident(&found.name);
    let writes = found.fields.iter().map(|field| {
        let (wire, name) = (&field.member.wire, ident(&field.name));
        // An object of an error that has the message once more takes it from the error.
        let repeats =
            home.to_string().starts_with("super") && service.ir.error_identity.is_message(wire);
        let method = match (field.member.required && field.member.nullable, repeats) {
            (true, _) => quote! { member_or_null },
            (false, true) => quote! { member_or_message },
            (false, false) => quote! { member },
        };
        quote! { out.#method(#wire, &self.#name); }
    });
    let reads = found.fields.iter().map(|field| {
        let (wire, name) = (&field.member.wire, ident(&field.name));
        let Some(site) = &found.site else {
            return match field.member.absence {
                Absence::Refused => quote! { #name: from.deciding(#wire), },
                Absence::Usual | Absence::Told => quote! { #name: from.member(#wire), },
            };
        };
        let place = place_of(site.param, &format!("{}.{wire}", site.path));
        if let Some(default) = &field.member.default {
            let default = literal(default);
            return quote! { #name: from.member_or(#place, #wire, #default), };
        }
        let method = if field.member.required && field.member.nullable {
            quote! { member_or_null_at }
        } else {
            quote! { member_at }
        };
        quote! { #name: from.#method(#place, #wire), }
    });
    quote! {
        ::annul_runtime::object_value!(#home #rust);

        impl wire::Object for #home #rust {
            fn write_members(&self, out: &mut wire::BodyWriter) {
                #(#writes)*
            }

            fn read_members(from: &mut wire::ObjectReader<'_, '_>) -> Self {
                Self { #(#reads)* }
            }
        }
    }
}
