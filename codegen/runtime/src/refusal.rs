//! Why a cancel was refused, whether it may be repeated, and what may still run.

/// Why a cancel was refused: what every vendor's errors are read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// There is no such target, or the caller may not know of it.
    NotFound,
    /// The target exists and cannot be cancelled.
    NotCancellable,
    /// Something else is happening to the target.
    Conflict,
    /// The target is not as the caller's precondition says.
    PreconditionFailed,
    /// The caller is known, and may not do this.
    Denied,
    /// The caller is not known.
    Unauthenticated,
    /// The caller asks too often.
    Throttled,
    /// The service gave up waiting; whether the target stopped is not known.
    TimedOut,
    /// The service failed, or cannot be reached.
    Unavailable,
    /// The request breaks a rule of the service.
    Invalid,
    /// The service does not do this.
    Unsupported,
}

words!(RefusalKind {
    NotFound => "not_found",
    NotCancellable => "not_cancellable",
    Conflict => "conflict",
    PreconditionFailed => "precondition_failed",
    Denied => "denied",
    Unauthenticated => "unauthenticated",
    Throttled => "throttled",
    TimedOut => "timed_out",
    Unavailable => "unavailable",
    Invalid => "invalid",
    Unsupported => "unsupported",
});

impl RefusalKind {
    /// What a status says by itself, for an error that no spec declares.
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
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

    /// What such a refusal says about the target, where a spec says nothing else.
    #[must_use]
    pub const fn usual_target_state(self) -> TargetState {
        match self {
            Self::NotFound | Self::TimedOut | Self::Unavailable => TargetState::Unknown,
            _ => TargetState::MayBeRunning,
        }
    }
}

/// Whether the same call may be sent once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// No: the same call gets the same answer, or does harm.
    Never,
    /// Yes, after a pause.
    Safe,
    /// Yes, after a pause, with the token of the first try.
    SafeWithToken,
    /// Yes, after the service's endpoint has been discovered anew.
    AfterRediscovery,
}

words!(Retry {
    Never => "never",
    Safe => "safe",
    SafeWithToken => "safe_with_token",
    AfterRediscovery => "after_rediscovery",
});

/// What is known of the target after a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetState {
    /// It no longer runs.
    Stopped,
    /// The call did not stop it: it may still run.
    MayBeRunning,
    /// Whether the call stopped it cannot be told.
    Unknown,
}

words!(TargetState {
    Stopped => "stopped",
    MayBeRunning => "may_be_running",
    Unknown => "unknown",
});

#[cfg(test)]
mod tests {
    use super::{RefusalKind, TargetState};

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
            assert_eq!(RefusalKind::of_status(status), kind, "{status}");
        }
    }

    #[test]
    fn a_refusal_never_says_that_the_target_stopped() {
        for kind in RefusalKind::ALL {
            assert_ne!(kind.usual_target_state(), TargetState::Stopped);
        }
    }
}
