//! The last step of a request: its address, the headers of its protocol, its body.

use super::{BuildError, RequestWriter};
use crate::operation::{AuthScheme, RequestBody};
use crate::wire::Endpoint;
use crate::wire::binding::Bound;
use crate::wire::template::{self, Part};
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderValue, Method, Request, header};

impl RequestWriter<'_> {
    /// The request, addressed to an endpoint.
    pub(in crate::wire) fn finish(
        mut self,
        endpoint: &Endpoint,
    ) -> Result<Request<Bytes>, BuildError> {
        if !self.unsendable.is_empty() {
            return Err(BuildError::Unsendable(self.unsendable));
        }
        if self.body.is_broken() {
            return Err(BuildError::BadBody);
        }
        if self.info.request_body == RequestBody::Text && self.body.is_torn() {
            return Err(BuildError::BadText);
        }
        let path = self.path_and_query(self.info.template, endpoint)?;
        let uri = endpoint.uri(path).map_err(BuildError::Address)?;
        let method: Method = self.info.method.parse().map_err(address)?;
        self.protocol_headers();
        let body = match self.info.request_body {
            RequestBody::None => Bytes::new(),
            RequestBody::EmptyObject
            | RequestBody::Members
            | RequestBody::Form
            | RequestBody::Text => self.body.finish(),
        };
        if may_have_body(method.as_str()) || !body.is_empty() {
            let length = HeaderValue::from(body.len());
            self.headers.insert(header::CONTENT_LENGTH, length);
        }
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        Ok(request)
    }

    /// A GET of another path, which takes some of the same params.
    #[cfg(feature = "client")]
    pub(in crate::wire) fn finish_get(
        self,
        template: &'static str,
        endpoint: &Endpoint,
    ) -> Result<Request<Bytes>, BuildError> {
        if !self.unsendable.is_empty() {
            return Err(BuildError::Unsendable(self.unsendable));
        }
        let path = self.path_and_query(template, endpoint)?;
        let mut request = Request::new(Bytes::new());
        *request.uri_mut() = endpoint.uri(path).map_err(BuildError::Address)?;
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(header::ACCEPT, json);
        Ok(request)
    }

    fn path_and_query(
        &self,
        template: &'static str,
        endpoint: &Endpoint,
    ) -> Result<PathAndQuery, BuildError> {
        let length =
            endpoint.prefix().len() + template.len() + self.encoded.len() + self.query.len();
        let mut path = String::with_capacity(length);
        path.push_str(endpoint.prefix());
        for part in template::parts(template) {
            match part {
                Part::Literal(literal) => path.push_str(literal),
                Part::Param { name, .. } => {
                    let mut segments = self.segments.iter();
                    let segment = segments.find(|(given, _)| *given == name);
                    let (_, range) = segment.ok_or(BuildError::Template { param: name })?;
                    path.push_str(&self.encoded[range.clone()]);
                }
            }
        }
        path.push_str(&self.query);
        path.try_into().map_err(address)
    }

    fn protocol_headers(&mut self) {
        let service = self.info.service;
        let has_body = self.info.request_body != RequestBody::None;
        // Strict servers refuse a content type without a body; signatures of Oracle cover it even then.
        let is_signed = || service.auth.contains(&AuthScheme::OciSignature);
        if has_body || (may_have_body(self.info.method) && is_signed()) {
            let content_type = HeaderValue::from_static(self.info.request_content_type());
            self.headers.insert(header::CONTENT_TYPE, content_type);
        }
        Bound::of(self.info).headers(&mut self.headers);
    }
}

fn address(error: impl Into<http::Error>) -> BuildError {
    BuildError::Address(error.into())
}

/// Whether requests of a method usually have a body; they say how long it is, also if it is empty.
fn may_have_body(method: &str) -> bool {
    matches!(method, "POST" | "PUT" | "PATCH")
}
