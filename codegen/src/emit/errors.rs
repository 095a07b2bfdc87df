//! `errors.rs`: one enum an operation, every declared error a struct with its members, and room for what nobody declared.

use annul_runtime::operation::Fault;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir;
use crate::rust::{Error, Operation, Service, Travels};

use super::docs::{Docs, code};
use super::literal::literal;
use super::scope::Scope;
use super::structs::{self, Part};
use super::ty::{ident, number, variant};

/// What each error derives; it holds a whole reply, which has no order and no hash.
const TRAITS: [&str; 3] = ["Clone", "Debug", "PartialEq"];

/// The whole file.
pub(super) fn module(
    service: &Service<'_>,
    operation: &Operation<'_>,
    scope: &Scope<'_>,
) -> TokenStream {
    let extra = scope.on_error(&operation.error, &TRAITS);
    let name = ident(&operation.error);
    let docs = Docs::text(&format!("Why {} failed.", code(&operation.ir.name)))
        .and_text("`kind`, `retry` and `target_state` say what any of them means; `Display` prints code, status, message and request id.")
        .tokens();
    let idents: Vec<_> = operation
        .errors
        .iter()
        .map(|error| ident(&error.name))
        .collect();
    let variants = operation
        .errors
        .iter()
        .zip(&idents)
        .map(|(error, variant)| {
            let docs = line(error.ir).tokens();
            let boxed = error.is_boxed;
            let held = if boxed {
                quote! { Box<#variant> }
            } else {
                quote! { #variant }
            };
            quote! { #docs #variant(#held), }
        });
    let structs = operation
        .errors
        .iter()
        .map(|error| structure(error, service, operation, scope));
    let facts = (!operation.errors.is_empty()).then(|| {
        let names = facts(operation.errors.iter().map(|error| error.ir));
        quote! { use ::annul_runtime::operation::{#(#names),*}; }
    });
    let has_default = |error: &Error<'_>| !defaults(error).is_empty();
    let literal = operation.errors.iter().any(has_default);
    let literal = literal.then(|| quote! { use ::annul_runtime::meaning::reply_table::Literal; });
    let names = if operation.errors.is_empty() {
        quote! { OtherError }
    } else {
        quote! { ErrorReply, OtherError, RefusalKind, Retry, TargetState }
    };
    // Only errors of its own name the operation.
    let operation_line =
        (!operation.errors.is_empty()).then(|| quote! { use super::operation::OPERATION; });
    let path = if operation_line.is_some() {
        quote! { OPERATION }
    } else {
        quote! { super::operation::OPERATION }
    };
    let no_default = structs::no_default(operation.errors.iter().map(|error| &error.fields));
    quote! {
        #no_default
        #literal
        #facts
        use ::annul_runtime::{#names};

        #operation_line

        #docs
        #[derive(Clone, Debug, PartialEq)]
        #extra
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// What the operation does not declare: errors of the service, and unknown ones.
            Other(OtherError),
        }

        ::annul_runtime::operation_error!(#path, #name, #(#idents),*);

        #(#structs)*
    }
}

/// What the facts of errors name of the runtime, in their order.
pub(super) fn facts<'e>(mut errors: impl Iterator<Item = &'e ir::Error>) -> Vec<Ident> {
    let has_fault = errors.any(has_fault_of_its_own);
    let fault = has_fault.then(|| ident("Fault"));
    std::iter::once(ident("ErrorInfo")).chain(fault).collect()
}

/// Whether an error is the fault of another side than its status says.
fn has_fault_of_its_own(error: &ir::Error) -> bool {
    error.fault != Fault::of_status(error.status.sent)
}

/// What an error means, or else its name and status: those stand in its facts.
pub(super) fn docs(error: &ir::Error) -> Docs {
    match &error.docs {
        Some(docs) => Docs::prose(docs),
        None => line(error),
    }
}

/// An error in one line: its name and status.
fn line(error: &ir::Error) -> Docs {
    let differ = match (error.status.documented, error.status.modelled) {
        (Some(documented), Some(modelled)) if documented != modelled => {
            format!("; documented as {documented}, modelled as {modelled}")
        }
        _ => String::new(),
    };
    Docs::text(&format!(
        "{} ({}){differ}.",
        code(&error.name),
        error.status.sent
    ))
}

fn structure(
    error: &Error<'_>,
    service: &Service<'_>,
    operation: &Operation<'_>,
    scope: &Scope<'_>,
) -> TokenStream {
    let extra = scope.on_error(&error.name, &TRAITS);
    let name = ident(&error.name);
    let docs = docs(error.ir).tokens();
    let (home, types) = if error.is_shared {
        (quote! { super::super:: }, &service.types)
    } else {
        (quote! { super::types:: }, &operation.types)
    };
    let parts = error.fields.iter().map(Part::of_member);
    let parts: Vec<Part<'_>> = parts.map(|part| part.with_default(types, &home)).collect();
    let declarations = parts.iter().map(|part| structs::declaration(part, &home));
    let reply = quote! { reply: ErrorReply::of(Self::INFO), };
    let methods = structs::methods(&parts, &[reply], &home);
    let info = info(error.ir, &defaults(error), false);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #extra
        #[non_exhaustive]
        pub struct #name {
            #(#declarations)*
            /// The reply that carried the error, with its message.
            pub reply: ErrorReply,
        }

        impl #name {
            /// Its facts in the spec.
            pub const INFO: &'static ErrorInfo = #info;

            #methods
        }
    }
}

/// An error's facts as a constant.
pub(super) fn info(error: &ir::Error, defaults: &[TokenStream], common: bool) -> TokenStream {
    let name = &error.name;
    let kind = variant(error.kind);
    let status = number(error.status.sent);
    let codes = (!error.codes.is_empty()).then(|| {
        let codes = &error.codes;
        quote! { .codes(&[#(#codes),*]) }
    });
    let other_codes = error.other_codes.then(|| quote! { .other_codes() });
    let differs = |status: Option<u16>| {
        status
            .filter(|status| *status != error.status.sent)
            .map(number)
    };
    let documented =
        differs(error.status.documented).map(|status| quote! { .documented_status(#status) });
    let modelled =
        differs(error.status.modelled).map(|status| quote! { .modelled_status(#status) });
    let fault = has_fault_of_its_own(error).then(|| {
        let fault = variant(error.fault);
        quote! { .fault(Fault::#fault) }
    });
    let retry = variant(error.retry);
    let target_state = variant(error.target_state);
    let defaults = (!defaults.is_empty()).then(|| quote! { .defaults(&[#(#defaults),*]) });
    let new = ident(if common { "of_service" } else { "new" });
    quote! {
        &ErrorInfo::#new(#name, RefusalKind::#kind, #status)
            #codes
            #other_codes
            #documented
            #modelled
            #fault
            .then(Retry::#retry, TargetState::#target_state)
            #defaults
    }
}

/// The defaults of an error's members, by their paths.
fn defaults(error: &Error<'_>) -> Vec<TokenStream> {
    let fields = error.fields.iter();
    let body = fields.filter(|field| matches!(field.travels, Travels::Body));
    of_members(&mut body.map(|field| field.member), "")
}

fn of_members(members: &mut dyn Iterator<Item = &ir::Member>, outer: &str) -> Vec<TokenStream> {
    let mut found = Vec::new();
    for member in members {
        let path = format!("{outer}{}", member.wire);
        if let Some(value) = &member.default {
            let value = literal(value);
            found.push(quote! { (#path, #value) });
        }
        if let ir::Type::Object(inner) = &member.ty {
            found.extend(of_members(&mut inner.iter(), &format!("{path}.")));
        }
    }
    found
}
