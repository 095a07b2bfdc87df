//! `types.rs`: input, output and the named types of their members.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Operation, Travels, Types};

use super::docs::{Docs, code, inline};
use super::facts::member_docs;
use super::scope::Scope;
use super::{enums, facts, newtype, structs};

/// The whole file.
pub(super) fn module(operation: &Operation<'_>, scope: &Scope<'_>) -> TokenStream {
    let input = input(operation, scope);
    let output = output(operation, scope);
    let Types {
        newtypes,
        enums,
        objects,
    } = &operation.types;
    let newtypes = newtypes
        .iter()
        .map(|found| newtype::newtype(found, operation, scope));
    let enums = enums.iter().map(|found| enums::enumeration(found, scope));
    let objects = objects
        .iter()
        .map(|found| structs::object(found, &operation.types, scope));
    let structs = [&operation.input, &operation.output].into_iter();
    let structs = structs.chain(&operation.types.objects);
    let no_default = structs::no_default(structs.map(|found| &found.fields));
    quote! { #no_default #input #output #(#newtypes)* #(#enums)* #(#objects)* }
}

fn input(operation: &Operation<'_>, scope: &Scope<'_>) -> TokenStream {
    let docs = Docs::text(&format!("What {} needs to know.", code(&operation.ir.name))).and_text(
        &format!(
            "What of it breaks the spec, [`violations`](Self::violations) says. {}",
            inline(&operation.ir.summary)
        ),
    );
    let parts = operation.params().map(|(param, field)| {
        let docs = member_docs(&param.member).and_text(&place(param));
        structs::Part {
            field,
            docs,
            default: None,
        }
    });
    let home = &quote! {};
    structs::structure(
        &operation.input,
        &docs,
        &parts.collect::<Vec<_>>(),
        None,
        home,
        scope,
    )
}

fn place(param: &crate::ir::Param) -> String {
    let constraints = facts::constraints(&param.member.constraints);
    [Some(facts::place(param)), constraints]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn output(operation: &Operation<'_>, scope: &Scope<'_>) -> TokenStream {
    let docs = Docs::text(&format!(
        "What a success of {} says.",
        code(&operation.ir.name)
    ))
    .and_maybe(operation.output.docs);
    let parts = operation.output.fields.iter().map(|field| {
        let place = match field.travels {
            Travels::Header => "as a header",
            Travels::Body | Travels::Sent | Travels::Param(_) => "in the body",
        };
        let constraints = facts::constraints(&field.member.constraints);
        let place = Some(format!("{} {place}.", code(&field.member.wire)));
        let place: Vec<String> = [place, constraints].into_iter().flatten().collect();
        structs::Part {
            field,
            docs: member_docs(field.member).and_text(&place.join(" ")),
            default: None,
        }
        .with_default(&operation.types, &quote! {})
    });
    let parts: Vec<_> = parts.collect();
    let (status, home) = (operation.status.as_ref(), &quote! {});
    structs::structure(&operation.output, &docs, &parts, status, home, scope)
}
