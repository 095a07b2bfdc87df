//! For other programs: one JSON object with a version; `schema` describes it.

use serde_json::{Value, json};

use super::Style;
use crate::diff::report::Report;
use crate::diff::report::finding::{Example, Finding, Part};
use crate::diff::report::place::Located;
use crate::diff::report::schema::VERSION;
use crate::diff::verdict::{Rollout, Severity, Verdicts};

/// The report.
#[must_use]
pub fn json(report: &Report, style: &Style<'_>) -> String {
    let counts: serde_json::Map<String, Value> = Severity::ALL
        .iter()
        .map(|severity| (severity.as_str().to_owned(), json!(report.count(*severity))))
        .collect();
    let mut summary =
        json!({ "severity": counts, "accepted": report.findings.len() - report.open().count() });
    extend(&mut summary, verdicts(report.verdicts(), report.rollout()));
    let report = json!({
        "schema": VERSION,
        "tool": { "name": "annul", "version": env!("CARGO_PKG_VERSION") },
        "policy": {
            "strict_callers": report.policy.strict_callers,
            "fail_on": style.fail_on.map(Severity::as_str),
        },
        "old": style.old,
        "new": style.new,
        "compared": report.compared,
        "summary": summary,
        "findings": report.findings.iter().map(|found| finding(found, style)).collect::<Vec<_>>(),
        "rust_items": report.items.iter().map(|item| json!({
            "path": item.path,
            "old": item.old,
            "new": item.new,
            "callers": item.callers.as_str(),
            "handlers": item.handlers.as_str(),
        })).collect::<Vec<_>>(),
    });
    format!("{report:#}\n")
}

fn verdicts(found: Verdicts, rollout: Rollout) -> Value {
    json!({
        "old_caller_new_server": found.old_caller.as_str(),
        "new_caller_old_server": found.new_caller.as_str(),
        "rust": { "callers": found.callers.as_str(), "handlers": found.handlers.as_str() },
        "rollout": rollout.as_str(),
    })
}

fn extend(value: &mut Value, other: Value) {
    if let (Value::Object(map), Value::Object(other)) = (value, other) {
        map.extend(other);
    }
}

fn finding(found: &Finding, style: &Style<'_>) -> Value {
    let mut value = json!({
        "rule": found.rule.id,
        "fingerprint": found.fingerprint,
        "severity": found.severity.as_str(),
        "service": found.service,
        "operation": found.operation,
        "element": found.element,
        "message": found.message(),
        "why": found.rule.explanation,
        "note": found.note,
        "advice": found.advice(),
        "hint": found.hint,
        "likely": found.likely,
        "old": found.old,
        "new": found.new,
        "witnesses": found.examples.iter().map(example).collect::<Vec<_>>(),
        "parts": found.parts.iter().map(part).collect::<Vec<_>>(),
        "reaches": found.reaches,
        "old_at": place(style.places.old(found)),
        "new_at": place(style.places.new_place(found)),
        "accepted": found.accepted.as_ref().map(|accepted| json!({
            "reason": accepted.reason,
            "because": accepted.because.as_str(),
            "date": accepted.date,
            "until": accepted.until,
        })),
    });
    extend(&mut value, verdicts(found.verdicts, found.rollout()));
    value
}

fn example(example: &Example) -> Value {
    json!({
        "value": example.text,
        "shown": example.shown,
        "accepted_by": if example.accepted_by_old { "old" } else { "new" },
        "why": example.why,
    })
}

fn part(part: &Part) -> Value {
    json!({
        "what": part.what,
        "rule": part.rule.map(|rule| rule.id),
        "old": part.old,
        "new": part.new,
        "decided": part.is_decided,
        "witnesses": part.examples.iter().map(example).collect::<Vec<_>>(),
    })
}

/// Lines and columns count from 1, columns in characters; the end is exclusive.
fn place(place: Option<Located>) -> Value {
    place.map_or(Value::Null, |place| {
        json!({
            "file": place.path,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
        })
    })
}
