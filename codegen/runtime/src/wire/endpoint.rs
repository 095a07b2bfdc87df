//! Where a service answers: scheme, host, and a path in front of all others.

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};
use std::fmt;
use std::str::FromStr;

/// Where a service answers, such as `https://athena.eu-west-1.amazonaws.com`.
///
/// A path in it stands in front of every operation's own.
///
/// ```
/// use annul_runtime::wire::Endpoint;
///
/// let endpoint: Endpoint = "http://localhost:8080/athena/".parse()?;
/// assert_eq!(endpoint.to_string(), "http://localhost:8080/athena");
/// # Ok::<(), annul_runtime::wire::EndpointError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    scheme: Scheme,
    authority: Authority,
    prefix: String,
}

impl Endpoint {
    /// An endpoint from its address.
    ///
    /// # Errors
    /// The address is not one of HTTP, or says more than where a service answers.
    pub fn new(address: &str) -> Result<Self, EndpointError> {
        let uri = Uri::from_str(address).map_err(EndpointError::NotAnAddress)?;
        let parts = uri.into_parts();
        let scheme = parts.scheme.ok_or(EndpointError::NoScheme)?;
        if scheme != Scheme::HTTP && scheme != Scheme::HTTPS {
            return Err(EndpointError::NotHttp);
        }
        let authority = parts.authority.ok_or(EndpointError::NoHost)?;
        // Credentials in an address end up in logs.
        if authority.as_str().contains('@') {
            return Err(EndpointError::Credentials);
        }
        let path = parts
            .path_and_query
            .unwrap_or(PathAndQuery::from_static("/"));
        if path.query().is_some() {
            return Err(EndpointError::Query);
        }
        let prefix = path.path().trim_end_matches('/').to_owned();
        Ok(Self {
            scheme,
            authority,
            prefix,
        })
    }

    /// The host, with a port if it has one.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// Whether it is reached by TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// The path in front of all others; empty or without a slash at its end.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The address of a path at this endpoint, which begins with the prefix.
    pub(super) fn uri(&self, path: PathAndQuery) -> Result<Uri, http::Error> {
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(path);
        Uri::from_parts(parts).map_err(http::Error::from)
    }
}

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(address: &str) -> Result<Self, Self::Err> {
        Self::new(address)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}://{}{}", self.scheme, self.authority, self.prefix)
    }
}

/// Why an address is not that of a service.
#[derive(Debug)]
#[non_exhaustive]
pub enum EndpointError {
    /// It is no address at all.
    NotAnAddress(http::uri::InvalidUri),
    /// It does not begin with `https://` or `http://`.
    NoScheme,
    /// It begins with another scheme than `https` or `http`.
    NotHttp,
    /// It has no host.
    NoHost,
    /// It has a user or a password, which belong into a signer.
    Credentials,
    /// It has a query.
    Query,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotAnAddress(_) => "the endpoint is not an address",
            Self::NoScheme => "the endpoint does not begin with `https://` or `http://`",
            Self::NotHttp => "the endpoint is not one of HTTP",
            Self::NoHost => "the endpoint has no host",
            Self::Credentials => "the endpoint has a user or a password in it",
            Self::Query => "the endpoint has a query",
        })
    }
}

impl std::error::Error for EndpointError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotAnAddress(source) => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Endpoint;

    #[test]
    fn an_address_is_kept_without_the_last_slash() {
        for (address, kept) in [
            ("https://a.example", "https://a.example"),
            ("https://a.example:8443/", "https://a.example:8443"),
            ("http://[::1]:80/x/y//", "http://[::1]:80/x/y"),
        ] {
            assert_eq!(Endpoint::new(address).expect(address).to_string(), kept);
        }
    }

    #[test]
    fn what_is_no_endpoint_is_refused_with_its_reason() {
        for (address, reason) in [
            ("", "is not an address"),
            ("a.example", "does not begin with"),
            ("/path", "does not begin with"),
            ("ftp://a.example", "not one of HTTP"),
            ("https://user:hunter2@a.example", "has a user or a password"),
            ("https://a.example/?x=1", "has a query"),
            ("https://a b", "is not an address"),
        ] {
            let error = Endpoint::new(address).expect_err(address).to_string();
            assert!(error.contains(reason), "{address}: {error}");
            assert!(!error.contains("hunter2"));
        }
    }
}
