//! The reply that carried an error: everything of it that a caller may need.

mod came;

use crate::operation::ErrorInfo;
use crate::shown::Shown;
use came::Came;
use std::fmt;

/// The reply that carried an error.
///
/// It is a single pointer, so that results stay small. Its `Display` and its
/// `Debug` escape what a terminal would obey and cut what is long; what came is
/// behind the methods. `Debug` leaves out the body and the values of headers:
/// nobody knows what a service puts there.
///
/// ```
/// use annul_runtime::ErrorReply;
///
/// let reply = ErrorReply::new(429)
///     .with_code("ThrottlingException")
///     .with_message("Rate exceeded")
///     .with_request_id("1f2e");
/// assert_eq!(reply.to_string(), "ThrottlingException (429): Rate exceeded [request 1f2e]");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ErrorReply(Box<Details>);

#[derive(Clone, PartialEq, Eq)]
struct Details {
    status: u16,
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
    problem: Option<&'static str>,
    came: Came,
}

impl ErrorReply {
    /// A reply with this HTTP status and nothing else.
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self(Box::new(Details {
            status,
            code: None,
            message: None,
            request_id: None,
            problem: None,
            came: Came::default(),
        }))
    }

    /// A reply that came, with all of its headers and its body.
    #[cfg(feature = "wire")]
    pub(crate) fn of_response(response: &http::Response<bytes::Bytes>) -> Self {
        let mut reply = Self::new(response.status().as_u16());
        reply.0.came = Came::on_the_wire(response.headers().clone(), response.body().clone());
        reply
    }

    /// A reply with the status and the code that a server sends for a declared error.
    #[must_use]
    pub fn of(info: &ErrorInfo) -> Self {
        let reply = Self::new(info.status);
        match info.codes.first() {
            None => reply,
            Some(&code) => reply.with_code(code),
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The vendor's code of the error.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The vendor's message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// The id under which the vendor has the request in its logs.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// What is wrong with the reply itself, if it is not what the service sends.
    ///
    /// A page of a proxy in place of a success has one: then nobody knows
    /// whether the service ever saw the request.
    #[must_use]
    pub fn problem(&self) -> Option<&'static str> {
        self.0.problem
    }

    /// The headers, in the order of the reply.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        self.0.came.headers()
    }

    /// The first header of a name, whatever its case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers().iter();
        headers
            .find(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The body, as it came.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.0.came.body()
    }

    /// Sets the status.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.0.status = status;
        self
    }

    /// Sets the code.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.0.code = Some(code.into());
        self
    }

    /// Sets the message.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    /// Sets the request id.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.0.request_id = Some(request_id.into());
        self
    }

    /// Sets what is wrong with it.
    #[must_use]
    pub fn with_problem(mut self, problem: &'static str) -> Self {
        self.0.problem = Some(problem);
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.came.push_header(name.into(), value.into());
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.0.came.set_body(body.into());
        self
    }
}

impl fmt::Display for ErrorReply {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code() {
            None => write!(out, "HTTP status {}", self.status())?,
            Some(code) => write!(out, "{} ({})", Shown::name(code), self.status())?,
        }
        if let Some(message) = self.message() {
            write!(out, ": {}", Shown::message(message))?;
        }
        if let Some(problem) = self.problem() {
            write!(out, ": {problem}")?;
        }
        match self.request_id() {
            None => Ok(()),
            Some(request_id) => write!(out, " [request {}]", Shown::name(request_id)),
        }
    }
}

impl fmt::Debug for ErrorReply {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let header_names: Vec<_> = self.headers().iter().map(|(name, _)| name).collect();
        out.debug_struct("ErrorReply")
            .field("status", &self.status())
            .field("code", &self.code().map(Shown::name))
            .field("message", &self.message().map(Shown::message))
            .field("request_id", &self.request_id().map(Shown::name))
            .field("problem", &self.problem())
            .field("header_names", &header_names)
            .field("body_bytes", &self.body().len())
            .finish()
    }
}

#[cfg(test)]
mod tests;
