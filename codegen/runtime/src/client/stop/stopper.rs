//! Many targets of many services, stopped with one call.

use super::many::{all, all_blocking};
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
            /// What is to be done for each target; nothing begins before it is polled.
            fn jobs<'a>(
                &'a self,
                targets: &'a [Target<'_>],
                throttled: &'a [AtomicBool],
            ) -> impl Iterator<Item = Pending<'a, StopReport>> + Send {
                targets
                    .iter()
                    .map(move |target| -> Pending<'_, StopReport> {
                        let service = target.operation().service.id;
                        let mut known = self.0.list.iter().zip(throttled);
                        let known = known.find(|(client, _)| client.service().id == service);
                        let Some((client, throttled)) = known else {
                            return Box::pin(async { nobody(target) });
                        };
                        let mut stop = client.ensure_stopped(target);
                        self.0.tell(&mut stop.0);
                        Box::pin(watched(throttled, target, stop.0.report()))
                    })
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
    pub async fn stop_all(&self, targets: &[Target<'_>]) -> Vec<StopReport> {
        let throttled = self.0.none_throttled();
        all(self.jobs(targets, &throttled), self.0.concurrency).await
    }
}

impl BlockingStopper {
    /// Makes sure that all targets have stopped; a report for each, in their order.
    #[must_use = "a target may still run"]
    pub fn stop_all(&self, targets: &[Target<'_>]) -> Vec<StopReport> {
        let throttled = self.0.none_throttled();
        let concurrency = self.0.concurrency.min(targets.len());
        all_blocking(self.jobs(targets, &throttled), concurrency)
    }
}

impl<C: ?Sized> Clients<C> {
    /// Of each client, whether its service throttles.
    fn none_throttled(&self) -> Vec<AtomicBool> {
        self.list.iter().map(|_| AtomicBool::new(false)).collect()
    }

    fn tell(&self, stop: &mut super::prepared::Prepared) {
        if let Some(time) = self.timeout {
            stop.timeout(time);
        }
        if !self.looks {
            stop.without_looking();
        }
    }
}

/// Stops a target, unless its service throttles by then.
async fn watched(
    throttled: &AtomicBool,
    target: &Target<'_>,
    stop: impl Future<Output = StopReport>,
) -> StopReport {
    if throttled.load(Ordering::Relaxed) {
        return untried(target, NotStopped::Throttled);
    }
    let report = stop.await;
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
