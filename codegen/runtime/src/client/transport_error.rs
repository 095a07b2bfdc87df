//! Why a transport has no reply, and whether the request may have reached the service.

use crate::sign::BoxError;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// Why a transport has no reply.
///
/// What matters most is whether the request may have reached the service:
/// what certainly has not can be sent again whatever it is.
#[derive(Debug)]
pub struct TransportError {
    sent: bool,
    why: Why,
}

#[derive(Debug, Clone)]
enum Why {
    TimedOut,
    TooLarge,
    Other(Arc<dyn Error + Send + Sync>),
}

impl TransportError {
    /// The request certainly did not leave: no such host, no connection, no TLS.
    #[must_use]
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Self {
            sent: false,
            why: Why::Other(Arc::from(source.into())),
        }
    }

    /// The request may have left, and there is no whole reply.
    #[must_use]
    pub fn lost(source: impl Into<BoxError>) -> Self {
        Self {
            sent: true,
            why: Why::Other(Arc::from(source.into())),
        }
    }

    /// The time is over; whether the request may have been `sent` before.
    #[must_use]
    pub const fn timed_out(sent: bool) -> Self {
        Self {
            sent,
            why: Why::TimedOut,
        }
    }

    /// There is a reply, which is larger than the limit.
    #[must_use]
    pub const fn too_large() -> Self {
        Self {
            sent: true,
            why: Why::TooLarge,
        }
    }

    /// The same once more, for another target that it is of.
    pub(in crate::client) fn share(&self) -> Self {
        Self {
            sent: self.sent,
            why: self.why.clone(),
        }
    }

    /// Whether the request may have reached the service.
    #[must_use]
    pub const fn is_sent(&self) -> bool {
        self.sent
    }

    /// Whether the time was over.
    #[must_use]
    pub const fn is_timeout(&self) -> bool {
        matches!(self.why, Why::TimedOut)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match (&self.why, self.sent) {
            (Why::TimedOut, _) => "the service did not answer in time",
            (Why::TooLarge, _) => "the reply is larger than the client takes",
            (Why::Other(_), false) => "the service could not be reached",
            (Why::Other(_), true) => "the connection was lost before the reply was whole",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.why {
            Why::Other(source) => Some(&**source),
            Why::TimedOut | Why::TooLarge => None,
        }
    }
}
