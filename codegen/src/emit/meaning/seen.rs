//! What stands in the members of an output that decide what it means.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Field, Operation};

use crate::emit::ty::ident;

/// A method that shows each member that decides; none, if no member does.
pub(super) fn seen(operation: &Operation<'_>) -> Option<TokenStream> {
    let deciding = &operation.ir.cancel.success.members;
    let arms = deciding.iter().filter_map(|deciding| {
        let path = &deciding.path;
        let (outer, field) = operation.at(path)?;
        let shown = shown(&quote! { self }, &outer, field);
        Some(quote! { #path => #shown, })
    });
    (!deciding.is_empty()).then(|| {
        quote! {
            /// What stands in a member that decides what the reply means.
            pub(super) fn seen(&self, member: &str) -> Seen<'_> {
                match member {
                    #(#arms)*
                    _ => Seen::Absent,
                }
            }
        }
    })
}

/// A member, inside of the objects `outer`, as an expression.
fn shown(object: &TokenStream, outer: &[&Field<'_>], field: &Field<'_>) -> TokenStream {
    let Some((first, rest)) = outer.split_first() else {
        let name = ident(&field.name);
        return if field.ty.is_scalar() {
            quote! { Seen::of(&#object.#name) }
        } else {
            quote! { Seen::within(#object.#name.as_ref(), |_| Seen::Other) }
        };
    };
    let name = ident(&first.name);
    if !first.is_optional {
        return shown(&quote! { #object.#name }, rest, field);
    }
    let inner = shown(&quote! { #name }, rest, field);
    quote! { Seen::within(#object.#name.as_ref(), |#name| #inner) }
}
