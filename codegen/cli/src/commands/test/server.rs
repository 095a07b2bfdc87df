//! The server under test: requests as they are, within a time and a limit.

use std::error::Error as _;
use std::time::Duration;

use annul_runtime::client::{Limits, ReqwestTransport, Transport as _};
use annul_runtime::wire::{HttpRequest, HttpResponse};
use http::Uri;

use crate::exit::Failure;

/// The largest reply, in bytes.
const LARGEST: usize = 1024 * 1024;

/// The server.
pub(super) struct Server {
    transport: ReqwestTransport,
    url: String,
    timeout: Duration,
}

impl Server {
    /// The server at an address, which answers within a time.
    pub(super) fn new(url: &str, timeout: Duration) -> Result<Self, Failure> {
        let transport = ReqwestTransport::new();
        let transport =
            transport.map_err(|error| Failure::while_doing("cannot prepare for TLS", &error))?;
        Ok(Self {
            transport,
            url: url.trim_end_matches('/').to_owned(),
            timeout,
        })
    }

    /// Its address, without a slash at the end.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// A request to it, of one that names no host.
    pub(super) fn address(&self, mut request: HttpRequest) -> Option<HttpRequest> {
        let path = request.uri().path_and_query().map_or("/", |it| it.as_str());
        *request.uri_mut() = format!("{}{path}", self.url).parse::<Uri>().ok()?;
        Some(request)
    }

    /// Sends a request, once.
    pub(super) async fn send(&self, request: HttpRequest) -> Result<HttpResponse, String> {
        let limits = Limits::new(self.timeout, LARGEST);
        let sent = tokio::time::timeout(self.timeout, self.transport.send(request, limits)).await;
        match sent {
            Ok(Ok(reply)) => Ok(reply),
            Ok(Err(error)) => {
                let mut said = error.to_string();
                let mut cause = error.source();
                while let Some(error) = cause {
                    said = format!("{said}: {error}");
                    cause = error.source();
                }
                Err(said)
            }
            Err(_) => Err("no reply came in time".to_owned()),
        }
    }
}
