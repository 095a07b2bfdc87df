//! Texts with types of their own: they hold any text, and have a checked constructor beside.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Newtype, Operation, Sort, Ty, name};

use super::docs::{Docs, code};
use super::facts;
use super::scope::Scope;
use super::ty::ident;
use super::validate;

/// What the derives below and `text_newtype!` give a text.
const TEXT_TRAITS: [&str; 7] = [
    "Clone",
    "Debug",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
];
/// What the derives below and `secret_newtype!` give a secret.
const SECRET_TRAITS: [&str; 4] = ["Clone", "Debug", "PartialEq", "Eq"];

/// A newtype and its constructor, or the user's type in its place.
pub(super) fn newtype(
    found: &Newtype<'_>,
    operation: &Operation<'_>,
    scope: &Scope<'_>,
) -> TokenStream {
    if let Some(external) = scope.external(&found.name) {
        return external;
    }
    let name = ident(&found.name);
    let own: &[&str] = if found.member.secret {
        &SECRET_TRAITS
    } else {
        &TEXT_TRAITS
    };
    let extra = scope.on_value(&found.name, own);
    let rules = facts::rules(&found.member.constraints);
    let docs = found.member.docs.as_deref().map_or_else(
        || Docs::text(&format!("{}.", code(&found.member.wire))),
        Docs::prose,
    );
    let docs = docs
        .and_text(&match &rules {
            Some(rules) => format!("It accepts any text; [`checked`](Self::checked) accepts only what is valid. {rules}"),
            None => "It holds any text.".to_owned(),
        })
        .tokens();
    let checked = rules.is_some().then(|| checked(found, operation));
    if found.member.secret {
        return quote! {
            #docs
            #[derive(Clone, PartialEq, Eq)]
            #extra
            pub struct #name(::annul_runtime::Secret);

            ::annul_runtime::secret_newtype!(#name);

            #checked
        };
    }
    quote! {
        #docs
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #extra
        pub struct #name(String);

        ::annul_runtime::text_newtype!(#name);

        #checked
    }
}

fn checked(found: &Newtype<'_>, operation: &Operation<'_>) -> TokenStream {
    let name = ident(&found.name);
    let check = ident(&name::snake(&found.name));
    let text = if found.member.secret {
        quote! { value.expose() }
    } else {
        quote! { value.as_str() }
    };
    // Where the param of this type stands, and what that asks of it; what comes with replies stands in their bodies.
    let param = operation.params().find_map(|(param, field)| {
        let is_own = field.ty == Ty::Named(Sort::Text, found.name.clone());
        is_own.then_some(param)
    });
    let place = param.map_or_else(
        || {
            let member = &found.member.wire;
            quote! { ::annul_runtime::Place::body(#member, ::annul_runtime::Origin::Caller) }
        },
        |param| {
            let place = validate::place_name(param);
            quote! { super::validate::#place }
        },
    );
    let sendable = param
        .and_then(|param| validate::sendable(param, operation))
        .map(|call| quote! { found.text(PLACE, #text).#call(); });
    quote! {
        impl #name {
            /// The text as a value, if it keeps the spec.
            ///
            /// # Errors
            /// The constraints that it breaks.
            pub fn checked(text: impl Into<String>) -> Result<Self, ::annul_runtime::Violations> {
                const PLACE: ::annul_runtime::Place = #place;
                let value = Self::new(text);
                let mut found = ::annul_runtime::Violations::new();
                #sendable
                super::validate::#check(PLACE, #text, &mut found);
                found.into_result(value)
            }
        }
    }
}
