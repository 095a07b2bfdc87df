//! A report for people: a line for each operation, and all of what is otherwise.

use std::fmt::Write as _;

use super::{Counts, clause};
use crate::catalogue::count;
use crate::commands::test::Report;
use crate::commands::test::kit::{Check, Fault, Verdict};
use crate::console::Paint;
use crate::page::Page;

/// The column of labels.
const LABEL: usize = 10;

/// The report.
pub(in crate::commands::test) fn human(report: &Report, paint: Paint) -> String {
    let mut text = String::new();
    for checks in report.operations() {
        text.push_str(&operation(checks, paint));
    }
    let counts = Counts::of(&report.checks);
    let mut sums = vec![format!("{} passed", counts.passed)];
    for (count, word) in [
        (counts.failed, "failed"),
        (counts.known, "differ as is known"),
        (counts.skipped, "not tried"),
    ] {
        if count > 0 {
            sums.push(format!("{count} {word}"));
        }
    }
    let mut page = Page::new(paint);
    page.blank();
    let sum = count(report.operations().count(), "operation");
    page.prose(0, &format!("{}: {sum}, {}", report.url, sums.join(", ")));
    for left in &report.left {
        page.prose(0, &format!("may be running: {left}"));
    }
    text + &page.into_text()
}

fn operation(checks: &[Check], paint: Paint) -> String {
    let counts = Counts::of(checks);
    let id = checks.first().map_or("", |check| check.operation.as_str());
    let tried = count(counts.passed + counts.failed + counts.known, "check");
    let sign = match (counts.failed, counts.passed + counts.known) {
        (0, 0) => paint.faint("-"),
        (0, _) => paint.good("ok"),
        _ => paint.bad("FAILED"),
    };
    let mut text = format!("{id}  {tried}  {sign}\n");
    for check in checks {
        match &check.verdict {
            Verdict::Passed => {}
            Verdict::Failed(fault) => text.push_str(&failed(check, fault, paint)),
            Verdict::Known(because, _) => {
                let mut page = Page::new(paint);
                page.field(2, LABEL, "differs", &format!("{}: {because}", check.title));
                text.push_str(&page.into_text());
            }
            Verdict::Skipped(why) => {
                let mut page = Page::new(paint);
                page.field(2, LABEL, "not tried", &format!("{}: {why}", check.title));
                text.push_str(&page.into_text());
            }
        }
    }
    text
}

fn failed(check: &Check, fault: &Fault, paint: Paint) -> String {
    let mut page = Page::new(paint);
    page.field(2, LABEL, "failed", &check.title);
    for found in &fault.found {
        page.field(4, LABEL, "found", found);
    }
    if let Some(clause) = clause(fault) {
        page.field(4, LABEL, "spec", &clause);
    }
    let mut text = page.into_text();
    let mut block = |label: &str, lines: &str| {
        let _ = writeln!(text, "    {}", paint.faint(label));
        for line in lines.lines() {
            text.push_str(format!("      {line}").trim_end());
            text.push('\n');
        }
    };
    for exchange in &fault.exchanges {
        block("sent", &exchange.sent);
        block("came", &exchange.came);
    }
    for accepted in &fault.accepted {
        block("accepted", accepted);
    }
    text
}
