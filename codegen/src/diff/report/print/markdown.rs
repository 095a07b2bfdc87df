//! For the comment of a pull request: the answer as a table, weighty findings in the open, the rest folded.

use std::fmt::Write as _;

use super::{Style, part, proof, summary, why};
use crate::diff::report::Report;
use crate::diff::report::finding::Finding;
use crate::diff::report::group::{Group, grouped};
use crate::diff::verdict::Severity;

/// So many weighty findings stand in the open, and so many of all others are named: a comment has an end.
const IN_FULL: usize = 15;
const NAMED: usize = 80;
/// Where the same is so elsewhere, so many places are named.
const PLACES: usize = 9;
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
    let shown = report
        .open()
        .filter(|found| style.verbose || found.has_effect());
    let (mut weighty, rest): (Vec<Group<'_>>, Vec<Group<'_>>) = grouped(shown)
        .into_iter()
        .partition(|group| group.first.severity >= Severity::Dangerous);
    let later = weighty.split_off(weighty.len().min(IN_FULL));
    for group in &weighty {
        text.push('\n');
        text.push_str(&section(group, style));
    }
    let count = |groups: &[Group<'_>]| groups.iter().map(Group::len).sum::<usize>();
    let safe = format!("{} without danger", count(&rest));
    let title = match count(&later) {
        0 => safe,
        more => format!("{more} more that can hurt, {safe}"),
    };
    let rest: Vec<Group<'_>> = later.into_iter().chain(rest).collect();
    folded(&mut text, &title, &rest, style);
    let accepted = report
        .findings
        .iter()
        .filter(|found| found.accepted.is_some());
    let accepted = grouped(accepted);
    folded(
        &mut text,
        &format!("{} accepted", count(&accepted)),
        &accepted,
        style,
    );
    if style.rust && !report.items.is_empty() {
        text.push_str(&items(report));
    }
    let idle = match report.idle() {
        0 => String::new(),
        _ if style.verbose => String::new(),
        count => format!("; {count} without effect not shown"),
    };
    let _ = writeln!(
        text,
        "\n<sub>annul diff {} → {}{idle}</sub>",
        escaped(style.old),
        escaped(style.new)
    );
    text
}

fn section(group: &Group<'_>, style: &Style<'_>) -> String {
    let found = group.first;
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
    let named = |other: &Finding| format!("{} · {}", escaped(&other.subject()), other.fingerprint);
    if let Some(also) = group.also(PLACES, named) {
        let _ = writeln!(text, "\n{} alike: {also}\n", group.others.len());
    }
    let proofs: Vec<String> = if found.parts.is_empty() {
        found.examples.iter().map(proof).collect()
    } else {
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

fn folded(text: &mut String, title: &str, groups: &[Group<'_>], style: &Style<'_>) {
    if groups.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n<details><summary>{title}</summary>\n");
    for group in groups.iter().take(NAMED) {
        let found = group.first;
        let more = group.also(0, Finding::subject);
        let more = more.map_or_else(String::new, |more| format!(" and {more}"));
        let _ = writeln!(
            text,
            "- {} `{}` {}{more}: {} {}",
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
    let more: usize = groups.iter().skip(NAMED).map(Group::len).sum();
    if more > 0 {
        let _ = writeln!(text, "- and {more} more");
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
