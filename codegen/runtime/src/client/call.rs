//! One call, before it is made: how it differs from the client's other calls.

mod outcomes;

pub use outcomes::TargetOutcome;

use super::attempt::{Typed, settle};
use super::core::Core;
use super::drive::{add, drive};
use super::fixed;
use super::settings::Settings;
use super::token::wants;
use super::{CallError, Checks, NotSent, Pending, Reply, block_on, curl, environment, trace};
use crate::Validate;
use crate::operation::{Fill, OperationInfo};
use crate::wire::{Fills, HttpResponse, Operation};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::fmt;
use std::time::Duration;

/// What a call returns.
type Answer<O> = Result<<O as Operation>::Output, CallError<<O as Operation>::Error>>;

/// A call that is made when it is awaited.
///
/// To drop what awaits it is to give the call up: no try follows, and whether
/// the last one had an effect is not known.
#[must_use = "a call is made when it is awaited"]
pub struct Call<'a, O: Operation>(Prepared<'a, O>);

/// A call that is made by `send`.
#[must_use = "a call is made by `send`"]
pub struct BlockingCall<'a, O: Operation>(Prepared<'a, O>);

struct Prepared<'a, O: Operation> {
    core: &'a Core,
    operation: O,
    input: O::Input,
    settings: Settings,
    headers: Option<HeaderMap>,
}

/// What both kinds of calls can be told.
macro_rules! options {
    ($name:ident) => {
        impl<'a, O: Operation> $name<'a, O> {
            pub(super) const fn new(core: &'a Core, operation: O, input: O::Input) -> Self {
                Self(Prepared {
                    core,
                    operation,
                    input,
                    settings: core.settings,
                    headers: None,
                })
            }

            /// The time for this call, with all its attempts and pauses.
            pub const fn timeout(mut self, timeout: Duration) -> Self {
                self.0.settings.timeout = timeout;
                self
            }

            /// The time for one attempt.
            pub const fn attempt_timeout(mut self, timeout: Duration) -> Self {
                self.0.settings.attempt_timeout = timeout;
                self
            }

            /// How many attempts the call makes at most.
            pub const fn max_attempts(mut self, attempts: u32) -> Self {
                self.0.settings.max_attempts = attempts;
                self
            }

            /// How strict the client is with the input.
            pub const fn checks(mut self, checks: Checks) -> Self {
                self.0.settings.checks = checks;
                self
            }

            /// A header more, which is signed too; in place of one of the same name.
            ///
            /// One that [cannot be changed](super::FixedHeader) holds the call back.
            pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
                self.0.headers.get_or_insert_default().insert(name, value);
                self
            }

            /// The request as a `curl` command for a POSIX shell, with the word `REDACTED` in
            /// place of each secret; nothing is sent.
            ///
            /// It is the request as it would be sent now, token and request id included. Where
            /// the endpoint would have to be discovered first, it goes to where one would ask.
            ///
            /// # Errors
            /// Why the request would not be sent.
            pub fn dry_run(&self) -> Result<String, NotSent> {
                self.0.dry_run()
            }
        }

        impl<O: Operation> fmt::Debug for $name<'_, O> {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.debug_struct(stringify!($name))
                    .field("operation", &self.0.operation.info().id)
                    .field("settings", &self.0.settings)
                    .finish_non_exhaustive()
            }
        }
    };
}
options!(Call);
options!(BlockingCall);

impl<'a, O: Operation> IntoFuture for Call<'a, O> {
    type Output = Answer<O>;
    type IntoFuture = Pending<'a, Answer<O>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(trace::in_span(self.0.operation.info(), self.0.run()))
    }
}

impl<O: Operation> Call<'_, O> {
    /// Makes the call, and returns the output together with what the reply says besides: the id
    /// of the request, the status, the headers.
    ///
    /// # Errors
    /// How the call ended without a success. An error has its reply in it.
    pub async fn reply(self) -> Result<Reply<O::Output>, CallError<O::Error>> {
        trace::in_span(self.0.operation.info(), self.0.run_for_reply()).await
    }
}

impl<O: Operation> BlockingCall<'_, O> {
    /// Makes the call, waits for its end, and returns the output together with what the reply
    /// says besides: the id of the request, the status, the headers.
    ///
    /// # Errors
    /// How the call ended without a success. An error has its reply in it.
    pub fn reply(self) -> Result<Reply<O::Output>, CallError<O::Error>> {
        block_on::block_on(trace::in_span(
            self.0.operation.info(),
            self.0.run_for_reply(),
        ))
    }
}

impl<O: Operation> BlockingCall<'_, O> {
    /// Makes the call, and waits for its end.
    ///
    /// # Errors
    /// How the call ended without a success.
    pub fn send(self) -> Answer<O> {
        block_on::block_on(trace::in_span(self.0.operation.info(), self.0.run()))
    }
}

impl<O: Operation> Prepared<'_, O> {
    async fn run(self) -> Answer<O> {
        self.ended(false).await.map(|(output, _)| output)
    }

    async fn run_for_reply(self) -> Result<Reply<O::Output>, CallError<O::Error>> {
        let info = self.operation.info();
        let (output, reply) = self.ended(true).await?;
        Ok(Reply::new(info, output, reply.unwrap_or_default()))
    }

    /// The output, and the reply that it came in, if that is to be kept.
    async fn ended(
        &self,
        keeps_reply: bool,
    ) -> Result<(O::Output, Option<HttpResponse>), CallError<O::Error>> {
        let violations = || self.input.violations();
        let info = self.operation.info();
        let checked = self.core.check(info, violations, &self.settings);
        checked.map_err(CallError::NotSent)?;
        let headers = self.headers.clone().unwrap_or_default();
        check_headers(info, &headers).map_err(CallError::NotSent)?;
        let attempt = Typed::new(self.operation, &self.input);
        let mut attempt = attempt.keeping_reply(keeps_reply);
        let ended = drive(self.core, &mut attempt, self.settings, &headers).await;
        let output = settle(ended, attempt.take_answer())?;
        Ok((output, attempt.reply))
    }

    fn dry_run(&self) -> Result<String, NotSent> {
        let violations = || self.input.violations();
        let info = self.operation.info();
        self.core.check(info, violations, &self.settings)?;
        let made_up = |fill, text: String| wants(info, fill).then_some(text);
        let random = &*self.core.random;
        let token = made_up(Fill::Token, environment::token(random));
        let request_id = made_up(Fill::RequestId, environment::request_id(random));
        let mut fills = Fills::none();
        fills.token = token.as_deref();
        fills.request_id = request_id.as_deref();
        let endpoint = self.core.likely_endpoint();
        // Signed without its secrets, so that no digest can tell of them.
        let mut request = self
            .operation
            .redacted_request(&self.input, &endpoint, fills)?;
        if let Some(headers) = &self.headers {
            check_headers(info, headers)?;
            add(&mut request, headers);
        }
        let hooked = self.core.hooks.before(info, 1, &mut request);
        hooked.map_err(NotSent::Hook)?;
        self.core.sign(&mut request, self.core.skew.get())?;
        Ok(curl::curl(&request, &*self.core.signer))
    }
}

fn check_headers(info: &OperationInfo, headers: &HeaderMap) -> Result<(), NotSent> {
    let mut names = headers.keys();
    names.try_for_each(|name| Ok(fixed::check(info, name)?))
}
