//! Why a request cannot be signed.

use http::Method;
use http::header::HeaderName;
use std::error::Error;
use std::fmt;

/// Any error of code that is not ours.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// Why a request cannot be signed.
///
/// It never holds a value of a header or a part of a credential.
#[derive(Debug)]
#[non_exhaustive]
pub enum SignError {
    /// There are no credentials; the source says why.
    Credentials(BoxError),
    /// The context lacks what this signature is made of: `region`, `signing name`.
    Missing(&'static str),
    /// Neither the URI nor a `host` header says where the request goes; a port above 65535 says nothing.
    NoHost,
    /// The header's value holds what is not visible ASCII, so that both sides may read it differently.
    HeaderValue(HeaderName),
    /// The header occurs more than once, and this signature knows no way to sign that.
    RepeatedHeader(HeaderName),
    /// The signature does not cover requests of this method.
    Method(Method),
    /// The clock shows a time before 1970 or after 9999.
    Clock,
    /// Anything else, for signers of one's own too.
    Other(BoxError),
}

impl SignError {
    /// Any error, as the reason why a request cannot be signed.
    #[must_use]
    pub fn other(source: impl Into<BoxError>) -> Self {
        Self::Other(source.into())
    }
}

impl fmt::Display for SignError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Credentials(_) => out.write_str("no credentials to sign the request with"),
            Self::Missing(what) => write!(out, "the signature needs a {what}, and none is known"),
            Self::NoHost => out.write_str("the request to sign names no host"),
            Self::HeaderValue(name) => write!(
                out,
                "header `{name}` cannot be signed: its value is not visible ASCII"
            ),
            Self::RepeatedHeader(name) => write!(
                out,
                "header `{name}` cannot be signed: it occurs more than once"
            ),
            Self::Method(method) => write!(out, "the signature does not cover {method} requests"),
            Self::Clock => out.write_str("the clock shows no time that a signature can carry"),
            Self::Other(_) => out.write_str("the request could not be signed"),
        }
    }
}

impl Error for SignError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Credentials(source) | Self::Other(source) => Some(&**source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SignError;
    use http::header::CONTENT_TYPE;
    use std::error::Error;

    #[test]
    fn what_went_wrong_beneath_is_its_source() {
        let error = SignError::Credentials("the file is gone".into());
        assert_eq!(error.to_string(), "no credentials to sign the request with");
        assert_eq!(
            error.source().map(ToString::to_string).as_deref(),
            Some("the file is gone")
        );
        assert!(SignError::other("no").source().is_some());
    }

    #[test]
    fn a_header_is_named() {
        let error = SignError::RepeatedHeader(CONTENT_TYPE);
        assert!(error.to_string().contains("`content-type`"));
        assert!(error.source().is_none());
    }
}
