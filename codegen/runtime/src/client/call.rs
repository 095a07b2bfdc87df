//! One call, before it is made: how it differs from the client's other calls.

use super::attempt::{Typed, settle};
use super::core::Core;
use super::drive::{add, drive};
use super::settings::Settings;
use super::token::wants;
use super::{CallError, Checks, NotSent, Pending, block_on, curl, environment, trace};
use crate::operation::Fill;
use crate::wire::{CancelOperation, Fills, Operation};
use crate::{Outcome, Validate};
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

            /// The time for this call, with all its tries and pauses.
            pub const fn timeout(mut self, timeout: Duration) -> Self {
                self.0.settings.timeout = timeout;
                self
            }

            /// The time for one try.
            pub const fn try_timeout(mut self, timeout: Duration) -> Self {
                self.0.settings.try_timeout = timeout;
                self
            }

            /// How often the request is sent at most.
            pub const fn tries(mut self, tries: u32) -> Self {
                self.0.settings.tries = tries;
                self
            }

            /// How strict the client is with the input.
            pub const fn checks(mut self, checks: Checks) -> Self {
                self.0.settings.checks = checks;
                self
            }

            /// A header more, which is signed too; in place of one of the same name.
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
                    .field("operation", &O::INFO.id)
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
        Box::pin(trace::in_span(O::INFO, self.0.run()))
    }
}

impl<O: CancelOperation> Call<'_, O> {
    /// Makes the call, and says what it means: also where a vendor says it with an error.
    ///
    /// # Errors
    /// How the call ended, if not with an outcome.
    pub async fn outcome(self) -> Result<Outcome, CallError<O::Error>> {
        outcome::<O>(self.await)
    }
}

impl<O: CancelOperation> BlockingCall<'_, O> {
    /// Makes the call, waits for its end, and says what it means: also where a vendor says it
    /// with an error.
    ///
    /// # Errors
    /// How the call ended, if not with an outcome.
    pub fn outcome(self) -> Result<Outcome, CallError<O::Error>> {
        outcome::<O>(self.send())
    }
}

fn outcome<O: CancelOperation>(answer: Answer<O>) -> Result<Outcome, CallError<O::Error>> {
    match answer {
        Ok(output) => Ok(O::outcome(&output)),
        Err(error) => error.outcome().ok_or(error),
    }
}

impl<O: Operation> BlockingCall<'_, O> {
    /// Makes the call, and waits for its end.
    ///
    /// # Errors
    /// How the call ended without a success.
    pub fn send(self) -> Answer<O> {
        block_on::block_on(trace::in_span(O::INFO, self.0.run()))
    }
}

impl<O: Operation> Prepared<'_, O> {
    async fn run(self) -> Answer<O> {
        let found = self.input.violations();
        let checked = self.core.check(O::INFO, found, &self.settings);
        checked.map_err(CallError::NotSent)?;
        let headers = self.headers.unwrap_or_default();
        let mut attempt = Typed::new(self.operation, &self.input);
        let ended = drive(self.core, &mut attempt, self.settings, &headers).await;
        settle(ended, attempt.take_answer())
    }

    fn dry_run(&self) -> Result<String, NotSent> {
        let found = self.input.violations();
        self.core.check(O::INFO, found, &self.settings)?;
        let made_up = |fill, text: String| wants(O::INFO, fill).then_some(text);
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
            add(&mut request, headers);
        }
        self.core.sign(&mut request, self.core.skew.get())?;
        Ok(curl::curl(&request, &*self.core.signer))
    }
}
