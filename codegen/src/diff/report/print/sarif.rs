//! SARIF 2.1.0, the format of code scanning services.

use serde_json::{Value, json};

use super::{Style, proof};
use crate::diagnostic::print::artifact;
use crate::diff::report::Report;
use crate::diff::report::finding::Finding;
use crate::diff::report::place::Located;
use crate::diff::rule::Rule;
use crate::diff::verdict::Severity;

/// One run with the rules of its findings, and a result for each finding that nobody has accepted.
#[must_use]
pub fn sarif(report: &Report, style: &Style<'_>) -> String {
    let mut rules: Vec<&Rule> = report.open().map(|found| found.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup();
    let results: Vec<Value> = report
        .open()
        .map(|found| result(found, &rules, style))
        .collect();
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "annul diff",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{report:#}\n")
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.change },
        "fullDescription": { "text": rule.explanation },
        "help": { "text": rule.advice.unwrap_or(rule.explanation) },
    })
}

fn result(found: &Finding, rules: &[&Rule], style: &Style<'_>) -> Value {
    let level = match found.severity {
        Severity::Breaking => "error",
        Severity::Dangerous => "warning",
        Severity::Safe | Severity::DocsOnly => "note",
    };
    let place = style.places.new_place(found);
    let was = style.places.old(found);
    let locations: Vec<Value> = place
        .iter()
        .map(|place| json!({ "physicalLocation": location(place) }))
        .collect();
    let related: Vec<Value> = was
        .iter()
        .map(|was| json!({ "id": 1, "message": { "text": format!("before ({})", style.old) }, "physicalLocation": location(was) }))
        .collect();
    json!({
        "ruleId": found.rule.id,
        "ruleIndex": rules.iter().position(|rule| rule.id == found.rule.id),
        "level": level,
        "message": { "text": text(found) },
        "locations": locations,
        "relatedLocations": related,
        "partialFingerprints": { "annulDiff/v1": found.fingerprint },
        "properties": {
            "oldCallerNewServer": found.verdicts.old_caller.as_str(),
            "newCallerOldServer": found.verdicts.new_caller.as_str(),
            "rustCallers": found.verdicts.callers.as_str(),
            "rustHandlers": found.verdicts.handlers.as_str(),
            "rollout": found.rollout().as_str(),
        },
    })
}

/// What a list of results shows of a finding.
fn text(found: &Finding) -> String {
    let proofs: Vec<String> = found.examples.iter().map(proof).collect();
    let proofs = if proofs.is_empty() {
        String::new()
    } else {
        format!(" ({})", proofs.join("; "))
    };
    let advice = found
        .advice()
        .map_or_else(String::new, |advice| format!(" {advice}"));
    format!(
        "{}: {}{proofs}. {}.{advice}",
        found.subject(),
        found.message(),
        super::who(found)
    )
}

fn location(place: &Located) -> Value {
    json!({
        "artifactLocation": artifact(&place.path),
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    })
}
