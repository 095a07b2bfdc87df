//! Endpoints that a service tells itself: asked for once, kept as long as it says, dropped when wrong.

use super::discovery_error::DiscoveryError;
use super::gate::Gate;
use crate::operation::{DiscoveryInfo, ServiceInfo};
use crate::wire::{Endpoint, HttpRequest};
use bytes::Bytes;
use http::{HeaderValue, Method, header};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long an endpoint is kept at least and at most, whatever the service says.
pub(super) const KEPT: (Duration, Duration) =
    (Duration::from_secs(60), Duration::from_secs(24 * 60 * 60));

/// The endpoint of a service that has to be asked for it.
#[derive(Debug)]
pub(super) struct Discovery {
    pub(super) info: &'static DiscoveryInfo,
    /// Where to ask.
    pub(super) plain: Endpoint,
    /// One asks, the others wait for what it learns.
    pub(super) gate: Gate,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) found: Option<Found>,
    /// How often the service has been asked.
    pub(super) asked: u64,
    /// What went wrong, and which asking that was.
    pub(super) failure: Option<(u64, Arc<DiscoveryError>)>,
}

#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) endpoint: Endpoint,
    /// By the client's clock.
    pub(super) until: Duration,
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

    /// Drops an endpoint that turned out wrong, unless another one is known by now.
    pub(super) fn forget(&self, wrong: &Endpoint) {
        let mut known = self.lock();
        if known.found.as_ref().is_some_and(|it| it.endpoint == *wrong) {
            known.found = None;
        }
    }

    pub(super) fn keep(&self, found: Found) -> Endpoint {
        let mut known = self.lock();
        known.asked += 1;
        known.found.insert(found).endpoint.clone()
    }

    pub(super) fn note(&self, error: DiscoveryError) -> Arc<DiscoveryError> {
        let mut known = self.lock();
        known.asked += 1;
        let error = Arc::new(error);
        known.failure = Some((known.asked, Arc::clone(&error)));
        error
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn request(&self, service: &ServiceInfo) -> HttpRequest {
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
