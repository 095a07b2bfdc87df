//! How far a long run has come, on a terminal: a line that replaces itself, and is gone at the end.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A shorter run says nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is replaced.
const PACE: Duration = Duration::from_millis(100);

/// The line.
#[derive(Debug)]
pub(crate) struct Progress {
    doing: &'static str,
    /// When the line is due next; never where nobody watches.
    due: Option<Mutex<Instant>>,
}

impl Progress {
    /// Begins a run that does this: `generating`.
    pub(crate) fn new(doing: &'static str) -> Self {
        let is_watched = io::stderr().is_terminal();
        Self {
            doing,
            due: is_watched.then(|| Mutex::new(Instant::now() + PATIENCE)),
        }
    }

    /// So many services of so many are done.
    pub(crate) fn told(&self, done: usize, all: usize) {
        // Whoever finds another thread at it has nothing newer to say.
        let Some(Ok(mut due)) = self.due.as_ref().map(Mutex::try_lock) else {
            return;
        };
        let now = Instant::now();
        if now >= *due && done < all {
            *due = now + PACE;
            let _ = write!(io::stderr(), "\r{}", line(self.doing, done, all));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.due.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn line(doing: &str, done: usize, all: usize) -> String {
    format!("{doing}: {done} of {all} folders\x1b[K")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_clears_what_stood_there() {
        assert_eq!(line("checking", 4, 12), "checking: 4 of 12 folders\x1b[K");
    }

    #[test]
    fn nobody_is_told_where_nobody_watches() {
        let quiet = Progress {
            doing: "checking",
            due: None,
        };
        quiet.told(1, 2);
    }
}
