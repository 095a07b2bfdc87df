//! Replies of examples: the error that each is, and what it reads as.

use annul_runtime::dynamic::{DynamicError, DynamicInput, DynamicOperation};
use annul_runtime::wire::{HttpResponse, Operation as _};
use annul_runtime::{OperationError as _, Reading};

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{ExampleReply, Literal};
use crate::spec::operation as raw;
use crate::spec::read::Named;

use super::Judge;
use crate::check::literal::literal;

/// What an example writes for an error that neither the operation nor the service declares.
const UNKNOWN: &str = "$unknown";

/// A reply, and what the example says of it.
pub(super) fn reply(
    raw: &raw::Example,
    reply: &raw::ExampleReply,
    input: Option<&[(String, Literal)]>,
    judge: &Judge<'_>,
) -> Option<ExampleReply> {
    let sink = judge.sink;
    if let (Some(body), Some(_)) = (&reply.body, &reply.text) {
        let message = "a reply has a `body` or a `text`, not both";
        sink.push(
            Diagnostic::error(&rule::EXAMPLE_REPLY, body.span, message).help("keep one of them"),
        );
    }
    let header = |named: &Named<Spanned<String>>| {
        Some((
            named.name.value.clone(),
            named.value.as_ref()?.value.clone(),
        ))
    };
    let found = ExampleReply {
        status: u16::try_from(reply.status.value).ok()?,
        headers: reply.headers.iter().filter_map(header).collect(),
        body: reply.body.as_ref().map(literal),
        text: reply.text.as_ref().map(|text| text.value.clone()),
    };
    match to_http(&found) {
        Ok(response) => compare(raw, &read(judge.runs, input, &response), sink),
        Err(why) => {
            let message = format!("no reply is like this: {why}");
            let span = reply.status.span;
            sink.push(
                Diagnostic::error(&rule::EXAMPLE_REPLY, span, message)
                    .help("correct the status or the headers"),
            );
        }
    }
    Some(found)
}

fn to_http(reply: &ExampleReply) -> Result<HttpResponse, http::Error> {
    let mut response = http::Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        response = response.header(name, value);
    }
    let body = match (&reply.body, &reply.text) {
        (Some(body), _) => body.to_json(),
        (None, Some(text)) => text.clone(),
        (None, None) => String::new(),
    };
    response.body(body.into())
}

/// What a reply is to a client.
struct Read {
    /// The error; none, if the reply is a success.
    error: Option<&'static str>,
    /// What it means, if the spec says so.
    reading: Option<Reading>,
    /// Why nothing of it can be read.
    problem: Option<&'static str>,
}

fn read(
    operation: DynamicOperation,
    input: Option<&[(String, Literal)]>,
    response: &HttpResponse,
) -> Read {
    match replied(operation, input, response) {
        Ok(reading) => Read {
            error: None,
            reading: Some(reading),
            problem: None,
        },
        Err(error) => Read {
            error: Some(error.info().map_or(UNKNOWN, |info| info.name)),
            reading: error.reading(),
            problem: error.reply().problem(),
        },
    }
}

/// What a success reads as. Of several targets, that of the only one that the input names; with more, what holds for all.
fn replied(
    operation: DynamicOperation,
    input: Option<&[(String, Literal)]>,
    response: &HttpResponse,
) -> Result<Reading, DynamicError> {
    let output = operation.response(response)?;
    let input = input.and_then(|values| {
        let values = values.to_vec();
        DynamicInput::of_json(operation, &Literal::Map(values).to_json()).ok()
    });
    let each = input.as_ref().map(|input| operation.each(input));
    let mut readings = each
        .iter()
        .flatten()
        .map(|id| operation.reading_of(&output, id));
    Ok(match readings.next() {
        Some(first) if readings.all(|reading| reading == first) => first,
        Some(_) => Reading::Unknown,
        None => operation.reading(&output),
    })
}

/// Holds what a reply is against what its example says.
fn compare(raw: &raw::Example, found: &Read, sink: &Sink) {
    let said = raw.error.as_ref().map(|said| said.value.as_str());
    // An example may tell an error by what it means alone.
    if said != found.error && !(said.is_none() && raw.reads_as.is_some()) {
        let what = match found.error {
            None => "a success".to_owned(),
            Some(UNKNOWN) => match found.problem {
                Some(problem) => format!("no reply of the service: {problem}"),
                None => "no declared error".to_owned(),
            },
            Some(name) => format!("`{name}`"),
        };
        let span = raw.error.as_ref().map_or(raw.title.span, |said| said.span);
        let help = found.error.map_or_else(
            || "remove `error:`".to_owned(),
            |name| format!("write `error: {name}`"),
        );
        let message = format!("this reply is {what}");
        sink.push(Diagnostic::error(&rule::EXAMPLE_REPLY, span, message).help(help));
    }
    let Some(said) = &raw.reads_as else { return };
    let reading = found.reading.map(|reading| reading.kind().as_str());
    if reading != Some(said.value.as_str()) {
        let what = match (reading, found.problem) {
            (Some(found), _) => format!("reads as `{found}`"),
            (None, Some(problem)) => format!("is no reply of the service: {problem}"),
            (None, None) => "has no declared reading".to_owned(),
        };
        let message = format!("this reply {what}");
        sink.push(Diagnostic::error(&rule::EXAMPLE_REPLY, said.span, message));
    }
}
