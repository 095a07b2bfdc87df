//! An operation as JSON: all that the spec says, resolved, and what it becomes; keys may be added within a version.

mod cancel;
mod error;
mod service;
mod types;

use annul_codegen::ir::{
    Deprecated, Example, Fill, Literal, Member, Operation, Param, ReadingKind, RequestBody,
    ResponseBody, Source,
};
use serde_json::{Map, Value, json};

use super::assumed::assumptions;
use super::values::literal;
use super::{Subject, rust};
use types::Types;

/// The version of the format.
const SCHEMA: u32 = 1;

/// The whole document.
pub(super) fn document(subject: Subject<'_>) -> Value {
    // Taken apart completely, so that a new part of an operation stops the build here.
    let Operation {
        id,
        name,
        module: _,
        pascal: _,
        summary,
        docs,
        deprecated,
        sources,
        route,
        params: _,
        request_body,
        response: _,
        errors: _,
        types: _,
        cancel,
        examples,
        quirks,
        spec_path,
    } = subject.operation;
    let assumed = assumptions(subject);
    let assumed = assumed
        .iter()
        .map(|found| json!({ "about": found.about, "because": found.because }));
    json!({
        "schema": SCHEMA,
        "id": id,
        "operation": name,
        "summary": summary,
        "docs": docs,
        "deprecated": self::deprecated(deprecated.as_ref()),
        "spec": spec_path,
        "service": service::service(subject.service),
        "route": {
            "method": route.method.as_str(),
            "path": route.template,
            "target": route.target,
            "target_aliases": route.target_aliases,
        },
        "params": params(subject),
        "request_body": match request_body {
            RequestBody::None => "none",
            RequestBody::EmptyObject => "empty_object",
            RequestBody::Members => "members",
        },
        "response": response(subject),
        "errors": error::errors(subject),
        "cancel": cancel::cancel(cancel),
        "assumed": assumed.collect::<Vec<Value>>(),
        "examples": examples.iter().map(example).collect::<Vec<Value>>(),
        "quirks": service::quirks(quirks),
        "sources": sources.iter().map(source).collect::<Vec<Value>>(),
        "rust": items(subject),
    })
}

fn params(subject: Subject<'_>) -> Vec<Value> {
    let Subject {
        operation, emitted, ..
    } = subject;
    let types = Types::new(&operation.types);
    let input = operation.input();
    let param = |param: &Param| {
        let field = emitted.field(&input, &param.member.name.wire);
        let mut value = json!({
            "name": param.key,
            "in": param.location.as_str(),
            "origin": param.origin.as_str(),
            "target": param.is_target,
            "constant": param.constant.as_ref().map(literal),
            "fill": param.fill.map(Fill::as_str),
            "rust": field.as_ref().map(rust_field),
        });
        extend(&mut value, types.member(&param.member));
        value
    };
    operation.params.iter().map(param).collect()
}

fn response(subject: Subject<'_>) -> Value {
    let Subject {
        operation, emitted, ..
    } = subject;
    let response = &operation.response;
    let types = Types::new(&operation.types);
    let output = operation.output();
    let member = |member: &Member| {
        let mut value = types.member(member);
        let field = emitted.field(&output, &member.name.wire);
        value["rust"] = field.as_ref().map_or(Value::Null, rust_field);
        value
    };
    let members = |members: &[Member]| -> Value { members.iter().map(member).collect() };
    json!({
        "statuses": response.statuses,
        "docs": response.docs,
        "headers": members(&response.headers),
        "body": match &response.body {
            ResponseBody::Empty => json!("empty"),
            ResponseBody::Any => json!("any"),
            ResponseBody::Members(found) => members(found),
        },
        "sources": response.sources,
    })
}

fn items(subject: Subject<'_>) -> Value {
    let Subject {
        operation, emitted, ..
    } = subject;
    let items = emitted.items().into_iter();
    let items: Vec<Value> = items
        .map(|item| json!({ "name": item.name, "file": item.file }))
        .collect();
    json!({
        "module": emitted.module,
        "input": operation.input(),
        "output": operation.output(),
        "error": operation.error(),
        "items": items,
        "files": emitted.paths().collect::<Vec<_>>(),
    })
}

fn example(example: &Example) -> Value {
    let pairs = |pairs: &[(String, Literal)]| -> Value {
        let pairs = pairs
            .iter()
            .map(|(key, value)| (key.clone(), literal(value)));
        pairs.collect::<Map<_, _>>().into()
    };
    json!({
        "title": example.title,
        "input": example.input.as_deref().map(pairs),
        "violates": example.violates,
        "reply": example.reply.as_ref().map(|reply| json!({
            "status": reply.status,
            "headers": headers(&reply.headers),
            "body": reply.body.as_ref().map(literal),
            "text": reply.text,
        })),
        "error": example.error,
        "reads_as": example.reads_as.map(ReadingKind::as_str),
        "sources": example.sources,
    })
}

fn headers(headers: &[(String, String)]) -> Value {
    let headers = headers
        .iter()
        .map(|(name, value)| (name.clone(), json!(value)));
    headers.collect::<Map<_, _>>().into()
}

fn source(source: &Source) -> Value {
    json!({
        "name": source.name,
        "title": source.title,
        "url": source.url,
        "document": source.document,
        "section": source.section,
        "retrieved": source.retrieved,
        "note": source.note,
    })
}

fn deprecated(found: Option<&Deprecated>) -> Option<Value> {
    found.map(|found| json!({ "note": found.note, "since": found.since }))
}

fn rust_field(field: &rust::Field) -> Value {
    json!({ "field": field.name, "type": field.ty })
}

/// Adds the keys of one object to another.
fn extend(value: &mut Value, more: Value) {
    if let (Value::Object(value), Value::Object(more)) = (value, more) {
        value.extend(more);
    }
}
