//! For the comment of a pull request: the answer as a table, weighty findings in the open, the rest folded.

use std::fmt::Write as _;

use super::{Style, alone, proof, summary, why};
use crate::diff::report::Report;
use crate::diff::report::finding::Finding;
use crate::diff::verdict::Severity;

/// So many weighty findings stand in the open, and so many of all others are named: a comment has an end.
const IN_FULL: usize = 15;
const NAMED: usize = 80;
/// So many generated items are listed.
const ITEMS: usize = 60;

/// The report; its first line is a mark by which a bot finds its comment again.
#[must_use]
pub fn markdown(report: &Report, style: &Style<'_>) -> String {
    let mut text = String::from("<!-- annul-diff -->\n");
    if report.is_empty() {
        text.push_str("### Spec diff: nothing changed\n");
        return text;
    }
    let counts = if report.open().next().is_none() {
        "all findings accepted".to_owned()
    } else {
        report.counts()
    };
    let _ = writeln!(
        text,
        "### Spec diff: {counts}\n\n| who | verdict |\n|---|---|"
    );
    for (label, answer) in summary(report) {
        let _ = writeln!(text, "| {label} | **{}** |", escaped(&answer));
    }
    let (weighty, mut rest): (Vec<&Finding>, Vec<&Finding>) = report
        .open()
        .partition(|found| found.severity >= Severity::Dangerous);
    for found in weighty.iter().take(IN_FULL) {
        text.push('\n');
        text.push_str(&section(found, style));
    }
    let safe = format!("{} without danger", rest.len());
    let title = if weighty.len() > IN_FULL {
        format!("{} more that can hurt, {safe}", weighty.len() - IN_FULL)
    } else {
        safe
    };
    rest.splice(..0, weighty.into_iter().skip(IN_FULL));
    folded(&mut text, &title, &rest, style);
    let accepted: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|found| found.accepted.is_some())
        .collect();
    folded(
        &mut text,
        &format!("{} accepted", accepted.len()),
        &accepted,
        style,
    );
    if style.rust && !report.items.is_empty() {
        text.push_str(&items(report));
    }
    let _ = writeln!(
        text,
        "\n<sub>annul diff {} → {}</sub>",
        escaped(style.old),
        escaped(style.new)
    );
    text
}

fn section(found: &Finding, style: &Style<'_>) -> String {
    let sign = if found.severity == Severity::Breaking {
        ":x:"
    } else {
        ":warning:"
    };
    let mut text = format!(
        "**{sign} {}** · `{}` · {}\n\n",
        escaped(&found.subject()),
        found.rule.id,
        found.fingerprint
    );
    let _ = writeln!(text, "{}", escaped(&found.message()));
    let proofs: Vec<String> = if found.parts.is_empty() {
        found.examples.iter().map(proof).collect()
    } else {
        let part = |part: &crate::diff::Part| {
            format!(
                "{}: {} → {}; {}",
                part.what,
                part.old,
                part.new,
                alone(part)
            )
        };
        found.parts.iter().map(part).collect()
    };
    for proof in proofs {
        let _ = writeln!(text, "- {}", escaped(&proof));
    }
    let _ = writeln!(text, "\n{}", escaped(&why(found).join(" ")));
    if let Some(advice) = found.advice() {
        let _ = writeln!(text, "\n**→** {}", escaped(advice));
    }
    if let Some(hint) = &found.hint {
        let _ = writeln!(text, "\n? {}", escaped(hint));
    }
    let _ = writeln!(text, "\n{}, {}", who(found), place(found, style));
    text
}

fn who(found: &Finding) -> String {
    escaped(&super::who(found))
}

fn place(found: &Finding, style: &Style<'_>) -> String {
    let place = style
        .places
        .new_place(found)
        .or_else(|| style.places.old(found));
    place.map_or_else(String::new, |place| {
        format!("`{}:{}`", place.path, place.line)
    })
}

fn folded(text: &mut String, title: &str, findings: &[&Finding], style: &Style<'_>) {
    if findings.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n<details><summary>{title}</summary>\n");
    for found in findings.iter().take(NAMED) {
        let _ = writeln!(
            text,
            "- {} `{}` {}: {} {}",
            found.severity,
            found.rule.id,
            escaped(&found.subject()),
            escaped(&found.message()),
            place(found, style)
        );
        for line in found.hint.iter().map(String::as_str).chain(found.advice()) {
            let _ = writeln!(text, "  - {}", escaped(line));
        }
        if let Some(accepted) = &found.accepted {
            let reason = escaped(&accepted.reason);
            let _ = writeln!(
                text,
                "  - accepted {}, {}: {reason}",
                accepted.date,
                accepted.because.as_str()
            );
        }
    }
    if findings.len() > NAMED {
        let _ = writeln!(text, "- and {} more", findings.len() - NAMED);
    }
    text.push_str("\n</details>\n");
}

fn items(report: &Report) -> String {
    let mut text = String::from("\n| generated item | was | is | |\n|---|---|---|---|\n");
    for item in report.items.iter().take(ITEMS) {
        let cell = |form: &Option<String>| {
            form.as_ref()
                .map_or_else(String::new, |form| format!("`{form}`"))
        };
        let bump = item.callers.max(item.handlers).as_str();
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {bump} |",
            item.path,
            cell(&item.old),
            cell(&item.new)
        );
    }
    if report.items.len() > ITEMS {
        let _ = writeln!(text, "\nand {} more", report.items.len() - ITEMS);
    }
    text
}

/// Text of a spec must not become markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' | '\r' => escaped.push(' '),
            '|' | '*' | '_' | '[' | ']' | '#' | '@' | '~' | '`' | '\\' => {
                escaped.push('\\');
                escaped.push(char);
            }
            _ => escaped.push(char),
        }
    }
    escaped
}
