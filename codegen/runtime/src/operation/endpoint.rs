//! The address of a service in its parts, and why a text is not one: clients and `annul check` ask here.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of an address such as `https://host.example:8443/prefix`.
///
/// It is held to what every HTTP client takes for the same place. Some clients
/// drop what they do not understand: of `http://host:99999` one sends to port
/// 80, in clear and signed.
///
/// ```
/// use annul_runtime::operation::{EndpointError, EndpointParts};
///
/// let parts = EndpointParts::of("https://host.example:8443/prefix/")?;
/// assert_eq!((parts.authority, parts.path), ("host.example:8443", "/prefix/"));
/// assert_eq!(EndpointParts::of("https://host.example:99999"), Err(EndpointError::Port));
/// # Ok::<(), EndpointError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EndpointParts<'a> {
    /// Whether it is reached by TLS.
    pub is_https: bool,
    /// The host, with a port if it has one.
    pub authority: &'a str,
    /// The path; empty, or with a slash at its beginning.
    pub path: &'a str,
}

/// Why an address is not that of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// It does not begin with `https://` or `http://`.
    NoScheme,
    /// It begins with another scheme than `https` or `http`.
    NotHttp,
    /// It has a user or a password, which belong into a signer.
    Credentials,
    /// It has no host.
    NoHost,
    /// Its host is neither a name nor an IP address.
    Host,
    /// Its port is empty, or not a number from 1 to 65535.
    Port,
    /// Its path holds what HTTP clients rewrite or refuse.
    Path,
    /// It has a query.
    Query,
    /// It has a fragment.
    Fragment,
}

impl<'a> EndpointParts<'a> {
    /// The parts of an address.
    ///
    /// # Errors
    /// The address is not one of HTTP, says more than where a service answers, or is read
    /// differently by different clients.
    pub fn of(address: &'a str) -> Result<Self, EndpointError> {
        let (scheme, rest) = address.split_once("://").ok_or(EndpointError::NoScheme)?;
        let is_https = scheme.eq_ignore_ascii_case("https");
        if !is_https && !scheme.eq_ignore_ascii_case("http") {
            return Err(EndpointError::NotHttp);
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        // Credentials in an address end up in logs.
        if authority.contains('@') {
            return Err(EndpointError::Credentials);
        }
        check_authority(authority)?;
        if rest.contains('#') {
            return Err(EndpointError::Fragment);
        }
        if rest.contains('?') {
            return Err(EndpointError::Query);
        }
        if !rest.split('/').all(is_segment) {
            return Err(EndpointError::Path);
        }
        Ok(Self {
            is_https,
            authority,
            path: rest,
        })
    }
}

fn check_authority(authority: &str) -> Result<(), EndpointError> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once(']').ok_or(EndpointError::Host)?;
            address
                .parse::<Ipv6Addr>()
                .map_err(|_| EndpointError::Host)?;
            let port = match port.strip_prefix(':') {
                None if port.is_empty() => None,
                None => return Err(EndpointError::Host),
                port => port,
            };
            return check_port(port);
        }
        None => match authority.rsplit_once(':') {
            None => (authority, None),
            Some((host, port)) => (host, Some(port)),
        },
    };
    if host.is_empty() {
        return Err(EndpointError::NoHost);
    }
    if !is_host(host) {
        return Err(EndpointError::Host);
    }
    check_port(port)
}

/// A port is written as clients write it, so that what is signed is what is sent.
fn check_port(port: Option<&str>) -> Result<(), EndpointError> {
    let is_port = |text: &str| {
        let number = text.parse::<u16>().unwrap_or_default();
        number > 0 && number.to_string() == text
    };
    if port.is_none_or(is_port) {
        Ok(())
    } else {
        Err(EndpointError::Port)
    }
}

/// Whether a text is a name or an IPv4 address, and means the same host to every client.
fn is_host(host: &str) -> bool {
    let name = host.strip_suffix('.').unwrap_or(host);
    let is_label = |label: &str| {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (1..=63).contains(&label.len()) && label.bytes().all(is_allowed)
    };
    // Some clients take `127.1` and `0x7f.1` for addresses, so only the plain form is one.
    let last = name.rsplit('.').next().unwrap_or_default();
    let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    let is_number = match hexadecimal {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()),
    };
    if is_number {
        return host.parse::<Ipv4Addr>().is_ok();
    }
    name.len() <= 253 && name.split('.').all(is_label)
}

/// Whether every client sends a segment of a path as it is written.
fn is_segment(segment: &str) -> bool {
    let is_allowed = |byte: u8| {
        byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte) || byte == b'%'
    };
    let mut escapes = segment.split('%').skip(1);
    let is_escape = |text: &str| {
        let mut digits = text.bytes();
        let mut is_digit = || digits.next().is_some_and(|byte| byte.is_ascii_hexdigit());
        is_digit() && is_digit()
    };
    // An escaped dot is a dot to many clients.
    let dots = segment.to_ascii_lowercase().replace("%2e", ".");
    segment.bytes().all(is_allowed)
        && escapes.all(is_escape)
        && !matches!(dots.as_str(), "." | "..")
}

impl EndpointError {
    /// What is wrong, as the end of a sentence.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NoScheme => "it does not begin with `https://` or `http://`",
            Self::NotHttp => "its scheme is neither `https` nor `http`",
            Self::Credentials => "it has a user or a password in it",
            Self::NoHost => "it has no host",
            Self::Host => "its host is neither a name nor an IP address",
            Self::Port => "its port is not a number from 1 to 65535",
            Self::Path => "its path has `.`, `..` or signs that HTTP clients rewrite",
            Self::Query => "it has a query",
            Self::Fragment => "it has a fragment",
        }
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the endpoint is not one: {}", self.reason())
    }
}

impl std::error::Error for EndpointError {}

#[cfg(test)]
mod tests;
