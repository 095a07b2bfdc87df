//! Rows for successes that no server of ours sends; what they change is told by how replies are read.

use crate::diff::compare::comparison::Comparison;
use crate::diff::rule::cancel as rules;
use crate::diff::verdict::Severity;
use crate::ir::{Cancel, Read};

/// The rows of both sides: what is said about each, and whether they are written otherwise without any effect.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Cancel, new: &Cancel) {
    let row = |row: &Read| (row.status, row.body.clone(), row.reads_as);
    if old.reads.iter().map(row).eq(new.reads.iter().map(row)) {
        for (index, (was, is)) in old.reads.iter().zip(&new.reads).enumerate() {
            let path = ["cancel", "reads", &index.to_string(), "because"];
            let (was, is) = (Some(was.because.as_str()), Some(is.because.as_str()));
            comparison.prose(&rules::CANCEL_NOTES_CHANGED, &path, was, is);
        }
        return;
    }
    // Where states, members or readings have changed, rows follow.
    let weighs = |severity: Severity| severity > Severity::DocsOnly;
    if !comparison
        .findings
        .iter()
        .any(|found| weighs(found.severity))
    {
        let found = comparison.finding(&rules::CANCEL_NOTES_CHANGED, &["cancel", "reads"]);
        comparison.add(found.note("Rows are written otherwise, and every reply reads as it did."));
    }
}
