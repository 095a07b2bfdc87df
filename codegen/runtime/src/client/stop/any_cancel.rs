//! A cancel of any operation, made of a target: what handles all operations alike is compiled once.

use crate::client::attempt::{Attempt, Typed};
use crate::shown::Shown;
use crate::wire::CancelOperation;
use crate::{AnyError, Outcome, Target, Validate, Violations};
use std::fmt;

/// A cancel of any operation, made of a target.
///
/// Emitted clients have a list of functions that make one; see
/// [`service_client!`](crate::service_client).
#[doc(hidden)]
pub struct AnyCancel(pub(super) Box<dyn Cancel>);

impl AnyCancel {
    /// The cancel of a target, if it is one of this operation's.
    #[must_use]
    pub fn of<O: CancelOperation>(operation: O, target: &Target<'_>) -> Option<Self> {
        let input = O::from_target(target)?;
        Some(Self(Box::new(Typed::new(operation, input))))
    }
}

impl fmt::Debug for AnyCancel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("AnyCancel")
            .field(&self.0.info().id)
            .finish()
    }
}

/// What a vendor said with a success, and what it means.
#[derive(Debug)]
pub(super) struct Heard {
    pub(super) outcome: Outcome,
    pub(super) said: String,
}

/// A call that cancels, of whatever types.
pub(super) trait Cancel: Attempt {
    /// What of the input breaks the spec.
    fn violations(&self) -> Violations;

    /// What the last reply said.
    fn heard(&mut self) -> Option<Result<Heard, AnyError>>;
}

impl<O: CancelOperation> Cancel for Typed<O, O::Input> {
    fn violations(&self) -> Violations {
        self.input.violations()
    }

    fn heard(&mut self) -> Option<Result<Heard, AnyError>> {
        let heard = |output: O::Output| Heard {
            outcome: O::outcome(&output),
            // Secrets do not show in it.
            said: Shown::message(&format!("{output:?}")).to_string(),
        };
        Some(self.take_answer()?.map(heard).map_err(AnyError::new))
    }
}
