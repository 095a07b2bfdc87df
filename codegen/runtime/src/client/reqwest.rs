//! The transport of the feature `reqwest`: HTTP/1.1 over rustls, for tokio.

use super::{ConfigError, Limits, Pending, Transport, TransportError};
use crate::wire::{HttpRequest, HttpResponse};
use ::reqwest::redirect::Policy;
use ::reqwest::{Client, Response};
use bytes::{Bytes, BytesMut};
use io_thread::IoThread;
use rustls::ClientConfig;
use rustls::crypto::ring::default_provider;
use rustls_platform_verifier::BuilderVerifierExt as _;
use std::io;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

mod io_thread;

/// Sends by `reqwest`, in a runtime of `tokio` with time.
///
/// Connections live on a thread of the transport's own, which starts with the
/// first request: they outlast the runtime that they are used in, and a peer
/// that never stops sending holds up nobody's deadline.
///
/// A clone shares the connections.
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: Client,
    thread: Arc<OnceLock<IoThread>>,
}

impl ReqwestTransport {
    /// A transport without redirects, without proxies and without repeats of its own.
    ///
    /// TLS is that of rustls with ring, and trusts whom the operating system trusts.
    ///
    /// # Errors
    /// The certificates of the operating system cannot be read.
    pub fn new() -> Result<Self, ConfigError> {
        let tls = tls().map_err(|error| ConfigError::Transport(error.into()))?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .retry(::reqwest::retry::never())
            .referer(false)
            .no_proxy()
            .build()
            .map_err(|error| ConfigError::Transport(error.into()))?;
        Ok(Self::from_client(client))
    }

    /// A transport with proxies, certificates and timeouts of your own.
    ///
    /// The client should follow no redirects, which would break signatures,
    /// and repeat nothing: `redirect(Policy::none())`, `retry(retry::never())`.
    #[must_use]
    pub fn from_client(client: Client) -> Self {
        Self {
            client,
            thread: Arc::default(),
        }
    }

    fn thread(&self) -> io::Result<&IoThread> {
        if let Some(thread) = self.thread.get() {
            return Ok(thread);
        }
        let thread = IoThread::start()?;
        Ok(self.thread.get_or_init(|| thread))
    }
}

fn tls() -> Result<ClientConfig, rustls::Error> {
    let builder = ClientConfig::builder_with_provider(Arc::new(default_provider()));
    Ok(builder
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth())
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: HttpRequest,
        limits: Limits,
    ) -> Pending<'_, Result<HttpResponse, TransportError>> {
        Box::pin(async move {
            let request = request.try_into().map_err(TransportError::not_sent)?;
            let thread = self.thread().map_err(TransportError::not_sent)?;
            let reply = async {
                let reply = self.client.execute(request).await.map_err(error)?;
                read(reply, limits.response_bytes).await
            };
            thread.run(reply).await
        })
    }

    fn sleep(&self, duration: Duration) -> Pending<'_, ()> {
        // Made when it is polled, as only then a runtime is sure to be there.
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

async fn read(mut reply: Response, limit: usize) -> Result<HttpResponse, TransportError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = reply.chunk().await.map_err(error)? {
        if chunk.len() > limit - body.len() {
            return Err(TransportError::too_large());
        }
        body.extend_from_slice(&chunk);
    }
    let mut response = HttpResponse::new(Bytes::from(body));
    *response.status_mut() = reply.status();
    *response.headers_mut() = std::mem::take(reply.headers_mut());
    Ok(response)
}

fn error(error: ::reqwest::Error) -> TransportError {
    // The address holds the ids of targets, and says nothing that the caller does not know.
    let error = error.without_url();
    let is_sent = !(error.is_connect() || error.is_builder());
    match (error.is_timeout(), is_sent) {
        (true, sent) => TransportError::timed_out(sent),
        (false, true) => TransportError::lost(error),
        (false, false) => TransportError::not_sent(error),
    }
}
