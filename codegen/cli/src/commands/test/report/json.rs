//! A report for programs.

use serde_json::{Value, json};

use super::Counts;
use crate::commands::test::Report;
use crate::commands::test::kit::{Check, Fault, Verdict};

/// The version of the document.
const SCHEMA: u32 = 1;

/// The report.
pub(in crate::commands::test) fn json(report: &Report) -> Value {
    let counts = Counts::of(&report.checks);
    json!({
        "schema": SCHEMA,
        "url": report.url,
        "passed": counts.passed,
        "failed": counts.failed,
        "known": counts.known,
        "skipped": counts.skipped,
        "may_be_running": report.left,
        "checks": report.checks.iter().map(check).collect::<Vec<_>>(),
    })
}

fn check(check: &Check) -> Value {
    let (verdict, because, found) = match &check.verdict {
        Verdict::Passed => ("passed", None, None),
        Verdict::Failed(found) => ("failed", None, Some(found)),
        Verdict::Known(because, found) => ("known", Some(because), Some(found)),
        Verdict::Skipped(because) => ("skipped", Some(because), None),
    };
    json!({
        "operation": check.operation,
        "check": check.title,
        "verdict": verdict,
        "because": because,
        "fault": found.map(|found| fault(found)),
    })
}

fn fault(fault: &Fault) -> Value {
    let clause = fault.clause.as_ref().map(|clause| {
        json!({
            "keys": clause.keys,
            "file": clause.place.as_ref().map(|place| &place.path),
            "line": clause.place.as_ref().map(|place| place.line),
            "column": clause.place.as_ref().map(|place| place.column),
        })
    });
    let exchanges = fault.exchanges.iter();
    let exchanges = exchanges.map(|it| json!({ "sent": it.sent, "came": it.came }));
    json!({
        "found": fault.found,
        "clause": clause,
        "exchanges": exchanges.collect::<Vec<_>>(),
        "accepted": fault.accepted,
    })
}
