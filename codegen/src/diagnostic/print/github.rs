//! Workflow commands of GitHub Actions: each finding becomes an annotation at its line.

use super::{help, word};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// `::error file=…,line=…::message`, a line each.
#[must_use]
pub fn github(sources: &Sources, findings: &[Diagnostic]) -> String {
    findings
        .iter()
        .map(|finding| command(sources, finding))
        .collect::<Vec<_>>()
        .concat()
}

fn command(sources: &Sources, finding: &Diagnostic) -> String {
    let (line, column) = sources.location(finding.span);
    let (end_line, end_column) = sources.end_location(finding.span);
    // Columns are taken only if the annotation stays in one line; their end is inclusive.
    let columns = if line == end_line {
        format!(
            ",col={column},endColumn={}",
            end_column.saturating_sub(1).max(column)
        )
    } else {
        String::new()
    };
    let mut message = vec![finding.message.clone()];
    message.extend(finding.secondary.iter().map(|label| {
        let (line, column) = sources.location(label.span);
        format!(
            "{}: {}:{line}:{column}",
            label.text,
            sources.path(label.span.file)
        )
    }));
    message.push(format!("help: {}", help(finding)));
    format!(
        "::{word} file={file},line={line},endLine={end_line}{columns},title={title}::{message}\n",
        word = word(finding.severity),
        file = property(sources.path(finding.span.file)),
        title = property(&format!("annul: {}", finding.rule.id)),
        message = data(&message.join("\n")),
    )
}

/// Without the escapes a message could end its command and begin another one.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
