//! What a handler can know of a request besides its input.

use super::RequestFacts;
use crate::operation::OperationInfo;
use crate::wire::HttpRequest;
use http::{Extensions, HeaderMap, Method, Uri};
use std::fmt;
use std::sync::Arc;

/// What a handler can know of a request besides its input.
///
/// Cloning it is cheap.
#[derive(Clone)]
pub struct RequestContext {
    operation: &'static OperationInfo,
    request: Arc<HttpRequest>,
    request_id: Arc<str>,
    extensions: Extensions,
}

impl RequestContext {
    pub(super) fn new(
        operation: &'static OperationInfo,
        mut request: HttpRequest,
        request_id: Arc<str>,
    ) -> Self {
        let extensions = std::mem::take(request.extensions_mut());
        Self {
            operation,
            request: Arc::new(request),
            request_id,
            extensions,
        }
    }

    /// What a front door knows of the request.
    pub(super) fn facts(&self) -> RequestFacts<'_> {
        RequestFacts {
            service: Some(self.operation.service),
            operation: Some(self.operation),
            request_id: &self.request_id,
            method: self.request.method(),
            uri: self.request.uri(),
            headers: self.request.headers(),
            body: self.request.body(),
        }
    }

    /// The operation that is called.
    #[must_use]
    pub const fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The id that the answer will carry.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The request as it came, with all of its body: what a signature covers.
    #[must_use]
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The address.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// The headers. They hold what proves who the caller is: do not log them.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// What layers in front of the router found out, and the [`Authenticate`](super::Authenticate) of it.
    #[must_use]
    pub const fn extensions(&self) -> &Extensions {
        &self.extensions
    }

    /// The same, to add to: who the caller is, for instance.
    pub const fn extensions_mut(&mut self) -> &mut Extensions {
        &mut self.extensions
    }
}

impl fmt::Debug for RequestContext {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("RequestContext")
            .field("operation", &self.operation.id)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}
