//! For other programs: one JSON object with a version, so that its readers can tell when it changes.

use serde_json::{Value, json};

use super::{Summary, help, word};
use crate::diagnostic::{Diagnostic, Label, Span};
use crate::source::Sources;

/// The version of the format; keys may be added within a version.
const SCHEMA: u32 = 1;

/// `{"schema": 1, "findings": […], "summary": {…}}`
#[must_use]
pub fn json(sources: &Sources, findings: &[Diagnostic]) -> String {
    let summary = Summary::of(findings);
    let findings: Vec<Value> = findings
        .iter()
        .map(|found| finding(sources, found))
        .collect();
    let report = json!({
        "schema": SCHEMA,
        "findings": findings,
        "summary": {
            "errors": summary.errors,
            "warnings": summary.warnings,
            "files": summary.files,
        },
    });
    format!("{report:#}\n")
}

fn finding(sources: &Sources, finding: &Diagnostic) -> Value {
    let related =
        |label: &Label| json!({ "label": label.text, "place": place(sources, label.span) });
    json!({
        "rule": finding.rule.id,
        "severity": word(finding.severity),
        "message": finding.message,
        "help": help(finding),
        "label": finding.label,
        "place": place(sources, finding.span),
        "related": finding.secondary.iter().map(related).collect::<Vec<_>>(),
    })
}

/// Bytes count from 0; lines and columns from 1, columns in characters; ends are exclusive.
fn place(sources: &Sources, span: Span) -> Value {
    let position = |byte: u32, (line, column): (usize, usize)| json!({ "byte": byte, "line": line, "column": column });
    json!({
        "path": sources.path(span.file),
        "start": position(span.start, sources.location(span)),
        "end": position(span.end, sources.end_location(span)),
    })
}
