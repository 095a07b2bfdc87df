//! Replies: those of examples, and each declared error under each of its statuses.

use std::collections::BTreeSet;

use annul_runtime::OperationError as _;
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::testing::{reply_of, to_text};
use annul_runtime::wire::{CancelOperation as _, HttpResponse, Operation as _};

use super::ReplyCase;
use crate::ir::{Error, ExampleReply, Operation, Service};

/// The id under which replies are written.
const REQUEST_ID: &str = "request-1";
/// What an error says that somebody declares.
const SAID: &str = "What happened.";

pub(super) fn replies(
    service: &Service,
    operation: &Operation,
    runs: DynamicOperation,
) -> Vec<ReplyCase> {
    let mut found = Vec::new();
    for example in &operation.examples {
        let reply = example.reply.as_ref().and_then(message);
        found.extend(reply.and_then(|it| judged(runs, example.title.clone(), it)));
    }
    for error in operation.errors.iter().chain(&service.errors) {
        found.extend(declared(error, runs));
    }
    let mut seen = BTreeSet::new();
    found.retain(|case: &ReplyCase| seen.insert(case.message.clone()));
    found
}

fn message(reply: &ExampleReply) -> Option<String> {
    to_text(&of_example(reply)?)
}

/// The reply that an example shows, on the wire; none, if a header of it cannot stand there.
#[must_use]
pub fn of_example(reply: &ExampleReply) -> Option<HttpResponse> {
    let mut found = http::Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        found = found.header(name, value);
    }
    let body = match (&reply.body, &reply.text) {
        (Some(body), _) => body.to_json(),
        (None, Some(text)) => text.clone(),
        (None, None) => String::new(),
    };
    found.body(body.into()).ok()
}

/// A case of which the operation says what it is.
fn judged(runs: DynamicOperation, title: String, message: String) -> Option<ReplyCase> {
    let (error, reading) = match runs.response(&reply_of(&message).ok()?) {
        Ok(output) => (None, Some(runs.reading(&output))),
        Err(error) => (error.info().map(|info| info.name), error.reading()),
    };
    Some(ReplyCase {
        title,
        message,
        error: error.map(str::to_owned),
        reads_as: reading.map(|reading| reading.kind().as_str()),
    })
}

/// An error as a server answers it, under each of its statuses: the spec says that it is this one.
fn declared(error: &Error, runs: DynamicOperation) -> Vec<ReplyCase> {
    let reply = runs.encode_response(&Err(runs.declared(&error.name, SAID)), Some(REQUEST_ID));
    let Some(text) = to_text(&reply) else {
        return Vec::new();
    };
    let rest = text.split_once('\n').map(|(_, rest)| rest);
    let statuses = error.status.all();
    statuses
        .map(|status| ReplyCase {
            title: format!("`{}`, status {status}", error.name),
            message: match rest {
                Some(rest) => format!("{status}\n{rest}"),
                None => status.to_string(),
            },
            error: Some(error.name.clone()),
            reads_as: Some(error.reading.as_str()),
        })
        .collect()
}
