//! What can be wrong with a request before any operation sees it.

use crate::wire::Rejection;
use http::StatusCode;

/// What is wrong with a request that reaches no operation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestFault {
    /// Nothing is served at this path.
    NoRoute,
    /// Something is served at this path, by other methods.
    WrongMethod {
        /// Those methods, with commas between.
        allowed: String,
    },
    /// The content type is none that is served here.
    WrongContentType,
    /// `X-Amz-Target` names no operation that is served.
    UnknownTarget,
    /// `Host` is missing, is there more than once, or is not a host.
    BadHost,
    /// `Transfer-Encoding` names something else than `chunked`.
    UnknownTransferCoding,
    /// There are too many headers, or they are too long.
    HeadersTooLarge,
    /// The body is too large.
    BodyTooLarge,
    /// The body took too long to arrive.
    BodyTooSlow,
    /// The body broke off.
    BodyBroken,
    /// The body is not in the format of the protocol.
    BodyUnreadable,
}

impl RequestFault {
    /// The word for it in logs; it never changes.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::NoRoute => "no_route",
            Self::WrongMethod { .. } => "wrong_method",
            Self::WrongContentType => "wrong_content_type",
            Self::UnknownTarget => "unknown_target",
            Self::BadHost => "bad_host",
            Self::UnknownTransferCoding => "unknown_transfer_coding",
            Self::HeadersTooLarge => "headers_too_large",
            Self::BodyTooLarge => "body_too_large",
            Self::BodyTooSlow => "body_too_slow",
            Self::BodyBroken => "body_broken",
            Self::BodyUnreadable => "body_unreadable",
        }
    }

    /// The status that HTTP has for it. Not every vendor sends that one.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NoRoute | Self::UnknownTarget => StatusCode::NOT_FOUND,
            Self::WrongMethod { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::WrongContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BadHost | Self::BodyBroken | Self::BodyUnreadable => StatusCode::BAD_REQUEST,
            Self::UnknownTransferCoding => StatusCode::NOT_IMPLEMENTED,
            Self::HeadersTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
        }
    }

    /// What is wrong, in a plain sentence.
    #[must_use]
    pub const fn sentence(&self) -> &'static str {
        match self {
            Self::NoRoute | Self::UnknownTarget => "No operation is served at this path.",
            Self::WrongMethod { .. } => "The operation at this path has another method.",
            Self::WrongContentType => "The operation takes another content type.",
            Self::BadHost => "The request must have one valid Host header.",
            Self::UnknownTransferCoding => {
                "The only transfer coding that is understood is chunked."
            }
            Self::HeadersTooLarge => "The headers of the request are too large.",
            Self::BodyTooLarge => "The body of the request is too large.",
            Self::BodyTooSlow => "The body of the request took too long to arrive.",
            Self::BodyBroken | Self::BodyUnreadable => "The body of the request cannot be read.",
        }
    }

    /// The fault that a rejection amounts to, where it is about the route and not about what was sent there.
    pub(in crate::server) fn of(rejection: &Rejection) -> Option<Self> {
        match rejection {
            Rejection::WrongMethod { allowed } => Some(Self::WrongMethod {
                allowed: (*allowed).to_owned(),
            }),
            Rejection::WrongPath => Some(Self::NoRoute),
            Rejection::WrongTarget { .. } => Some(Self::UnknownTarget),
            Rejection::WrongContentType { .. } => Some(Self::WrongContentType),
            _ => None,
        }
    }
}
