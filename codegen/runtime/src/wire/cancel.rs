//! One operation that cancels, for callers: what its inputs name, and what its replies mean.

use super::Operation;
use crate::{Outcome, Target};
use std::fmt::Debug;

/// An operation that cancels, for callers: what its inputs name, and what its replies mean.
///
/// Emitted inputs and outputs have the same methods of their own; the trait is
/// for code that works with any operation. What an error means,
/// [`OperationError::outcome`](crate::OperationError::outcome) says.
pub trait CancelOperation: Operation<Output: Debug> {
    /// What an input cancels, with its precondition and without tokens and secrets.
    fn target(input: &Self::Input) -> Target<'_>;

    /// The input that cancels a target; none if it is another operation's, or lacks a param.
    fn from_target(target: &Target<'_>) -> Option<Self::Input>;

    /// What a success means.
    fn outcome(output: &Self::Output) -> Outcome;
}
