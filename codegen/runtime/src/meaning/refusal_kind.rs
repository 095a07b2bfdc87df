//! Why a cancel was refused: the kinds that every vendor's errors are read as.

use super::{Retry, TargetState};

words! {
    /// Why a cancel was refused: what every vendor's errors are read as.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum RefusalKind {
        /// There is no such target, or the caller may not know of it.
        NotFound = "not_found",
        /// The target exists and cannot be cancelled.
        NotCancellable = "not_cancellable",
        /// Something else is happening to the target.
        Conflict = "conflict",
        /// The target is not as the caller's precondition says.
        PreconditionFailed = "precondition_failed",
        /// The caller is known, and may not do this.
        Denied = "denied",
        /// The caller is not known.
        Unauthenticated = "unauthenticated",
        /// The caller asks too often.
        Throttled = "throttled",
        /// The service gave up waiting; whether the target stopped is not known.
        TimedOut = "timed_out",
        /// The service failed, or cannot be reached.
        Unavailable = "unavailable",
        /// The request breaks a rule of the service.
        Invalid = "invalid",
        /// The service does not do this.
        Unsupported = "unsupported",
    }
}

impl RefusalKind {
    /// What a status says by itself, for an error that no spec declares.
    #[must_use]
    pub const fn from_status(status: u16) -> Self {
        match status {
            401 | 407 => Self::Unauthenticated,
            402 | 403 => Self::Denied,
            404 | 410 => Self::NotFound,
            405 | 406 | 415 | 501 | 505 => Self::Unsupported,
            408 | 504 => Self::TimedOut,
            409 | 423 => Self::Conflict,
            412 | 428 => Self::PreconditionFailed,
            429 => Self::Throttled,
            400..=499 => Self::Invalid,
            _ => Self::Unavailable,
        }
    }

    /// Whether a call that was refused like this may be sent once more, where a spec says nothing else.
    #[must_use]
    pub const fn usual_retry(self) -> Retry {
        match self {
            Self::Throttled | Self::Unavailable => Retry::Safe,
            Self::NotFound
            | Self::NotCancellable
            | Self::Conflict
            | Self::PreconditionFailed
            | Self::Denied
            | Self::Unauthenticated
            | Self::TimedOut
            | Self::Invalid
            | Self::Unsupported => Retry::Never,
        }
    }

    /// What such a refusal says about the target, where a spec says nothing else.
    #[must_use]
    pub const fn usual_target_state(self) -> TargetState {
        match self {
            Self::NotFound | Self::TimedOut | Self::Unavailable => TargetState::Unknown,
            Self::NotCancellable
            | Self::Conflict
            | Self::PreconditionFailed
            | Self::Denied
            | Self::Unauthenticated
            | Self::Throttled
            | Self::Invalid
            | Self::Unsupported => TargetState::MayBeRunning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RefusalKind;
    use crate::TargetState;

    #[test]
    fn a_status_alone_has_a_reading() {
        let cases = [
            (400, RefusalKind::Invalid),
            (401, RefusalKind::Unauthenticated),
            (403, RefusalKind::Denied),
            (404, RefusalKind::NotFound),
            (408, RefusalKind::TimedOut),
            (409, RefusalKind::Conflict),
            (412, RefusalKind::PreconditionFailed),
            (422, RefusalKind::Invalid),
            (429, RefusalKind::Throttled),
            (500, RefusalKind::Unavailable),
            (501, RefusalKind::Unsupported),
            (504, RefusalKind::TimedOut),
            (302, RefusalKind::Unavailable),
        ];
        for (status, kind) in cases {
            assert_eq!(RefusalKind::from_status(status), kind, "{status}");
        }
    }

    #[test]
    fn a_refusal_never_says_that_the_target_stopped() {
        for kind in RefusalKind::ALL {
            assert_ne!(kind.usual_target_state(), TargetState::Stopped);
        }
    }
}
