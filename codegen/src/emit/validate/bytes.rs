//! A set of bytes as the condition that a reader would write.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::ty::ident;

/// Sets of bytes that have names in Rust, the wide ones first.
const NAMED: &[(&str, &[(u8, u8)])] = &[
    (
        "is_ascii_alphanumeric",
        &[(b'0', b'9'), (b'A', b'Z'), (b'a', b'z')],
    ),
    ("is_ascii_alphabetic", &[(b'A', b'Z'), (b'a', b'z')]),
    ("is_ascii_digit", &[(b'0', b'9')]),
    ("is_ascii_uppercase", &[(b'A', b'Z')]),
    ("is_ascii_lowercase", &[(b'a', b'z')]),
];

/// Whether a byte is in a set, as a closure of comparisons alone, which the compiler turns into vector code.
pub(super) fn byte_test(set: &[(u8, u8)]) -> TokenStream {
    let mut rest: Vec<(u8, u8)> = set.to_vec();
    let mut tests = Vec::new();
    for (name, ranges) in NAMED {
        if ranges.iter().all(|range| {
            rest.iter()
                .any(|found| found.0 <= range.0 && range.1 <= found.1)
        }) {
            let name = ident(name);
            tests.push(quote! { byte.#name() });
            rest = ranges
                .iter()
                .fold(rest, |rest, range| without(&rest, *range));
        }
    }
    tests.extend(rest.iter().map(|(first, last)| {
        let (from, to) = (
            Literal::byte_character(*first),
            Literal::byte_character(*last),
        );
        if first == last {
            quote! { byte == #from }
        } else {
            quote! { (#from..=#to).contains(&byte) }
        }
    }));
    if tests.is_empty() {
        // The pattern of an empty text.
        return quote! { |_| false };
    }
    quote! { |byte| #(#tests)||* }
}

/// The ranges without one that lies within one of them.
fn without(ranges: &[(u8, u8)], gone: (u8, u8)) -> Vec<(u8, u8)> {
    let mut left = Vec::new();
    for &(first, last) in ranges {
        if gone.1 < first || last < gone.0 {
            left.push((first, last));
            continue;
        }
        if first < gone.0 {
            left.push((first, gone.0 - 1));
        }
        if gone.1 < last {
            left.push((gone.1 + 1, last));
        }
    }
    left
}

pub(super) fn byte(value: u8) -> TokenStream {
    if value.is_ascii_graphic() || value == b' ' {
        let literal = Literal::byte_character(value);
        return quote! { #literal };
    }
    let literal: Literal = format!("{value:#04x}")
        .parse()
        .expect("invariant: a hexadecimal number is a literal");
    quote! { #literal }
}
