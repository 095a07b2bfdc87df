//! For people at a terminal: the answer first, then the findings, the worst in full, in one screen.

mod chosen;

use super::{Style, failing, proof, summary, who, why};
use crate::diagnostic::print::broken;
use crate::diff::policy::ASSUMPTIONS;
use crate::diff::report::Report;
use crate::diff::report::finding::Finding;
use crate::diff::verdict::Verdict;

/// Prose is broken before this column.
const WIDTH: usize = 100;

/// The report.
#[must_use]
pub fn human(report: &Report, style: &Style<'_>) -> String {
    let title = format!("{} → {}", style.old, style.new);
    if report.is_empty() {
        return format!(
            "{title}: nothing changed ({} operations compared)\n",
            report.compared
        );
    }
    let counts = if report.open().next().is_none() {
        "all findings accepted".to_owned()
    } else {
        report.counts()
    };
    let mut lines = vec![format!("{title}: {counts}"), String::new()];
    for (label, answer) in summary(report) {
        let broken = broken(&answer, WIDTH - 28);
        let labels = std::iter::once(label).chain(std::iter::repeat(""));
        lines.extend(
            labels
                .zip(broken)
                .map(|(label, line)| format!("  {label:<24}  {line}")),
        );
    }
    lines.push(String::new());
    chosen::findings(report, style, &mut lines);
    accepted(report, &mut lines);
    if style.rust {
        items(report, &mut lines);
    }
    if style.verbose {
        lines.push("Assumed:".to_owned());
        lines.extend(ASSUMPTIONS.iter().map(|text| format!("  - {text}")));
        lines.push(String::new());
    }
    if let Some(least) = style.fail_on {
        let count = failing(report, style.fail_on);
        let verdict = if count == 0 {
            "nothing".to_owned()
        } else {
            count.to_string()
        };
        lines.push(format!(
            "{verdict} at or above --fail-on {least}; `annul explain RULE` explains a rule"
        ));
        if count > 0 {
            lines.push(
                "what is meant to be, or corrects the old spec, can be accepted: --accept FILE"
                    .to_owned(),
            );
        }
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// `breaking   param-values-narrowed   CancelQuery › QueryId`
fn head(found: &Finding) -> String {
    format!(
        "{:<9}  {:<38}  {}",
        found.severity,
        found.rule.id,
        found.subject()
    )
}

fn in_full(found: &Finding, style: &Style<'_>) -> Vec<String> {
    let mut lines = vec![head(found)];
    let mut say = |text: &str| lines.extend(wrap(text));
    if found.parts.is_empty() {
        say(&found.message());
    } else {
        say(found.rule.change);
    }
    for example in &found.examples {
        say(&proof(example));
    }
    for part in &found.parts {
        say(&super::part(part));
    }
    for text in why(found) {
        say(&text);
    }
    if let Some(hint) = &found.hint {
        say(&format!("? {hint}"));
    }
    if let Some(advice) = found.advice() {
        say(&format!("→ {advice}"));
    }
    say(&who(found));
    lines.push(format!("   {}", place(found, style)));
    if style.verbose {
        lines.push(format!("   finding {}", found.fingerprint));
    }
    lines.push(String::new());
    lines
}

fn in_short(found: &Finding, style: &Style<'_>) -> Vec<String> {
    let mut lines = vec![head(found)];
    let mut say = |text: &str| lines.extend(wrap(text));
    say(&found.message());
    for example in &found.examples {
        say(&proof(example));
    }
    if found.verdicts.new_caller == Verdict::NewOnly {
        say(found.rule.explanation);
    }
    if let Some(note) = &found.note {
        say(note);
    }
    if let Some(hint) = &found.hint {
        say(&format!("? {hint}"));
    }
    if let Some(advice) = found.advice() {
        say(&format!("→ {advice}"));
    }
    lines.push(format!("   {}", place(found, style)));
    lines.push(String::new());
    lines
}

/// Both places; what has come or gone altogether stands on one side only.
fn place(found: &Finding, style: &Style<'_>) -> String {
    let old = style
        .places
        .old(found)
        .filter(|place| place.is_exact || found.old.is_some());
    let new = style
        .places
        .new_place(found)
        .filter(|place| place.is_exact || found.new.is_some());
    match (old, new) {
        (Some(old), Some(new)) => format!("{new}   was {old}"),
        (None, Some(new)) => format!("{new}   (new)"),
        (Some(old), None) => format!("{old}   (gone)"),
        (None, None) => String::new(),
    }
}

fn accepted(report: &Report, lines: &mut Vec<String>) {
    let before = lines.len();
    for found in &report.findings {
        if let Some(accepted) = &found.accepted {
            lines.push(head(found));
            lines.extend(wrap(&found.message()));
            let text = format!(
                "accepted {}, {}: {}",
                accepted.date,
                accepted.because.as_str(),
                accepted.reason
            );
            lines.extend(wrap(&text));
            lines.push(String::new());
        }
    }
    if lines.len() > before {
        lines.insert(before, "Accepted:".to_owned());
    }
}

fn items(report: &Report, lines: &mut Vec<String>) {
    lines.push("Generated Rust:".to_owned());
    if report.items.is_empty() {
        lines.push("  no public item changes".to_owned());
    }
    for item in &report.items {
        let (sign, form) = match (&item.old, &item.new) {
            (Some(old), Some(new)) => ('~', format!("{old} → {new}")),
            (None, Some(new)) => ('+', new.clone()),
            (Some(old), None) => ('-', old.clone()),
            (None, None) => continue,
        };
        let bump = if item.callers == item.handlers {
            item.callers.as_str().to_owned()
        } else {
            format!(
                "{} for callers, {} for handlers",
                item.callers.as_str(),
                item.handlers.as_str()
            )
        };
        lines.push(format!("  {sign} {}  {form}  ({bump})", item.path));
    }
    lines.push(String::new());
}

fn wrap(text: &str) -> Vec<String> {
    let lines = broken(text, WIDTH - 3).into_iter();
    lines.map(|line| format!("   {line}")).collect()
}
