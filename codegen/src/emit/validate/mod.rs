//! `validate.rs`: what the input is held to, as straight-line code; patterns that are more than a set of bytes become tables.

mod bytes;
mod constraints;
mod members;
mod table;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::{Location, Member, Origin, Param, PathPart};
use crate::rust::{Field, Operation, Sort, Ty, name};

use super::ty::ident;

use constraints::function;
use members::{Site, Value, nested};

/// The whole file.
pub(super) fn module(operation: &Operation<'_>) -> TokenStream {
    let input = ident(&operation.input.name);
    let checks: Vec<TokenStream> = operation
        .params()
        .map(|(param, field)| check(param, field, operation))
        .collect();
    let uses_found = checks.iter().any(|check| !check.is_empty());
    let found = if uses_found {
        quote! { let mut found = Violations::new(); }
    } else {
        quote! { let found = Violations::new(); }
    };
    let newtypes = operation.types.newtypes.iter();
    let newtypes = newtypes.filter(|newtype| !newtype.member.constraints.is_empty());
    let newtypes = newtypes.map(|newtype| {
        let Member {
            wire, constraints, ..
        } = newtype.member;
        function(&name::snake(&newtype.name), wire, constraints)
    });
    let plain = operation.params().filter(|(_, field)| {
        matches!(field.ty, Ty::String | Ty::Secret) && !field.member.constraints.is_empty()
    });
    let plain = plain.map(|(_, field)| {
        let Member {
            wire, constraints, ..
        } = field.member;
        function(&text_function(field), wire, constraints)
    });
    let functions: Vec<TokenStream> = newtypes.chain(plain).collect();
    let imports = match (
        operation.ir.params.is_empty(),
        functions.is_empty() && !uses_found,
    ) {
        (true, true) => quote! { use ::annul_runtime::Violations; },
        (true, false) => quote! { use ::annul_runtime::{Place, Violations}; },
        (false, _) => quote! { use ::annul_runtime::{Origin, Place, Violations}; },
    };
    let places = operation.ir.params.iter().map(place_const);
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
    place_of(param, &param.member.wire)
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
    ident(&name::field(&param.member).to_uppercase())
}

fn place_const(param: &Param) -> TokenStream {
    let (name, place) = (place_name(param), place(param));
    quote! { pub(super) const #name: Place = #place; }
}

fn text_function(field: &Field<'_>) -> String {
    format!("{}_text", field.name)
}

/// The checks of one param; nothing if it has none.
fn check(param: &Param, field: &Field<'_>, operation: &Operation<'_>) -> TokenStream {
    let name = ident(&field.name);
    let value = Value {
        tokens: if field.is_optional {
            quote! { value }
        } else {
            quote! { self.#name }
        },
        borrowed: field.is_optional,
    };
    let checks = checks(param, field, &value, operation);
    if checks.is_empty() || !field.is_optional {
        return checks;
    }
    let found = some(field, &quote! { value });
    quote! { if let #found = &self.#name { #checks } }
}

/// The pattern of an optional field with a value.
fn some(field: &Field<'_>, value: &TokenStream) -> TokenStream {
    if field.null_is_value {
        quote! { Some(::annul_runtime::Nullable::Value(#value)) }
    } else {
        quote! { Some(#value) }
    }
}

/// Checks of a param's value.
fn checks(
    param: &Param,
    field: &Field<'_>,
    value: &Value,
    operation: &Operation<'_>,
) -> TokenStream {
    let place = place_name(param);
    let tokens = &value.tokens;
    let sendable = |text: TokenStream| {
        sendable(param, operation).map(|call| quote! { found.text(#place, #text).#call(); })
    };
    match &field.ty {
        Ty::Named(Sort::Enum, _) => {
            let sendable = sendable(quote! { #tokens.as_str() });
            quote! { #sendable }
        }
        ty if ty.is_text() => {
            let text = text_of(ty, field.member.secret, value);
            let sendable = sendable(text.clone());
            let function = match ty {
                Ty::Named(_, rust) => name::snake(rust),
                _ => text_function(field),
            };
            let function = ident(&function);
            let own = (!field.member.constraints.is_empty())
                .then(|| quote! { #function(#place, #text, &mut found); });
            quote! { #sendable #own }
        }
        ty => nested(field.member, ty, value, &Site::of(param), operation),
    }
}

fn text_of(ty: &Ty, is_secret: bool, value: &Value) -> TokenStream {
    let tokens = &value.tokens;
    match ty {
        _ if is_secret => quote! { #tokens.expose() },
        Ty::Named(..) => quote! { #tokens.as_str() },
        _ if value.borrowed => quote! { #tokens },
        _ => quote! { &#tokens },
    }
}

/// What makes a text fit for the place where it travels.
pub(super) fn sendable(param: &Param, operation: &Operation<'_>) -> Option<proc_macro2::Ident> {
    match param.location {
        Location::Path => {
            let greedy = operation.ir.route.parts.iter().any(
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
