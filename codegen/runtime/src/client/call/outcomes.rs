//! What a call means: for its target, and for each of several.

use super::{BlockingCall, Call, Prepared};
use crate::client::{CallError, block_on, trace};
use crate::wire::{CancelOperation, Operation};
use crate::{Outcome, Target};

/// A target that a call named, and what the reply means for it.
pub type TargetOutcome<O> = (Target<'static>, Result<Outcome, <O as Operation>::Error>);

impl<O: CancelOperation> Call<'_, O> {
    /// Makes the call, and says what it means: also where a vendor says it with an error.
    ///
    /// Of several targets it is what holds for all of them: [`outcomes`](Self::outcomes) has each.
    ///
    /// # Errors
    /// How the call ended, if not with an outcome. Of several targets, what is said of the first that has none.
    pub async fn outcome(self) -> Result<Outcome, CallError<O::Error>> {
        trace::in_span(self.0.operation.info(), self.0.run_for_outcome()).await
    }

    /// Makes the call, and says what it means for each target that the input names, in their order.
    ///
    /// A target that was refused, or of which the reply does not tell, has an error of its own.
    ///
    /// # Errors
    /// How the call ended, if not with a success.
    pub async fn outcomes(self) -> Result<Vec<TargetOutcome<O>>, CallError<O::Error>> {
        trace::in_span(self.0.operation.info(), self.0.run_for_outcomes()).await
    }
}

impl<O: CancelOperation> BlockingCall<'_, O> {
    /// Makes the call, waits for its end, and says what it means: also where a vendor says it
    /// with an error.
    ///
    /// Of several targets it is what holds for all of them: [`outcomes`](Self::outcomes) has each.
    ///
    /// # Errors
    /// How the call ended, if not with an outcome. Of several targets, what is said of the first that has none.
    pub fn outcome(self) -> Result<Outcome, CallError<O::Error>> {
        block_on::block_on(trace::in_span(
            self.0.operation.info(),
            self.0.run_for_outcome(),
        ))
    }

    /// Makes the call, waits for its end, and says what it means for each target that the input names, in their order.
    ///
    /// A target that was refused, or of which the reply does not tell, has an error of its own.
    ///
    /// # Errors
    /// How the call ended, if not with a success.
    pub fn outcomes(self) -> Result<Vec<TargetOutcome<O>>, CallError<O::Error>> {
        block_on::block_on(trace::in_span(
            self.0.operation.info(),
            self.0.run_for_outcomes(),
        ))
    }
}

impl<O: CancelOperation> Prepared<'_, O> {
    async fn run_for_outcome(self) -> Result<Outcome, CallError<O::Error>> {
        let output = match self.ended(false).await {
            Ok((output, _)) => output,
            Err(error) => return error.outcome().ok_or(error),
        };
        let all = self.operation.outcomes(&self.input, &output).into_iter();
        let mut common = None;
        for (_, outcome) in all {
            let outcome = outcome.map_err(|error| CallError::Answered {
                error,
                lost_before: false,
            })?;
            common = match common {
                None => Some(outcome),
                Some(known) if known == outcome => common,
                // Some stop, and some have stopped.
                Some(_) => Some(Outcome::Cancelling),
            };
        }
        Ok(common.unwrap_or(Outcome::Cancelling))
    }

    async fn run_for_outcomes(self) -> Result<Vec<TargetOutcome<O>>, CallError<O::Error>> {
        let (output, _) = self.ended(false).await?;
        let found = self.operation.outcomes(&self.input, &output).into_iter();
        let own = |(target, outcome): (Target<'_>, _)| (target.into_owned(), outcome);
        Ok(found.map(own).collect())
    }
}
