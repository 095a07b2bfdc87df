//! Who sends a value: the same change of a param, a success and an error hits different people.

use crate::ir::{Location, Origin};

/// Who sends a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// A caller.
    Param {
        /// Where it travels.
        location: Location,
        /// Whether it may be several segments of a path.
        is_greedy: bool,
        /// Who made it.
        origin: Origin,
        /// Whether it is no argument, because it always has one value.
        is_constant: bool,
        /// Whether it names the target, on the old and on the new side.
        is_target: [bool; 2],
    },
    /// A server, in a success.
    Response {
        /// Whether it is a header.
        is_header: bool,
    },
    /// A server, in an error.
    Error,
}

impl Role {
    pub(super) fn is_param(self) -> bool {
        matches!(self, Self::Param { .. })
    }
}
