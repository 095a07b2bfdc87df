//! What a front door knows of a request that it answers.

use crate::operation::{OperationInfo, ServiceInfo};
use http::{HeaderMap, Method, Uri};
use std::fmt;

/// What a front door knows of a request that it answers.
#[derive(Clone, Copy)]
pub struct RequestFacts<'a> {
    pub(in crate::server) service: Option<&'static ServiceInfo>,
    pub(in crate::server) operation: Option<&'static OperationInfo>,
    pub(in crate::server) request_id: &'a str,
    pub(in crate::server) method: &'a Method,
    pub(in crate::server) uri: &'a Uri,
    pub(in crate::server) headers: &'a HeaderMap,
    pub(in crate::server) body: &'a [u8],
}

impl<'a> RequestFacts<'a> {
    /// The service that the request belongs to; none, if it belongs to none that is served.
    #[must_use]
    pub const fn service(&self) -> Option<&'static ServiceInfo> {
        self.service
    }

    /// The operation that is called; none, if the request means none.
    #[must_use]
    pub const fn operation(&self) -> Option<&'static OperationInfo> {
        self.operation
    }

    /// The id that the answer carries.
    #[must_use]
    pub const fn request_id(&self) -> &'a str {
        self.request_id
    }

    /// The method.
    #[must_use]
    pub const fn method(&self) -> &'a Method {
        self.method
    }

    /// The address.
    #[must_use]
    pub const fn uri(&self) -> &'a Uri {
        self.uri
    }

    /// The headers. They hold what proves who the caller is: do not repeat or log them.
    #[must_use]
    pub const fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The body; empty, if it was not read.
    #[must_use]
    pub const fn body(&self) -> &'a [u8] {
        self.body
    }
}

impl fmt::Debug for RequestFacts<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("RequestFacts")
            .field("service", &self.service.map(|service| service.id))
            .field("operation", &self.operation.map(|operation| operation.id))
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}
