//! One target: cancelled, and looked at until it has stopped.

use super::any_cancel::Heard;
use super::{AnyCancel, CancelOnDrop, Core, NotStopped, StopReport};
use crate::client::attempt::settle;
use crate::client::block_on::block_on;
use crate::client::drive::drive;
use crate::client::{CallError, NotSent, Pending, trace};
use crate::wire::observe::observation;
use crate::{AnyError, Outcome, Target, TargetState};
use http::HeaderMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Makes sure that a target has stopped, when it is awaited.
///
/// It returns an error only if the target may still be running. A target that
/// had ended before is as good as one that was stopped. Where the service says
/// that the target is about to stop, it is looked at until it has; the spec
/// names the operation that shows it, and what the states mean. After an error
/// it is looked at once, for it may have ended all the same. Where the spec
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

/// A target that is to stop, and how.
pub(super) struct Prepared {
    pub(super) core: Arc<Core>,
    /// How it is cancelled, or why it cannot be.
    pub(super) cancel: Result<AnyCancel, Option<NotSent>>,
    pub(super) target: Target<'static>,
    timeout: Duration,
    looks: bool,
}

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
    /// The same, with the target and what the service said of it.
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

    /// The same, with the target and what the service said of it.
    pub fn report(self) -> StopReport {
        block_on(self.0.report())
    }
}

impl Prepared {
    pub(super) const fn timeout(&mut self, time: Duration) {
        self.timeout = time;
    }

    pub(super) const fn without_looking(&mut self) {
        self.looks = false;
    }

    /// What is known to be wrong before anything is sent.
    fn check(&mut self) -> Result<(), NotSent> {
        match &mut self.cancel {
            Err(why) => why.take().map_or(Ok(()), Err),
            Ok(AnyCancel(cancel)) => {
                let found = cancel.violations();
                if self.core.settings.checks.hold_back(&found) {
                    return Err(NotSent::Violations(found));
                }
                Ok(())
            }
        }
    }

    pub(super) const fn target(&self) -> &Target<'static> {
        &self.target
    }

    pub(super) async fn report(mut self) -> StopReport {
        let info = self.target.operation();
        let mut said = None;
        let result = trace::in_span(info, self.stop(&mut said)).await;
        StopReport {
            target: self.target,
            result,
            said,
        }
    }

    async fn stop(&mut self, said: &mut Option<String>) -> Result<Outcome, NotStopped> {
        let deadline = self.core.clock.elapsed().saturating_add(self.timeout);
        let heard = self.cancel().await;
        *said = match &heard {
            Ok(heard) => Some(heard.said.clone()),
            Err(error) => error.answer().map(ToString::to_string),
        };
        let observe = observation(self.target.operation()).filter(|_| self.looks);
        let outcome = match heard {
            Ok(heard) => heard.outcome,
            Err(error) => match error.outcome() {
                Some(outcome) => outcome,
                None => return self.after_error(error, observe, deadline).await,
            },
        };
        match (outcome.target_state(), observe) {
            (TargetState::Stopped, _) => Ok(outcome),
            (_, Some(observe)) => self.wait(observe, deadline).await,
            (_, None) => Err(NotStopped::NotSeen {
                shown_by: self.shown_by(),
            }),
        }
    }

    async fn cancel(&mut self) -> Result<Heard, CallError<AnyError>> {
        let info = self.target.operation();
        self.check().map_err(CallError::NotSent)?;
        let Ok(AnyCancel(cancel)) = &mut self.cancel else {
            let operation = info.id;
            return Err(CallError::NotSent(NotSent::NoOperation { operation }));
        };
        let mut settings = self.core.settings;
        settings.timeout = settings.timeout.min(self.timeout);
        let checked = self.core.check(info, || cancel.violations(), &settings);
        checked.map_err(CallError::NotSent)?;
        let ended = drive(&self.core, &mut **cancel, settings, &HeaderMap::new()).await;
        settle(ended, cancel.heard())
    }
}
