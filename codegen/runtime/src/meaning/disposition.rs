//! What an engine answers to a cancel, and what a caller learns from it.

use super::{Phase, RefusalKind, TargetState};
use crate::UnknownWord;
use std::fmt;
use std::str::FromStr;

words! {
    /// The four ways in which a cancel is not refused, without the phase of the target.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum OutcomeKind {
        /// The target has stopped because of this call.
        Cancelled = "cancelled",
        /// The target has been told to stop.
        Cancelling = "cancelling",
        /// An earlier call had stopped it.
        AlreadyCancelled = "already_cancelled",
        /// It had ended by itself.
        AlreadyFinished = "already_finished",
    }
}

impl OutcomeKind {
    /// The phases in which a target can be that has this outcome, the usual one first.
    #[must_use]
    pub const fn phases(self) -> &'static [Phase] {
        match self {
            Self::Cancelled | Self::AlreadyCancelled => &[Phase::Cancelled],
            Self::Cancelling => &[Phase::Cancelling, Phase::Running, Phase::Pending],
            Self::AlreadyFinished => &[
                Phase::Succeeded,
                Phase::Failed,
                Phase::TimedOut,
                Phase::Ended,
            ],
        }
    }

    /// The outcome; of a target that had ended, in this phase, if it is one of those.
    #[must_use]
    pub fn with_phase(self, phase: Option<Phase>) -> Outcome {
        match self {
            Self::Cancelled => Outcome::Cancelled,
            Self::Cancelling => Outcome::Cancelling,
            Self::AlreadyCancelled => Outcome::AlreadyCancelled,
            Self::AlreadyFinished => {
                Outcome::AlreadyFinished(phase.filter(|phase| phase.is_finished()))
            }
        }
    }
}

/// What an engine can make of a cancel: an outcome or a refusal. A reply table has a row for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DispositionKind {
    /// It is not refused.
    Outcome(OutcomeKind),
    /// It is refused.
    Refusal(RefusalKind),
}

/// The rows of a reply table by their names.
impl DispositionKind {
    /// The target has stopped because of this call.
    pub const CANCELLED: Self = Self::Outcome(OutcomeKind::Cancelled);
    /// The target has been told to stop.
    pub const CANCELLING: Self = Self::Outcome(OutcomeKind::Cancelling);
    /// An earlier call had stopped it.
    pub const ALREADY_CANCELLED: Self = Self::Outcome(OutcomeKind::AlreadyCancelled);
    /// It had ended by itself.
    pub const ALREADY_FINISHED: Self = Self::Outcome(OutcomeKind::AlreadyFinished);
    /// There is no such target, or the caller may not know of it.
    pub const NOT_FOUND: Self = Self::Refusal(RefusalKind::NotFound);
    /// The target exists and cannot be cancelled.
    pub const NOT_CANCELLABLE: Self = Self::Refusal(RefusalKind::NotCancellable);
    /// Something else is happening to the target.
    pub const CONFLICT: Self = Self::Refusal(RefusalKind::Conflict);
    /// The target is not as the caller's precondition says.
    pub const PRECONDITION_FAILED: Self = Self::Refusal(RefusalKind::PreconditionFailed);
    /// The caller is known, and may not do this.
    pub const DENIED: Self = Self::Refusal(RefusalKind::Denied);
    /// The caller is not known.
    pub const UNAUTHENTICATED: Self = Self::Refusal(RefusalKind::Unauthenticated);
    /// The caller asks too often.
    pub const THROTTLED: Self = Self::Refusal(RefusalKind::Throttled);
    /// The service gave up waiting; whether the target stopped is not known.
    pub const TIMED_OUT: Self = Self::Refusal(RefusalKind::TimedOut);
    /// The service failed, or cannot be reached.
    pub const UNAVAILABLE: Self = Self::Refusal(RefusalKind::Unavailable);
    /// The request breaks a rule of the service.
    pub const INVALID: Self = Self::Refusal(RefusalKind::Invalid);
    /// The service does not do this.
    pub const UNSUPPORTED: Self = Self::Refusal(RefusalKind::Unsupported);
}

impl DispositionKind {
    /// All of them, in the order of a reply table.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        let outcomes = OutcomeKind::ALL.iter().copied().map(Self::Outcome);
        outcomes.chain(RefusalKind::ALL.iter().copied().map(Self::Refusal))
    }

    /// The word for it in a reply table.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Outcome(kind) => kind.as_str(),
            Self::Refusal(kind) => kind.as_str(),
        }
    }

    /// The phases in which a target can be that gets this answer, the usual one first.
    #[must_use]
    pub const fn phases(self) -> &'static [Phase] {
        match self {
            Self::Outcome(kind) => kind.phases(),
            // Whatever was refused goes on.
            Self::Refusal(_) => OutcomeKind::Cancelling.phases(),
        }
    }
}

impl From<OutcomeKind> for DispositionKind {
    fn from(kind: OutcomeKind) -> Self {
        Self::Outcome(kind)
    }
}

impl From<RefusalKind> for DispositionKind {
    fn from(kind: RefusalKind) -> Self {
        Self::Refusal(kind)
    }
}

impl fmt::Display for DispositionKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl FromStr for DispositionKind {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let outcome = text.parse().map(Self::Outcome);
        outcome.or_else(|_| text.parse().map(Self::Refusal))
    }
}

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

    /// Which of the four it is.
    #[must_use]
    pub const fn kind(self) -> OutcomeKind {
        match self {
            Self::Cancelled => OutcomeKind::Cancelled,
            Self::Cancelling => OutcomeKind::Cancelling,
            Self::AlreadyCancelled => OutcomeKind::AlreadyCancelled,
            Self::AlreadyFinished(_) => OutcomeKind::AlreadyFinished,
        }
    }

    /// The word that reply tables have for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.kind().as_str()
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

    /// Which of the four it is.
    #[must_use]
    pub const fn kind(self) -> OutcomeKind {
        match self {
            Self::Cancelled => OutcomeKind::Cancelled,
            Self::Cancelling => OutcomeKind::Cancelling,
            Self::AlreadyCancelled => OutcomeKind::AlreadyCancelled,
            Self::AlreadyFinished(_) => OutcomeKind::AlreadyFinished,
        }
    }

    /// The word that reply tables have for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.kind().as_str()
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
