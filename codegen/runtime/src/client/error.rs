//! How a call can end without a success: not sent, lost, out of time, or answered with an error.

use super::{NotSent, TransportError};
use crate::{OperationError, Outcome, RefusalKind, Retry, TargetState};
use std::error::Error;
use std::fmt;

/// How a call can end without a success.
///
/// The question behind all of them is [`target_state`](Self::target_state):
/// whether the target may still run.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<E> {
    /// Nothing was sent.
    NotSent(NotSent),
    /// The last attempt has no reply.
    #[non_exhaustive]
    Lost {
        /// What went wrong in the last attempt: of the transport, or before sending.
        source: LostSource,
        /// Whether this attempt or one before may have reached the service.
        sent: bool,
        /// Whether the same call may be sent once more.
        retry: Retry,
    },
    /// The time for the call is over, and there is no reply.
    #[non_exhaustive]
    TimedOut {
        /// Whether any attempt may have reached the service.
        sent: bool,
        /// Whether the same call may be sent once more.
        retry: Retry,
    },
    /// The service answered with an error.
    #[non_exhaustive]
    Answered {
        /// What it answered.
        error: E,
        /// Whether the reply to an attempt before was lost: that one may have had an effect.
        lost_before: bool,
    },
}

/// What went wrong in an attempt that has no reply.
#[derive(Debug)]
#[non_exhaustive]
pub enum LostSource {
    /// The transport has no reply.
    Transport(TransportError),
    /// This attempt was not sent, but one before it was.
    NotSent(NotSent),
}

impl<E> CallError<E> {
    /// What the service answered, if it did.
    #[must_use]
    pub const fn answer(&self) -> Option<&E> {
        match self {
            Self::Answered { error, .. } => Some(error),
            _ => None,
        }
    }

    /// What the service answered, if it did.
    #[must_use]
    pub fn into_answer(self) -> Option<E> {
        match self {
            Self::Answered { error, .. } => Some(error),
            _ => None,
        }
    }

    /// Whether any attempt may have had an effect that nobody has told of.
    #[must_use]
    pub const fn is_lost(&self) -> bool {
        match self {
            Self::NotSent(_) => false,
            Self::Lost { sent, .. } | Self::TimedOut { sent, .. } => *sent,
            Self::Answered { lost_before, .. } => *lost_before,
        }
    }

    /// The same, with another type for what the service answered.
    pub(in crate::client) fn map<F>(self, change: impl FnOnce(E) -> F) -> CallError<F> {
        match self {
            Self::NotSent(why) => CallError::NotSent(why),
            Self::Lost {
                source,
                sent,
                retry,
            } => CallError::Lost {
                source,
                sent,
                retry,
            },
            Self::TimedOut { sent, retry } => CallError::TimedOut { sent, retry },
            Self::Answered { error, lost_before } => CallError::Answered {
                error: change(error),
                lost_before,
            },
        }
    }
}

impl<E: OperationError> CallError<E> {
    /// Why there was no success, in the words that all vendors' errors are read as.
    #[must_use]
    pub fn kind(&self) -> RefusalKind {
        match self {
            Self::NotSent(why)
            | Self::Lost {
                source: LostSource::NotSent(why),
                ..
            } => why.kind(),
            Self::Lost {
                source: LostSource::Transport(_),
                ..
            } => RefusalKind::Unavailable,
            Self::TimedOut { .. } => RefusalKind::TimedOut,
            Self::Answered { error, .. } => error.kind(),
        }
    }

    /// Whether the same call may be sent once more, beyond the attempts that the client has made.
    ///
    /// "With the token of the first attempt" needs a token of your own: one that
    /// the client made up ends with its call.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match self {
            Self::NotSent(why) => why.retry(),
            Self::Lost { retry, .. } | Self::TimedOut { retry, .. } => *retry,
            Self::Answered { error, .. } => error.retry(),
        }
    }

    /// What the error means, if it is an outcome after all: the target does not run any more.
    ///
    /// Where a vendor answers a repeated cancel with an error, a lost reply is
    /// followed by that error; it is then as good as a success.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.answer().and_then(OperationError::outcome)
    }

    /// What is known of the target now.
    ///
    /// An error that says "not stopped by this call" says nothing of an attempt
    /// before it whose reply was lost.
    #[must_use]
    pub fn target_state(&self) -> TargetState {
        match self {
            Self::Answered { error, lost_before } => match error.target_state() {
                TargetState::MayBeRunning if *lost_before => TargetState::Unknown,
                state => state,
            },
            _ if self.is_lost() => TargetState::Unknown,
            _ => TargetState::MayBeRunning,
        }
    }

    /// The id under which the vendor has the request in its logs.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer().and_then(|error| error.reply().request_id())
    }
}

impl<E: fmt::Display> fmt::Display for CallError<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = if self.is_lost() {
            "; whether the target still runs is not known"
        } else {
            ""
        };
        match self {
            Self::NotSent(why) => why.fmt(out),
            Self::Lost { source, .. } => write!(out, "{source}{effect}"),
            Self::TimedOut { .. } => write!(out, "the call took too long{effect}"),
            Self::Answered { error, .. } => error.fmt(out),
        }
    }
}

impl<E: Error + 'static> Error for CallError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // What this error's own sentence already says is passed over.
        match self {
            Self::NotSent(why) => why.source(),
            Self::Lost { source, .. } => source.source(),
            Self::TimedOut { .. } => None,
            Self::Answered { error, .. } => Some(error),
        }
    }
}

impl fmt::Display for LostSource {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => error.fmt(out),
            Self::NotSent(why) => why.fmt(out),
        }
    }
}

impl Error for LostSource {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::NotSent(why) => why.source(),
        }
    }
}
