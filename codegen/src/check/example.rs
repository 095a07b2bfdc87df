//! Examples: each input breaks exactly what it says, each reply is the error and reads as the word that it says.

use annul_runtime::meaning::reply_table::Seen;

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{
    Binding, Error, Example, ExampleReply, Literal, Location, Operation, Param, ReadingKind,
    Service,
};
use crate::spec::operation as raw;

use super::constraint;
use super::error::identify;
use super::literal::{describe, is_of_type, literal};
use super::source::{Sources, unknown};

/// What an example writes for an error that neither the operation nor the service declares.
const UNKNOWN: &str = "$unknown";

/// The examples of an operation, in the author's order.
pub(super) fn examples(
    raw: &[raw::Example],
    operation: &Operation,
    service: &Service,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Vec<Example> {
    raw.iter()
        .map(|example| self::example(example, operation, service, sources, sink))
        .collect()
}

fn example(
    raw: &raw::Example,
    operation: &Operation,
    service: &Service,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Example {
    if raw.input.is_none() && raw.reply.is_none() {
        let message = "the example shows neither an input nor a reply";
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.title.span, message)
                .help("add `input:`, `reply:` or both"),
        );
    }
    let input = raw.input.as_ref().map(|entries| {
        let mut values = Vec::new();
        let mut is_input = true;
        for entry in entries {
            let param = operation
                .params
                .iter()
                .find(|param| param.key == entry.name.value);
            let known = param.is_some();
            is_input &= known;
            if let (Some(param), Some(node)) = (param, &entry.value) {
                let value = literal(node);
                if broken(param, Some(&value)) == ["type"] {
                    is_input = false;
                    let takes = describe(&param.member.ty);
                    let message = format!("`{}` takes {takes}, not this", entry.name.value);
                    let found = Diagnostic::error(&rule::EXAMPLE_INPUT, node.span, message);
                    let is_text = matches!(param.member.ty, crate::ir::Type::String);
                    sink.push(if is_text {
                        found.help("put it in quotes")
                    } else {
                        found
                    });
                }
            }
            if !known {
                let names = operation.params.iter().map(|param| param.key.as_str());
                unknown(
                    &rule::EXAMPLE_INPUT,
                    "param",
                    &entry.name.value,
                    entry.name.span,
                    names,
                    sink,
                );
            }
            values.extend(
                entry
                    .value
                    .as_ref()
                    .filter(|_| known)
                    .map(|node| (entry.name.value.clone(), literal(node))),
            );
        }
        // What is no input at all breaks no constraints.
        if is_input {
            violations(raw, &values, operation, sink);
        }
        values
    });
    let reply = raw
        .reply
        .as_ref()
        .and_then(|reply| self::reply(reply, sink));
    if let Some(reply) = &reply {
        judge(raw, reply, operation, service, sink);
    }
    Example {
        title: raw.title.value.trim_end().to_owned(),
        input,
        violates: raw.violates.iter().map(|name| name.value.clone()).collect(),
        reply,
        error: raw.error.as_ref().map(|name| name.value.clone()),
        reads_as: raw
            .reads_as
            .as_ref()
            .and_then(|word| word.value.parse().ok()),
        sources: sources.resolve(&raw.source),
    }
}

fn violations(
    raw: &raw::Example,
    values: &[(String, Literal)],
    operation: &Operation,
    sink: &Sink,
) {
    let found: Vec<String> = operation
        .arguments()
        .flat_map(|param| {
            let value = values
                .iter()
                .find(|(key, _)| *key == param.key)
                .map(|(_, value)| value);
            broken(param, value)
                .into_iter()
                .map(move |name| format!("{}.{name}", param.key))
        })
        .collect();
    let said: Vec<&str> = raw
        .violates
        .iter()
        .map(|name| name.value.as_str())
        .collect();
    for name in &raw.violates {
        if !found.contains(&name.value) {
            let message = format!("the input does not break `{}`", name.value);
            let found = crate::diagnostic::suggest::listing(found.iter().map(String::as_str));
            sink.push(
                Diagnostic::error(&rule::EXAMPLE_VIOLATIONS, name.span, message)
                    .help(format!("it breaks {found}")),
            );
        }
    }
    for name in found.iter().filter(|name| !said.contains(&name.as_str())) {
        let message = format!("the input breaks `{name}`, which the example does not say");
        sink.push(
            Diagnostic::error(&rule::EXAMPLE_VIOLATIONS, raw.title.span, message)
                .help(format!("add `violates: [{name}]`, or correct the input")),
        );
    }
}

/// What one param of an input breaks.
fn broken(param: &Param, value: Option<&Literal>) -> Vec<&'static str> {
    match value {
        None if param.member.required => vec!["required"],
        None => Vec::new(),
        Some(Literal::Null) if !param.member.nullable => vec!["type"],
        Some(value) if is_of_type(value, &param.member.ty, param.member.nullable) => {
            let mut broken =
                constraint::broken_by(value, &param.member.ty, &param.member.constraints);
            if !is_sendable(value, param.location) {
                broken.push("unsendable");
            }
            broken
        }
        Some(Literal::Text(_)) if matches!(param.member.ty, crate::ir::Type::Enum(_)) => {
            vec!["values"]
        }
        Some(_) => vec!["type"],
    }
}

/// Whether a value can stand in its place: some segments lead elsewhere, some characters end a header.
fn is_sendable(value: &Literal, location: Location) -> bool {
    let Literal::Text(text) = value else {
        return true;
    };
    match location {
        Location::Path => !matches!(text.as_str(), "" | "." | ".."),
        Location::Header => {
            text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~'))
                && text.trim_matches([' ', '\t']) == text
        }
        Location::Query | Location::Body => true,
    }
}

fn reply(raw: &raw::ExampleReply, sink: &Sink) -> Option<ExampleReply> {
    if let (Some(body), Some(_)) = (&raw.body, &raw.text) {
        let message = "a reply has a `body` or a `text`, not both";
        sink.push(
            Diagnostic::error(&rule::EXAMPLE_REPLY, body.span, message).help("keep one of them"),
        );
    }
    let header = |named: &crate::spec::read::Named<Spanned<String>>| {
        Some((
            named.name.value.clone(),
            named.value.as_ref()?.value.clone(),
        ))
    };
    Some(ExampleReply {
        status: u16::try_from(raw.status.value).ok()?,
        headers: raw.headers.iter().filter_map(header).collect(),
        body: raw.body.as_ref().map(literal),
        text: raw.text.as_ref().map(|text| text.value.clone()),
    })
}

/// Compares what the reply is with what the example says.
fn judge(
    raw: &raw::Example,
    reply: &ExampleReply,
    operation: &Operation,
    service: &Service,
    sink: &Sink,
) {
    let success = operation.response.statuses.contains(&reply.status);
    let error = if success {
        None
    } else {
        error_of(reply, operation, service)
    };
    let name = error.map(|error| error.name.as_str());
    let name = name.or_else(|| (!success).then_some(UNKNOWN));
    if raw.error.as_ref().map(|said| said.value.as_str()) != name
        && !(raw.error.is_none() && raw.reads_as.is_some())
    {
        let what = match name {
            None => "a success".to_owned(),
            Some(UNKNOWN) => "no declared error".to_owned(),
            Some(name) => format!("`{name}`"),
        };
        let span = raw.error.as_ref().map_or(raw.title.span, |said| said.span);
        let help = name.map_or_else(
            || "remove `error:`".to_owned(),
            |name| format!("write `error: {name}`"),
        );
        sink.push(
            Diagnostic::error(&rule::EXAMPLE_REPLY, span, format!("this reply is {what}"))
                .help(help),
        );
    }
    let Some(said) = &raw.reads_as else { return };
    let found = if success {
        Some(success_reading(reply, operation))
    } else {
        error.map(|error| {
            super::cancel::error_reading(&error.name, error.kind, &operation.cancel.replies)
        })
    };
    if found.map(ReadingKind::as_str) != Some(said.value.as_str()) {
        let what = found.map_or_else(
            || "has no declared reading".to_owned(),
            |found| format!("reads as `{}`", found.as_str()),
        );
        sink.push(Diagnostic::error(
            &rule::EXAMPLE_REPLY,
            said.span,
            format!("this reply {what}"),
        ));
    }
}

/// The declared error that a reply is.
fn error_of<'a>(
    reply: &ExampleReply,
    operation: &'a Operation,
    service: &'a Service,
) -> Option<&'a Error> {
    let errors: Vec<&Error> = operation.errors.iter().chain(&service.errors).collect();
    let code = code_of(reply, service);
    identify(
        &errors,
        &service.error_identity,
        reply.status,
        code.as_deref(),
    )
}

/// The code of a reply: from the members that may hold it, or AWS's header; without namespace and address.
fn code_of(reply: &ExampleReply, service: &Service) -> Option<String> {
    let member = |name: &String| match reply.body.as_ref()? {
        Literal::Map(entries) => {
            entries
                .iter()
                .find(|(key, _)| key == name)
                .and_then(|(_, value)| match value {
                    Literal::Text(code) => Some(code.clone()),
                    Literal::Integer(code) => Some(code.to_string()),
                    _ => None,
                })
        }
        _ => None,
    };
    let from_body = service.error_identity.code.iter().find_map(member);
    if service.protocol.binding() != Binding::AwsTarget {
        return from_body;
    }
    let from_header = || {
        reply
            .headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("x-amzn-errortype"))
            .map(|(_, code)| code.clone())
    };
    let code = from_body.or_else(from_header)?;
    let code = code.split(':').next().unwrap_or_default();
    Some(code.rsplit('#').next().unwrap_or_default().to_owned())
}

fn success_reading(reply: &ExampleReply, operation: &Operation) -> ReadingKind {
    let seen = |path: &str| {
        let mut value = reply.body.as_ref();
        for name in path.split('.') {
            value = match value {
                Some(Literal::Map(entries)) => {
                    let mut entries = entries.iter();
                    entries.find(|(key, _)| key == name).map(|(_, value)| value)
                }
                _ => None,
            };
        }
        match value {
            None | Some(Literal::Null) => Seen::Absent,
            Some(Literal::Bool(flag)) => Seen::from(*flag),
            Some(Literal::Integer(number)) => Seen::from(*number),
            Some(Literal::Text(text)) => Seen::text(text),
            Some(Literal::Number(_) | Literal::List(_) | Literal::Map(_)) => Seen::Other,
        }
    };
    operation.with_table(|table| table.read(reply.status, &seen).kind())
}
