//! What cancelling means in an operation: the reply table of its spec, as functions.

use crate::wire::Operation;
use crate::{Disposition, Refusal, Target};

/// An operation that cancels: the reply table of its spec, as functions.
///
/// The generator writes it, one line a function.
pub trait Cancels: Operation {
    /// What an input cancels, with its precondition and without tokens and secrets.
    fn target(input: &Self::Input) -> Target<'_>;

    /// The reply to an engine's answer.
    ///
    /// # Errors
    /// The error that the vendor answers in this case, where it answers one.
    fn answer(disposition: Disposition, input: &Self::Input) -> Result<Self::Output, Self::Error>;

    /// The error for an engine's refusal.
    fn refuse(refusal: &Refusal) -> Self::Error;

    /// The error that carries broken constraints, in these words.
    fn constraint_error(message: String) -> Self::Error;
}
