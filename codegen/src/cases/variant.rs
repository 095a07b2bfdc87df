//! A value of a param that shows something, and what becomes of it.

use super::Expected;
use crate::ir::Literal;

/// A value of a member that shows something.
pub(super) struct Variant {
    /// What it shows, to stand behind the name of the place.
    pub(super) title: String,
    /// The name of the place inside of the param at which it shows it.
    pub(super) place: String,
    /// The value of the whole param.
    pub(super) value: Literal,
    /// What becomes of it.
    pub(super) expected: Expected,
}

/// A value that satisfies the spec.
pub(super) fn taken(place: &str, title: String, value: Literal) -> Variant {
    Variant {
        title,
        place: place.to_owned(),
        value,
        expected: Expected::Taken,
    }
}

/// A value that breaks a rule.
pub(super) fn broken(place: &str, title: String, value: Literal, rule: &'static str) -> Variant {
    Variant {
        title,
        place: place.to_owned(),
        value,
        expected: Expected::Breaks {
            place: place.to_owned(),
            rule,
        },
    }
}
