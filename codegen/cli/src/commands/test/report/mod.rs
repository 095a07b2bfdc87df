//! What a test came to: for people, as JSON, and as `JUnit`.

mod human;
mod json;
mod junit;

pub(super) use human::human;
pub(super) use json::json;
pub(super) use junit::junit;

use super::Report;
use super::kit::{Check, Fault, Verdict};

/// How many checks there are of each verdict.
#[derive(Default)]
struct Counts {
    passed: usize,
    failed: usize,
    known: usize,
    skipped: usize,
}

impl Counts {
    fn of<'c>(checks: impl IntoIterator<Item = &'c Check>) -> Self {
        let mut counts = Self::default();
        for check in checks {
            *match check.verdict {
                Verdict::Passed => &mut counts.passed,
                Verdict::Failed(_) => &mut counts.failed,
                Verdict::Known(..) => &mut counts.known,
                Verdict::Skipped(_) => &mut counts.skipped,
            } += 1;
        }
        counts
    }
}

impl Report {
    /// The checks, operation by operation.
    fn operations(&self) -> impl Iterator<Item = &[Check]> {
        self.checks
            .chunk_by(|one, other| one.operation == other.operation)
    }
}

/// Where a clause is written, and its keys.
fn clause(fault: &Fault) -> Option<String> {
    let clause = fault.clause.as_ref()?;
    Some(match &clause.place {
        Some(place) => format!("{place} {}", clause.keys),
        None => clause.keys.clone(),
    })
}
