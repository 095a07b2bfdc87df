//! Transports: what carries a signed request to a service and brings back its reply.

use super::TransportError;
use crate::wire::{HttpRequest, HttpResponse};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

/// A future whose type nobody has to name.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a transport may take for one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How long the attempt may take, from looking up the host to the last byte of the reply.
    pub timeout: Duration,
    /// How large the body of the reply may be.
    pub response_bytes: usize,
}

impl Limits {
    /// These limits.
    #[must_use]
    pub const fn new(timeout: Duration, response_bytes: usize) -> Self {
        Self {
            timeout,
            response_bytes,
        }
    }
}

/// Carries requests, and knows how to wait.
///
/// A transport sends what it is given, once, and as it is: it adds no
/// credentials, follows no redirect and tries nothing again, because what it
/// changes breaks the signature, and what it repeats may not be repeatable. It
/// reads no more of a reply than the limits allow.
///
/// A client gives an attempt up by dropping the future that `send` returned, when
/// the future of `sleep` is ready before it.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads the whole reply.
    ///
    /// A reply of any status is a reply. An error says whether the request may
    /// have left; a client repeats what has not.
    fn send(
        &self,
        request: HttpRequest,
        limits: Limits,
    ) -> Pending<'_, Result<HttpResponse, TransportError>>;

    /// Ready after this time.
    fn sleep(&self, duration: Duration) -> Pending<'_, ()>;
}

/// Carries requests while the thread waits.
///
/// The same rules hold as for [`Transport`]. Nobody but the transport can end
/// an attempt that takes too long, so it has to obey the timeout of the limits.
///
/// ```
/// use annul_runtime::client::{BlockingTransport, Limits, TransportError};
/// use annul_runtime::wire::{HttpRequest, HttpResponse};
///
/// /// A service that says yes to everything, for tests.
/// struct Yes;
///
/// impl BlockingTransport for Yes {
///     fn send(&self, _: HttpRequest, _: Limits) -> Result<HttpResponse, TransportError> {
///         Ok(HttpResponse::new("{}".into()))
///     }
/// }
/// ```
pub trait BlockingTransport: Send + Sync + 'static {
    /// Sends a request and reads the whole reply.
    ///
    /// # Errors
    /// There is no reply; the error says whether the request may have left.
    fn send(&self, request: HttpRequest, limits: Limits) -> Result<HttpResponse, TransportError>;

    /// Returns after this time.
    fn sleep(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

/// Sends through what a pointer points to.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: HttpRequest,
        limits: Limits,
    ) -> Pending<'_, Result<HttpResponse, TransportError>> {
        (**self).send(request, limits)
    }

    fn sleep(&self, duration: Duration) -> Pending<'_, ()> {
        (**self).sleep(duration)
    }
}

impl<T: BlockingTransport + ?Sized> BlockingTransport for Arc<T> {
    fn send(&self, request: HttpRequest, limits: Limits) -> Result<HttpResponse, TransportError> {
        (**self).send(request, limits)
    }

    fn sleep(&self, duration: Duration) {
        (**self).sleep(duration);
    }
}

/// Either kind of transport, behind one asynchronous face.
///
/// Through a blocking transport no future of a client ever waits for anything
/// but another thread's, so one logic serves both kinds.
pub(super) enum Wire {
    Asynchronous(Arc<dyn Transport>),
    Blocking(Arc<dyn BlockingTransport>),
}

impl Wire {
    /// Sends within the timeout.
    pub(super) async fn send(
        &self,
        request: HttpRequest,
        limits: Limits,
    ) -> Result<HttpResponse, TransportError> {
        let reply = match self {
            Self::Asynchronous(transport) => {
                let sleep = transport.sleep(limits.timeout);
                let reply = first(transport.send(request, limits), sleep).await;
                reply.unwrap_or_else(|| Err(TransportError::timed_out(true)))
            }
            Self::Blocking(transport) => transport.send(request, limits),
        }?;
        // Whoever wrote the transport may have forgotten it.
        if reply.body().len() > limits.response_bytes {
            return Err(TransportError::too_large());
        }
        Ok(reply)
    }

    pub(super) async fn sleep(&self, duration: Duration) {
        match self {
            Self::Asynchronous(transport) => transport.sleep(duration).await,
            Self::Blocking(transport) => transport.sleep(duration),
        }
    }
}

/// What a future gives, unless the time is over before.
async fn first<T>(mut work: Pending<'_, T>, mut time: Pending<'_, ()>) -> Option<T> {
    poll_fn(|context| {
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(Some(done));
        }
        time.as_mut().poll(context).map(|()| None)
    })
    .await
}
