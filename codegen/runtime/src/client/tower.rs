//! The transport of the feature `tower`: any service that takes requests and gives replies.

use super::{Limits, Pending, Transport, TransportError};
use crate::sign::BoxError;
use crate::wire::{HttpRequest, HttpResponse};
use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use std::fmt;
use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tower_service::Service;

/// Waits, in whatever runtime the service lives in. A closure that makes a future is one:
/// `tokio::time::sleep`.
pub trait Sleep: Send + Sync + 'static {
    /// Ready after this time.
    fn sleep(&self, duration: Duration) -> Pending<'_, ()>;
}

impl<F, T> Sleep for F
where
    F: Fn(Duration) -> T + Send + Sync + 'static,
    T: Future<Output = ()> + Send + 'static,
{
    fn sleep(&self, duration: Duration) -> Pending<'_, ()> {
        Box::pin(self(duration))
    }
}

/// Sends by a service of `tower`: the client of `hyper-util`, with or without layers.
///
/// The service should follow no redirects, which would break signatures, and
/// repeat nothing.
pub struct TowerTransport<S, W> {
    /// Cloned for each request; the lock stands in for `Sync`.
    service: Mutex<S>,
    sleep: W,
    not_sent: fn(&(dyn std::error::Error + 'static)) -> bool,
}

impl<S, W> TowerTransport<S, W> {
    /// A service, and how to wait.
    pub const fn new(service: S, sleep: W) -> Self {
        Self {
            service: Mutex::new(service),
            sleep,
            not_sent: |_| false,
        }
    }

    /// Which errors of the service say that the request certainly did not leave.
    ///
    /// Without it none does, and a request that may not be repeated is not
    /// sent again after a connection was refused. The function is given each
    /// error of the chain of sources until it says yes.
    #[must_use]
    pub const fn not_sent_if(
        mut self,
        not_sent: fn(&(dyn std::error::Error + 'static)) -> bool,
    ) -> Self {
        self.not_sent = not_sent;
        self
    }

    fn error(&self, error: impl Into<BoxError>) -> TransportError {
        let error = error.into();
        let mut link: Option<&(dyn std::error::Error + 'static)> = Some(&*error);
        while let Some(found) = link {
            if (self.not_sent)(found) {
                return TransportError::not_sent(error);
            }
            link = found.source();
        }
        TransportError::lost(error)
    }
}

impl<S, B, W> Transport for TowerTransport<S, W>
where
    S: Service<Request<Full<Bytes>>, Response = Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
    W: Sleep,
{
    fn send(
        &self,
        request: HttpRequest,
        limits: Limits,
    ) -> Pending<'_, Result<HttpResponse, TransportError>> {
        let mut service = self
            .service
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Box::pin(async move {
            let ready = poll_fn(|context| service.poll_ready(context)).await;
            ready.map_err(TransportError::not_sent)?;
            let reply = service.call(request.map(Full::new)).await;
            let (head, body) = reply.map_err(|error| self.error(error))?.into_parts();
            let body = Limited::new(body, limits.response_bytes).collect().await;
            match body {
                Ok(body) => Ok(Response::from_parts(head, body.to_bytes())),
                Err(error) if error.is::<LengthLimitError>() => Err(TransportError::too_large()),
                Err(error) => Err(TransportError::lost(error)),
            }
        })
    }

    fn sleep(&self, duration: Duration) -> Pending<'_, ()> {
        self.sleep.sleep(duration)
    }
}

impl<S, W> fmt::Debug for TowerTransport<S, W> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("TowerTransport")
    }
}
