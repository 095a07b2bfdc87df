//! Types as tokens, and the few tokens that every emitter needs.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::rust::{Field, Ty, time_name};

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

/// The type of a value that is there. `home` leads to the module of the named types.
pub(super) fn value_type(ty: &Ty, home: &TokenStream) -> TokenStream {
    match ty {
        Ty::String => quote! { String },
        Ty::Secret => quote! { annul_runtime::Secret },
        Ty::I64 => quote! { i64 },
        Ty::Number => quote! { annul_runtime::Number },
        Ty::Bool => quote! { bool },
        Ty::Time(format) => {
            let name = ident(time_name(*format));
            quote! { annul_runtime::time::#name }
        }
        Ty::Map(item) => {
            let item = value_type(item, home);
            quote! { std::collections::BTreeMap<String, #item> }
        }
        Ty::Json => quote! { annul_runtime::Json },
        Ty::Vec(item) => {
            let item = value_type(item, home);
            quote! { Vec<#item> }
        }
        Ty::Named(_, name) => {
            let name = ident(name);
            quote! { #home #name }
        }
    }
}

/// The type of a field: optional unless the member is always there, and unless a null is a value of its own.
pub(super) fn field_type(field: &Field<'_>, home: &TokenStream) -> TokenStream {
    let ty = value_type(&field.ty, home);
    match (field.is_optional, field.null_is_value) {
        (true, true) => quote! { Option<annul_runtime::Nullable<#ty>> },
        (true, false) => quote! { Option<#ty> },
        (false, _) => ty,
    }
}
