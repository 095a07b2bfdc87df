//! Texts with types of their own: they hold any text, and have a checked constructor beside.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Newtype;
use crate::name;

use super::docs::{Docs, code};
use super::facts;
use super::scope::Scope;
use super::ty::ident;

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
pub(super) fn newtype(found: &Newtype, scope: &Scope<'_>) -> TokenStream {
    if let Some(external) = scope.external(&found.rust) {
        return external;
    }
    let name = ident(&found.rust);
    let own: &[&str] = if found.secret {
        &SECRET_TRAITS
    } else {
        &TEXT_TRAITS
    };
    let extra = scope.on_value(&found.rust, own);
    let rules = facts::rules(&found.constraints);
    let docs = found.docs.as_deref().map_or_else(
        || Docs::text(&format!("{}.", code(&found.member))),
        Docs::prose,
    );
    let docs = docs
        .and_text(&match &rules {
            Some(rules) => format!("It holds any text; [`checked`](Self::checked) takes only what the spec allows. {rules}"),
            None => "It holds any text.".to_owned(),
        })
        .tokens();
    let checked = rules.is_some().then(|| checked(found));
    if found.secret {
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

fn checked(found: &Newtype) -> TokenStream {
    let name = ident(&found.rust);
    let check = ident(&name::snake(&found.rust));
    let text = if found.secret {
        quote! { value.expose() }
    } else {
        quote! { value.as_str() }
    };
    let member = &found.member;
    quote! {
        impl #name {
            /// The text as a value, if it keeps the spec.
            ///
            /// # Errors
            /// The constraints that it breaks.
            pub fn checked(text: impl Into<String>) -> Result<Self, ::annul_runtime::Violations> {
                const PLACE: ::annul_runtime::Place =
                    ::annul_runtime::Place::body(#member, ::annul_runtime::Origin::Caller);
                let value = Self::new(text);
                let mut found = ::annul_runtime::Violations::new();
                super::validate::#check(PLACE, #text, &mut found);
                found.into_result(value)
            }
        }
    }
}
