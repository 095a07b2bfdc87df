//! How a client calls, unless one call says otherwise.

use super::Checks;
use std::time::Duration;

/// How a client calls, unless one call says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settings {
    /// For one try.
    pub(super) try_timeout: Duration,
    /// For all of a call: tries, pauses, finding out the endpoint.
    pub(super) timeout: Duration,
    /// How often a request is sent at most.
    pub(super) tries: u32,
    pub(super) checks: Checks,
    pub(super) response_bytes: usize,
    /// The longest pause before the second try.
    pub(super) pause: Duration,
    /// The longest pause of all, also if the service asks for a longer one.
    pub(super) longest_pause: Duration,
}

impl Settings {
    pub(super) const DEFAULT: Self = Self {
        try_timeout: Duration::from_secs(10),
        timeout: Duration::from_secs(60),
        tries: 3,
        checks: Checks::Safe,
        response_bytes: 1024 * 1024,
        pause: Duration::from_millis(100),
        longest_pause: Duration::from_secs(20),
    };
}
