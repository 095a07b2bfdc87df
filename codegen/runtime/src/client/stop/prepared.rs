//! A target that is to stop, and how it is stopped.

use super::{AnyCancel, Core, NotStopped, StopReport};
use crate::client::any_cancel::Heard;
use crate::client::attempt::settle;
use crate::client::drive::drive;
use crate::client::{CallError, NotSent, trace};
use crate::operation::Terminal;
use crate::wire::observe::observation;
use crate::{AnyError, Outcome, Target, TargetState};
use http::HeaderMap;
use std::sync::Arc;
use std::time::Duration;

/// A target that is to stop, and how.
pub(super) struct Prepared {
    pub(super) core: Arc<Core>,
    /// How it is cancelled, or why it cannot be.
    pub(super) cancel: Result<AnyCancel, Option<NotSent>>,
    pub(super) target: Target<'static>,
    pub(super) timeout: Duration,
    pub(super) looks: bool,
    /// When a call for several targets began that this one was in, and what came of it.
    pub(super) together: Option<(Duration, Result<Heard, CallError<AnyError>>)>,
    /// What hears that the target was told to stop, and is waited for.
    pub(super) told: Option<Told>,
}

/// What hears that a target was told to stop.
pub(super) type Told = Box<dyn FnOnce() + Send + Sync>;

impl Prepared {
    pub(super) const fn timeout(&mut self, time: Duration) {
        self.timeout = time;
    }

    pub(super) const fn without_looking(&mut self) {
        self.looks = false;
    }

    /// What is known to be wrong before anything is sent.
    pub(super) fn check(&mut self) -> Result<(), NotSent> {
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
        let (begun, together) = match self.together.take() {
            Some((begun, heard)) => (begun, Some(heard)),
            None => (self.core.clock.elapsed(), None),
        };
        let deadline = begun.saturating_add(self.timeout);
        let info = self.target.operation();
        let observe = observation(info).filter(|_| self.looks);
        if let (Terminal::Overwrites, Some(observe), None) =
            (info.cancel.terminal, observe, &together)
        {
            let checked = self.check().map_err(CallError::NotSent);
            checked.map_err(NotStopped::Refused)?;
            if let Some(outcome) = self.before(observe, deadline).await {
                return Ok(outcome);
            }
        }
        let heard = match together {
            Some(heard) => heard,
            None => self.cancel().await,
        };
        *said = match &heard {
            Ok(heard) => Some(heard.said.clone()),
            Err(error) => error.answer().map(ToString::to_string),
        };
        let outcome = match heard {
            Ok(heard) => heard.outcome,
            Err(error) => match error.outcome() {
                Some(outcome) => outcome,
                None => return self.after_error(error, observe, deadline).await,
            },
        };
        match (outcome.target_state(), observe) {
            (TargetState::Stopped, _) => Ok(outcome),
            (_, Some(observe)) => {
                if let Some(told) = self.told.take() {
                    told();
                }
                self.wait(observe, deadline).await
            }
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
