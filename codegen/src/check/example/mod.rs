//! Examples: each input breaks exactly what it says, each reply is the error and reads as the word that it says.
//!
//! Who judges them is the operation itself, made of the checked spec: what emitted code does with an example, it does.

mod input;
mod reply;

use annul_runtime::dynamic::DynamicOperation;

use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::dynamic;
use crate::ir::{Example, Operation, Service};
use crate::spec::operation as raw;

use super::source::Sources;

/// The examples of an operation, in the author's order.
pub(super) fn examples(
    raw: &[raw::Example],
    operation: &Operation,
    service: &Service,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Vec<Example> {
    if raw.is_empty() {
        return Vec::new();
    }
    let judge = Judge {
        operation,
        runs: dynamic::operation(service, operation),
        sink,
    };
    let examples = raw.iter();
    examples
        .map(|example| self::example(example, &judge, sources))
        .collect()
}

/// What examples are held against.
struct Judge<'a> {
    operation: &'a Operation,
    /// The same, as it runs.
    runs: DynamicOperation,
    sink: &'a Sink,
}

fn example(raw: &raw::Example, judge: &Judge<'_>, sources: &Sources<'_>) -> Example {
    if raw.input.is_none() && raw.reply.is_none() {
        let message = "the example shows neither an input nor a reply";
        judge.sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.title.span, message)
                .help("add `input:`, `reply:` or both"),
        );
    }
    let input = raw.input.as_ref();
    let input = input.map(|entries| input::input(raw, entries, judge));
    let reply = raw.reply.as_ref();
    Example {
        title: raw.title.value.trim_end().to_owned(),
        reply: reply.and_then(|reply| reply::reply(raw, reply, input.as_deref(), judge)),
        input,
        violates: raw.violates.iter().map(|name| name.value.clone()).collect(),
        error: raw.error.as_ref().map(|name| name.value.clone()),
        reads_as: raw
            .reads_as
            .as_ref()
            .and_then(|word| word.value.parse().ok()),
        sources: sources.resolve(&raw.source),
    }
}
