//! `types.rs`: input, output and the named types of their members.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{ErrorBody, Member, Operation};

use super::docs::{Docs, code, inline};
use super::scope::Scope;
use super::{enums, facts, newtype, structs, wire};

/// The whole file.
pub(super) fn module(operation: &Operation, scope: &Scope<'_>) -> TokenStream {
    let input = input(operation, scope);
    let output = output(operation, scope);
    let named = &operation.types;
    let newtypes = named
        .newtypes
        .iter()
        .map(|found| newtype::newtype(found, operation, scope));
    let enums = named
        .enums
        .iter()
        .map(|found| enums::enumeration(found, scope));
    let errors = error_structs(operation);
    let objects = operation
        .types
        .structs
        .iter()
        .filter(|found| !errors.contains(&found.rust.as_str()));
    let objects = objects.map(|found| {
        let reply = (!wire::is_of_request(found, operation)).then_some(&operation.types);
        structs::object(found, reply, scope)
    });
    quote! { #input #output #(#newtypes)* #(#enums)* #(#objects)* }
}

/// Structs of the type table that are errors: they are emitted as such.
pub(super) fn error_structs(operation: &Operation) -> Vec<&str> {
    let own = |body: &'_ ErrorBody| matches!(body, ErrorBody::Own(_));
    operation
        .errors
        .iter()
        .filter(|error| own(&error.body))
        .map(|error| error.variant.as_str())
        .collect()
}

fn input(operation: &Operation, scope: &Scope<'_>) -> TokenStream {
    let docs =
        Docs::text(&format!("What {} needs to know.", code(&operation.name))).and_text(&format!(
            "What of it breaks the spec, [`violations`](Self::violations) says. {}",
            inline(&operation.summary)
        ));
    let fields: Vec<structs::Field<'_>> = operation
        .arguments()
        .map(|param| {
            let docs = member_docs(&param.member).and_text(&place(param));
            structs::Field {
                member: &param.member,
                required: param.member.required,
                docs,
                default: None,
            }
        })
        .collect();
    structs::structure(&operation.input(), &docs, &fields, None, &quote! {}, scope)
}

fn place(param: &crate::ir::Param) -> String {
    let constraints = facts::constraints(&param.member.constraints);
    [Some(facts::place(param)), constraints]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn output(operation: &Operation, scope: &Scope<'_>) -> TokenStream {
    let docs = Docs::text(&format!(
        "What a success of {} says.",
        code(&operation.name)
    ))
    .and_maybe(operation.response.docs.as_deref());
    let response = &operation.response;
    let fields: Vec<structs::Field<'_>> = response
        .members()
        .iter()
        .map(|member| (member, "in the body"))
        .chain(
            response
                .headers
                .iter()
                .map(|member| (member, "as a header")),
        )
        .map(|(member, place)| {
            let constraints = facts::constraints(&member.constraints);
            let place = Some(format!("{} {place}.", code(&member.name.wire)));
            let place: Vec<String> = [place, constraints].into_iter().flatten().collect();
            structs::Field {
                member,
                required: member.required,
                docs: member_docs(member).and_text(&place.join(" ")),
                default: None,
            }
            .with_default(&operation.types, &quote! {})
        })
        .collect();
    let status = wire::has_status(operation).then(|| response.statuses[0]);
    structs::structure(
        &operation.output(),
        &docs,
        &fields,
        status,
        &quote! {},
        scope,
    )
}

/// What a member means, and that it is out of use.
pub(super) fn member_docs(member: &Member) -> Docs {
    let mut docs = Docs::default().and_maybe(member.docs.as_deref());
    if let Some(found) = &member.deprecated {
        let since = found
            .since
            .as_ref()
            .map_or_else(String::new, |since| format!(" since {}", inline(since)));
        docs = docs.and_text(&format!("Deprecated{since}: {}", inline(&found.note)));
    }
    docs
}
