//! Structs that can grow: public fields, `new` with what is required, a setter for everything else.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use annul_runtime::time::Timestamp;

use crate::ir::Literal;
use crate::rust::{Field, Sort, Status, Struct, Ty, Types};

use super::docs::{Docs, code};
use super::facts;
use super::facts::member_docs;
use super::scope::Scope;
use super::ty::{field_type, ident, number, value_type};

/// What each struct derives.
const TRAITS: [&str; 4] = ["Clone", "Debug", "PartialEq", "Eq"];

/// A field with what is said of it.
pub(super) struct Part<'a> {
    /// The field.
    pub(super) field: &'a Field<'a>,
    /// What it means.
    pub(super) docs: Docs,
    /// What `new` puts there, where it does not take it; nothing if not said.
    pub(super) default: Option<TokenStream>,
}

impl<'a> Part<'a> {
    /// A member of an object or an error.
    pub(super) fn of_member(field: &'a Field<'a>) -> Self {
        let member = field.member;
        let constraints = facts::constraints(&member.constraints);
        let place: Vec<String> = [Some(format!("{}.", code(&member.wire))), constraints]
            .into_iter()
            .flatten()
            .collect();
        Self {
            field,
            docs: member_docs(member).and_text(&place.join(" ")),
            default: None,
        }
    }

    /// The same with the default of the spec: a reply says it, a request leaves it out.
    pub(super) fn with_default(mut self, types: &Types<'_>, home: &TokenStream) -> Self {
        self.default = default(self.field, types, home).filter(|_| !self.field.is_argument);
        self
    }
}

/// What the spec puts into a field that nobody has set: its default, or an object whose members have defaults.
fn default(field: &Field<'_>, types: &Types<'_>, home: &TokenStream) -> Option<TokenStream> {
    match (&field.member.default, &field.ty) {
        (Some(Literal::Text(text)), Ty::String) if text.is_empty() => {
            Some(quote! { String::new() })
        }
        (Some(value), Ty::Time(format)) => {
            let time = match value {
                Literal::Text(text) => Timestamp::parse(text, *format),
                Literal::Integer(seconds) => Timestamp::new(*seconds, 0),
                _ => None,
            }?;
            let seconds = number(time.seconds());
            let nanos = number(time.subsec_nanos());
            let ty = value_type(&field.ty, home);
            Some(quote! { #ty::known(#seconds, #nanos) })
        }
        (Some(Literal::Integer(value)), Ty::Number) => {
            let value = number(*value);
            Some(quote! { annul_runtime::Number::whole(#value) })
        }
        (Some(Literal::Text(text)), _) => Some(quote! { #text.into() }),
        (Some(Literal::Integer(value)), _) => Some(number(*value)),
        (Some(Literal::Bool(flag)), _) => Some(quote! { #flag }),
        (_, Ty::Named(Sort::Object, rust)) => {
            let fields = &types.object(rust)?.fields;
            let has_default = fields
                .iter()
                .any(|field| default(field, types, home).is_some());
            let name = ident(rust);
            (has_default && fields.iter().all(|field| !field.is_argument))
                .then(|| quote! { #home #name::new() })
        }
        _ => None,
    }
}

/// An object of the spec, or the user's type in its place. One of a reply has its defaults.
pub(super) fn object(found: &Struct<'_>, types: &Types<'_>, scope: &Scope<'_>) -> TokenStream {
    let home = &quote! {};
    if let Some(external) = scope.external(&found.name) {
        return external;
    }
    let docs = found
        .docs
        .map_or_else(|| Docs::text("An object of the spec."), Docs::prose);
    let parts = found.fields.iter().map(Part::of_member);
    let parts: Vec<Part<'_>> = if found.site.is_none() {
        parts.map(|part| part.with_default(types, home)).collect()
    } else {
        parts.collect()
    };
    structure(found, &docs, &parts, None, home, scope)
}

/// A struct with these fields.
pub(super) fn structure(
    found: &Struct<'_>,
    docs: &Docs,
    parts: &[Part<'_>],
    status: Option<&Status>,
    home: &TokenStream,
    scope: &Scope<'_>,
) -> TokenStream {
    let extra = scope.on_value(&found.name, &TRAITS);
    let (name, docs) = (ident(&found.name), docs.tokens());
    let declarations = parts.iter().map(|part| declaration(part, home));
    let (status, values, setter) = status.map_or_else(Default::default, status_field);
    let methods = methods(parts, &values, home);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq)]
        #extra
        #[non_exhaustive]
        pub struct #name {
            #status
            #(#declarations)*
        }

        impl #name {
            #methods

            #setter
        }
    }
}

/// The status of a reply that has several: its field, its first value and its setter.
fn status_field(found: &Status) -> (TokenStream, Vec<TokenStream>, TokenStream) {
    let (name, first) = (ident(found.field), number(found.first));
    let method = format_ident!("with_{}", found.field);
    let field = quote! {
        /// The HTTP status.
        pub #name: u16,
    };
    let setter = quote! {
        /// Sets the status: one of those of a success.
        #[must_use]
        pub fn #method(mut self, status: u16) -> Self {
            self.#name = status;
            self
        }
    };
    (field, vec![quote! { #name: #first, }], setter)
}

/// The declaration of a field.
pub(super) fn declaration(part: &Part<'_>, home: &TokenStream) -> TokenStream {
    let docs = part.docs.tokens();
    let field = part.field;
    let (name, ty) = (ident(&field.name), field_type(field, home));
    let wire = &field.member.wire;
    let alias = (*wire != field.name).then(|| quote! { #[doc(alias = #wire)] });
    quote! { #docs #alias pub #name: #ty, }
}

/// What stands on a file of structs, each with these fields: clippy wants `Default` beside a `new` without arguments.
pub(super) fn no_default<'f, 'c: 'f>(
    mut structs: impl Iterator<Item = &'f Vec<Field<'c>>>,
) -> Option<TokenStream> {
    let has_default = structs.any(|fields| fields.iter().all(|field| !field.is_argument));
    has_default.then(|| {
        quote! {
            #![allow(clippy::new_without_default, reason = "a later spec may require more")]
        }
    })
}

/// `new` and the setters. `extra` are fields with values of their own.
pub(super) fn methods(
    parts: &[Part<'_>],
    extra: &[TokenStream],
    home: &TokenStream,
) -> TokenStream {
    let fields = parts.iter().map(|part| part.field);
    let required = fields.clone().filter(|field| field.is_argument);
    let arguments = required.clone().map(|field| {
        let (name, ty) = (ident(&field.name), argument(field, home));
        quote! { #name: #ty }
    });
    let values = parts.iter().map(|part| {
        let name = ident(&part.field.name);
        let value = match &part.default {
            _ if part.field.is_argument => taken(part.field),
            Some(default) => quote! { Some(#default) },
            None => quote! { None },
        };
        // A number is taken as it is; clippy wants no name twice.
        if name == value.to_string() {
            return quote! { #name };
        }
        quote! { #name: #value }
    });
    let many = (required.count() > 7).then(|| {
        quote! { #[expect(clippy::too_many_arguments, reason = "the spec requires so many")] }
    });
    let setters = fields
        .filter(|field| !field.is_argument)
        .map(|field| setter(field, home));
    let docs = if parts.iter().any(|part| part.default.is_some()) {
        "Creates it from its required fields; the others have the defaults of the spec."
    } else {
        "Creates it from its required fields."
    };
    let docs = Docs::text(docs).tokens();
    quote! {
        #docs
        #[must_use]
        #many
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #(#extra)* }
        }

        #(#setters)*
    }
}

fn argument(field: &Field<'_>, home: &TokenStream) -> TokenStream {
    let ty = value_type(&field.ty, home);
    match (field.ty.converts(), field.is_argument && field.is_optional) {
        (true, _) => quote! { impl Into<#ty> },
        (false, true) => quote! { Option<#ty> },
        (false, false) => ty,
    }
}

/// The value of a field from its argument.
fn taken(field: &Field<'_>) -> TokenStream {
    let name = ident(&field.name);
    match (field.ty.converts(), field.is_optional) {
        (true, true) => quote! { Some(#name.into()) },
        (true, false) => quote! { #name.into() },
        (false, _) => quote! { #name },
    }
}

/// Sets a null, which is another value than none.
fn null_setter(field: &Field<'_>) -> TokenStream {
    let name = ident(&field.name);
    let method = format_ident!("with_null_{}", field.name);
    let docs = format!("Sets {} to null.", code(&field.member.wire));
    let docs = Docs::text(&docs).tokens();
    quote! {
        #docs
        #[must_use]
        pub fn #method(mut self) -> Self {
            self.#name = Some(annul_runtime::Nullable::Null);
            self
        }
    }
}

fn setter(field: &Field<'_>, home: &TokenStream) -> TokenStream {
    let name = ident(&field.name);
    let method = format_ident!("with_{}", field.name);
    let ty = argument(field, home);
    let value = if field.ty.converts() {
        quote! { #name.into() }
    } else {
        quote! { #name }
    };
    let value = if field.null_is_value {
        quote! { annul_runtime::Nullable::Value(#value) }
    } else {
        value
    };
    let docs = Docs::text(&format!("Sets {}.", code(&field.member.wire))).tokens();
    let null = field.null_is_value.then(|| null_setter(field));
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

        #null
    }
}
