//! Structs that can grow: public fields, `new` with what is required, a setter for everything else.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::{Literal, Member, Struct, Type, TypeTable};

use super::docs::{Docs, code};
use super::facts;
use super::scope::Scope;
use super::ty::{converts, field_type, ident, number, rust_type};
use super::types::member_docs;

/// What each struct derives.
const TRAITS: [&str; 4] = ["Clone", "Debug", "PartialEq", "Eq"];

/// A field to be.
pub(super) struct Field<'a> {
    /// What it holds.
    pub(super) member: &'a Member,
    /// Whether `new` takes it.
    pub(super) required: bool,
    /// What it means.
    pub(super) docs: Docs,
    /// What `new` puts there, where it is not required; nothing if not said.
    pub(super) default: Option<TokenStream>,
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
            default: None,
        }
    }
}

impl Field<'_> {
    /// The same with the default of the spec: a reply says it, a request leaves it out.
    pub(super) fn with_default(mut self, types: &TypeTable, home: &TokenStream) -> Self {
        self.default = default(self.member, types, home).filter(|_| !self.required);
        self
    }
}

/// What the spec puts into a member that nobody has set: its default, or an object whose members have defaults.
fn default(member: &Member, types: &TypeTable, home: &TokenStream) -> Option<TokenStream> {
    match (&member.default, &member.ty) {
        (Some(Literal::Text(text)), _) => Some(quote! { #text.into() }),
        (Some(Literal::Integer(value)), _) => Some(number(*value)),
        (Some(Literal::Bool(flag)), _) => Some(quote! { #flag }),
        (_, Type::Object(rust)) => {
            let members = &types.find_struct(rust)?.members;
            let has_default = members
                .iter()
                .any(|member| default(member, types, home).is_some());
            let name = ident(rust);
            (has_default && members.iter().all(|member| !member.required))
                .then(|| quote! { #home #name::new() })
        }
        _ => None,
    }
}

/// An object of the spec, or the user's type in its place. With a type table, it is one of a reply and has its defaults.
pub(super) fn object(found: &Struct, reply: Option<&TypeTable>, scope: &Scope<'_>) -> TokenStream {
    let home = &quote! {};
    if let Some(external) = scope.external(&found.rust) {
        return external;
    }
    let docs = found
        .docs
        .as_deref()
        .map_or_else(|| Docs::text("An object of the spec."), Docs::prose);
    let fields = found.members.iter().map(Field::of_member);
    let fields: Vec<Field<'_>> = match reply {
        Some(types) => fields
            .map(|field| field.with_default(types, home))
            .collect(),
        None => fields.collect(),
    };
    structure(&found.rust, &docs, &fields, None, home, scope)
}

/// A struct with these fields.
pub(super) fn structure(
    name: &str,
    docs: &Docs,
    fields: &[Field<'_>],
    status: Option<u16>,
    home: &TokenStream,
    scope: &Scope<'_>,
) -> TokenStream {
    let extra = scope.on_value(name, &TRAITS);
    let (name, docs) = (ident(name), docs.tokens());
    let declarations = fields.iter().map(|field| declaration(field, home));
    let (status, values, setter) = status.map_or_else(Default::default, status_field);
    let methods = methods(fields, &values, home);
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
fn status_field(first: u16) -> (TokenStream, Vec<TokenStream>, TokenStream) {
    let first = number(first);
    let field = quote! {
        /// The HTTP status.
        pub status: u16,
    };
    let setter = quote! {
        /// The same with another of the statuses of a success.
        #[must_use]
        pub fn with_status(mut self, status: u16) -> Self {
            self.status = status;
            self
        }
    };
    (field, vec![quote! { status: #first, }], setter)
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
        let value = match &field.default {
            _ if field.required => taken(field),
            Some(default) => quote! { Some(#default) },
            None => quote! { None },
        };
        // A number is taken as it is; clippy wants no name twice.
        if name == value.to_string() {
            return quote! { #name };
        }
        quote! { #name: #value }
    });
    // `clippy` wants `Default` beside a `new` without arguments; a later spec may require a member.
    let no_default = (!fields.iter().any(|field| field.required))
        .then(|| quote! { #[expect(clippy::new_without_default, reason = "a later spec may require a member")] });
    let many = (fields.iter().filter(|field| field.required).count() > 7).then(|| {
        quote! { #[expect(clippy::too_many_arguments, reason = "the spec requires so many")] }
    });
    let setters = fields
        .iter()
        .filter(|field| !field.required)
        .map(|field| setter(field, home));
    let docs = if fields.iter().any(|field| field.default.is_some()) {
        "With everything that is required, and the values that the spec gives the rest."
    } else {
        "With everything that is required, and nothing else."
    };
    let docs = Docs::text(docs).tokens();
    quote! {
        #docs
        #[must_use]
        #no_default
        #many
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
