//! Why it is not sure that a target has stopped.

use crate::client::CallError;
use crate::shown::Shown;
use crate::{AnyError, OperationError as _, Outcome, Phase, RefusalKind, TargetState};
use std::error::Error;
use std::fmt;

/// Why it is not sure that a target has stopped: it may still run.
#[derive(Debug)]
#[non_exhaustive]
pub enum NotStopped {
    /// The cancel was refused, lost, or not sent.
    Refused(CallError<AnyError>),
    /// The service said that the target is about to stop, and nobody has seen it stop.
    #[non_exhaustive]
    NotSeen {
        /// The service's operation that shows the target, where the spec names one.
        shown_by: Option<&'static str>,
    },
    /// The target was told to stop, and was not seen to stop in time.
    #[non_exhaustive]
    StillRunning {
        /// What was seen last; none, if there was no time to look.
        phase: Option<Phase>,
    },
    /// The target was told to stop, and was last seen in a state that the spec does not know.
    #[non_exhaustive]
    UnknownState {
        /// The state, as the service has it.
        state: String,
        /// The service's operation that shows it.
        shown_by: &'static str,
    },
    /// The target was told to stop, and the reply that should show its state does not have it.
    #[non_exhaustive]
    NoState {
        /// Where the spec says that the state stands.
        member: &'static str,
        /// The service's operation whose reply it is.
        shown_by: &'static str,
    },
    /// The target was told to stop, and the service does not show it.
    LookFailed(CallError<AnyError>),
    /// Nothing was sent: the service had throttled the cancel of another target.
    Throttled,
    /// Whoever was to stop it was stopped before: the runtime that it was given to has ended.
    Abandoned,
}

impl NotStopped {
    /// What the service said of the target, if it did not refuse to stop it.
    #[must_use]
    pub const fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::NotSeen { .. }
            | Self::StillRunning { .. }
            | Self::UnknownState { .. }
            | Self::NoState { .. }
            | Self::LookFailed(_) => Some(Outcome::Cancelling),
            Self::Refused(_) | Self::Throttled | Self::Abandoned => None,
        }
    }

    /// Why, in the words that all vendors' errors are read as; none, if nothing was refused.
    #[must_use]
    pub fn kind(&self) -> Option<RefusalKind> {
        match self {
            Self::Refused(error) | Self::LookFailed(error) => Some(error.kind()),
            Self::Throttled => Some(RefusalKind::Throttled),
            Self::NotSeen { .. }
            | Self::StillRunning { .. }
            | Self::UnknownState { .. }
            | Self::NoState { .. }
            | Self::Abandoned => None,
        }
    }

    /// What is known of the target: it may be running, or nobody knows. It is never "stopped".
    #[must_use]
    pub fn target_state(&self) -> TargetState {
        match self {
            Self::Refused(error) => error.target_state(),
            Self::Abandoned => TargetState::Unknown,
            _ => TargetState::MayBeRunning,
        }
    }

    /// What the service answered, if it refused.
    #[must_use]
    pub const fn answer(&self) -> Option<&AnyError> {
        match self {
            Self::Refused(error) | Self::LookFailed(error) => error.answer(),
            _ => None,
        }
    }

    /// The id under which the vendor has the refusal in its logs.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer().and_then(|error| error.reply().request_id())
    }
}

impl fmt::Display for NotStopped {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => error.fmt(out),
            Self::NotSeen {
                shown_by: Some(operation),
            } => write!(
                out,
                "told to stop, and not seen to stop; `{operation}` of the service shows it"
            ),
            Self::NotSeen { shown_by: None } => {
                out.write_str("told to stop, and the service has no way to see that it has")
            }
            Self::StillRunning { phase: Some(phase) } => {
                write!(
                    out,
                    "told to stop, and not seen to stop in time; last seen {phase}"
                )
            }
            Self::StillRunning { phase: None } => {
                out.write_str("told to stop, and not seen to stop in time")
            }
            Self::UnknownState { state, shown_by } => write!(
                out,
                "told to stop, and not seen to stop in time; `{shown_by}` shows the state `{}`, which the spec does not know",
                Shown::name(state)
            ),
            Self::NoState { member, shown_by } => write!(
                out,
                "told to stop, and the reply of `{shown_by}` has no `{member}` that would show whether it has"
            ),
            Self::LookFailed(error) => {
                write!(out, "told to stop, and could not be looked at: {error}")
            }
            Self::Throttled => {
                out.write_str("not tried: the service throttles, and another target was first")
            }
            Self::Abandoned => out.write_str("given up: the runtime that was to stop it has ended"),
        }
    }
}

impl Error for NotStopped {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // What this error's own sentence already says is passed over.
        match self {
            Self::Refused(error) | Self::LookFailed(error) => error.source(),
            _ => None,
        }
    }
}
