//! Endpoints that a service tells itself: asked for once, kept as long as it says, dropped when wrong.

use super::attempt::Attempt;
use super::core::Core;
use super::discovery_error::{DiscoveryError, Why};
use super::discovery_reply::read;
use super::gate::Gate;
use super::pause::asked_for;
use super::skew::Skew;
use crate::RefusalKind;
use crate::operation::{DiscoveryInfo, ServiceInfo};
use crate::wire::{Endpoint, HttpRequest};
use bytes::Bytes;
use http::{HeaderValue, Method, header};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long an endpoint is kept at least and at most, whatever the service says.
const KEPT: (Duration, Duration) = (Duration::from_secs(60), Duration::from_secs(24 * 60 * 60));

/// The endpoint of a service that has to be asked for it.
#[derive(Debug)]
pub(super) struct Discovery {
    info: &'static DiscoveryInfo,
    /// Where to ask.
    plain: Endpoint,
    /// One asks, the others wait for what it learns.
    gate: Gate,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    found: Option<Found>,
    /// How often the service has been asked.
    asked: u64,
    /// What went wrong, and which asking that was.
    failure: Option<(u64, Arc<DiscoveryError>)>,
}

#[derive(Debug, Clone)]
struct Found {
    endpoint: Endpoint,
    /// By the client's clock.
    until: Duration,
}

impl Discovery {
    pub(super) fn new(info: &'static DiscoveryInfo, plain: Endpoint) -> Self {
        Self {
            info,
            plain,
            gate: Gate::default(),
            known: Mutex::default(),
        }
    }

    /// Where to ask, which is also the best guess while nobody has.
    pub(super) const fn plain(&self) -> &Endpoint {
        &self.plain
    }

    /// What is known without asking.
    pub(super) fn known(&self) -> Option<Endpoint> {
        self.lock().found.as_ref().map(|it| it.endpoint.clone())
    }

    /// The endpoint; asks for it within this time, if need be.
    pub(super) async fn endpoint(
        &self,
        core: &Core,
        attempt: &dyn Attempt,
        timeout: Duration,
        skew: Skew,
    ) -> Result<Endpoint, Arc<DiscoveryError>> {
        let asked_before = match self.fresh(core) {
            Ok(endpoint) => return Ok(endpoint),
            Err(asked) => asked,
        };
        let _through = self.gate.pass().await;
        if let Ok(endpoint) = self.fresh(core) {
            return Ok(endpoint);
        }
        // Whoever waited takes what was found out meanwhile, also if that is a
        // failure: otherwise each would wait for all before it.
        let failure = self.lock().failure.clone();
        let error = match failure.filter(|(asking, _)| *asking > asked_before) {
            Some((_, error)) => error,
            None => match self.ask(core, attempt, timeout, skew).await {
                Ok(found) => return Ok(self.keep(found)),
                Err(error) => self.note(error),
            },
        };
        // An endpoint beyond its time is better than none.
        match (self.known(), self.info.required) {
            (Some(stale), _) => Ok(stale),
            (None, false) => Ok(self.plain.clone()),
            (None, true) => Err(error),
        }
    }

    /// Drops an endpoint that turned out wrong, unless another one is known by now.
    pub(super) fn forget(&self, wrong: &Endpoint) {
        let mut known = self.lock();
        if known.found.as_ref().is_some_and(|it| it.endpoint == *wrong) {
            known.found = None;
        }
    }

    fn fresh(&self, core: &Core) -> Result<Endpoint, u64> {
        let known = self.lock();
        let found = known.found.as_ref();
        let fresh = found.filter(|found| core.clock.elapsed() < found.until);
        fresh.map(|it| it.endpoint.clone()).ok_or(known.asked)
    }

    fn keep(&self, found: Found) -> Endpoint {
        let mut known = self.lock();
        known.asked += 1;
        known.found.insert(found).endpoint.clone()
    }

    fn note(&self, error: DiscoveryError) -> Arc<DiscoveryError> {
        let mut known = self.lock();
        known.asked += 1;
        let error = Arc::new(error);
        known.failure = Some((known.asked, Arc::clone(&error)));
        error
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn ask(
        &self,
        core: &Core,
        attempt: &dyn Attempt,
        timeout: Duration,
        skew: Skew,
    ) -> Result<Found, DiscoveryError> {
        let mut request = self.request(core.service);
        core.sign(&mut request, skew).map_err(Why::Sign)?;
        let reply = core.send(request, timeout).await.map_err(Why::Transport)?;
        if let Some((refused, text)) = attempt
            .foreign(&reply)
            .filter(|_| !reply.status().is_success())
        {
            let (kind, retry) = (refused.kind, refused.retry);
            if kind == RefusalKind::Unauthenticated {
                core.signer.forget_credentials();
            }
            return Err(DiscoveryError {
                why: Why::Answered { kind, retry, text },
                shown: skew.shown_by(reply.headers(), core.clock.now()),
                asked_for: asked_for(reply.headers(), core.now(skew)),
            });
        }
        let (address, minutes) = read(reply.body()).map_err(Why::NotUnderstood)?;
        let scheme = if self.plain.is_https() {
            "https"
        } else {
            "http"
        };
        let endpoint = Endpoint::new(&format!("{scheme}://{address}"))
            .map_err(|_| Why::NotUnderstood("the service answered no address"))?;
        let period = Duration::from_secs(minutes.saturating_mul(60)).clamp(KEPT.0, KEPT.1);
        Ok(Found {
            endpoint,
            until: core.clock.elapsed().saturating_add(period),
        })
    }

    fn request(&self, service: &ServiceInfo) -> HttpRequest {
        let mut request = HttpRequest::new(Bytes::from_static(b"{}"));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = format!("{}/", self.plain)
            .parse()
            .expect("invariant: an endpoint is an address");
        let headers = request.headers_mut();
        let content_type = HeaderValue::from_static(service.protocol.content_type());
        headers.insert(header::CONTENT_TYPE, content_type);
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(2));
        let target = HeaderValue::from_static(self.info.target);
        headers.insert("x-amz-target", target);
        request
    }
}
