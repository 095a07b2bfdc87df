//! Requests: those of examples, the boundaries of each param, and what is no input.

use std::collections::BTreeSet;

use annul_runtime::dynamic::DynamicOperation;

use super::draft::{judged, message, of_spec};
use super::sample::Values;
use super::{Expected, RequestCase, boundary, malformed, sample};
use crate::ir::{Literal, Location, Operation};

/// The requests of an operation around values that are given; the first is one that satisfies the spec, if one is found.
///
/// Examples have values of their own: they are left out where any are given.
pub(super) fn requests(
    operation: &Operation,
    runs: DynamicOperation,
    given: &[(String, Literal)],
) -> Vec<RequestCase> {
    let mut found = Vec::new();
    let required = sample::around(operation, false, given);
    let all = sample::around(operation, true, given);
    let shown = [
        ("what is required", &required),
        ("everything that can be given", &all),
    ];
    for (title, values) in shown {
        let message = values.as_ref().and_then(|values| message(runs, values));
        if let Some(message) = message {
            found.push(of_spec(runs, title.to_owned(), &message, Expected::Taken));
        }
    }
    for example in operation.examples.iter().filter(|_| given.is_empty()) {
        let message = example.input.as_ref().and_then(|it| message(runs, it));
        if let Some(message) = message {
            found.extend(judged(runs, example.title.clone(), &message));
        }
    }
    if let Some(required) = &required {
        found.extend(boundaries(operation, runs, required));
    }
    let whole = all.as_ref().or(required.as_ref());
    if let Some(message) = whole.and_then(|values| message(runs, values)) {
        found.extend(malformed::requests(operation, runs, &message));
    }
    // The same message shows nothing twice.
    let mut seen = BTreeSet::new();
    found.retain(|case| seen.insert((case.message.clone(), case.run)));
    found
}

fn boundaries(
    operation: &Operation,
    runs: DynamicOperation,
    required: &Values,
) -> Vec<RequestCase> {
    let mut found = Vec::new();
    for param in operation.arguments() {
        let is_body = param.location == Location::Body;
        for variant in boundary::of_member(&param.member, &param.member.wire, is_body) {
            let mut values: Values = required.clone();
            values.retain(|(key, _)| *key != param.key);
            values.push((param.key.clone(), variant.value));
            // What no request can carry is no case.
            if let Some(message) = message(runs, &values) {
                let title = format!("`{}`: {}", variant.place, variant.title);
                found.push(RequestCase {
                    place: Some(variant.place),
                    ..of_spec(runs, title, &message, variant.expected)
                });
            }
        }
    }
    found
}
