//! A call: attempts, what is learned from each, and what the caller gets in the end.

use super::attempt::Attempt;
use super::core::{Address, Core};
use super::decide::{Next, Situation, Tried, after_loss, decide};
use super::error::LostSource;
use super::hooks::AfterAttempt;
use super::pause::{asked_for, pause};
use super::settings::Settings;
use super::skew::Skew;
use super::token::{has_token, wants};
use super::{CallError, NotSent, environment, trace};
use crate::operation::{Fill, LostReply, OperationInfo};
use crate::wire::{Endpoint, Fills, HttpRequest};
use crate::{RefusalKind, Retry, TargetState};
use http::HeaderMap;
use std::time::Duration;

/// Calls; the attempt keeps the answer.
pub(super) async fn drive(
    core: &Core,
    attempt: &mut dyn Attempt,
    settings: Settings,
    headers: &HeaderMap,
) -> Result<(), CallError<()>> {
    let mut call = Call::new(core, &*attempt, settings, headers);
    let mut attempts = 0;
    loop {
        attempts += 1;
        let tried = call.once(attempt).await;
        trace::tried(attempts, &tried);
        if call.clock_corrected && tried.is_taken() {
            core.skew.keep(call.skew);
        }
        match decide(&tried, call.situation()) {
            Next::Stop => return call.end(tried),
            Next::CorrectClock => {
                call.clock_corrected = true;
                call.skew = call.shown.unwrap_or(call.skew);
                attempts -= 1;
            }
            Next::Rediscover => {
                call.rediscovered = true;
                if let (Address::Discovered(discovery), Some(wrong)) =
                    (&core.address, &call.endpoint)
                {
                    discovery.forget(wrong);
                }
                attempts -= 1;
            }
            Next::Pause => {
                let pause = pause(&settings, attempts, &*core.random, call.asked_for);
                if attempts >= settings.max_attempts || pause >= call.left() {
                    return call.end(tried);
                }
                core.wire.sleep(pause).await;
            }
        }
        call.note_effect(&tried);
    }
}

/// A call, and what has been learned by its attempts.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Call<'a> {
    core: &'a Core,
    info: &'static OperationInfo,
    lost_reply: LostReply,
    settings: Settings,
    headers: &'a HeaderMap,
    /// By the client's clock.
    deadline: Duration,
    /// One for all attempts.
    token: Option<String>,
    token_sent: bool,
    /// Counted from 1.
    attempt: u32,
    /// Whether an attempt may have had an effect that nobody has told of.
    lost: bool,
    endpoint: Option<Endpoint>,
    rediscovered: bool,
    clock_corrected: bool,
    /// How far the service's clock is ahead, as this call has it.
    skew: Skew,
    /// What the last reply says besides its meaning.
    shown: Option<Skew>,
    asked_for: Option<Duration>,
}

impl<'a> Call<'a> {
    fn new(
        core: &'a Core,
        attempt: &dyn Attempt,
        settings: Settings,
        headers: &'a HeaderMap,
    ) -> Self {
        let info = attempt.info();
        let token = wants(info, Fill::Token).then(|| environment::token(&*core.random));
        Self {
            core,
            info,
            lost_reply: attempt.lost_reply(),
            settings,
            headers,
            deadline: core.clock.elapsed().saturating_add(settings.timeout),
            token,
            token_sent: false,
            attempt: 0,
            lost: false,
            endpoint: None,
            rediscovered: false,
            clock_corrected: false,
            skew: core.skew.get(),
            shown: None,
            asked_for: None,
        }
    }

    /// The time that is left.
    fn left(&self) -> Duration {
        self.deadline.saturating_sub(self.core.clock.elapsed())
    }

    fn timeout(&self) -> Duration {
        self.settings.attempt_timeout.min(self.left())
    }

    /// One attempt.
    async fn once(&mut self, attempt: &mut dyn Attempt) -> Tried {
        (self.shown, self.asked_for) = (None, None);
        self.attempt = self.attempt.saturating_add(1);
        let request = match self.request(attempt).await {
            Ok(request) => request,
            Err(why) => {
                if let NotSent::Discovery(error) = &why {
                    (self.shown, self.asked_for) = (error.shown, error.asked_for);
                }
                return Tried::NotSent(why);
            }
        };
        let start = self.core.clock.elapsed();
        let result = self.core.send(request, self.timeout()).await;
        self.core.hooks.after(&AfterAttempt {
            info: self.info,
            attempt: self.attempt,
            took: self.core.clock.elapsed().saturating_sub(start),
            result: result.as_ref(),
        });
        let reply = match result {
            Ok(reply) => reply,
            Err(error) => {
                self.lost |= error.is_sent();
                return Tried::Broken(error);
            }
        };
        self.shown = self.skew.shown_by(reply.headers(), self.core.clock.now());
        self.asked_for = asked_for(reply.headers(), self.core.now(self.skew));
        trace::replied(self.info, &reply);
        match attempt.read(&reply) {
            None => Tried::Success,
            Some(refused) => {
                if refused.kind == RefusalKind::Unauthenticated {
                    self.core.signer.forget_credentials();
                }
                Tried::Refused(refused)
            }
        }
    }

    async fn request(&mut self, attempt: &dyn Attempt) -> Result<HttpRequest, NotSent> {
        let endpoint = self
            .core
            .endpoint(attempt, self.timeout(), self.skew)
            .await?;
        let endpoint = self.endpoint.insert(endpoint);
        let id =
            wants(self.info, Fill::RequestId).then(|| environment::request_id(&*self.core.random));
        let mut fills = Fills::none();
        fills.token = self.token.as_deref();
        fills.request_id = id.as_deref();
        let mut request = attempt.request(endpoint, fills)?;
        add(&mut request, self.headers);
        let hooks = &self.core.hooks;
        let hooked = hooks.before(self.info, self.attempt, &mut request);
        hooked.map_err(NotSent::Hook)?;
        self.token_sent = has_token(self.info, &request);
        trace::target(self.info, &request);
        self.core.sign(&mut request, self.skew)?;
        Ok(request)
    }

    fn situation(&self) -> Situation {
        Situation {
            lost_reply: self.lost_reply,
            token_sent: self.token_sent,
            discovers: matches!(self.core.address, Address::Discovered(_)),
            rediscovered: self.rediscovered,
            clock_differs: self.shown.is_some(),
            clock_corrected: self.clock_corrected,
        }
    }

    /// Remembers that an attempt may have had an effect, before another one follows.
    fn note_effect(&mut self, tried: &Tried) {
        self.lost |= matches!(tried, Tried::Refused(refused) if refused.target_state == TargetState::Unknown);
    }

    /// What the caller gets.
    fn end(self, last: Tried) -> Result<(), CallError<()>> {
        let sent = self.lost;
        let retry = if sent {
            after_loss(self.lost_reply, self.token_sent)
        } else {
            Retry::Safe
        };
        let source = match last {
            Tried::Success => return Ok(()),
            Tried::Refused(_) => {
                return Err(CallError::Answered {
                    error: (),
                    lost_before: sent,
                });
            }
            Tried::Broken(error) if error.is_timeout() => {
                return Err(CallError::TimedOut { sent, retry });
            }
            Tried::Broken(error) => LostSource::Transport(error),
            Tried::NotSent(why) if sent => LostSource::NotSent(why),
            Tried::NotSent(why) => return Err(CallError::NotSent(why)),
        };
        Err(CallError::Lost {
            source,
            sent,
            retry,
        })
    }
}

/// Adds the headers of the call, in place of any of the same name.
pub(super) fn add(request: &mut HttpRequest, headers: &HeaderMap) {
    for (name, value) in headers {
        request.headers_mut().insert(name, value.clone());
    }
}
