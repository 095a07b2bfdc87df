//! What a client checks before it sends.

use crate::Violations;

/// What a client checks before it sends.
///
/// An old spec must never be the reason that a query cannot be cancelled, so
/// by default a client is strict only where the caller can do something about
/// it. What keeps paths, headers and routes safe is checked where a request is
/// made, and cannot be switched off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Checks {
    /// Holds back what cannot or must not be sent, and what of the caller's own values breaks the
    /// spec. Values that the service handed out are sent as they are, and reported.
    #[default]
    Safe,
    /// Holds back everything that breaks the spec.
    Strict,
    /// Checks no constraint, and reports none: for values that are checked elsewhere, and for a
    /// spec that the service has outgrown.
    Off,
}

impl Checks {
    /// Whether these violations hold a request back.
    pub(super) const fn hold_back(self, found: &Violations) -> bool {
        match self {
            Self::Safe => found.stop_sending(),
            Self::Strict => !found.is_empty(),
            Self::Off => false,
        }
    }
}
