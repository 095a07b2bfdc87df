//! SARIF 2.1.0, the format of code scanning services.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{help, word};
use crate::diagnostic::{Diagnostic, Label, Rule, Span};
use crate::source::Sources;

/// One run with the rules that were broken and a result for each finding.
#[must_use]
pub fn sarif(sources: &Sources, findings: &[Diagnostic]) -> String {
    let mut rules: Vec<&Rule> = findings.iter().map(|finding| finding.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup();
    let results: Vec<Value> = findings
        .iter()
        .map(|found| result(sources, found, &rules))
        .collect();
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "annul",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_iter().map(descriptor).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{report:#}\n")
}

fn descriptor(rule: &Rule) -> Value {
    let (explanation, help) = (rule.explanation, rule.help);
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": explanation },
        // Examples in explanations are indented by four, which is code in Markdown too.
        "help": {
            "text": format!("{explanation}\n\nWhat to do: {help}."),
            "markdown": format!("{explanation}\n\n**What to do:** {help}."),
        },
    })
}

fn result(sources: &Sources, finding: &Diagnostic, rules: &[&Rule]) -> Value {
    let related = |(index, label): (usize, &Label)| {
        json!({
            "id": index + 1,
            "message": { "text": label.text },
            "physicalLocation": location(sources, label.span),
        })
    };
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rules.iter().position(|rule| *rule == finding.rule),
        // The words are those of the format.
        "level": word(finding.severity),
        "message": { "text": format!("{}; help: {}", finding.message, help(finding)) },
        "locations": [{ "physicalLocation": location(sources, finding.span) }],
        "relatedLocations": finding.secondary.iter().enumerate().map(related).collect::<Vec<_>>(),
    })
}

fn location(sources: &Sources, span: Span) -> Value {
    let (start_line, start_column) = sources.location(span);
    let (end_line, end_column) = sources.end_location(span);
    json!({
        "artifactLocation": artifact(sources.path(span.file)),
        "region": {
            "startLine": start_line,
            "startColumn": start_column,
            "endLine": end_line,
            "endColumn": end_column,
            "byteOffset": span.start,
            "byteLength": span.end - span.start,
        },
    })
}

/// A path as a URI: relative to the root of the sources wherever it can be.
pub(crate) fn artifact(path: &str) -> Value {
    if path.starts_with('/') {
        json!({ "uri": format!("file://{}", escaped(path)) })
    } else if let Some((drive, rest)) = path.split_once(":/") {
        json!({ "uri": format!("file:///{drive}:/{}", escaped(rest)) })
    } else {
        json!({ "uri": escaped(path), "uriBaseId": "%SRCROOT%" })
    }
}

fn escaped(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
