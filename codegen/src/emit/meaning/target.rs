//! An input as a target, and an input made of one.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Operation, Param, Type};

use crate::emit::ty::ident;

/// Input to target and back.
pub(super) fn target(operation: &Operation) -> TokenStream {
    let kept: Vec<&Param> = operation
        .arguments()
        .filter(|param| is_kept(param))
        .collect();
    let puts = kept.iter().map(|param| {
        let (key, field) = (&param.key, ident(&param.member.name.snake));
        let required = param.member.required && !param.member.nullable;
        match (&param.member.ty, required) {
            (Type::String(None), true) => quote! { .with(#key, &self.#field) },
            (Type::String(Some(_)), true) => quote! { .with(#key, self.#field.as_str()) },
            (Type::String(None), false) => quote! { .with_maybe(#key, self.#field.as_deref()) },
            (Type::String(Some(_)), false) => {
                quote! { .with_maybe(#key, self.#field.as_ref().map(AsRef::<str>::as_ref)) }
            }
            (_, true) => quote! { .with(#key, self.#field.to_string()) },
            (_, false) => {
                quote! { .with_maybe(#key, self.#field.as_ref().map(ToString::to_string)) }
            }
        }
    });
    let arguments = operation
        .arguments()
        .filter(|param| param.member.required)
        .map(|param| {
            let key = &param.key;
            match &param.member.ty {
                Type::String(_) => quote! { target.get(#key)? },
                // `new` takes whatever becomes the enum, so the enum is named here.
                Type::Enum(name) if !param.member.nullable => {
                    let name = ident(name);
                    quote! { target.get(#key)?.parse::<super::types::#name>().ok()? }
                }
                _ if param.member.nullable => {
                    quote! { target.get(#key).and_then(|text| text.parse().ok()) }
                }
                _ => quote! { target.get(#key)?.parse().ok()? },
            }
        });
    let optional: Vec<TokenStream> = kept
        .iter()
        .filter(|param| !param.member.required)
        .map(|param| {
            let (key, field) = (&param.key, ident(&param.member.name.snake));
            let is_text = matches!(param.member.ty, Type::String(_));
            let value = if is_text {
                quote! { target.get(#key).map(Into::into) }
            } else {
                quote! { target.get(#key).and_then(|text| text.parse().ok()) }
            };
            quote! { input.#field = #value; }
        })
        .collect();
    let value = quote! { Self::new(#(#arguments),*) };
    let body = if optional.is_empty() {
        quote! { (target.operation().id == OPERATION.id).then_some(())?; Some(#value) }
    } else {
        quote! { (target.operation().id == OPERATION.id).then_some(())?; let mut input = #value; #(#optional)* Some(input) }
    };
    let from_target = is_whole(operation).then(|| {
        quote! {
            /// The input that cancels `target`; none if it is another operation's, or lacks a param.
            #[must_use]
            pub fn from_target(target: &Target<'_>) -> Option<Self> {
                #body
            }
        }
    });
    quote! {
        /// What this input cancels; without secrets and tokens.
        #[must_use]
        pub fn target(&self) -> Target<'_> {
            Target::new(OPERATION) #(#puts)*
        }

        #from_target
    }
}

/// Whether an input can be made of its target: what a target does not keep it cannot give back.
pub(in crate::emit) fn is_whole(operation: &Operation) -> bool {
    operation
        .arguments()
        .all(|param| !param.member.required || is_kept(param))
}

/// Whether a param says something about the target that may be kept and shown.
fn is_kept(param: &Param) -> bool {
    let scalar = !matches!(param.member.ty, Type::List(_) | Type::Object(_) | Type::Any);
    scalar && !param.member.secret && param.fill.is_none()
}
