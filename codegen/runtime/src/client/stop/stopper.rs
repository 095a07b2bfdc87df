//! Many targets of many services, stopped with one call.

use super::many::{all, all_blocking};
use super::prepared::Prepared;
use super::together::{Said, Together};
use super::{BlockingEnsureStopped, EnsureStopped, NotStopped, StopReport};
use crate::client::{CallError, NotSent, Pending};
use crate::operation::ServiceInfo;
use crate::{RefusalKind, Target};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A client that can stop any target of its service; every emitted `Client` is one.
pub trait Stop: Send + Sync {
    /// The service.
    fn service(&self) -> &'static ServiceInfo;

    /// Makes sure that a target has stopped.
    fn ensure_stopped(&self, target: &Target<'_>) -> EnsureStopped;
}

/// A client that can stop any target of its service, and waits on the thread that calls; every
/// emitted `BlockingClient` is one.
pub trait BlockingStop: Send + Sync {
    /// The service.
    fn service(&self) -> &'static ServiceInfo;

    /// Makes sure that a target has stopped.
    fn ensure_stopped(&self, target: &Target<'_>) -> BlockingEnsureStopped;
}

/// Clients of many services, which stop any list of targets with one call.
///
/// Each target gets a report, in the order of the list. When a service
/// throttles, targets of it that were not tried yet are not tried any more:
/// their report says so, and the other services go on.
///
/// ```no_run
/// use annul_runtime::client::{Stopper, Stop};
/// use annul_runtime::{Target, TargetState};
///
/// async fn shut_down(stopper: &Stopper, running: &[Target<'_>]) -> bool {
///     let reports = stopper.stop_all(running).await;
///     reports.iter().all(|report| report.target_state() == TargetState::Stopped)
/// }
/// ```
#[derive(Default)]
pub struct Stopper(Clients<dyn Stop>);

/// The same with threads in place of futures.
#[derive(Default)]
pub struct BlockingStopper(Clients<dyn BlockingStop>);

/// How many targets are being stopped at a time by default.
const CONCURRENCY: usize = 8;

struct Clients<C: ?Sized> {
    list: Vec<Box<C>>,
    concurrency: usize,
    timeout: Option<Duration>,
    looks: bool,
}

impl<C: ?Sized> Default for Clients<C> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            concurrency: CONCURRENCY,
            timeout: None,
            looks: true,
        }
    }
}

/// What both kinds can be told.
macro_rules! options {
    ($name:ident, $stops:ident) => {
        impl $name {
            /// Without any client.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Adds a client, in place of one of the same service.
            ///
            /// A target does not say in which region it runs: for several, take a stopper each.
            #[must_use]
            pub fn with(mut self, client: impl $stops + 'static) -> Self {
                let service = client.service().id;
                let clients = &mut self.0.list;
                clients.retain(|other| other.service().id != service);
                clients.push(Box::new(client));
                self
            }

            /// How many targets are being stopped at a time: 8 by default; at least one.
            #[must_use]
            pub const fn concurrency(mut self, targets: usize) -> Self {
                self.0.concurrency = targets;
                self
            }

            /// The time for each target, cancel and looks; each client's time for a call by default.
            #[must_use]
            pub const fn timeout(mut self, time: Duration) -> Self {
                self.0.timeout = Some(time);
                self
            }

            /// Without a look: a target that is about to stop counts as not stopped, at once.
            #[must_use]
            pub const fn without_looking(mut self) -> Self {
                self.0.looks = false;
                self
            }
        }

        impl $name {
            /// The stop of each target, where there is a client for it, and which client that is.
            fn stops(&self, targets: &[Target<'_>]) -> Vec<Option<(usize, Prepared)>> {
                let stop = |target| self.stop(target);
                targets.iter().map(stop).collect()
            }

            fn stop(&self, target: &Target<'_>) -> Option<(usize, Prepared)> {
                let service = target.operation().service.id;
                let clients = &self.0.list;
                let at = clients.iter().position(|it| it.service().id == service)?;
                let mut stop = clients[at].ensure_stopped(target);
                self.0.tell(&mut stop.0);
                Some((at, stop.0))
            }

            /// Calls for targets that can be cancelled together, two or more each.
            fn together(
                &self,
                targets: &[Target<'_>],
                stops: &[Option<(usize, Prepared)>],
            ) -> Vec<Together> {
                let mut calls: Vec<(usize, Together)> = Vec::new();
                for (index, (target, stop)) in targets.iter().zip(stops).enumerate() {
                    let Some((client, _)) = stop else { continue };
                    let mut known = calls.iter_mut();
                    let joins = |(of, call): &mut (usize, Together)| {
                        of == client && call.join(index, target)
                    };
                    if known.any(joins) {
                        continue;
                    }
                    let own = self.stop(target);
                    let own = own.and_then(|(_, stop)| Together::of(index, stop));
                    calls.extend(own.map(|call| (*client, call)));
                }
                let calls = calls.into_iter().map(|(_, call)| call);
                calls.filter(|call| call.members.len() > 1).collect()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                let services = self.0.list.iter().map(|client| client.service().id);
                out.debug_list().entries(services).finish()
            }
        }
    };
}
options!(Stopper, Stop);
options!(BlockingStopper, BlockingStop);

impl Stopper {
    /// Makes sure that all targets have stopped; a report for each, in their order.
    ///
    /// Those that one call of an operation can name are cancelled together, and then each is looked at by itself.
    pub async fn stop_all(&self, targets: &[Target<'_>]) -> Vec<StopReport> {
        let mut stops = self.stops(targets);
        let calls = self.together(targets, &stops);
        let calls = calls.into_iter().map(|call| call.boxed(targets));
        let said = all(calls, self.0.concurrency).await;
        tell(&mut stops, said);
        let throttled = self.0.none_throttled();
        all(jobs(targets, stops, &throttled), self.0.concurrency).await
    }
}

impl BlockingStopper {
    /// Makes sure that all targets have stopped; a report for each, in their order.
    ///
    /// Those that one call of an operation can name are cancelled together, and then each is looked at by itself.
    #[must_use = "a target may still run"]
    pub fn stop_all(&self, targets: &[Target<'_>]) -> Vec<StopReport> {
        let mut stops = self.stops(targets);
        let calls = self.together(targets, &stops);
        let concurrency = self.0.concurrency.min(targets.len());
        let calls = calls.into_iter().map(|call| call.boxed(targets));
        let said = all_blocking(calls, concurrency);
        tell(&mut stops, said);
        let throttled = self.0.none_throttled();
        all_blocking(jobs(targets, stops, &throttled), concurrency)
    }
}

/// Tells targets what calls that they were in came to.
fn tell(stops: &mut [Option<(usize, Prepared)>], said: Vec<Vec<(usize, Option<Said>)>>) {
    for (index, said) in said.into_iter().flatten() {
        if let Some(Some((_, stop))) = stops.get_mut(index) {
            stop.together = said;
        }
    }
}

/// What is to be done for each target; nothing begins before it is polled.
fn jobs<'a>(
    targets: &'a [Target<'_>],
    stops: Vec<Option<(usize, Prepared)>>,
    throttled: &'a [AtomicBool],
) -> impl Iterator<Item = Pending<'a, StopReport>> + Send {
    let job =
        |(target, stop): (&'a Target<'_>, Option<(usize, Prepared)>)| -> Pending<'a, StopReport> {
            match stop {
                None => Box::pin(async { nobody(target) }),
                Some((client, stop)) => Box::pin(watched(&throttled[client], target, stop)),
            }
        };
    targets.iter().zip(stops).map(job)
}

impl<C: ?Sized> Clients<C> {
    /// Of each client, whether its service throttles.
    fn none_throttled(&self) -> Vec<AtomicBool> {
        self.list.iter().map(|_| AtomicBool::new(false)).collect()
    }

    fn tell(&self, stop: &mut Prepared) {
        if let Some(time) = self.timeout {
            stop.timeout(time);
        }
        if !self.looks {
            stop.without_looking();
        }
    }
}

/// Stops a target, unless its service throttles by then.
async fn watched(throttled: &AtomicBool, target: &Target<'_>, stop: Prepared) -> StopReport {
    // One that was called for is not called for again.
    if throttled.load(Ordering::Relaxed) && stop.together.is_none() {
        return untried(target, NotStopped::Throttled);
    }
    let report = stop.report().await;
    let refusal = report.result.as_ref().err().and_then(NotStopped::kind);
    if refusal == Some(RefusalKind::Throttled) {
        throttled.store(true, Ordering::Relaxed);
    }
    report
}

/// The report where no client is of the target's service.
fn nobody(target: &Target<'_>) -> StopReport {
    let service = target.operation().service.id;
    let why = NotSent::NoClient { service };
    untried(target, NotStopped::Refused(CallError::NotSent(why)))
}

fn untried(target: &Target<'_>, why: NotStopped) -> StopReport {
    StopReport {
        target: target.clone().into_owned(),
        result: Err(why),
        said: None,
    }
}
