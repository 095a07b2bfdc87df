//! An operation as JSON: all that the spec says, resolved, and what it becomes; keys may be added within a version.

mod cancel;
mod error;
mod service;
mod types;

use annul_codegen::ir::{
    Deprecated, Example, Fill, Literal, Operation, Param, ReadingKind, RequestBody, ResponseBody,
    Source,
};
use annul_codegen::rust::{Field, Travels};
use serde_json::{Map, Value, json};

use super::Subject;
use super::assumed::assumptions;
use super::values::literal;

/// The version of the format.
const SCHEMA: u32 = 1;

/// The whole document.
pub(super) fn document(subject: Subject<'_>) -> Value {
    // Taken apart completely, so that a new part of an operation stops the build here.
    let Operation {
        id,
        name,
        rust_name: _,
        summary,
        docs,
        deprecated,
        is_client_only,
        sources,
        route,
        params: _,
        request_body,
        body_template,
        response: _,
        errors: _,
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
        "role": if *is_client_only { "client" } else { "both" },
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
            RequestBody::Form => "form",
            RequestBody::Text => "text",
        },
        "body_template": body_template.as_ref().map(|found| json!({
            "template": found.template,
            "quote": found.quote.as_str(),
        })),
        "response": response(subject),
        "errors": error::errors(subject),
        "besides_target": operation_besides(subject),
        "cancel": cancel::cancel(cancel),
        "assumed": assumed.collect::<Vec<Value>>(),
        "examples": examples.iter().map(example).collect::<Vec<Value>>(),
        "quirks": service::quirks(quirks),
        "sources": sources.iter().map(source).collect::<Vec<Value>>(),
        "rust": items(subject),
    })
}

fn params(subject: Subject<'_>) -> Vec<Value> {
    let param = |param: &Param| {
        let field = subject.rust.field(&param.key);
        let mut value = json!({
            "name": param.key,
            "in": param.location.as_str(),
            "origin": param.origin.as_str(),
            "target": param.is_target,
            "constant": param.constant.as_ref().map(literal),
            "fill": param.fill.map(Fill::as_str),
            "style": param.is_csv.then_some("csv"),
            "rust": field.map(rust_field),
        });
        extend(
            &mut value,
            field.map_or_else(|| types::member(&param.member, None), types::field),
        );
        value
    };
    subject.operation.params.iter().map(param).collect()
}

fn response(subject: Subject<'_>) -> Value {
    let response = &subject.operation.response;
    let (headers, members): (Vec<_>, Vec<_>) = subject
        .rust
        .output
        .fields
        .iter()
        .partition(|field| matches!(field.travels, Travels::Header));
    let field = |field: &&Field<'_>| {
        let mut value = types::field(field);
        value["rust"] = rust_field(field);
        value
    };
    let fields = |fields: &[&Field<'_>]| -> Value { fields.iter().map(field).collect() };
    json!({
        "statuses": response.statuses,
        "docs": response.docs,
        "headers": fields(&headers),
        "body": match &response.body {
            ResponseBody::Empty => json!("empty"),
            ResponseBody::Any => json!("any"),
            ResponseBody::Text => json!("text"),
            ResponseBody::Members(_) => fields(&members),
        },
        "sources": response.sources,
    })
}

fn items(subject: Subject<'_>) -> Value {
    let (module, rust) = (subject.module(), subject.rust);
    let folder = module.replace("::", "/");
    let files = rust.files();
    let items = files.iter().flat_map(|file| {
        let exports = file.exports.iter();
        exports.map(|name| json!({ "name": name, "file": file.name }))
    });
    let names = ["mod"]
        .into_iter()
        .chain(files.iter().map(|file| file.name));
    let mut paths: Vec<String> = names.map(|name| format!("{folder}/{name}.rs")).collect();
    paths.sort();
    json!({
        "module": module,
        "input": rust.input.name,
        "output": rust.output.name,
        "error": rust.error,
        "items": items.collect::<Vec<Value>>(),
        "files": paths,
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

fn rust_field(field: &Field<'_>) -> Value {
    json!({ "field": field.name, "type": field.written() })
}

/// Adds the keys of one object to another.
fn extend(value: &mut Value, more: Value) {
    if let (Value::Object(value), Value::Object(more)) = (value, more) {
        value.extend(more);
    }
}

/// What a cancel requires that its target does not name.
fn operation_besides(subject: Subject<'_>) -> Value {
    let besides = subject.operation.besides_target();
    besides.map(|param| json!(param.key)).collect()
}
