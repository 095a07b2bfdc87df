//! How the error in a reply is told: what decides first, and the places that hold its code and its message.

use super::DecidesFirst;

/// The header in which services of AWS name an error.
const ERROR_TYPE: &str = "x-amzn-errortype";

/// A place of a reply that may hold the code of its error, or the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorPlace {
    /// A header.
    Header(&'static str),
    /// A member of the body, or the way to one: `error.status`, `errors.0.code`.
    Body(&'static str),
}

/// How a reply's error is told.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ErrorIdentity {
    /// What decides first.
    pub first: DecidesFirst,
    /// The places that may hold the code, in the order of reading.
    pub code: &'static [ErrorPlace],
    /// The places that may hold the message, in the order of reading.
    pub message: &'static [ErrorPlace],
}

impl ErrorPlace {
    /// The member of the body that it is, if it is one at the top.
    #[must_use]
    pub fn member(self) -> Option<&'static str> {
        match self {
            Self::Body(path) if !path.contains('.') => Some(path),
            _ => None,
        }
    }

    /// Whether a server can write there: a list that it makes has one item.
    #[must_use]
    pub fn is_fillable(self) -> bool {
        let is_past_first = |name: &str| name != "0" && name.bytes().all(|b| b.is_ascii_digit());
        match self {
            Self::Header(_) => true,
            Self::Body(path) => !path.split('.').any(is_past_first),
        }
    }
}

impl ErrorIdentity {
    /// What decides, and the places to read.
    #[must_use]
    pub const fn new(
        first: DecidesFirst,
        code: &'static [ErrorPlace],
        message: &'static [ErrorPlace],
    ) -> Self {
        Self {
            first,
            code,
            message,
        }
    }

    /// Whether the places are no more than names, which are looked for inside of the body, too.
    #[must_use]
    pub fn searches(&self) -> bool {
        let mut places = self.code.iter().chain(self.message);
        places.all(|place| place.member().is_some())
    }

    /// Whether codes come as AWS writes them: with a namespace before a `#`, and an address behind a `:`.
    #[must_use]
    pub fn has_namespaces(&self) -> bool {
        self.code.iter().any(|place| match place {
            ErrorPlace::Header(name) => name.eq_ignore_ascii_case(ERROR_TYPE),
            ErrorPlace::Body(path) => *path == "__type",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorIdentity, ErrorPlace};
    use crate::operation::DecidesFirst;

    #[test]
    fn names_alone_are_searched_for() {
        let with = |code| ErrorIdentity::new(DecidesFirst::Code, code, &[]);
        assert!(with(&[ErrorPlace::Body("code")]).searches());
        assert!(!with(&[ErrorPlace::Body("error.code")]).searches());
        assert!(!with(&[ErrorPlace::Header("x-code"), ErrorPlace::Body("code")]).searches());
    }

    #[test]
    fn a_second_item_cannot_be_written_without_a_first() {
        assert!(ErrorPlace::Body("errors.0.code").is_fillable());
        assert!(!ErrorPlace::Body("errors.1.code").is_fillable());
        assert!(ErrorPlace::Header("1").is_fillable());
    }
}
