//! Why a service's endpoint could not be found out.

use super::TransportError;
use super::skew::Skew;
use crate::sign::SignError;
use crate::{RefusalKind, Retry};
use std::error::Error;
use std::fmt;
use std::time::Duration;

/// Why a service's endpoint could not be found out.
///
/// No request of the operation has been sent then.
#[derive(Debug)]
pub struct DiscoveryError {
    pub(super) why: Why,
    /// How far the service's clock is ahead, if its reply shows another time than was signed with.
    pub(super) shown: Option<Skew>,
    /// The pause that the service asks for.
    pub(super) asked_for: Option<Duration>,
}

#[derive(Debug)]
pub(super) enum Why {
    Sign(SignError),
    Transport(TransportError),
    Answered {
        kind: RefusalKind,
        retry: Retry,
        text: String,
    },
    NotUnderstood(&'static str),
}

impl From<Why> for DiscoveryError {
    fn from(why: Why) -> Self {
        Self {
            why,
            shown: None,
            asked_for: None,
        }
    }
}

impl DiscoveryError {
    /// The kind of refusal that is closest.
    #[must_use]
    pub const fn kind(&self) -> RefusalKind {
        match &self.why {
            Why::Sign(_) => RefusalKind::Unauthenticated,
            Why::Transport(error) if error.is_timeout() => RefusalKind::TimedOut,
            Why::Transport(_) | Why::NotUnderstood(_) => RefusalKind::Unavailable,
            Why::Answered { kind, .. } => *kind,
        }
    }

    /// Whether it may work another time: to ask changes nothing.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match &self.why {
            Why::Transport(_)
            | Why::Answered {
                kind: RefusalKind::Throttled | RefusalKind::Unavailable | RefusalKind::TimedOut,
                ..
            } => Retry::Safe,
            Why::Answered { retry, .. } => *retry,
            Why::Sign(_) | Why::NotUnderstood(_) => Retry::Never,
        }
    }
}

impl fmt::Display for DiscoveryError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the service's endpoint could not be found out: ")?;
        match &self.why {
            Why::Sign(error) => error.fmt(out),
            Why::Transport(error) => error.fmt(out),
            Why::Answered { text, .. } => out.write_str(text),
            Why::NotUnderstood(problem) => out.write_str(problem),
        }
    }
}

impl Error for DiscoveryError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.why {
            Why::Sign(error) => error.source(),
            Why::Transport(error) => error.source(),
            Why::Answered { .. } | Why::NotUnderstood(_) => None,
        }
    }
}
