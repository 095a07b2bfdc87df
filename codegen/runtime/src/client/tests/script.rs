//! A transport that answers from a script, in a time of its own, for both kinds of clients.

use super::super::transport::Pending;
use super::super::{
    BlockingCall, BlockingClient, BlockingTransport, Call, CallError, Client, ClientBuilder, Clock,
    Limits, Transport, TransportError, block_on::block_on,
};
use super::operations::{StopError, StopInput, StopOutput};
use crate::operation::ServiceInfo;
use crate::sign::Unsigned;
use crate::wire::{HttpRequest, HttpResponse, Operation};
use bytes::Bytes;
use std::collections::VecDeque;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What a transport does with a request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Reply(u16, &'static [(&'static str, &'static str)], &'static str),
    Lost,
    NotSent,
    /// No answer, ever.
    Hang,
}

pub(super) const OK: Step = Step::Reply(200, &[], "{}");

pub(super) const fn error(status: u16, body: &'static str) -> Step {
    Step::Reply(status, &[], body)
}

/// 2026-01-02 03:04:05
pub(super) const START: u64 = 1_767_323_045;

/// The world of one test.
#[derive(Clone, Default)]
pub(super) struct Script(Arc<World>);

#[derive(Default)]
struct World {
    steps: Mutex<VecDeque<Step>>,
    requests: Mutex<Vec<HttpRequest>>,
    slept: Mutex<Vec<Duration>>,
    elapsed: Mutex<Duration>,
}

impl Script {
    pub(super) fn new(steps: &[Step]) -> Self {
        let script = Self::default();
        script.then(steps);
        script
    }

    pub(super) fn then(&self, steps: &[Step]) {
        self.0.steps.lock().unwrap().extend(steps);
    }

    pub(super) fn requests(&self) -> Vec<HttpRequest> {
        self.0.requests.lock().unwrap().clone()
    }

    pub(super) fn sent(&self) -> usize {
        self.0.requests.lock().unwrap().len()
    }

    /// The pauses, in milliseconds.
    pub(super) fn pauses(&self) -> Vec<u128> {
        let slept = self.0.slept.lock().unwrap();
        slept.iter().map(Duration::as_millis).collect()
    }

    pub(super) fn pass(&self, time: Duration) {
        *self.0.elapsed.lock().unwrap() += time;
    }

    pub(super) fn elapsed(&self) -> Duration {
        *self.0.elapsed.lock().unwrap()
    }

    fn next(&self, request: HttpRequest) -> Step {
        self.0.requests.lock().unwrap().push(request);
        let step = self.0.steps.lock().unwrap().pop_front();
        step.expect("the script goes on")
    }

    fn wait(&self, time: Duration) {
        self.pass(time);
        self.0.slept.lock().unwrap().push(time);
    }
}

fn reply(step: Step, script: &Script, limits: Limits) -> Result<HttpResponse, TransportError> {
    match step {
        Step::Reply(status, headers, body) => {
            let mut reply = http::Response::builder().status(status);
            for (name, value) in headers {
                reply = reply.header(*name, *value);
            }
            Ok(reply.body(Bytes::from_static(body.as_bytes())).unwrap())
        }
        Step::Lost => Err(TransportError::lost("reset by peer")),
        Step::NotSent => Err(TransportError::not_sent("connection refused")),
        Step::Hang => {
            script.pass(limits.timeout);
            Err(TransportError::timed_out(true))
        }
    }
}

impl BlockingTransport for Script {
    fn send(&self, request: HttpRequest, limits: Limits) -> Result<HttpResponse, TransportError> {
        reply(self.next(request), self, limits)
    }

    fn sleep(&self, duration: Duration) {
        self.wait(duration);
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: HttpRequest,
        limits: Limits,
    ) -> Pending<'_, Result<HttpResponse, TransportError>> {
        match self.next(request) {
            Step::Hang => Box::pin(pending()),
            step => Box::pin(async move { reply(step, self, limits) }),
        }
    }

    fn sleep(&self, duration: Duration) -> Pending<'_, ()> {
        Box::pin(async move { self.wait(duration) })
    }
}

impl Clock for Script {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(START) + self.elapsed()
    }

    fn elapsed(&self) -> Duration {
        Self::elapsed(self)
    }
}

pub(super) type Answer = Result<StopOutput, CallError<StopError>>;

/// A builder of either kind, ready but for its transport.
pub(super) fn ready<C, T: ?Sized>(
    builder: ClientBuilder<C, T>,
    service: &ServiceInfo,
    script: &Script,
) -> ClientBuilder<C, T> {
    let builder = builder
        .signer(Unsigned)
        .clock(script.clone())
        .random(|| 6_200_000_000_123);
    if service.partitions.is_empty() {
        builder.endpoint("http://halt.example")
    } else {
        builder.region("eu-west-1")
    }
}

pub(super) fn asynchronous(service: &'static ServiceInfo, script: &Script) -> Client {
    let builder = ready(Client::builder(service), service, script);
    builder.transport(script.clone()).build().unwrap()
}

pub(super) fn blocking(service: &'static ServiceInfo, script: &Script) -> BlockingClient {
    let builder = ready(BlockingClient::builder(service), service, script);
    builder.transport(script.clone()).build().unwrap()
}

/// Calls with clients of both kinds, which have to do the same.
pub(super) fn both<O>(operation: O, input: &StopInput, steps: &[Step]) -> (Answer, Script)
where
    O: Operation<Input = StopInput, Output = StopOutput, Error = StopError>,
{
    both_with(operation, input, steps, |call| call, |call| call)
}

/// The same, with options.
pub(super) fn both_with<O>(
    operation: O,
    input: &StopInput,
    steps: &[Step],
    one: fn(Call<'_, O>) -> Call<'_, O>,
    other: fn(BlockingCall<'_, O>) -> BlockingCall<'_, O>,
) -> (Answer, Script)
where
    O: Operation<Input = StopInput, Output = StopOutput, Error = StopError>,
{
    let waiting = Script::new(steps);
    let client = blocking(operation.info().service, &waiting);
    let blocked = other(client.call(operation, input.clone())).send();
    let script = Script::new(steps);
    let client = asynchronous(operation.info().service, &script);
    let answer = block_on(one(client.call(operation, input.clone())).into_future());
    assert_eq!(format!("{answer:?}"), format!("{blocked:?}"));
    assert_eq!(script.sent(), waiting.sent());
    (answer, script)
}
