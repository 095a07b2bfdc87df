//! Findings as text: for people, for other programs, for review tools.

mod excerpt;
mod github;
mod human;
mod json;
mod prose;
mod sarif;
mod short;
mod visible;

use super::{Diagnostic, Severity};

pub use github::github;
#[cfg(feature = "diff")]
pub(crate) use github::{data as command_data, property as command_property};
pub use human::human;
pub use json::json;
pub use prose::broken;
#[cfg(feature = "diff")]
pub(crate) use sarif::artifact;
pub use sarif::sarif;
pub use short::{short, short_for_people};
pub use visible::visible;

/// More findings than this tell a person nothing new; other programs get all.
const MOST_SHOWN: usize = 100;

/// The findings that a person is shown, and a line about the others, if there are any.
fn first(findings: &[Diagnostic]) -> (&[Diagnostic], String) {
    let shown = &findings[..findings.len().min(MOST_SHOWN)];
    let rest = match findings.len() - shown.len() {
        0 => String::new(),
        1 => "and 1 more finding; correct these first\n".to_owned(),
        more => format!("and {more} more findings; correct these first\n"),
    };
    (shown, rest)
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Files with at least one finding.
    pub files: usize,
}

impl Summary {
    /// Counts.
    #[must_use]
    pub fn of(findings: &[Diagnostic]) -> Self {
        let mut files: Vec<_> = findings.iter().map(|finding| finding.span.file).collect();
        files.sort_unstable();
        files.dedup();
        let errors = findings
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .count();
        Self {
            errors,
            warnings: findings.len() - errors,
            files: files.len(),
        }
    }
}

impl std::fmt::Display for Summary {
    /// `2 errors and 1 warning in 2 files`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let many = |count: usize, noun: &str| match count {
            1 => format!("1 {noun}"),
            _ => format!("{count} {noun}s"),
        };
        match (self.errors, self.warnings) {
            (0, 0) => return f.write_str("no findings"),
            (errors, 0) => f.write_str(&many(errors, "error"))?,
            (0, warnings) => f.write_str(&many(warnings, "warning"))?,
            (errors, warnings) => {
                write!(
                    f,
                    "{} and {}",
                    many(errors, "error"),
                    many(warnings, "warning")
                )?;
            }
        }
        write!(f, " in {}", many(self.files, "file"))
    }
}

/// The word for a severity in every format.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// What to do about a finding: its own help, or that of its rule.
fn help(finding: &Diagnostic) -> &str {
    finding.help.as_deref().unwrap_or(finding.rule.help)
}

#[cfg(test)]
mod tests;
