//! Enums: open ones keep words that the spec does not list, closed ones refuse them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Enum, name};

use super::docs::{Docs, code};
use super::scope::Scope;
use super::ty::ident;

/// What an enum has by its derives or by the runtime's macro; an open one, which holds text, is not `Copy`.
const TRAITS: [&str; 8] = [
    "Copy",
    "Clone",
    "Debug",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
];

/// An enum with its words, or the user's type in its place.
pub(super) fn enumeration(found: &Enum<'_>, scope: &Scope<'_>) -> TokenStream {
    if let Some(external) = scope.external(&found.name) {
        return external;
    }
    let name = ident(&found.name);
    let own = if found.ir.open { &TRAITS[1..] } else { &TRAITS };
    let extra = scope.on_value(&found.name, own);
    let docs = found.member.docs.as_deref().map_or_else(
        || Docs::text(&format!("{}.", code(&found.member.wire))),
        Docs::prose,
    );
    let docs = if found.ir.open {
        docs.and_text(
            "Open: a word that this version does not know is kept, as [`Unknown`](Self::Unknown).",
        )
    } else {
        docs
    };
    let docs = docs.tokens();
    let variants = found.variants.iter().map(|variant| {
        let docs = Docs::text(&format!("{}.", code(&variant.ir.word)))
            .and_maybe(variant.ir.docs.as_deref())
            .tokens();
        let variant = ident(&variant.name);
        quote! { #docs #variant, }
    });
    let unknown = found.ir.open.then(|| {
        quote! {
            /// A word that this version does not know.
            Unknown(::annul_runtime::Unknown<#name>),
        }
    });
    let words = found.ir.words();
    let idents = found.variants.iter().map(|variant| ident(&variant.name));
    let prefixed = shares_affix(found).then(|| {
        quote! { #[allow(clippy::enum_variant_names, reason = "the words are the vendor's")] }
    });
    let (derives, traits) = if found.ir.open {
        (quote! { Clone, Debug }, quote! { open_enum })
    } else {
        (
            quote! { Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash },
            quote! { closed_enum },
        )
    };
    quote! {
        #docs
        #[derive(#derives)]
        #extra
        #[non_exhaustive]
        #prefixed
        pub enum #name {
            #(#variants)*
            #unknown
        }

        ::annul_runtime::#traits!(#name { #(#idents: #words),* });
    }
}

/// Whether clippy would take the variants' names for repetitions: all of them begin or end with the same word.
fn shares_affix(found: &Enum<'_>) -> bool {
    let words: Vec<Vec<String>> = found
        .variants
        .iter()
        .map(|variant| {
            name::snake(&variant.name)
                .split('_')
                .map(str::to_owned)
                .collect()
        })
        .collect();
    let same = |pick: fn(&Vec<String>) -> Option<&String>| {
        words.len() > 2
            && words
                .iter()
                .map(pick)
                .collect::<std::collections::BTreeSet<_>>()
                .len()
                == 1
    };
    let enum_words: Vec<String> = name::snake(&found.name)
        .split('_')
        .map(str::to_owned)
        .collect();
    let repeats = words.iter().any(|variant| {
        variant.len() > 1
            && (variant.first() == enum_words.last() || variant.last() == enum_words.last())
    });
    same(|words| words.first()) || same(|words| words.last()) || repeats
}
