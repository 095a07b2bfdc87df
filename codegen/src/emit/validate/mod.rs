//! `validate.rs`: what the input is held to, as straight-line code; patterns that are more than a set of bytes become tables.

mod bytes;
mod constraints;
mod members;
mod table;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::{Location, Operation, Origin, Param, PathPart, Type};
use crate::name;

use super::ty::ident;

use constraints::{bounds, function};
use members::{Site, Value, nested};

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
    let location = ident(param.location.as_str());
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

fn text_of(newtype: bool, secret: bool, value: &TokenStream, borrowed: bool) -> TokenStream {
    match (newtype, secret) {
        (_, true) => quote! { #value.expose() },
        (true, false) => quote! { #value.as_str() },
        (false, false) if borrowed => quote! { #value },
        (false, false) => quote! { &#value },
    }
}

/// What makes a text fit for the place where it travels.
pub(super) fn sendable(param: &Param, operation: &Operation) -> Option<proc_macro2::Ident> {
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
