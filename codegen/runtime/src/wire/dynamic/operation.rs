//! A spec as an operation: what it is made of.

use super::facts::{ErrorFacts, Facts, Param};
use std::fmt;

/// An operation that is made of a spec while a program runs.
///
/// It is the same on the wire as the emitted one: `annul-codegen` makes both from one reading of the spec.
#[derive(Clone, Copy)]
pub struct DynamicOperation(&'static Facts);

impl DynamicOperation {
    /// The operation with these facts.
    #[must_use]
    pub const fn new(facts: &'static Facts) -> Self {
        Self(facts)
    }

    /// What is known of it.
    #[must_use]
    pub const fn facts(self) -> &'static Facts {
        self.0
    }

    pub(super) fn arguments(self) -> impl Iterator<Item = &'static Param> {
        self.0.arguments()
    }

    pub(super) fn error(self, name: &str) -> Option<&'static ErrorFacts> {
        self.0.errors.iter().find(|error| error.name == name)
    }
}

impl PartialEq for DynamicOperation {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for DynamicOperation {}

impl fmt::Debug for DynamicOperation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("DynamicOperation")
            .field(&self.0.info.id)
            .finish()
    }
}
