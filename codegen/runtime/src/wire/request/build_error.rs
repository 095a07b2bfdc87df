//! Why a request could not be made of an input.

use crate::Violations;
use std::error::Error;
use std::fmt;

/// Why a request could not be made of an input. Nothing of it holds a value of the input.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// Values that no request can carry: an id that is `..`, a line break in a header.
    Unsendable(Violations),
    /// A member that can be any JSON holds a text that is none.
    BadBody,
    /// A value does not stay what it is in the text of the body: it is empty, or no text at all.
    BadText,
    /// The address of the request is too long.
    Address(http::Error),
    /// The emitted code and the spec's facts do not fit: a bug of the generator.
    Template {
        /// The param that the path asks for, and nobody gave.
        param: &'static str,
    },
}

impl fmt::Display for BuildError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsendable(found) => write!(out, "the request cannot be sent: {found}"),
            Self::BadBody => {
                out.write_str("the request cannot be sent: a member that can be any JSON is none")
            }
            Self::BadText => out.write_str(
                "the request cannot be sent: a value cannot be part of the text of its body",
            ),
            Self::Address(_) => out.write_str("the request has no valid address"),
            Self::Template { param } => {
                write!(
                    out,
                    "the path has no value for `{param}`, which is a bug of Annul"
                )
            }
        }
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unsendable(found) => Some(found),
            Self::Address(source) => Some(source),
            Self::BadBody | Self::BadText | Self::Template { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BuildError;
    use crate::{Origin, Place, Violations};
    use std::error::Error;

    #[test]
    fn it_says_which_param_and_why() {
        let mut found = Violations::new();
        found
            .text(Place::path("id", Origin::Service), "..")
            .path_segment();
        let error = BuildError::Unsendable(found);
        assert_eq!(
            error.to_string(),
            "the request cannot be sent: `id` (path): must not be empty, `.` or `..`"
        );
        assert!(error.source().is_some());
    }
}
