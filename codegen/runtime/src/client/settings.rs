//! How a client calls, unless one call says otherwise.

use super::Checks;
use std::time::Duration;

/// How a client calls, unless one call says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settings {
    /// For one attempt.
    pub(super) attempt_timeout: Duration,
    /// For all of a call: attempts, pauses, finding out the endpoint.
    pub(super) timeout: Duration,
    /// How many attempts a call makes at most.
    pub(super) max_attempts: u32,
    pub(super) checks: Checks,
    pub(super) response_bytes: usize,
    /// The longest pause before the second attempt.
    pub(super) initial_backoff: Duration,
    /// The longest pause of all, also if the service asks for a longer one.
    pub(super) max_backoff: Duration,
}

impl Settings {
    pub(super) const DEFAULT: Self = Self {
        attempt_timeout: Duration::from_secs(10),
        timeout: Duration::from_secs(60),
        max_attempts: 3,
        checks: Checks::Safe,
        response_bytes: 1024 * 1024,
        initial_backoff: Duration::from_millis(100),
        max_backoff: Duration::from_secs(20),
    };
}
