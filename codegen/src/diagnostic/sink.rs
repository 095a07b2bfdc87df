//! Where checks put their findings; it keeps going, so that one run shows all of them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::{Diagnostic, FileId, Severity, Span};

/// Collects findings through a shared reference, so that one check can call another without threading `&mut`.
#[derive(Default, Debug)]
pub struct Sink {
    found: RefCell<Vec<Diagnostic>>,
    errors: Cell<usize>,
}

impl Sink {
    /// An empty sink.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one finding.
    pub fn push(&self, diagnostic: Diagnostic) {
        let is_error = diagnostic.severity == Severity::Error;
        self.errors.set(self.errors.get() + usize::from(is_error));
        self.found.borrow_mut().push(diagnostic);
    }

    /// Number of errors so far: a check that needs sound parts compares it before and after.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.errors.get()
    }

    /// Whether anything is wrong with a file, as far as it has been looked at.
    #[must_use]
    pub fn has_error_in(&self, file: FileId) -> bool {
        let found = self.found.borrow();
        let is_in =
            |found: &Diagnostic| found.severity == Severity::Error && found.span.file == file;
        found.iter().any(is_in)
    }

    /// Number of findings so far, warnings too.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.borrow().len()
    }

    /// Hands out the findings after the first `count`, in the order in which they were made.
    #[must_use]
    pub fn take_after(&self, count: usize) -> Vec<Diagnostic> {
        let mut found = self.found.borrow_mut();
        let kept = count.min(found.len());
        let taken = found.split_off(kept);
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
        let errors = taken.iter().filter(is_error).count();
        self.errors.set(self.errors.get() - errors);
        taken
    }

    /// The places of all errors so far, but for those of files as a whole.
    #[must_use]
    pub fn error_places(&self) -> BTreeSet<Span> {
        let found = self.found.borrow();
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
        let places = found.iter().filter(is_error).map(|found| found.span);
        places.filter(|span| span.end > 0).collect()
    }

    /// All findings, in the order of files and places; the same finding is kept once.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by(|a, b| (a.span, a.rule.id, &a.message).cmp(&(b.span, b.rule.id, &b.message)));
        found.dedup();
        found
    }
}
