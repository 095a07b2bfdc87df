//! Workflow commands of GitHub Actions: annotations at the lines of the new side, where a pull request shows them.

use super::{Style, proof};
use crate::diagnostic::print::{command_data, command_property};
use crate::diff::report::Report;
use crate::diff::report::finding::Finding;
use crate::diff::verdict::Severity;

/// `::error file=…,line=…::message`, a line for each finding that is not of words only, and that someone notices.
#[must_use]
pub fn github(report: &Report, style: &Style<'_>) -> String {
    let findings = report.open().filter(|found| {
        found.severity > Severity::DocsOnly && (style.verbose || found.has_effect())
    });
    findings.map(|found| command(found, style)).collect()
}

fn command(found: &Finding, style: &Style<'_>) -> String {
    let level = match found.severity {
        Severity::Breaking => "error",
        Severity::Dangerous => "warning",
        Severity::Safe | Severity::DocsOnly => "notice",
    };
    let mut message = vec![found.message()];
    message.extend(found.examples.iter().map(proof));
    message.extend(found.advice().map(str::to_owned));
    message.push(super::who(found));
    // What is gone altogether has no line on the new side: it is told at the top of the run.
    let place = style
        .places
        .new_place(found)
        .map_or_else(String::new, |place| {
            format!(
                "file={},line={},endLine={},",
                command_property(&place.path),
                place.line,
                place.end_line
            )
        });
    let title = command_property(&format!("{} ({})", found.rule.id, found.subject()));
    format!(
        "::{level} {place}title={title}::{}\n",
        command_data(&message.join("\n"))
    )
}
