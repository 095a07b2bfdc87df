//! `validate.rs`: what the input is held to, as straight-line code; patterns that are more than a set of bytes become tables.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::ir::{
    Bounds, Constraints, Item, Length, LengthUnit, Location, Operation, Origin, Param, PathPart,
    Pattern, Struct, Type,
};
use crate::name;
use crate::pattern::Dfa;

use super::docs::{Docs, code};
use super::facts;
use super::ty::{ident, number};

/// The whole file.
pub(super) fn module(operation: &Operation) -> TokenStream {
    let input = ident(&operation.input());
    let checks: Vec<TokenStream> = operation
        .arguments()
        .map(|param| check(param, operation))
        .collect();
    let uses_found = checks.iter().any(|check| !check.is_empty());
    let found = if uses_found {
        quote! { let mut found = Violations::new(); }
    } else {
        quote! { let found = Violations::new(); }
    };
    let newtypes = operation
        .types
        .newtypes
        .iter()
        .filter(|newtype| !newtype.constraints.is_empty());
    let newtypes = newtypes.map(|newtype| {
        function(
            &name::snake(&newtype.rust),
            &newtype.member,
            &newtype.constraints,
        )
    });
    let plain = operation
        .arguments()
        .filter(|param| plain_text(param))
        .map(|param| {
            function(
                &text_function(param),
                &param.member.name.wire,
                &param.member.constraints,
            )
        });
    let functions: Vec<TokenStream> = newtypes.chain(plain).collect();
    let imports = match (
        operation.params.is_empty(),
        functions.is_empty() && !uses_found,
    ) {
        (true, true) => quote! { use ::annul_runtime::Violations; },
        (true, false) => quote! { use ::annul_runtime::{Place, Violations}; },
        (false, _) => quote! { use ::annul_runtime::{Origin, Place, Violations}; },
    };
    let places = operation.params.iter().map(place_const);
    quote! {
        #imports

        use super::types::#input;

        impl #input {
            /// Everything about this input that breaks the spec; empty if nothing does.
            pub fn violations(&self) -> Violations {
                #found
                #(#checks)*
                found
            }
        }

        ::annul_runtime::validated!(#input);

        #(#places)*

        #(#functions)*
    }
}

/// Where a param stands, as an expression.
pub(super) fn place(param: &Param) -> TokenStream {
    place_of(param, &param.member.name.wire)
}

/// The place of a param, or of a value inside of it that is named with its path.
pub(super) fn place_of(param: &Param, name: &str) -> TokenStream {
    let location = ident(param.location.word());
    let origin = match param.origin {
        Origin::Caller => quote! { Caller },
        Origin::Service => quote! { Service },
    };
    quote! { Place::#location(#name, Origin::#origin) }
}

pub(super) fn place_name(param: &Param) -> proc_macro2::Ident {
    ident(&param.member.name.snake.to_uppercase())
}

fn place_const(param: &Param) -> TokenStream {
    let (name, place) = (place_name(param), place(param));
    quote! { pub(super) const #name: Place = #place; }
}

/// A text without newtype that has constraints of its own.
fn plain_text(param: &Param) -> bool {
    param.member.ty == Type::String(None) && !param.member.constraints.is_empty()
}

fn text_function(param: &Param) -> String {
    format!("{}_text", param.member.name.snake)
}

/// The checks of one param; nothing if it has none.
fn check(param: &Param, operation: &Operation) -> TokenStream {
    let field = ident(&param.member.name.snake);
    let optional = !param.member.required || param.member.nullable;
    let value = if optional {
        quote! { value }
    } else {
        quote! { self.#field }
    };
    let place = place_name(param);
    let checks = checks(
        &param.member.ty,
        param,
        &value,
        optional,
        &quote! { #place },
        operation,
    );
    if checks.is_empty() || !optional {
        return checks;
    }
    quote! { if let Some(value) = &self.#field { #checks } }
}

/// Checks of a param's value; `borrowed` says that `value` is a reference already.
fn checks(
    ty: &Type,
    param: &Param,
    value: &TokenStream,
    borrowed: bool,
    place: &TokenStream,
    operation: &Operation,
) -> TokenStream {
    let constraints = &param.member.constraints;
    match ty {
        Type::String(newtype) => {
            let text = text_of(newtype.is_some(), param.member.secret, value, borrowed);
            let sendable = sendable(param, operation)
                .map(|call| quote! { found.text(#place, #text).#call(); });
            let function = newtype
                .as_ref()
                .map_or_else(|| text_function(param), |rust| name::snake(rust));
            let function = ident(&function);
            let own =
                (!constraints.is_empty()).then(|| quote! { #function(#place, #text, &mut found); });
            quote! { #sendable #own }
        }
        Type::Enum(_) => {
            let sendable = sendable(param, operation)
                .map(|call| quote! { found.text(#place, #value.as_str()).#call(); });
            quote! { #sendable }
        }
        Type::Integer => {
            let number = if borrowed {
                quote! { *#value }
            } else {
                value.clone()
            };
            let range = constraints.range.as_ref().map(bounds);
            range
                .map(|range| quote! { found.integer(#place, #number, #range); })
                .unwrap_or_default()
        }
        Type::List(_) | Type::Object(_) => {
            let site = Site {
                param,
                path: param.member.name.wire.clone(),
                is_item: false,
            };
            let value = Value {
                tokens: value.clone(),
                borrowed,
                secret: param.member.secret,
            };
            nested(ty, constraints, &value, &site, operation)
        }
        Type::Boolean | Type::Any => quote! {},
    }
}

/// A value inside of a param, as an expression.
struct Value {
    tokens: TokenStream,
    /// Whether the expression is a reference already.
    borrowed: bool,
    secret: bool,
}

/// Where a value inside of a param stands.
struct Site<'a> {
    param: &'a Param,
    /// Its name with the names around it: `filter.range.end`.
    path: String,
    /// Whether it is an item of a list, or inside of one; emitted code then knows its `index`.
    is_item: bool,
}

impl Site<'_> {
    fn place(&self) -> TokenStream {
        let place = if self.path == self.param.member.name.wire {
            let name = place_name(self.param);
            quote! { #name }
        } else {
            place_of(self.param, &self.path)
        };
        if self.is_item {
            quote! { #place.item(index) }
        } else {
            place
        }
    }

    fn member(&self, name: &str) -> Self {
        Self {
            path: format!("{}.{name}", self.path),
            ..*self
        }
    }
}

/// The checks of an object's members.
fn members(found: &Struct, value: &Value, site: &Site<'_>, operation: &Operation) -> TokenStream {
    let checks = found.members.iter().map(|member| {
        let (object, field) = (&value.tokens, ident(&member.name.snake));
        let site = site.member(&member.name.wire);
        let borrowed = !member.required || member.nullable;
        let inner = Value {
            tokens: if borrowed {
                quote! { member }
            } else {
                quote! { #object.#field }
            },
            borrowed,
            secret: member.secret,
        };
        let checks = nested(&member.ty, &member.constraints, &inner, &site, operation);
        if !borrowed {
            return checks;
        }
        unless_empty(
            &checks,
            quote! { if let Some(member) = &#object.#field { #checks } },
        )
    });
    quote! { #(#checks)* }
}

/// The checks of a value inside of another one, or of one that has others inside.
fn nested(
    ty: &Type,
    constraints: &Constraints,
    value: &Value,
    site: &Site<'_>,
    operation: &Operation,
) -> TokenStream {
    let (tokens, place) = (&value.tokens, site.place());
    match ty {
        Type::String(newtype) => {
            let text = text_of(newtype.is_some(), value.secret, tokens, value.borrowed);
            let chain = chain(constraints, NESTED);
            let table = needs_table(constraints).map(|pattern| table(NESTED, pattern));
            match (chain.is_empty(), table) {
                (true, _) => quote! {},
                (false, None) => quote! { found.text(#place, #text) #chain; },
                (false, Some(table)) => quote! { { #table found.text(#place, #text) #chain; } },
            }
        }
        Type::Integer => {
            let number = if value.borrowed {
                quote! { *#tokens }
            } else {
                tokens.clone()
            };
            let range = constraints.range.as_ref().map(bounds);
            range
                .map(|range| quote! { found.integer(#place, #number, #range); })
                .unwrap_or_default()
        }
        Type::Object(rust) => operation
            .types
            .find_struct(rust)
            .map(|found| members(found, value, site, operation))
            .unwrap_or_default(),
        Type::List(item) => {
            let count = constraints.items.as_ref().map(|items| {
                let range = bounds(items);
                quote! { found.items(#place, #tokens.len(), #range); }
            });
            let each = items(item, value, site, operation);
            quote! { #count #each }
        }
        Type::Boolean | Type::Any | Type::Enum(_) => quote! {},
    }
}

/// The checks of each item of a list; the outermost list gives the index.
fn items(item: &Item, list: &Value, site: &Site<'_>, operation: &Operation) -> TokenStream {
    let inner = Value {
        tokens: quote! { item },
        borrowed: true,
        secret: list.secret,
    };
    let site_of_item = Site {
        path: site.path.clone(),
        is_item: true,
        ..*site
    };
    let checks = nested(
        &item.ty,
        &item.constraints,
        &inner,
        &site_of_item,
        operation,
    );
    let tokens = &list.tokens;
    let each = if !site.is_item {
        quote! { for (index, item) in #tokens.iter().enumerate() { #checks } }
    } else if list.borrowed {
        quote! { for item in #tokens { #checks } }
    } else {
        quote! { for item in &#tokens { #checks } }
    };
    unless_empty(&checks, each)
}

/// `whole`, if there is anything in it.
fn unless_empty(inner: &TokenStream, whole: TokenStream) -> TokenStream {
    if inner.is_empty() {
        TokenStream::new()
    } else {
        whole
    }
}

fn text_of(newtype: bool, secret: bool, value: &TokenStream, borrowed: bool) -> TokenStream {
    match (newtype, secret) {
        (_, true) => quote! { #value.expose() },
        (true, false) => quote! { #value.as_str() },
        (false, false) if borrowed => quote! { #value },
        (false, false) => quote! { &#value },
    }
}

/// What makes a text fit for the place where it travels.
fn sendable(param: &Param, operation: &Operation) -> Option<proc_macro2::Ident> {
    match param.location {
        Location::Path => {
            let greedy = operation.route.parts.iter().any(
                |part| matches!(part, PathPart::Param { name, greedy: true } if *name == param.key),
            );
            Some(if greedy {
                format_ident!("path_segments")
            } else {
                format_ident!("path_segment")
            })
        }
        Location::Header => Some(format_ident!("header_value")),
        Location::Query | Location::Body => None,
    }
}

/// The function that holds a text against its constraints, and the table it may need.
fn function(name: &str, wire: &str, constraints: &Constraints) -> TokenStream {
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

/// The table of a pattern inside of another value stands in a block of its own, and needs no name of its own.
const NESTED: &str = "item";

fn needs_table(constraints: &Constraints) -> Option<&Pattern> {
    constraints
        .pattern
        .as_ref()
        .filter(|pattern| pattern.simple.is_none())
}

/// Constraints as calls; `name` leads to the table of the pattern.
fn chain(constraints: &Constraints, name: &str) -> TokenStream {
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

fn bounds(bounds: &Bounds) -> TokenStream {
    range(bounds.min, bounds.max)
}

fn range(min: Option<i64>, max: Option<i64>) -> TokenStream {
    let (min, max) = (min.map(number), max.map(number));
    match (min, max) {
        (Some(min), Some(max)) => quote! { #min..=#max },
        (Some(min), None) => quote! { #min.. },
        (None, Some(max)) => quote! { ..=#max },
        (None, None) => quote! { .. },
    }
}

/// A pattern that is a set of bytes with a length.
fn class(pattern: &Pattern) -> TokenStream {
    let Some(simple) = &pattern.simple else {
        return quote! {};
    };
    let regex = &pattern.regex;
    let count = range(Some(i64::from(simple.min)), simple.max.map(i64::from));
    let test = byte_test(&simple.set);
    quote! { .every_byte(#regex, #count, |byte| #test) }
}

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

/// Whether `byte` is in a set, as an expression of comparisons alone, which the compiler turns into vector code.
fn byte_test(set: &[(u8, u8)]) -> TokenStream {
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
            quote! { (byte == #from) }
        } else {
            quote! { (#from..=#to).contains(&byte) }
        }
    }));
    match tests.as_slice() {
        [] => quote! { false },
        [one] => one.clone(),
        _ => quote! { #(#tests)||* },
    }
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

fn table_name(name: &str) -> proc_macro2::Ident {
    ident(&format!("{}_PATTERN", name.to_uppercase()))
}

/// A pattern as a table: what byte leads from which state to which.
fn table(name: &str, pattern: &Pattern) -> TokenStream {
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

fn byte(value: u8) -> TokenStream {
    if value.is_ascii_graphic() || value == b' ' {
        let literal = Literal::byte_character(value);
        return quote! { #literal };
    }
    let literal: Literal = format!("{value:#04x}")
        .parse()
        .expect("invariant: a hexadecimal number is a literal");
    quote! { #literal }
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
