//! `types.rs`: input, output and the named types of their members.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{ErrorBody, Member, Operation};

use super::docs::{Docs, code, inline};
use super::{enums, facts, newtype, structs};

/// The whole file.
pub(super) fn module(operation: &Operation) -> TokenStream {
    let input = input(operation);
    let output = output(operation);
    let newtypes = operation.types.newtypes.iter().map(newtype::newtype);
    let enums = operation.types.enums.iter().map(enums::enumeration);
    let errors = error_structs(operation);
    let objects = operation
        .types
        .structs
        .iter()
        .filter(|found| !errors.contains(&found.rust.as_str()));
    let objects = objects.map(|found| structs::object(found, &quote! {}));
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

fn input(operation: &Operation) -> TokenStream {
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
            }
        })
        .collect();
    structs::structure(&operation.input(), &docs, &fields, &quote! {})
}

fn place(param: &crate::ir::Param) -> String {
    let constraints = facts::constraints(&param.member.constraints);
    [Some(facts::place(param)), constraints]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn output(operation: &Operation) -> TokenStream {
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
            }
        })
        .collect();
    structs::structure(&operation.output(), &docs, &fields, &quote! {})
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
