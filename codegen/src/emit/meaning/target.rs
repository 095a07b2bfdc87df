//! An input as a target, and an input made of one.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Param;
use crate::rust::{Field, Operation, Sort, Ty};

use crate::emit::docs::Docs;
use crate::emit::ty::ident;

/// Input to target and back.
pub(super) fn target(operation: &Operation<'_>) -> TokenStream {
    let kept: Vec<(&Param, &Field<'_>)> = operation
        .params()
        .filter(|(param, _)| param.is_kept() || is_each(operation, param))
        .collect();
    let puts = kept.iter().map(|(param, field)| {
        let (key, name) = (&param.key, ident(&field.name));
        if is_each(operation, param) {
            return quote! { .with_only(#key, &self.each()) };
        }
        if field.null_is_value {
            // A target keeps values, and no nulls.
            let text =
                quote! { self.#name.as_ref().and_then(::annul_runtime::Nullable::as_option) };
            return match &field.ty {
                Ty::String => quote! { .with_maybe(#key, #text.map(String::as_str)) },
                Ty::Named(Sort::Text, _) => {
                    quote! { .with_maybe(#key, #text.map(AsRef::<str>::as_ref)) }
                }
                _ => quote! { .with_maybe(#key, #text.map(ToString::to_string)) },
            };
        }
        match (&field.ty, field.is_optional) {
            (Ty::String, false) => quote! { .with(#key, &self.#name) },
            (Ty::Named(Sort::Text, _), false) => quote! { .with(#key, self.#name.as_str()) },
            (Ty::String, true) => quote! { .with_maybe(#key, self.#name.as_deref()) },
            (Ty::Named(Sort::Text, _), true) => {
                quote! { .with_maybe(#key, self.#name.as_ref().map(AsRef::<str>::as_ref)) }
            }
            (_, false) => quote! { .with(#key, self.#name.to_string()) },
            (_, true) => {
                quote! { .with_maybe(#key, self.#name.as_ref().map(ToString::to_string)) }
            }
        }
    });
    let fields = operation.params().map(|(param, field)| {
        let (key, name) = (&param.key, ident(&field.name));
        let value = match (field.ty.is_text(), field.is_optional) {
            _ if is_each(operation, param) => quote! { vec![target.get(#key)?.into()] },
            _ if !param.is_kept() => quote! { None },
            (true, false) => quote! { target.get(#key)?.into() },
            (false, false) => quote! { target.get(#key)?.parse().ok()? },
            (true, true) if field.null_is_value => {
                quote! { target.get(#key).map(|text| ::annul_runtime::Nullable::Value(text.into())) }
            }
            (true, true) => quote! { target.get(#key).map(Into::into) },
            (false, true) if field.null_is_value => {
                quote! { target.get(#key).and_then(|text| text.parse().ok().map(::annul_runtime::Nullable::Value)) }
            }
            (false, true) => quote! { target.get(#key).and_then(|text| text.parse().ok()) },
        };
        quote! { #name: #value, }
    });
    let from_target = is_whole(operation).then(|| {
        quote! {
            /// The input that cancels `target`; none if it is another operation's, or lacks a param.
            #[must_use]
            pub fn from_target(target: &Target<'_>) -> Option<Self> {
                (target.operation().id == OPERATION.id).then_some(())?;
                Some(Self { #(#fields)* })
            }
        }
    });
    let each = each(operation);
    let docs = if each.is_some() {
        "The target of this input, if it is one, without secrets and tokens. Of several, it has no id."
    } else {
        "The target of this input, without secrets and tokens."
    };
    let docs = Docs::text(docs).tokens();
    quote! {
        #each

        #docs
        #[must_use]
        pub fn target(&self) -> Target<'_> {
            Target::new(OPERATION) #(#puts)*
        }

        #from_target
    }
}

/// The ids of an input that can name several targets.
fn each(operation: &Operation<'_>) -> Option<TokenStream> {
    let each = operation.ir.cancel.each.as_ref()?;
    let name = ident(&operation.field(&each.param)?.name);
    Some(quote! {
        /// The ids of what this input cancels.
        #[must_use]
        pub fn each(&self) -> Vec<&str> {
            self.#name.iter().map(AsRef::<str>::as_ref).collect()
        }
    })
}

fn is_each(operation: &Operation<'_>, param: &Param) -> bool {
    let each = operation.ir.cancel.each.as_ref();
    each.is_some_and(|each| each.param == param.key)
}

/// Whether an input can be made of its target: what a target does not keep it cannot give back.
pub(in crate::emit) fn is_whole(operation: &Operation<'_>) -> bool {
    operation
        .params()
        .all(|(param, field)| !field.is_argument || param.is_kept() || is_each(operation, param))
}
