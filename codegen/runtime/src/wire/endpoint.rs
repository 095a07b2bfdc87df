//! Where a service answers: scheme, host, and a path in front of all others.

use super::EndpointError;
use crate::operation::EndpointParts;
use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};
use std::fmt;
use std::str::FromStr;

/// Where a service answers, such as `https://athena.eu-west-1.amazonaws.com`.
///
/// A path in it is in front of every operation's own.
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
    /// The address is not one of HTTP, says more than where a service answers, or is read
    /// differently by different HTTP clients.
    pub fn new(address: &str) -> Result<Self, EndpointError> {
        let parts = EndpointParts::of(address)?;
        let scheme = if parts.is_https {
            Scheme::HTTPS
        } else {
            Scheme::HTTP
        };
        // A part of an address is shared by all requests; one that was parsed alone is copied first.
        let uri = Uri::from_str(address).map_err(|_| EndpointError::Host)?;
        let authority = uri.into_parts().authority;
        Ok(Self {
            scheme,
            authority: authority.ok_or(EndpointError::NoHost)?,
            prefix: parts.path.trim_end_matches('/').to_owned(),
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

#[cfg(test)]
mod tests {
    use super::Endpoint;
    use http::uri::PathAndQuery;

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
    fn what_no_url_can_have_is_refused() {
        for address in ["https://a.example:99999", "http://user:hunter2@a.example"] {
            let error = Endpoint::new(address).expect_err(address).to_string();
            assert!(!error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn an_address_leads_where_it_says() {
        let endpoint = Endpoint::new("HTTPS://[2001:DB8::1]:8443/x").expect("an address");
        let path = PathAndQuery::from_static("/x/y?z=1");
        let uri = endpoint.uri(path).expect("an address");
        assert_eq!(uri, "https://[2001:DB8::1]:8443/x/y?z=1");
        assert_eq!(uri.port_u16(), Some(8443));
    }
}
