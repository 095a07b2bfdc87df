//! The parts of a request that signers read and write.

use super::SignError;
use http::HeaderValue;
use http::header::HeaderName;

#[cfg(any(feature = "sigv4", feature = "oci", feature = "huawei"))]
pub(super) use signed::{host, text};
#[cfg(any(feature = "oci", feature = "huawei"))]
pub(super) use signed::only;

/// A value that logs do not show.
pub(super) fn secret(name: &HeaderName, text: &str) -> Result<HeaderValue, SignError> {
    let mut value =
        HeaderValue::from_str(text).map_err(|_| SignError::HeaderValue(name.clone()))?;
    value.set_sensitive(true);
    Ok(value)
}

/// What only signatures need that cover parts of the request.
#[cfg(any(feature = "sigv4", feature = "oci", feature = "huawei"))]
mod signed {
    use super::SignError;
    use bytes::Bytes;
    use http::header::{HOST, HeaderName};
    use http::uri::Scheme;
    use http::{HeaderValue, Request};

    /// A header's value as text.
    pub(in super::super) fn text<'a>(
        name: &HeaderName,
        value: &'a HeaderValue,
    ) -> Result<&'a str, SignError> {
        value
            .to_str()
            .map_err(|_| SignError::HeaderValue(name.clone()))
    }

    /// The value of a header that must not be repeated.
    pub(in super::super) fn only<'a>(
        request: &'a Request<Bytes>,
        name: &HeaderName,
    ) -> Result<Option<&'a str>, SignError> {
        let mut values = request.headers().get_all(name).iter();
        let first = values.next();
        if values.next().is_some() {
            return Err(SignError::RepeatedHeader(name.clone()));
        }
        first.map(|value| text(name, value)).transpose()
    }

    /// Writes the host into its header, so that what is signed is what is sent.
    ///
    /// A host that is there stays: whoever wrote it knows better. The default
    /// port and a user are left out, as HTTP clients do.
    pub(in super::super) fn host(request: &mut Request<Bytes>) -> Result<(), SignError> {
        if only(request, &HOST)?.is_some() {
            return Ok(());
        }
        let uri = request.uri();
        let name = uri.host().filter(|host| !host.is_empty());
        let name = name.ok_or(SignError::NoHost)?.to_ascii_lowercase();
        let default_port = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTP => Some(80),
            Some(scheme) if *scheme == Scheme::HTTPS => Some(443),
            _ => None,
        };
        let host = match uri.port_u16() {
            Some(port) if Some(port) != default_port => format!("{name}:{port}"),
            _ => name,
        };
        let value = HeaderValue::from_str(&host).map_err(|_| SignError::HeaderValue(HOST))?;
        request.headers_mut().insert(HOST, value);
        Ok(())
    }
}
