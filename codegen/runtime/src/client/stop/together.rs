//! Targets that one call can cancel: put together, called for, and each told what came of it.

use super::AnyCancel;
use super::prepared::Prepared;
use crate::client::any_cancel::Heard;
use crate::client::drive::drive;
use crate::client::error::LostSource;
use crate::client::{CallError, Pending, TransportError};
use crate::operation::Terminal;
use crate::{AnyError, OperationError as _, RefusalKind, Target};
use http::HeaderMap;

/// A call for several targets.
pub(super) struct Together {
    /// The call, made of the first.
    call: Prepared,
    /// Which of the list they are.
    pub(super) members: Vec<usize>,
}

impl Together {
    /// The call of a target that others may join, if its operation takes several.
    pub(super) fn of(index: usize, call: Prepared) -> Option<Self> {
        let cancel = &call.target.operation().cancel;
        // What has to be looked at before goes alone.
        let is_alone = cancel.terminal == Terminal::Overwrites;
        let can = cancel.each.is_some() && !is_alone && call.cancel.is_ok();
        can.then(|| Self {
            call,
            members: vec![index],
        })
    }

    /// Takes another target of the list; false, if the call cannot.
    pub(super) fn join(&mut self, index: usize, target: &Target<'_>) -> bool {
        let Ok(AnyCancel(cancel)) = &mut self.call.cancel else {
            return false;
        };
        let joins = cancel.join(target);
        self.members.extend(joins.then_some(index));
        joins
    }

    /// The same as a job.
    pub(super) fn boxed<'a>(
        self,
        targets: &'a [Target<'_>],
    ) -> Pending<'a, Vec<(usize, Option<Said>)>> {
        Box::pin(self.cancel(targets))
    }

    /// Makes the call, and tells each target what came of it; nothing, where each is to be cancelled by itself.
    async fn cancel(mut self, targets: &[Target<'_>]) -> Vec<(usize, Option<Said>)> {
        let nothing = |members: &[usize]| members.iter().map(|index| (*index, None)).collect();
        let checked = self.call.check();
        let begun = self.call.core.clock.elapsed();
        let Ok(AnyCancel(cancel)) = &mut self.call.cancel else {
            return nothing(&self.members);
        };
        if checked.is_err() {
            return nothing(&self.members);
        }
        let mut settings = self.call.core.settings;
        settings.timeout = settings.timeout.min(self.call.timeout);
        let core = &self.call.core;
        let ended = drive(core, &mut **cancel, settings, &HeaderMap::new()).await;
        let of: Vec<&Target<'_>> = self.members.iter().map(|index| &targets[*index]).collect();
        let mut heard = cancel.heard_of(&of).into_iter();
        let said = |index: &usize| {
            let heard = heard.next().flatten();
            (*index, told(&ended, heard).map(|said| (begun, said)))
        };
        self.members.iter().map(said).collect()
    }
}

/// When a call began, and what it came to for a target.
pub(super) type Said = (std::time::Duration, Result<Heard, CallError<AnyError>>);

/// What a call came to for one of its targets; nothing, where it had no effect for a reason that may be another target's.
fn told(
    ended: &Result<(), CallError<()>>,
    heard: Option<Result<Heard, AnyError>>,
) -> Option<Result<Heard, CallError<AnyError>>> {
    let error = match ended {
        Ok(()) => {
            return Some(heard?.map_err(|error| CallError::Answered {
                error,
                lost_before: false,
            }));
        }
        Err(error) => error,
    };
    Some(Err(match error {
        // Each is told by itself why nothing is sent.
        CallError::NotSent(_) => return None,
        CallError::Lost {
            source,
            sent,
            retry,
        } => CallError::Lost {
            source: share(source),
            sent: *sent,
            retry: *retry,
        },
        CallError::TimedOut { sent, retry } => CallError::TimedOut {
            sent: *sent,
            retry: *retry,
        },
        CallError::Answered { lost_before, .. } => {
            let error = heard?.err()?;
            // It may be one of the others that the service does not take.
            if error.kind() == RefusalKind::Invalid && !lost_before {
                return None;
            }
            CallError::Answered {
                error,
                lost_before: *lost_before,
            }
        }
    }))
}

fn share(source: &LostSource) -> LostSource {
    LostSource::Transport(match source {
        LostSource::Transport(error) => error.share(),
        LostSource::NotSent(why) => TransportError::lost(why.to_string()),
    })
}
