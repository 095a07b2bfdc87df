//! A pattern that is more than a class of bytes: its automaton as a table.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Pattern;
use crate::pattern::Dfa;

use super::bytes::byte;
use crate::emit::docs::{Docs, code};
use crate::emit::ty::ident;

pub(super) fn table_name(name: &str) -> proc_macro2::Ident {
    ident(&format!("{}_PATTERN", name.to_uppercase()))
}

/// A pattern as a table: what byte leads from which state to which.
pub(super) fn table(name: &str, pattern: &Pattern) -> TokenStream {
    let dfa: &Dfa = &pattern.table;
    let table = table_name(name);
    let width = Literal::usize_unsuffixed(dfa.width());
    let classes = class_ranges(dfa).into_iter().map(|(first, last, class)| {
        let (first, last) = (byte(first), byte(last));
        let class = Literal::u8_unsuffixed(class);
        quote! { (#first, #last, #class) }
    });
    let rows = dfa.transitions.chunks(dfa.width()).map(|row| {
        let row = row.iter().map(|state| Literal::u16_unsuffixed(*state));
        quote! { [#(#row),*] }
    });
    let start = Literal::u16_unsuffixed(dfa.start);
    let accepting = dfa
        .accepting
        .iter()
        .enumerate()
        .filter(|(_, accepts)| **accepts);
    let accepting = accepting.map(|(state, _)| Literal::usize_unsuffixed(state));
    let docs = Docs::text(&format!("{} as a table.", code(&pattern.regex))).tokens();
    quote! {
        #docs
        static #table: ::annul_runtime::Table<#width> =
            ::annul_runtime::Table::new([#(#classes),*], #start, &[#(#rows),*], &[#(#accepting),*]);
    }
}

/// Runs of bytes of one class; class 0 is what is left.
fn class_ranges(dfa: &Dfa) -> Vec<(u8, u8, u8)> {
    let mut ranges: Vec<(u8, u8, u8)> = Vec::new();
    for value in 0..=u8::MAX {
        let class = dfa.classes[usize::from(value)];
        match ranges
            .last_mut()
            .filter(|last| last.2 == class && last.1.checked_add(1) == Some(value))
        {
            Some(last) => last.1 = value,
            None => ranges.push((value, value, class)),
        }
    }
    ranges.retain(|range| range.2 != 0);
    ranges
}
