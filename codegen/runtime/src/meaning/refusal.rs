//! What an engine says when it does not cancel.

use crate::RefusalKind;
use crate::shown::Shown;
use std::fmt;

/// A refusal of an engine: of which kind, and in which words.
///
/// The reply table of the operation turns it into the vendor's own error.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// Why.
    pub kind: RefusalKind,
    /// In words for the caller; the vendor's error carries them. Without, the error has a sentence of its kind.
    pub message: Option<String>,
}

impl Refusal {
    /// A refusal of this kind.
    #[must_use]
    pub const fn new(kind: RefusalKind) -> Self {
        Self {
            kind,
            message: None,
        }
    }

    /// The same in these words.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// The words for the caller: the refusal's own, or a sentence of its kind.
    #[must_use]
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or(match self.kind {
            RefusalKind::NotFound => "There is no such target.",
            RefusalKind::NotCancellable => "The target cannot be cancelled in its state.",
            RefusalKind::Conflict => "The target is being changed by another request.",
            RefusalKind::PreconditionFailed => {
                "The target is not in the version that the request names."
            }
            RefusalKind::Denied => "The caller may not do this.",
            RefusalKind::Unauthenticated => "The request is not authenticated.",
            RefusalKind::Throttled => "Too many requests.",
            RefusalKind::TimedOut => "The request took too long.",
            RefusalKind::Unavailable => "The service cannot answer now.",
            RefusalKind::Invalid => "The request is not valid.",
            RefusalKind::Unsupported => "The operation is not supported.",
        })
    }
}

impl From<RefusalKind> for Refusal {
    fn from(kind: RefusalKind) -> Self {
        Self::new(kind)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown::message(self.message()).fmt(out)
    }
}

impl std::error::Error for Refusal {}
