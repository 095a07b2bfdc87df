//! Looks at a target that was told to stop, until it has.

use super::look::look;
use super::prepared::Prepared;
use super::{AnyCancel, NotStopped};
use crate::client::CallError;
use crate::client::settings::Settings;
use crate::operation::ObserveInfo;
use crate::wire::observe::Sight;
use crate::{AnyError, Outcome, Phase, RefusalKind, TargetState};
use std::time::Duration;

/// The first pause between two looks; each is twice as long as the one before, up to the longest.
const PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

impl Prepared {
    /// Looks once: the target may have ended all the same, before the cancel or by it.
    pub(super) async fn after_error(
        &self,
        error: CallError<AnyError>,
        observe: Option<&'static ObserveInfo>,
        deadline: Duration,
    ) -> Result<Outcome, NotStopped> {
        let Some(observe) = observe.filter(|_| may_show_more(&error)) else {
            return Err(NotStopped::Refused(error));
        };
        match self.look(observe, deadline).await {
            // This cancel has arrived, or somebody else's.
            Some(Ok(Sight::Phase(Phase::Cancelling))) => self.wait(observe, deadline).await,
            Some(Ok(Sight::Phase(phase))) => ended_in(phase).ok_or(NotStopped::Refused(error)),
            // What is gone may never have been: nobody has seen it, and the cancel was refused.
            _ => Err(NotStopped::Refused(error)),
        }
    }

    /// Looks once before the cancel, which would write over how the target has ended. A look that does not tell is no
    /// reason not to cancel.
    pub(super) async fn before(
        &self,
        observe: &'static ObserveInfo,
        deadline: Duration,
    ) -> Option<Outcome> {
        match self.look(observe, deadline).await? {
            Ok(Sight::Phase(phase)) => ended_in(phase),
            _ => None,
        }
    }

    /// What the service shows of the target; nothing, if there is no cancel of it.
    async fn look(
        &self,
        observe: &'static ObserveInfo,
        deadline: Duration,
    ) -> Option<Result<Sight, CallError<AnyError>>> {
        let AnyCancel(cancel) = self.cancel.as_ref().ok()?;
        let settings = self.settings(deadline);
        Some(look(&self.core, observe, &**cancel, &self.target, settings).await)
    }

    /// Looks at the target until it has ended, or the time is over.
    pub(super) async fn wait(
        &self,
        observe: &'static ObserveInfo,
        deadline: Duration,
    ) -> Result<Outcome, NotStopped> {
        let shown_by = observe.operation;
        let mut pause = PAUSE;
        let mut late = NotStopped::StillRunning { phase: None };
        loop {
            let left = self.settings(deadline).timeout;
            if left <= pause {
                return Err(late);
            }
            self.core.wire.sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
            late = match self.look(observe, deadline).await {
                Some(Ok(Sight::Phase(phase))) => match ended_in(phase) {
                    Some(outcome) => return Ok(outcome),
                    None => NotStopped::StillRunning { phase: Some(phase) },
                },
                // It was there: the service has taken the cancel.
                Some(Ok(Sight::Gone)) => return Ok(Outcome::AlreadyFinished(Some(Phase::Ended))),
                // It may pass: vendors add states.
                Some(Ok(Sight::UnknownWord(state))) => NotStopped::UnknownState { state, shown_by },
                Some(Ok(Sight::NoState)) => {
                    return Err(NotStopped::NoState {
                        member: observe.member.unwrap_or_default(),
                        shown_by,
                    });
                }
                // A gateway, say, that serves cancels and nothing else.
                Some(Err(error)) if error.kind() == RefusalKind::Unsupported => {
                    return Err(NotStopped::NotSeen {
                        shown_by: Some(shown_by),
                    });
                }
                Some(Err(error)) => return Err(NotStopped::LookFailed(error)),
                None => return Err(NotStopped::NotSeen { shown_by: None }),
            };
        }
    }

    /// The client's settings, with the time that is left.
    fn settings(&self, deadline: Duration) -> Settings {
        let mut settings = self.core.settings;
        let left = deadline.saturating_sub(self.core.clock.elapsed());
        settings.timeout = settings.timeout.min(left);
        settings
    }

    pub(super) fn shown_by(&self) -> Option<&'static str> {
        let observe = self.target.operation().cancel.observe.as_ref()?;
        Some(observe.operation)
    }
}

/// Whether a look at the target may tell more than this error, and is not refused for its reason.
fn may_show_more(error: &CallError<AnyError>) -> bool {
    use RefusalKind::{Throttled, Unauthenticated};
    let is_answered = error.answer().is_some();
    error.target_state() == TargetState::Unknown
        || is_answered && !matches!(error.kind(), Throttled | Unauthenticated)
}

/// What it means that a target was seen in this phase; nothing, while it has not ended.
const fn ended_in(phase: Phase) -> Option<Outcome> {
    match phase {
        Phase::Cancelled => Some(Outcome::Cancelled),
        phase if phase.is_terminal() => Some(Outcome::AlreadyFinished(Some(phase))),
        _ => None,
    }
}
