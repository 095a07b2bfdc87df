//! How much of a request a server takes.

use http::HeaderMap;

/// How much of a request a server takes.
///
/// ```
/// use annul_runtime::server::Limits;
///
/// let limits = Limits::default().with_body_bytes(4 * 1024);
/// assert_eq!(limits.headers, 100);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The largest body, in bytes. 1 MiB by default: most cancels have a few hundred bytes, and the longest reason that an
    /// operation of the catalogue takes fits, however its characters are escaped.
    pub body_bytes: usize,
    /// How many headers. 100 by default.
    pub headers: usize,
    /// The bytes of all names and values of headers together. 32 KiB by default: tokens of
    /// some vendors have eight and more.
    pub header_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1024 * 1024,
            headers: 100,
            header_bytes: 32 * 1024,
        }
    }
}

impl Limits {
    /// Sets the limit for bodies.
    #[must_use]
    pub const fn with_body_bytes(mut self, bytes: usize) -> Self {
        self.body_bytes = bytes;
        self
    }

    /// Sets the limit for the number of headers.
    #[must_use]
    pub const fn with_headers(mut self, count: usize) -> Self {
        self.headers = count;
        self
    }

    /// Sets the limit for the bytes of headers.
    #[must_use]
    pub const fn with_header_bytes(mut self, bytes: usize) -> Self {
        self.header_bytes = bytes;
        self
    }

    /// Whether headers are few and short enough.
    pub(super) fn allow(&self, headers: &HeaderMap) -> bool {
        let bytes = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
            name.as_str().len() + value.len()
        };
        headers.len() <= self.headers
            && headers.iter().map(bytes).sum::<usize>() <= self.header_bytes
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;
    use http::{HeaderMap, HeaderValue};

    #[test]
    fn headers_count_by_number_and_by_bytes() {
        let mut headers = HeaderMap::new();
        headers.append("a", HeaderValue::from_static("123"));
        headers.append("a", HeaderValue::from_static("45"));
        let limits = Limits::default();
        assert!(limits.with_headers(2).with_header_bytes(7).allow(&headers));
        assert!(!limits.with_headers(1).allow(&headers));
        assert!(!limits.with_header_bytes(6).allow(&headers));
    }
}
