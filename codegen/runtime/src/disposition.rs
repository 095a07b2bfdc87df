//! What an engine answers to a cancel, and what a caller learns from it.

use crate::{Phase, TargetState};
use std::fmt;

/// What an engine answers to a cancel that it does not refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Disposition {
    /// This cancel stopped the target.
    Cancelled,
    /// The target was told to stop and is about to.
    Cancelling,
    /// An earlier cancel had stopped the target.
    AlreadyCancelled,
    /// The target had ended by itself, in this phase.
    AlreadyFinished(Phase),
}

impl Disposition {
    /// The phase of the target after the cancel.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Cancelled | Self::AlreadyCancelled => Phase::Cancelled,
            Self::Cancelling => Phase::Cancelling,
            Self::AlreadyFinished(phase) => phase,
        }
    }

    /// The word that reply tables have for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Cancelling => "cancelling",
            Self::AlreadyCancelled => "already_cancelled",
            Self::AlreadyFinished(_) => "already_finished",
        }
    }
}

/// What a caller learns from any vendor's reply.
///
/// ```
/// use annul_runtime::{Outcome, Phase, TargetState};
///
/// let outcome = Outcome::AlreadyFinished(Some(Phase::Succeeded));
/// assert_eq!(outcome.target_state(), TargetState::Stopped);
/// assert_eq!(outcome.to_string(), "already finished (succeeded)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The target is cancelled.
    Cancelled,
    /// The target was told to stop; it may still run for a while.
    Cancelling,
    /// The target had been cancelled before.
    AlreadyCancelled,
    /// The target had ended before; in which phase, where the vendor says so.
    AlreadyFinished(Option<Phase>),
}

impl Outcome {
    /// Whether the target may still run.
    #[must_use]
    pub const fn target_state(self) -> TargetState {
        match self {
            Self::Cancelling => TargetState::MayBeRunning,
            Self::Cancelled | Self::AlreadyCancelled | Self::AlreadyFinished(_) => {
                TargetState::Stopped
            }
        }
    }

    /// The word that reply tables have for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Cancelling => "cancelling",
            Self::AlreadyCancelled => "already_cancelled",
            Self::AlreadyFinished(_) => "already_finished",
        }
    }
}

impl From<Disposition> for Outcome {
    fn from(disposition: Disposition) -> Self {
        match disposition {
            Disposition::Cancelled => Self::Cancelled,
            Disposition::Cancelling => Self::Cancelling,
            Disposition::AlreadyCancelled => Self::AlreadyCancelled,
            Disposition::AlreadyFinished(phase) => Self::AlreadyFinished(Some(phase)),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cancelled => out.write_str("cancelled"),
            Self::Cancelling => out.write_str("cancelling"),
            Self::AlreadyCancelled => out.write_str("already cancelled"),
            Self::AlreadyFinished(None) => out.write_str("already finished"),
            Self::AlreadyFinished(Some(phase)) => write!(out, "already finished ({phase})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Disposition, Outcome};
    use crate::{Phase, TargetState};

    const ALL: [Disposition; 4] = [
        Disposition::Cancelled,
        Disposition::Cancelling,
        Disposition::AlreadyCancelled,
        Disposition::AlreadyFinished(Phase::Failed),
    ];

    #[test]
    fn an_outcome_keeps_the_word_of_its_disposition() {
        for disposition in ALL {
            assert_eq!(Outcome::from(disposition).as_str(), disposition.as_str());
        }
    }

    #[test]
    fn only_a_terminal_phase_means_stopped() {
        for disposition in ALL {
            let stopped = Outcome::from(disposition).target_state() == TargetState::Stopped;
            assert_eq!(stopped, disposition.phase().is_terminal());
        }
    }
}
