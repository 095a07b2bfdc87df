//! Why a server does not take a request: enough for it to answer as its vendor does.

mod invalid;

pub use invalid::{Invalid, Seen};

use crate::wire::{BadBody, WrongType};
use crate::{Place, RefusalKind};
use std::error::Error;
use std::fmt;

/// Why a server does not take a request.
///
/// It knows no wording: each vendor has its own, and what that needs is here.
/// Neither `Display` nor `Debug` shows a value of the request.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rejection {
    /// The path is served, with another method.
    WrongMethod {
        /// The method that is served.
        allowed: &'static str,
    },
    /// The operation has another path.
    WrongPath,
    /// `X-Amz-Target` names another operation, or is missing.
    WrongTarget {
        /// What it names.
        target: Option<String>,
    },
    /// The body is of a type that the protocol does not have.
    WrongContentType {
        /// The type, without parameters.
        content_type: Option<String>,
        /// The type that it must be.
        expected: &'static str,
    },
    /// The body is not the object that it must be.
    BadBody(BadBody),
    /// A value in a path, query or header cannot be read.
    Malformed {
        /// Where it stands.
        place: Place,
        /// What is wrong with it.
        flaw: Malformed,
    },
    /// A value is of another type; of several the first.
    WrongType(WrongType),
    /// The input breaks constraints of the spec.
    Invalid(Invalid),
}

words! {
    /// Why a value in a path, query or header cannot be read.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Malformed {
        /// Its percent-encoding is wrong, or what is encoded is not UTF-8.
        Escape = "escape",
        /// It is a header with other characters than visible ASCII.
        NotAscii = "not_ascii",
        /// It is there more than once.
        Repeated = "repeated",
    }
}

impl Rejection {
    /// The refusal that it amounts to.
    #[must_use]
    pub const fn kind(&self) -> RefusalKind {
        match self {
            Self::WrongMethod { .. }
            | Self::WrongPath
            | Self::WrongTarget { .. }
            | Self::WrongContentType { .. } => RefusalKind::Unsupported,
            Self::BadBody(_) | Self::Malformed { .. } | Self::WrongType(_) | Self::Invalid(_) => {
                RefusalKind::Invalid
            }
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongMethod { allowed } => write!(out, "the method must be {allowed}"),
            Self::WrongPath => out.write_str("the path belongs to no operation"),
            Self::WrongTarget { .. } => out.write_str("the target names no operation"),
            Self::WrongContentType { expected, .. } => {
                write!(out, "the content type must be `{expected}`")
            }
            Self::BadBody(why) => why.fmt(out),
            Self::Malformed { place, flaw } => match flaw {
                Malformed::Escape => write!(out, "{place}: is not percent-encoded UTF-8"),
                Malformed::NotAscii => write!(out, "{place}: is not visible ASCII"),
                Malformed::Repeated => write!(out, "{place}: is there more than once"),
            },
            Self::WrongType(found) => found.fmt(out),
            Self::Invalid(found) => found.fmt(out),
        }
    }
}

impl Error for Rejection {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::BadBody(source) => Some(source),
            Self::WrongType(source) => Some(source),
            Self::Invalid(source) => Some(source.violations()),
            _ => None,
        }
    }
}
