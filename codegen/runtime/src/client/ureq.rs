//! The blocking transport of the features `ureq`, over rustls, and `ureq-plain`, without TLS.

use super::{BlockingTransport, Limits, TransportError};
use crate::wire::{HttpRequest, HttpResponse};
use ::ureq::config::Config;
use ::ureq::{Agent, Body, Error, Timeout};
use before_sending::BeforeSending;
use bytes::Bytes;
use http::Response;
use std::io::Read as _;

mod before_sending;

/// Sends by `ureq`, on the thread that calls.
///
/// A clone shares the connections.
#[derive(Debug, Clone)]
pub struct UreqTransport(Agent);

impl UreqTransport {
    /// A transport without redirects and without proxies.
    ///
    /// TLS is that of rustls with ring, and trusts whom Mozilla trusts. With the
    /// feature `ureq-plain` alone there is none, and a request to an `https`
    /// address is not sent.
    #[must_use]
    pub fn new() -> Self {
        Self::from_config(Agent::config_builder().proxy(None).build())
    }

    /// A transport with proxies and certificates of your own.
    #[must_use]
    pub fn from_config(config: Config) -> Self {
        Self(before_sending::agent(config))
    }

    /// A transport by an agent of your own, with its own connectors.
    ///
    /// Its errors tell less: a host that cannot be reached, and a peer without
    /// TLS, count as if the request might have been sent, and what may not be
    /// repeated is not. [`from_config`](Self::from_config) knows better.
    #[must_use]
    pub const fn from_agent(agent: Agent) -> Self {
        Self(agent)
    }
}

impl Default for UreqTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl BlockingTransport for UreqTransport {
    fn send(&self, request: HttpRequest, limits: Limits) -> Result<HttpResponse, TransportError> {
        // A request without a body has none, rather than an empty one.
        let (head, body) = request.into_parts();
        let reply = if body.is_empty() {
            self.run(http::Request::from_parts(head, ()), limits)
        } else {
            self.run(http::Request::from_parts(head, body.to_vec()), limits)
        };
        let (head, mut body) = reply.map_err(error)?.into_parts();
        // One byte beyond the limit tells that there are more.
        let limit = u64::try_from(limits.response_bytes).unwrap_or(u64::MAX);
        let mut all = Vec::new();
        let mut reader = body.as_reader().take(limit.saturating_add(1));
        reader
            .read_to_end(&mut all)
            .map_err(|found| error(found.into()))?;
        if all.len() > limits.response_bytes {
            return Err(TransportError::too_large());
        }
        Ok(Response::from_parts(head, Bytes::from(all)))
    }
}

impl UreqTransport {
    fn run(
        &self,
        request: http::Request<impl ::ureq::AsSendBody>,
        limits: Limits,
    ) -> Result<Response<Body>, Error> {
        let configured = self.0.configure_request(request);
        let request = configured
            .timeout_global(Some(limits.timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            .build();
        self.0.run(request)
    }
}

fn error(error: Error) -> TransportError {
    match error {
        Error::Other(other) => match other.downcast::<BeforeSending>() {
            Ok(before) => match before.0 {
                Error::Timeout(_) => TransportError::timed_out(false),
                error => TransportError::not_sent(error),
            },
            Err(other) => TransportError::lost(other),
        },
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => TransportError::timed_out(false),
        Error::Timeout(_) => TransportError::timed_out(true),
        error if is_before_sending(&error) => TransportError::not_sent(error),
        error => TransportError::lost(error),
    }
}

/// Whether an error can come from nowhere but the steps before sending.
fn is_before_sending(error: &Error) -> bool {
    use std::io::ErrorKind::{AddrNotAvailable, ConnectionRefused};
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::BadUri(_)
        | Error::Http(_)
        | Error::Tls(_)
        | Error::TlsRequired
        | Error::RequireHttpsOnly(_)
        | Error::InvalidProxyUrl
        | Error::ConnectProxyFailed(_) => true,
        #[cfg(feature = "ureq")]
        Error::Rustls(_) => true,
        Error::Io(error) => matches!(error.kind(), ConnectionRefused | AddrNotAvailable),
        _ => false,
    }
}
