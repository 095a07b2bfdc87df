//! All that is not as the spec says, told at once.

use std::fmt::Write as _;

/// What was found to be otherwise.
#[derive(Default)]
pub(super) struct Report(String);

impl Report {
    /// Notes that something is otherwise.
    pub(super) fn note(&mut self, title: &str, message: &str, why: &str) {
        let _ = write!(self.0, "\n\n{title}: {why}");
        for line in message.lines() {
            let _ = write!(self.0, "\n    {}", shortened(line));
        }
    }

    /// Panics if something was noted.
    #[track_caller]
    pub(super) fn finish(self, what: &str, operation: &str) {
        assert!(
            self.0.is_empty(),
            "{what} of {operation} are not as the spec says:{}",
            self.0
        );
    }
}

/// Nobody reads a line of many thousand characters.
fn shortened(line: &str) -> String {
    const MOST: usize = 400;
    let mut characters = line.chars();
    let start: String = characters.by_ref().take(MOST).collect();
    match characters.count() {
        0 => start,
        more => format!("{start} (and {more} more)"),
    }
}
