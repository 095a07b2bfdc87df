//! A transport without a network: the router of a server in the same program.

use super::block_on::block_on;
use super::{BlockingTransport, Limits, TransportError};
use crate::server::Router;
use crate::wire::{HttpRequest, HttpResponse};

/// Calls handlers in the same program, for tests of a service with its own client.
///
/// Whoever calls also answers: the thread waits for the handler however long
/// that takes, and a handler that needs a runtime needs it around the call. An
/// asynchronous client takes a router as any other service of `tower`, by
/// `TowerTransport`.
impl BlockingTransport for Router {
    fn send(&self, request: HttpRequest, _: Limits) -> Result<HttpResponse, TransportError> {
        Ok(block_on(self.answer(request)))
    }
}
