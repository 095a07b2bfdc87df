//! What time it is, for what is remembered for a while.

use std::time::Instant;

/// Says what time it is.
///
/// [`Instant::now`] is one, and so is every closure of that shape: a test
/// passes one that it can move forward.
pub trait Clock: Send + Sync + 'static {
    /// The time now; it never goes back.
    fn now(&self) -> Instant;
}

impl<F: Fn() -> Instant + Send + Sync + 'static> Clock for F {
    fn now(&self) -> Instant {
        self()
    }
}
