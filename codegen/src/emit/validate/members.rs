//! Checks inside of objects and lists: where each value stands, and what is said of its place.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Constraints, Item, Operation, Param, Struct, Type};

use super::constraints::{bounds, chain, needs_table};
use super::table::table;
use super::{place_name, place_of, text_of};
use crate::emit::ty::ident;

/// The table of a pattern inside of another value stands in a block of its own, and needs no name of its own.
const NESTED: &str = "item";

/// A value inside of a param, as an expression.
pub(super) struct Value {
    pub(super) tokens: TokenStream,
    /// Whether the expression is a reference already.
    pub(super) borrowed: bool,
    pub(super) secret: bool,
}

/// Where a value inside of a param stands.
pub(super) struct Site<'a> {
    pub(super) param: &'a Param,
    /// Its name with the names around it: `filter.range.end`.
    pub(super) path: String,
    /// Whether it is an item of a list, or inside of one; emitted code then knows its `index`.
    pub(super) is_item: bool,
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
pub(super) fn nested(
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
