//! Structs that can grow: public fields, `new` with what is required, a setter for everything else.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::{Member, Struct};

use super::docs::{Docs, code};
use super::facts;
use super::ty::{converts, field_type, ident, rust_type};
use super::types::member_docs;

/// A field to be.
pub(super) struct Field<'a> {
    /// What it holds.
    pub(super) member: &'a Member,
    /// Whether `new` takes it.
    pub(super) required: bool,
    /// What it means.
    pub(super) docs: Docs,
}

impl<'a> Field<'a> {
    /// A member of an object or an error.
    pub(super) fn of_member(member: &'a Member) -> Self {
        let constraints = facts::constraints(&member.constraints);
        let place: Vec<String> = [Some(format!("{}.", code(&member.name.wire))), constraints]
            .into_iter()
            .flatten()
            .collect();
        Self {
            member,
            required: member.required,
            docs: member_docs(member).and_text(&place.join(" ")),
        }
    }
}

/// An object of the spec.
pub(super) fn object(found: &Struct, home: &TokenStream) -> TokenStream {
    let docs = found
        .docs
        .as_deref()
        .map_or_else(|| Docs::text("An object of the spec."), Docs::prose);
    let fields: Vec<Field<'_>> = found.members.iter().map(Field::of_member).collect();
    structure(&found.rust, &docs, &fields, home)
}

/// A struct with these fields.
pub(super) fn structure(
    name: &str,
    docs: &Docs,
    fields: &[Field<'_>],
    home: &TokenStream,
) -> TokenStream {
    let (name, docs) = (ident(name), docs.tokens());
    let declarations = fields.iter().map(|field| declaration(field, home));
    let methods = methods(fields, &[], home);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct #name {
            #(#declarations)*
        }

        impl #name {
            #methods
        }
    }
}

/// The declaration of a field.
pub(super) fn declaration(field: &Field<'_>, home: &TokenStream) -> TokenStream {
    let docs = field.docs.tokens();
    let name = ident(&field.member.name.snake);
    let ty = field_type(field.member, field.required, home);
    let wire = &field.member.name.wire;
    let alias = (*wire != field.member.name.snake).then(|| quote! { #[doc(alias = #wire)] });
    quote! { #docs #alias pub #name: #ty, }
}

/// `new` and the setters. `extra` are fields with values of their own.
pub(super) fn methods(
    fields: &[Field<'_>],
    extra: &[TokenStream],
    home: &TokenStream,
) -> TokenStream {
    let arguments = fields.iter().filter(|field| field.required).map(|field| {
        let (name, ty) = (ident(&field.member.name.snake), argument(field, home));
        quote! { #name: #ty }
    });
    let values = fields.iter().map(|field| {
        let name = ident(&field.member.name.snake);
        let value = if field.required {
            taken(field)
        } else {
            quote! { None }
        };
        quote! { #name: #value }
    });
    // `clippy` wants `Default` beside a `new` without arguments; a later spec may require a member.
    let no_default = (!fields.iter().any(|field| field.required))
        .then(|| quote! { #[expect(clippy::new_without_default, reason = "a later spec may require a member")] });
    let setters = fields
        .iter()
        .filter(|field| !field.required)
        .map(|field| setter(field, home));
    quote! {
        /// With everything that is required, and nothing else.
        #[must_use]
        #no_default
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #(#extra)* }
        }

        #(#setters)*
    }
}

fn argument(field: &Field<'_>, home: &TokenStream) -> TokenStream {
    let ty = rust_type(&field.member.ty, field.member.secret, home);
    let ty = if converts(&field.member.ty) {
        quote! { impl Into<#ty> }
    } else {
        ty
    };
    if field.required && field.member.nullable && !converts(&field.member.ty) {
        quote! { Option<#ty> }
    } else {
        ty
    }
}

/// The value of a field from its argument.
fn taken(field: &Field<'_>) -> TokenStream {
    let name = ident(&field.member.name.snake);
    let value = if converts(&field.member.ty) {
        quote! { #name.into() }
    } else {
        quote! { #name }
    };
    if field.member.nullable && converts(&field.member.ty) {
        quote! { Some(#value) }
    } else {
        value
    }
}

fn setter(field: &Field<'_>, home: &TokenStream) -> TokenStream {
    let name = ident(&field.member.name.snake);
    let method = format_ident!("with_{}", field.member.name.snake);
    let ty = argument(field, home);
    let value = if converts(&field.member.ty) {
        quote! { #name.into() }
    } else {
        quote! { #name }
    };
    let docs = Docs::text(&format!("The same with {}.", code(&field.member.name.wire))).tokens();
    let deprecated = field.member.deprecated.as_ref().map(|found| {
        let note = facts::deprecation(found);
        quote! { #[deprecated(note = #note)] }
    });
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #method(mut self, #name: #ty) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}
