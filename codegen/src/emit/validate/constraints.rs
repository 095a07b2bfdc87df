//! The constraints of a text as one chain of calls, the cheap ones first.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Bounds, Constraints, Length, LengthUnit, Pattern};

use super::bytes::byte_test;
use super::table::{table, table_name};
use crate::emit::docs::{Docs, code};
use crate::emit::facts;
use crate::emit::ty::{ident, number};

/// The function that holds a text against its constraints, and the table it may need.
pub(super) fn function(name: &str, wire: &str, constraints: &Constraints) -> TokenStream {
    let rules = facts::rules(constraints).unwrap_or_default();
    let docs = Docs::text(&format!("{}: {rules}", code(wire))).tokens();
    let table = needs_table(constraints).map(|pattern| table(name, pattern));
    let chain = chain(constraints, name);
    let name = ident(name);
    quote! {
        #table

        #docs
        pub(super) fn #name(place: Place, value: &str, found: &mut Violations) {
            found.text(place, value) #chain;
        }
    }
}

pub(super) fn needs_table(constraints: &Constraints) -> Option<&Pattern> {
    constraints
        .pattern
        .as_ref()
        .filter(|pattern| pattern.simple.is_none())
}

/// Constraints as calls; `name` leads to the table of the pattern.
pub(super) fn chain(constraints: &Constraints, name: &str) -> TokenStream {
    let length = constraints.length.as_ref().map(length);
    let pattern = constraints.pattern.as_ref().map(|pattern| {
        if pattern.simple.is_some() {
            return class(pattern);
        }
        let (regex, table) = (&pattern.regex, table_name(name));
        quote! { .table(#regex, &#table) }
    });
    quote! { #length #pattern }
}

fn length(length: &Length) -> TokenStream {
    let method = match length.unit {
        LengthUnit::Chars => quote! { chars },
        LengthUnit::Utf16 => quote! { utf16 },
        LengthUnit::Bytes => quote! { bytes },
    };
    let range = range(length.min.map(i64::from), length.max.map(i64::from));
    quote! { .#method(#range) }
}

pub(super) fn bounds(bounds: &Bounds) -> TokenStream {
    range(bounds.min, bounds.max)
}

pub(super) fn range(min: Option<i64>, max: Option<i64>) -> TokenStream {
    let (min, max) = (min.map(number), max.map(number));
    match (min, max) {
        (Some(min), Some(max)) => quote! { #min..=#max },
        (Some(min), None) => quote! { #min.. },
        (None, Some(max)) => quote! { ..=#max },
        (None, None) => quote! { .. },
    }
}

/// A pattern that is a set of bytes with a length.
pub(super) fn class(pattern: &Pattern) -> TokenStream {
    let Some(simple) = &pattern.simple else {
        return quote! {};
    };
    let regex = &pattern.regex;
    let count = range(Some(i64::from(simple.min)), simple.max.map(i64::from));
    let test = byte_test(&simple.set);
    quote! { .every_byte(#regex, #count, #test) }
}
