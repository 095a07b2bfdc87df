//! How much work the patterns of one file may be together, so that no file costs its reader minutes.

use std::cell::{Cell, RefCell};

use crate::diagnostic::{Diagnostic, Sink, Span, rule};

/// The work of all patterns of a file, in cells of tables; a whole catalogue of vendors' patterns has less.
const MOST: usize = 260_000;

/// What a pattern costs that is refused for its size: the work that was done until then.
const REFUSED: usize = 100_000;

/// So many of the largest patterns are named.
const NAMED: usize = 3;

/// What is left of the work that patterns of a file may be.
#[derive(Debug, Default)]
pub(super) struct Budget {
    used: Cell<usize>,
    largest: RefCell<Vec<(usize, Span)>>,
}

impl Budget {
    /// Whether there is room for another pattern; where there was none, that has been told.
    pub(super) fn has_room(&self) -> bool {
        self.used.get() <= MOST
    }

    /// Takes what a pattern has cost, or what one that was refused has; tells it when that is too much.
    pub(super) fn take(&self, work: Option<usize>, span: Span, sink: &Sink) -> bool {
        let cost = work.unwrap_or(REFUSED);
        self.used.set(self.used.get().saturating_add(cost));
        let mut largest = self.largest.borrow_mut();
        largest.push((cost, span));
        largest.sort_by_key(|(cost, _)| std::cmp::Reverse(*cost));
        largest.truncate(NAMED);
        if self.has_room() {
            return true;
        }
        let message = format!(
            "the patterns of this file are too large together: of {MOST} cells, {} are used here",
            self.used.get()
        );
        let found = Diagnostic::error(&rule::PATTERN_TOO_LARGE, span, message)
            .help("bound lengths by `length` and not by counts in patterns; patterns after this one are not looked at");
        let others = largest.iter().filter(|(_, other)| *other != span);
        sink.push(others.fold(found, |found, (cost, other)| {
            found.also(*other, format!("{cost} of them are here"))
        }));
        false
    }
}
