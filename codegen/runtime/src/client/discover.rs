//! Asks a service for its endpoint, if none is known.

use super::attempt::Attempt;
use super::core::Core;
use super::discovery::{Discovery, Found, KEPT};
use super::discovery_error::{DiscoveryError, Why};
use super::discovery_reply::read;
use super::pause::asked_for;
use super::skew::Skew;
use crate::RefusalKind;
use crate::wire::Endpoint;
use std::sync::Arc;
use std::time::Duration;

impl Discovery {
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

    fn fresh(&self, core: &Core) -> Result<Endpoint, u64> {
        let known = self.lock();
        let found = known.found.as_ref();
        let fresh = found.filter(|found| core.clock.elapsed() < found.until);
        fresh.map(|it| it.endpoint.clone()).ok_or(known.asked)
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
}
