//! An input that breaks its spec, with the values that vendors show in their answers.

use crate::{Violation, Violations};
use std::fmt;

/// An input that breaks constraints of its spec.
///
/// A violation never holds the value. Some vendors repeat it in their answer,
/// so it is kept beside each violation, unless the spec calls it a secret.
pub struct Invalid {
    violations: Violations,
    seen: Vec<Seen>,
}

/// What stood where a constraint is broken.
#[derive(Clone, PartialEq, Eq)]
pub enum Seen {
    /// Nothing, or a null.
    Nothing,
    /// This: the content of a text, or the JSON of anything else.
    Value(String),
    /// A secret.
    Secret,
}

impl Invalid {
    pub(in crate::wire) fn new(
        violations: Violations,
        see: impl FnMut(&Violation) -> Seen,
    ) -> Self {
        let seen = violations.iter().map(see).collect();
        Self { violations, seen }
    }

    /// What is broken, in the order of the spec.
    pub const fn violations(&self) -> &Violations {
        &self.violations
    }

    /// What is broken, each with what stood there.
    pub fn iter(&self) -> impl Iterator<Item = (&Violation, &Seen)> {
        self.violations.iter().zip(&self.seen)
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.violations.fmt(out)
    }
}

impl fmt::Debug for Invalid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Invalid").field(&self.violations).finish()
    }
}

impl fmt::Debug for Seen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Nothing => "Nothing",
            Self::Value(_) => "Value(…)",
            Self::Secret => "Secret",
        })
    }
}
