//! Reports as text: for people, for reviews on the web, for programs.

mod github;
mod human;
mod json;
mod markdown;
mod sarif;

use crate::diff::report::Report;
use crate::diff::report::finding::{Example, Finding, Part};
use crate::diff::report::place::Places;
use crate::diff::verdict::{Bump, Rollout, Severity, Verdict, Verdicts};

pub use github::github;
pub use human::human;
pub use json::json;
pub use markdown::markdown;
pub use sarif::sarif;

/// What a report is printed with.
#[derive(Debug)]
pub struct Style<'a> {
    /// What the old side is called: `main`.
    pub old: &'a str,
    /// What the new side is called: `working tree`.
    pub new: &'a str,
    /// Where things stand.
    pub places: &'a Places<'a>,
    /// All of every finding, what was assumed, and fingerprints.
    pub verbose: bool,
    /// Generated items that change, too.
    pub rust: bool,
    /// The least severity that fails the run.
    pub fail_on: Option<Severity>,
}

/// How many findings end the run with exit code 1.
#[must_use]
pub fn failing(report: &Report, fail_on: Option<Severity>) -> usize {
    let level = |severity: Severity| fail_on.is_some_and(|least| severity >= least);
    report.open().filter(|found| level(found.severity)).count()
}

/// `refused now: "a"×37 (37 characters, at most 36 allowed)`
fn proof(example: &Example) -> String {
    let word = if example.accepted_by_old {
        "refused now"
    } else {
        "accepted now"
    };
    let why = if example.accepted_by_old {
        format!(" ({})", example.why)
    } else {
        String::new()
    };
    format!("{word}: {}{why}", example.shown)
}

/// One of several edits, and what it does alone.
fn part(part: &Part) -> String {
    let Part { what, old, new, .. } = part;
    format!("{what}: {old} → {new}; {}", alone(part))
}

/// What one of several edits does alone.
fn alone(part: &Part) -> String {
    let proofs: Vec<String> = part.examples.iter().map(proof).collect();
    match (part.is_decided, proofs.is_empty()) {
        (false, _) => "what it does alone is not decided".to_owned(),
        (true, true) => "no effect of its own".to_owned(),
        (true, false) => format!("alone {}", proofs.join("; ")),
    }
}

/// Who is hit by one finding, in a line.
fn who(finding: &Finding) -> String {
    let verdicts = finding.verdicts;
    let rust = if verdicts.callers == verdicts.handlers {
        format!("Rust {}", verdicts.callers.as_str())
    } else {
        format!(
            "Rust {} for callers, {} for handlers",
            verdicts.callers.as_str(),
            verdicts.handlers.as_str()
        )
    };
    let order = match finding.rollout() {
        Rollout::Any => String::new(),
        order => format!(" · {}", order.short()),
    };
    format!(
        "old callers: {} · new callers: {} · {rust}{order}",
        verdicts.old_caller.as_str(),
        verdicts.new_caller.as_str()
    )
}

/// Why, by the rule, and what else is to be said in this case.
fn why(finding: &Finding) -> Vec<String> {
    let mut lines = vec![finding.rule.explanation.to_owned()];
    lines.extend(finding.note.clone());
    lines.extend(
        finding
            .likely
            .as_ref()
            .map(|why| format!("Likely a rename: {why}.")),
    );
    if !finding.reaches.is_empty() {
        lines.push(format!(
            "The same edit reaches {}.",
            finding.reaches.join(", ")
        ));
    }
    lines
}

/// Who is hit by all findings: label and answer, with the reason where it is a bad one.
fn summary(report: &Report) -> Vec<(&'static str, String)> {
    let verdicts = report.verdicts();
    let rust = if verdicts.callers == verdicts.handlers {
        verdicts.callers.as_str().to_owned()
    } else {
        format!(
            "{} for callers, {} for handlers",
            verdicts.callers.as_str(),
            verdicts.handlers.as_str()
        )
    };
    let caller = |verdict: Verdict, pick: fn(Verdicts) -> Verdict| {
        let reason = if verdict >= Verdict::Risk {
            reason(report, |found| pick(found.standing()) == verdict)
        } else {
            String::new()
        };
        format!("{}{reason}", verdict.says())
    };
    let major =
        |found: &Finding| found.verdicts.callers.max(found.verdicts.handlers) == Bump::Major;
    let why = if verdicts.callers.max(verdicts.handlers) == Bump::Major {
        reason(report, major)
    } else {
        String::new()
    };
    vec![
        (
            "old callers, new server",
            caller(verdicts.old_caller, |found| found.old_caller),
        ),
        (
            "new callers, old server",
            caller(verdicts.new_caller, |found| found.new_caller),
        ),
        ("generated Rust", format!("{rust}{why}")),
        ("roll out", report.rollout().says().to_owned()),
    ]
}

/// `: a required param is new, and 2 more`
fn reason(report: &Report, is_one: impl Fn(&Finding) -> bool) -> String {
    let mut changes: Vec<&str> = report
        .findings
        .iter()
        .filter(|found| is_one(found))
        .map(|found| found.rule.change)
        .collect();
    let count = changes.len();
    changes.truncate(1);
    let more = match count {
        0 | 1 => String::new(),
        count => format!(", and {} more", count - 1),
    };
    changes
        .first()
        .map_or_else(String::new, |first| format!(": {first}{more}"))
}
