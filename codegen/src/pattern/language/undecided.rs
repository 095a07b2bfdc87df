//! A question about languages that is not answered.

use std::fmt;

/// A question that is not answered because the search for an answer grew beyond its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecided {
    /// What grew, in lower case and without a full stop.
    pub reason: String,
}

impl Undecided {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "undecided: {}", self.reason)
    }
}

impl std::error::Error for Undecided {}
