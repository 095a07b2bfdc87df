//! A success with what its reply says besides: the status, the headers, the id of the request.

use crate::operation::OperationInfo;
use crate::wire::HttpResponse;
use crate::wire::request_id::request_id;
use http::HeaderMap;
use std::fmt;

/// A success, and what its reply says besides.
///
/// Its `Debug` leaves out the values of headers: nobody knows what a service
/// puts there.
#[derive(Clone)]
#[non_exhaustive]
pub struct Reply<T> {
    /// What the success says.
    pub output: T,
    status: u16,
    headers: HeaderMap,
    request_id: Option<String>,
}

impl<T> Reply<T> {
    pub(super) fn new(info: &'static OperationInfo, output: T, reply: HttpResponse) -> Self {
        let request_id = request_id(info, &reply);
        let (head, _) = reply.into_parts();
        Self {
            output,
            status: head.status.as_u16(),
            headers: head.headers,
            request_id,
        }
    }

    /// What the success says.
    #[must_use]
    pub fn into_output(self) -> T {
        self.output
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The headers, as they came.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The id under which the vendor has the request in its logs.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let header_names: Vec<&str> = self.headers.keys().map(http::HeaderName::as_str).collect();
        out.debug_struct("Reply")
            .field("output", &self.output)
            .field("status", &self.status)
            .field("header_names", &header_names)
            .field("request_id", &self.request_id)
            .finish()
    }
}
