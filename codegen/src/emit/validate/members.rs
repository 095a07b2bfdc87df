//! Checks inside of objects and lists: where each value stands, and what is said of its place.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Member, Param, Type};
use crate::rust::{Operation, Sort, Struct, Ty};

use super::constraints::{bounds, chain, needs_table};
use super::table::table;
use super::{guard, place_name, place_of, text_of};
use crate::emit::ty::ident;

/// The table of a pattern inside of another value stands in a block of its own, and needs no name of its own.
const NESTED: &str = "item";

/// What the indices of items are called, from the outside.
const INDICES: [&str; 2] = ["index", "inner"];

/// A value of a param or inside of one, as an expression.
pub(super) struct Value {
    pub(super) tokens: TokenStream,
    /// Whether the expression is a reference already.
    pub(super) borrowed: bool,
}

/// Where a value inside of a param stands.
pub(super) struct Site<'a> {
    param: &'a Param,
    /// Its name with the names around it, and `[]` for each list: `filter.parts[].name`.
    path: String,
    /// How many lists are around it; emitted code knows the indices of the outer two.
    lists: usize,
}

impl<'a> Site<'a> {
    /// The place of a param itself.
    pub(super) fn of(param: &'a Param) -> Self {
        Self {
            param,
            path: param.member.wire.clone(),
            lists: 0,
        }
    }

    fn place(&self) -> TokenStream {
        // A value is an item of its list; what is inside of an item has a name of its own.
        let name = self.path.trim_end_matches("[]");
        let place = if name == self.param.member.wire {
            let name = place_name(self.param);
            quote! { #name }
        } else {
            place_of(self.param, name)
        };
        let indices = INDICES.iter().take(self.lists).map(|index| ident(index));
        quote! { #place #(.item(#indices))* }
    }

    fn member(&self, name: &str) -> Self {
        Self {
            path: format!("{}.{name}", self.path),
            ..*self
        }
    }
}

/// The checks of an object's members.
fn members(
    found: &Struct<'_>,
    value: &Value,
    site: &Site<'_>,
    operation: &Operation<'_>,
) -> TokenStream {
    let checks = found.fields.iter().map(|field| {
        let (object, name) = (&value.tokens, ident(&field.name));
        let site = site.member(&field.member.wire);
        let inner = Value {
            tokens: if field.is_optional {
                quote! { member }
            } else {
                quote! { #object.#name }
            },
            borrowed: field.is_optional,
        };
        let checks = nested(field.member, &field.ty, &inner, &site, operation);
        if !field.is_optional {
            return checks;
        }
        unless_empty(&checks, {
            guard(field, "member", &quote! { #object.#name }, &checks)
        })
    });
    quote! { #(#checks)* }
}

/// The checks of a value inside of another one, or of one that has others inside.
pub(super) fn nested(
    member: &Member,
    ty: &Ty,
    value: &Value,
    site: &Site<'_>,
    operation: &Operation<'_>,
) -> TokenStream {
    let constraints = &member.constraints;
    let (tokens, place) = (&value.tokens, site.place());
    match (ty, &member.ty) {
        (Ty::I64 | Ty::Number, _) => {
            let method = if *ty == Ty::Number {
                quote! { number }
            } else {
                quote! { integer }
            };
            let number = if value.borrowed {
                quote! { *#tokens }
            } else {
                tokens.clone()
            };
            let range = constraints.range.as_ref().map(bounds);
            range
                .map(|range| quote! { found.#method(#place, #number, #range); })
                .unwrap_or_default()
        }
        (Ty::Named(Sort::Object, name), _) => operation
            .types
            .object(name)
            .map(|found| members(found, value, site, operation))
            .unwrap_or_default(),
        (Ty::Vec(of_item), Type::List(item)) | (Ty::Map(of_item), Type::Map(item)) => {
            let count = constraints.items.as_ref().map(|items| {
                let range = bounds(items);
                quote! { found.items(#place, #tokens.len(), #range); }
            });
            let is_map = matches!(ty, Ty::Map(_));
            let each = items(item, of_item, (value, is_map), site, operation);
            quote! { #count #each }
        }
        (ty, _) if ty.is_text() => {
            let text = text_of(ty, member.secret, value);
            let chain = chain(constraints, NESTED);
            let table = needs_table(constraints).map(|pattern| table(NESTED, pattern));
            match (chain.is_empty(), table) {
                (true, _) => quote! {},
                (false, None) => quote! { found.text(#place, #text) #chain; },
                (false, Some(table)) => quote! { { #table found.text(#place, #text) #chain; } },
            }
        }
        _ => quote! {},
    }
}

/// The checks of each item of a list, or of each entry of a map in the order of their keys; the outer two lists give the index.
fn items(
    item: &Member,
    ty: &Ty,
    (list, is_map): (&Value, bool),
    site: &Site<'_>,
    operation: &Operation<'_>,
) -> TokenStream {
    let inner = Value {
        tokens: quote! { item },
        borrowed: true,
    };
    let of_item = Site {
        path: format!("{}[]", site.path),
        lists: site.lists + 1,
        ..*site
    };
    let checks = nested(item, ty, &inner, &of_item, operation);
    let tokens = &list.tokens;
    let each = match INDICES.get(site.lists) {
        Some(index) => {
            let index = ident(index);
            let iter = if is_map {
                quote! { values }
            } else {
                quote! { iter }
            };
            quote! { for (#index, item) in #tokens.#iter().enumerate() { #checks } }
        }
        None if is_map => quote! { for item in #tokens.values() { #checks } },
        None if list.borrowed => quote! { for item in #tokens { #checks } },
        None => quote! { for item in &#tokens { #checks } },
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
