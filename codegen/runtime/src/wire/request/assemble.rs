//! The last step of a request: its address, the headers of its protocol, its body.

use super::{BuildError, RequestWriter};
use crate::operation::RequestBody;
use crate::wire::Endpoint;
use crate::wire::prepared::length;
#[cfg(feature = "client")]
use crate::wire::template;
use crate::wire::template::Part;
use bytes::Bytes;
#[cfg(feature = "client")]
use http::HeaderValue;
use http::uri::PathAndQuery;
use http::{Request, header};

/// As many bytes as the fixed parts of most paths have.
const USUAL_TEMPLATE: usize = 64;

impl RequestWriter<'_> {
    /// The request, addressed to an endpoint.
    pub(in crate::wire) fn finish(self, endpoint: &Endpoint) -> Result<Request<Bytes>, BuildError> {
        if !self.unsendable.is_empty() {
            return Err(BuildError::Unsendable(self.unsendable));
        }
        if self.body.is_broken() {
            return Err(BuildError::BadBody);
        }
        if self.info.request_body == RequestBody::Text && self.body.is_torn() {
            return Err(BuildError::BadText);
        }
        let prepared = self.prepared;
        let path = match &prepared.path {
            Some(path) if self.query.is_empty() && endpoint.prefix().is_empty() => path.clone(),
            _ => self.path_and_query(prepared.parts.iter().copied(), endpoint)?,
        };
        let uri = endpoint.uri(path).map_err(BuildError::Address)?;
        let method = match &prepared.method {
            Some(method) => method.clone(),
            None => self.info.method.parse().map_err(address)?,
        };
        let body = match self.info.request_body {
            RequestBody::None => Bytes::new(),
            RequestBody::EmptyObject
            | RequestBody::Members
            | RequestBody::Form
            | RequestBody::Text => self.body.finish(),
        };
        let mut headers = self.headers;
        if headers.is_empty() {
            headers = prepared.request_headers.clone();
        } else {
            let own = prepared.request_headers.iter();
            headers.extend(own.map(|(name, value)| (name.clone(), value.clone())));
        }
        if !body.is_empty() {
            headers.insert(header::CONTENT_LENGTH, length(body.len()));
        }
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
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
        let path = self.path_and_query(template::parts(template), endpoint)?;
        let mut request = Request::new(Bytes::new());
        *request.uri_mut() = endpoint.uri(path).map_err(BuildError::Address)?;
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(header::ACCEPT, json);
        Ok(request)
    }

    fn path_and_query(
        &self,
        parts: impl Iterator<Item = Part>,
        endpoint: &Endpoint,
    ) -> Result<PathAndQuery, BuildError> {
        let length = endpoint.prefix().len() + self.encoded.len() + self.query.len();
        let mut path = String::with_capacity(length + USUAL_TEMPLATE);
        path.push_str(endpoint.prefix());
        for part in parts {
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
}

fn address(error: impl Into<http::Error>) -> BuildError {
    BuildError::Address(error.into())
}
