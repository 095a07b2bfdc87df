//! What became of a target that was to stop.

use super::NotStopped;
use crate::{Outcome, Target, TargetState};
use std::fmt;

/// What became of a target that was to stop.
#[derive(Debug)]
#[non_exhaustive]
#[must_use = "it may say that the target still runs"]
pub struct StopReport {
    /// The target.
    pub target: Target<'static>,
    /// How it ended, or why it may still run.
    pub result: Result<Outcome, NotStopped>,
    pub(super) said: Option<String>,
}

impl StopReport {
    /// What the service said of the target: also that it is about to stop.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match &self.result {
            Ok(outcome) => Some(*outcome),
            Err(error) => error.outcome(),
        }
    }

    /// What is known of the target.
    #[must_use]
    pub fn target_state(&self) -> TargetState {
        match &self.result {
            Ok(_) => TargetState::Stopped,
            Err(error) => error.target_state(),
        }
    }

    /// What the service answered to the cancel, for a log: the reply as the client read it, or
    /// the error, cut where it is long. None, if it did not answer. Secrets do not show in it.
    #[must_use]
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }
}

/// The target, and what became of it.
impl fmt::Display for StopReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.result {
            Ok(outcome) => write!(out, "{}: {outcome}", self.target),
            Err(error) => write!(out, "{}: {error}", self.target),
        }
    }
}
