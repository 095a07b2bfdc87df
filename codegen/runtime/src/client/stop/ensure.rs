//! One target: cancelled, and looked at until it has stopped.

use super::prepared::Prepared;
use super::{AnyCancel, CancelOnDrop, Core, NotStopped, StopReport};
use crate::client::block_on::block_on;
use crate::client::{NotSent, Pending};
use crate::{Outcome, Target};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Makes sure that a target has stopped, when it is awaited.
///
/// It returns an error only if the target may still be running. A target that
/// had ended before is as good as one that was stopped. Where the service says
/// that the target is about to stop, it is looked at until it has; the spec
/// names the operation that shows it, and what the states mean. After an error
/// it is looked at once, for it may have ended all the same. Where a late
/// cancel writes over how the target ended, it is looked at before, too: what
/// has ended is left as it is, but for an end between the look and the cancel.
/// Where the spec
/// names no such operation, the error says so: [`NotStopped::NotSeen`].
///
/// A target that lacks what its operation requires is told before anything is
/// sent, with the names of the params: [`NotSent::Incomplete`].
///
/// It does not borrow the client, so it can be spawned.
#[must_use = "nothing is stopped until it is awaited"]
pub struct EnsureStopped(pub(super) Prepared);

/// Makes sure that a target has stopped, by `send`: as [`EnsureStopped`], on the thread that calls.
#[must_use = "nothing is stopped until `send`"]
pub struct BlockingEnsureStopped(pub(super) Prepared);

/// What both kinds can be told.
macro_rules! options {
    ($name:ident) => {
        impl $name {
            pub(in crate::client) fn new(
                core: Arc<Core>,
                cancel: Result<AnyCancel, NotSent>,
                target: &Target<'_>,
            ) -> Self {
                Self(Prepared {
                    timeout: core.settings.timeout,
                    core,
                    cancel: cancel.map_err(Some),
                    target: target.clone().into_owned(),
                    looks: true,
                    together: None,
                    told: None,
                })
            }

            /// The same, when a guard is dropped; or why that would be in vain.
            pub(in crate::client) fn on_drop(
                mut self,
                spawn: impl FnOnce(Pending<'static, ()>) + Send + Sync + 'static,
            ) -> Result<CancelOnDrop, NotSent> {
                self.0.check()?;
                Ok(CancelOnDrop::new(self.0, spawn))
            }

            /// The time for all of it, cancel and looks; the client's time for a call by default.
            pub const fn timeout(mut self, time: Duration) -> Self {
                self.0.timeout(time);
                self
            }

            /// Calls `told` once the service has said that the target is about to stop, and it is being looked at.
            ///
            /// Whoever gives up the wait after that knows that the cancel has arrived.
            pub fn on_told(mut self, told: impl FnOnce() + Send + Sync + 'static) -> Self {
                self.0.told = Some(Box::new(told));
                self
            }

            /// Without a look: a target that is about to stop, and is not known to have, is an error at once.
            pub const fn without_looking(mut self) -> Self {
                self.0.without_looking();
                self
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.debug_struct(stringify!($name))
                    .field("target", &self.0.target)
                    .field("timeout", &self.0.timeout)
                    .finish_non_exhaustive()
            }
        }
    };
}
options!(EnsureStopped);
options!(BlockingEnsureStopped);

impl EnsureStopped {
    /// The outcome or the error, with the target and what the service answered.
    pub async fn report(self) -> StopReport {
        self.0.report().await
    }
}

impl IntoFuture for EnsureStopped {
    type Output = Result<Outcome, NotStopped>;
    type IntoFuture = Pending<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { self.0.report().await.result })
    }
}

impl BlockingEnsureStopped {
    /// Cancels the target, and waits until it has stopped.
    ///
    /// # Errors
    /// Why the target may still run.
    pub fn send(self) -> Result<Outcome, NotStopped> {
        self.report().result
    }

    /// The outcome or the error, with the target and what the service answered.
    pub fn report(self) -> StopReport {
        block_on(self.0.report())
    }
}
