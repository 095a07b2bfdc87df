//! Types of the IR as Rust types, and the few tokens that every emitter needs.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::ir::{Member, Type};

/// An identifier that `check` has found legal.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A word of the runtime, as emitted code names it: variants are called alike on both sides.
pub(super) fn variant(word: impl std::fmt::Debug) -> Ident {
    ident(&format!("{word:?}"))
}

/// A number without suffix, in groups of three digits as clippy reads them.
pub(super) fn number(value: impl Into<i128>) -> TokenStream {
    let value: i128 = value.into();
    let digits = value.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    let literal: Literal = grouped
        .parse()
        .expect("invariant: digits and underscores are a literal");
    if value < 0 {
        quote! { -#literal }
    } else {
        quote! { #literal }
    }
}

/// The Rust type of a value that is there. `home` leads to the module of the named types.
pub(super) fn rust_type(ty: &Type, secret: bool, home: &TokenStream) -> TokenStream {
    match ty {
        Type::String(None) if secret => quote! { annul_runtime::Secret },
        Type::String(None) => quote! { String },
        Type::Integer => quote! { i64 },
        Type::Boolean => quote! { bool },
        Type::Any => quote! { annul_runtime::Json },
        Type::List(item) => {
            let item = rust_type(&item.ty, secret, home);
            quote! { Vec<#item> }
        }
        Type::String(Some(name)) | Type::Enum(name) | Type::Object(name) => {
            let name = ident(name);
            quote! { #home #name }
        }
    }
}

/// The Rust type of a field: optional unless the member is always there, and unless a null is a value of its own.
pub(super) fn field_type(member: &Member, required: bool, home: &TokenStream) -> TokenStream {
    let ty = rust_type(&member.ty, member.secret, home);
    if required && !member.nullable {
        ty
    } else {
        quote! { Option<#ty> }
    }
}

/// Whether a setter takes anything that becomes the type.
pub(super) fn converts(ty: &Type) -> bool {
    matches!(ty, Type::String(_) | Type::Enum(_))
}
