//! What all calls of a client share: the endpoint, the signer, the transport, the clock.

use super::any_cancel::Make;
use super::attempt::Attempt;
use super::discovery::Discovery;
use super::hooks::Hooks;
use super::settings::Settings;
use super::skew::{SharedSkew, Skew};
use super::transport::Wire;
use super::{Checks, Clock, Limits, NotSent, Random, TransportError, trace};
use crate::Violations;
use crate::operation::{AuthScheme, OperationInfo, ServiceInfo};
use crate::sign::{SignError, Signer, SigningContext};
use crate::wire::{Endpoint, HttpRequest, HttpResponse};
use http::{HeaderValue, header};
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// What is told of violations that do not hold a request back.
pub(super) type Report = dyn Fn(&'static OperationInfo, &Violations) + Send + Sync;

/// What all calls of a client share.
pub(super) struct Core {
    pub(super) service: &'static ServiceInfo,
    pub(super) region: Option<String>,
    pub(super) address: Address,
    pub(super) signer: Arc<dyn Signer>,
    pub(super) wire: Wire,
    pub(super) settings: Settings,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) random: Arc<dyn Random>,
    pub(super) user_agent: HeaderValue,
    pub(super) report: Option<Arc<Report>>,
    pub(super) hooks: Hooks,
    /// How cancels are made of targets that do not say all; the last that knows a target counts.
    pub(super) inputs: Vec<Box<Make>>,
    /// How far the service's clock is ahead of the machine's, as far as known.
    pub(super) skew: SharedSkew,
}

/// Where a client sends requests.
#[derive(Debug)]
pub(super) enum Address {
    Fixed(Endpoint),
    Discovered(Discovery),
}

impl Core {
    /// The service's time, if its clock is so far ahead.
    pub(super) fn now(&self, skew: Skew) -> SystemTime {
        skew.correct(self.clock.now())
    }

    pub(super) async fn endpoint(
        &self,
        attempt: &dyn Attempt,
        timeout: Duration,
        skew: Skew,
    ) -> Result<Endpoint, NotSent> {
        match &self.address {
            Address::Fixed(endpoint) => Ok(endpoint.clone()),
            Address::Discovered(discovery) => discovery
                .endpoint(self, attempt, timeout, skew)
                .await
                .map_err(NotSent::Discovery),
        }
    }

    /// The endpoint as far as it is known without asking anybody.
    pub(super) fn likely_endpoint(&self) -> Endpoint {
        match &self.address {
            Address::Fixed(endpoint) => endpoint.clone(),
            Address::Discovered(discovery) => discovery
                .known()
                .unwrap_or_else(|| discovery.plain().clone()),
        }
    }

    /// Signs a request that is otherwise complete, with the time of a clock that is so far ahead.
    pub(super) fn sign(&self, request: &mut HttpRequest, skew: Skew) -> Result<(), SignError> {
        let headers = request.headers_mut();
        headers
            .entry(header::USER_AGENT)
            .or_insert_with(|| self.user_agent.clone());
        let mut context = SigningContext::new(self.now(skew));
        if let Some(region) = &self.region {
            context = context.with_region(region);
        }
        let mut schemes = self.service.auth.iter();
        if let Some(name) = schemes.find_map(|scheme| match scheme {
            AuthScheme::AwsSigV4 { signing_name } => Some(*signing_name),
            _ => None,
        }) {
            context = context.with_signing_name(name);
        }
        self.signer.sign(request, &context)
    }

    pub(super) async fn send(
        &self,
        request: HttpRequest,
        timeout: Duration,
    ) -> Result<HttpResponse, TransportError> {
        let limits = Limits::new(timeout, self.settings.response_bytes);
        self.wire.send(request, limits).await
    }

    /// Refuses what the checks hold back, and reports the rest.
    pub(super) fn check(
        &self,
        info: &'static OperationInfo,
        violations: impl FnOnce() -> Violations,
        settings: &Settings,
    ) -> Result<(), NotSent> {
        if info.service.id != self.service.id {
            return Err(NotSent::OtherService {
                client: self.service.id,
                operation: info.service.id,
            });
        }
        if settings.checks == Checks::Off {
            return Ok(());
        }
        let found = violations();
        if settings.checks.hold_back(&found) {
            return Err(NotSent::Violations(found));
        }
        if !found.is_empty() {
            trace::violations(info, &found);
            if let Some(report) = &self.report {
                report(info, &found);
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client")
            .field("service", &self.service.id)
            .field("region", &self.region)
            .field("endpoint", &self.likely_endpoint().to_string())
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
