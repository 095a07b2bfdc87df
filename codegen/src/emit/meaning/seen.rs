//! What stands in the members of an output that decide what it means.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Field, Hop, Operation};

use crate::emit::ty::ident;

/// A method that shows each member that decides; none, if no member does.
pub(super) fn seen(operation: &Operation<'_>) -> Option<TokenStream> {
    if tells_of_each(operation) {
        return Some(seen_of(operation));
    }
    let deciding = &operation.ir.cancel.success.members;
    let arms = arms(operation);
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

/// Whether a success reports several targets, of each by itself.
pub(in crate::emit) fn tells_of_each(operation: &Operation<'_>) -> bool {
    let cancel = &operation.ir.cancel;
    let mut paths = cancel.success.paths();
    cancel.each.is_some() && paths.any(|path| path.contains('['))
}

/// The same of one of several targets.
fn seen_of(operation: &Operation<'_>) -> TokenStream {
    let arms = arms(operation);
    quote! {
        /// What is in a member that reports one of several targets.
        pub(super) fn seen_of(&self, each: &str, member: &str) -> Seen<'_> {
            match member {
                #(#arms)*
                _ => Seen::Absent,
            }
        }
    }
}

/// An arm for each member that decides, and for the code and the message of one of several targets.
fn arms(operation: &Operation<'_>) -> Vec<TokenStream> {
    let cancel = &operation.ir.cancel;
    let mut paths: Vec<&str> = cancel.success.paths().collect();
    let said = cancel
        .each
        .iter()
        .flat_map(|each| [&each.code, &each.message]);
    for path in said.flatten() {
        if !paths.contains(&path.as_str()) {
            paths.push(path);
        }
    }
    let arm = |path: &str| {
        let way = operation.way(path)?;
        let shown = shown(&quote! { self }, &way)?;
        Some(quote! { #path => #shown, })
    };
    paths.into_iter().filter_map(arm).collect()
}

/// A member, at the end of a way, as an expression.
fn shown(object: &TokenStream, way: &[Hop<'_, '_>]) -> Option<TokenStream> {
    Some(match way {
        [Hop::Into(list), Hop::Item(key), rest @ ..] => {
            let name = ident(&list.name);
            let items = if list.is_optional {
                quote! { #object.#name.as_deref() }
            } else {
                quote! { Some(#object.#name.as_slice()) }
            };
            let item = quote! { item };
            let id = match key {
                Some(key) => {
                    let key = ident(&key.name);
                    quote! { &item.#key }
                }
                None => item.clone(),
            };
            let inner = match rest {
                [] => quote! { Seen::of },
                rest => {
                    let inner = shown(&item, rest)?;
                    quote! { |item| #inner }
                }
            };
            quote! { Seen::item(#items, |item| Seen::of(#id) == Seen::text(each), #inner) }
        }
        [Hop::Into(field)] => last(object, field),
        [Hop::Into(first), rest @ ..] => {
            let name = ident(&first.name);
            if !first.is_optional {
                return shown(&quote! { #object.#name }, rest);
            }
            let inner = shown(&quote! { #name }, rest)?;
            quote! { Seen::within(#object.#name.as_ref(), |#name| #inner) }
        }
        _ => return None,
    })
}

fn last(object: &TokenStream, field: &Field<'_>) -> TokenStream {
    let name = ident(&field.name);
    if field.ty.is_scalar() {
        quote! { Seen::of(&#object.#name) }
    } else {
        quote! { Seen::within(#object.#name.as_ref(), |_| Seen::Other) }
    }
}
