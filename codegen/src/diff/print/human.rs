//! For people at a terminal: the answer first, then the findings, the worst in full, in one screen.

use super::{Style, failing, proof, summary, who, why};
use crate::diff::finding::{Finding, Part};
use crate::diff::policy::ASSUMPTIONS;
use crate::diff::report::Report;
use crate::diff::verdict::Severity;

/// More findings than this are told in a line each.
const IN_FULL: usize = 8;
/// More lines of these are left to `--verbose`.
const IN_SHORT: usize = 24;
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
    lines.extend(
        summary(report)
            .into_iter()
            .map(|(label, answer)| format!("  {label:<24}  {answer}")),
    );
    lines.push(String::new());
    let (mut full, mut short) = (0, 0);
    let mut left_out = 0;
    for found in report.open() {
        let weighty = found.severity >= Severity::Dangerous && full < IN_FULL;
        if style.verbose || weighty {
            full += 1;
            lines.extend(in_full(found, style));
        } else if short < IN_SHORT {
            short += 1;
            lines.extend(in_short(found, style));
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        lines.push(format!("and {left_out} more; --verbose shows them all"));
    }
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
            "{verdict} at or above --fail-on {least}; `annul explain RULE` tells more about a rule"
        ));
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
        say(&self::part(part));
    }
    for text in why(found) {
        say(&text);
    }
    if let Some(hint) = &found.hint {
        say(&format!("? {hint}"));
    }
    say(&who(found));
    lines.push(format!("   {}", place(found, style)));
    if style.verbose {
        lines.push(format!("   finding {}", found.fingerprint));
    }
    lines.push(String::new());
    lines
}

fn part(part: &Part) -> String {
    let proofs: Vec<String> = part.examples.iter().map(proof).collect();
    let proofs = if proofs.is_empty() {
        "no effect of its own".to_owned()
    } else {
        proofs.join("; ")
    };
    format!("{}: {} → {}; alone {proofs}", part.what, part.old, part.new)
}

fn in_short(found: &Finding, style: &Style<'_>) -> Vec<String> {
    let mut lines = vec![head(found)];
    lines.extend(wrap(&found.message()));
    lines.extend(
        found
            .hint
            .iter()
            .flat_map(|hint| wrap(&format!("? {hint}"))),
    );
    lines.push(format!("   {}", place(found, style)));
    lines.push(String::new());
    lines
}

/// Both places; a thing that is gone has no new one.
fn place(found: &Finding, style: &Style<'_>) -> String {
    let (old, new) = (style.places.old(found), style.places.new_place(found));
    match (old, new) {
        (Some(old), Some(new)) => format!("{new}   was {old}"),
        (None, Some(new)) => format!("{new}   (new)"),
        (Some(old), None) => format!("was {old}"),
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
                accepted.because.word(),
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
            item.callers.word().to_owned()
        } else {
            format!(
                "{} for callers, {} for handlers",
                item.callers.word(),
                item.handlers.word()
            )
        };
        lines.push(format!("  {sign} {}  {form}  ({bump})", item.path));
    }
    lines.push(String::new());
}

fn wrap(text: &str) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + word.chars().count() + 4 > WIDTH {
            lines.push(format!("   {line}"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(format!("   {line}"));
    lines
}
