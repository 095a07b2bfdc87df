//! What is told and noted while targets are being cancelled: a line on a terminal, and the audit.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::Instant;

use annul_runtime::operation::OperationInfo;

use super::audit::Audit;
use super::connection::Connection;
use super::stop::Listener;
use super::targets::Wanted;
use super::verdict::Verdict;
use crate::console::Console;
use crate::exit::Failure;

/// Tells and notes.
pub(super) struct Watcher<'a> {
    info: &'static OperationInfo,
    connection: &'a Connection,
    wanted: &'a [Wanted],
    audit: Option<Audit>,
    console: &'a Console,
    began: Instant,
    is_watched: bool,
    failure: Option<Failure>,
}

impl<'a> Watcher<'a> {
    pub(super) fn new(
        info: &'static OperationInfo,
        connection: &'a Connection,
        wanted: &'a [Wanted],
        audit: Option<Audit>,
        console: &'a Console,
    ) -> Self {
        Self {
            info,
            connection,
            wanted,
            audit,
            console,
            began: Instant::now(),
            is_watched: io::stderr().is_terminal(),
            failure: None,
        }
    }

    /// Clears the line; why something could not be noted, if that is so.
    pub(super) fn into_failure(self) -> Option<Failure> {
        self.clear();
        self.failure
    }

    fn clear(&self) {
        if self.is_watched {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

impl Listener for Watcher<'_> {
    fn ended(&mut self, index: usize, verdict: &Verdict) {
        let (Some(audit), Some(wanted)) = (&mut self.audit, self.wanted.get(index)) else {
            return;
        };
        // What is under way goes on; the command then ends with what went wrong.
        if let Err(failure) = audit.note(self.info, self.connection, wanted, verdict) {
            self.failure.get_or_insert(failure);
        }
    }

    fn went_on(&mut self, told: usize, ended: usize) {
        let seconds = self.began.elapsed().as_secs();
        if self.is_watched && seconds > 0 {
            let line = line(told, ended, self.wanted.len(), seconds);
            let _ = write!(io::stderr(), "\r{line}\x1b[K");
        }
    }

    fn interrupted(&mut self, under_way: usize) {
        self.clear();
        self.console.say(&format!(
            "interrupted: nothing more is sent; {under_way} under way have 10 seconds to end, and a second Ctrl-C \
             ends the wait"
        ));
    }
}

fn line(told: usize, ended: usize, all: usize, seconds: u64) -> String {
    let waiting = match told {
        0 => String::new(),
        _ => format!(", {told} told to stop"),
    };
    format!("{ended} of {all} done{waiting}, after {seconds} s")
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_line_says_how_far_it_is() {
        assert_eq!(line(0, 1, 3, 2), "1 of 3 done, after 2 s");
        assert_eq!(line(2, 1, 3, 2), "1 of 3 done, 2 told to stop, after 2 s");
    }
}
