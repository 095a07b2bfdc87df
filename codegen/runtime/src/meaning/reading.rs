//! What a reply reads as: an outcome, a refusal, or nothing that tells how the target is.

use super::{DispositionKind, Outcome, OutcomeKind, Phase, RefusalKind, TargetState};
use crate::UnknownWord;
use std::fmt;
use std::str::FromStr;

/// What a reply reads as, without the phase of the target. A spec says it with one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadingKind {
    /// An outcome.
    Outcome(OutcomeKind),
    /// A refusal.
    Refusal(RefusalKind),
    /// The reply does not tell whether the target has ended or never was: look at it.
    Unknown,
}

/// The word for a reply that does not tell.
const UNKNOWN: &str = "unknown";

impl ReadingKind {
    /// What a client reads a reply as that tells all: the case itself.
    #[must_use]
    pub const fn of(disposition: DispositionKind) -> Self {
        match disposition {
            DispositionKind::Outcome(kind) => Self::Outcome(kind),
            DispositionKind::Refusal(kind) => Self::Refusal(kind),
        }
    }

    /// All of them: outcomes, refusals, and what cannot be told.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        DispositionKind::all()
            .map(Self::from)
            .chain([Self::Unknown])
    }

    /// The word for it in a spec.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Outcome(kind) => kind.as_str(),
            Self::Refusal(kind) => kind.as_str(),
            Self::Unknown => UNKNOWN,
        }
    }

    /// Whether it is one of the four outcomes.
    #[must_use]
    pub const fn is_outcome(self) -> bool {
        matches!(self, Self::Outcome(_))
    }

    /// The phases in which a target can be whose reply reads like this, the usual one first.
    #[must_use]
    pub const fn phases(self) -> &'static [Phase] {
        match self {
            Self::Outcome(kind) => kind.phases(),
            Self::Refusal(_) | Self::Unknown => OutcomeKind::Cancelling.phases(),
        }
    }

    /// The reading; of a target that had ended, in this phase, if it is one of those.
    #[must_use]
    pub fn with_phase(self, phase: Option<Phase>) -> Reading {
        match self {
            Self::Outcome(kind) => Reading::Outcome(kind.with_phase(phase)),
            Self::Refusal(kind) => Reading::Refusal(kind),
            Self::Unknown => Reading::Unknown,
        }
    }
}

impl From<DispositionKind> for ReadingKind {
    fn from(kind: DispositionKind) -> Self {
        Self::of(kind)
    }
}

impl From<OutcomeKind> for ReadingKind {
    fn from(kind: OutcomeKind) -> Self {
        Self::Outcome(kind)
    }
}

impl From<RefusalKind> for ReadingKind {
    fn from(kind: RefusalKind) -> Self {
        Self::Refusal(kind)
    }
}

impl fmt::Display for ReadingKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl FromStr for ReadingKind {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == UNKNOWN {
            return Ok(Self::Unknown);
        }
        text.parse::<DispositionKind>().map(Self::from)
    }
}

/// What a reply reads as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// An outcome: the caller gets it.
    Outcome(Outcome),
    /// A refusal: the caller gets an error of this kind.
    Refusal(RefusalKind),
    /// The reply does not tell whether the target has ended or never was. The caller gets an
    /// error whose target state is [`Unknown`](TargetState::Unknown).
    Unknown,
}

impl Reading {
    /// What it is, without the phase of the target.
    #[must_use]
    pub const fn kind(self) -> ReadingKind {
        match self {
            Self::Outcome(outcome) => ReadingKind::Outcome(outcome.kind()),
            Self::Refusal(kind) => ReadingKind::Refusal(kind),
            Self::Unknown => ReadingKind::Unknown,
        }
    }

    /// The outcome, if it is one.
    #[must_use]
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Outcome(outcome) => Some(outcome),
            Self::Refusal(_) | Self::Unknown => None,
        }
    }

    /// What it says about the target, where a spec says nothing else.
    #[must_use]
    pub const fn target_state(self) -> TargetState {
        match self {
            Self::Outcome(outcome) => outcome.target_state(),
            Self::Refusal(kind) => kind.usual_target_state(),
            Self::Unknown => TargetState::Unknown,
        }
    }
}

impl From<Outcome> for Reading {
    fn from(outcome: Outcome) -> Self {
        Self::Outcome(outcome)
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outcome(outcome) => outcome.fmt(out),
            Self::Refusal(kind) => kind.fmt(out),
            Self::Unknown => out.pad(UNKNOWN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, ReadingKind};
    use crate::{DispositionKind, Outcome, OutcomeKind, Phase, TargetState};

    #[test]
    fn every_reading_has_a_word_of_its_own() {
        let words: std::collections::BTreeSet<_> =
            ReadingKind::all().map(ReadingKind::as_str).collect();
        assert_eq!(words.len(), 16);
        for kind in ReadingKind::all() {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        for kind in DispositionKind::all() {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert!("unknown".parse::<DispositionKind>().is_err());
    }

    #[test]
    fn only_the_end_of_a_target_has_a_phase() {
        let finished = ReadingKind::from(OutcomeKind::AlreadyFinished);
        assert_eq!(
            finished.with_phase(Some(Phase::Failed)),
            Reading::Outcome(Outcome::AlreadyFinished(Some(Phase::Failed)))
        );
        assert_eq!(
            finished.with_phase(Some(Phase::Running)),
            Reading::Outcome(Outcome::AlreadyFinished(None))
        );
    }

    #[test]
    fn no_reading_but_an_outcome_says_stopped() {
        for kind in ReadingKind::all().filter(|kind| !kind.is_outcome()) {
            assert_ne!(kind.with_phase(None).target_state(), TargetState::Stopped);
        }
    }
}
