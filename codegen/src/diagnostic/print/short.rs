//! One line a finding, as editors and `grep` take it.

use super::visible::visible;
use super::{first, word};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// `path:line:column: error[rule]: message`, a line each.
#[must_use]
pub fn short(sources: &Sources, findings: &[Diagnostic]) -> String {
    let line = |finding: &Diagnostic| {
        let (line, column) = sources.location(finding.span);
        let path = visible(sources.path(finding.span.file));
        let (word, rule) = (word(finding.severity), finding.rule.id);
        let message = visible(&finding.message);
        format!("{path}:{line}:{column}: {word}[{rule}]: {message}\n")
    };
    findings.iter().map(line).collect::<Vec<_>>().concat()
}

/// The same for a build's output: of very many, the first ones.
#[must_use]
pub fn short_for_people(sources: &Sources, findings: &[Diagnostic]) -> String {
    let (shown, rest) = first(findings);
    short(sources, shown) + &rest
}
