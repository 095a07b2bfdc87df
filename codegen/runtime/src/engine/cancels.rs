//! What cancelling means in an operation, for servers: the reply table of its spec, as functions.

use crate::server::sayable;
use crate::wire::CancelOperation;
use crate::{Disposition, OperationError, OtherError, Refusal, RefusalKind};

/// An operation that cancels: the reply table of its spec, as functions.
///
/// The generator writes it, one line a function.
pub trait Cancels: CancelOperation {
    /// The reply to an engine's answer.
    ///
    /// # Errors
    /// The error that the vendor answers in this case, where it answers one.
    fn answer(disposition: Disposition, input: &Self::Input) -> Result<Self::Output, Self::Error>;

    /// The error for an engine's refusal.
    fn refuse(refusal: &Refusal) -> Self::Error;

    /// The error that carries broken constraints, in these words.
    fn constraint_error(message: String) -> Self::Error;

    /// The token by which a repeated call is known to be the same; none, if the operation has no tokens.
    fn token(input: &Self::Input) -> Option<&str> {
        let _ = input;
        None
    }

    /// The error that a token is no good for this call: it belongs to another.
    #[must_use]
    fn token_conflict() -> Self::Error {
        let token = Self::INFO.cancel.token.as_ref();
        let declared = token.and_then(|token| Self::INFO.error(token.conflict?));
        let said = "The token was used for another request. Take a new one.";
        match declared {
            Some(info) => OtherError::of(Self::INFO, info).with_message(said).into(),
            None => Self::refuse(&Refusal::new(RefusalKind::Conflict).with_message(said)),
        }
    }
}

/// The error for a refusal, in words that the vendor could say.
pub(crate) fn refused<O: Cancels>(refusal: Refusal) -> O::Error {
    let refusal = sayable(O::INFO.service, refusal);
    let error = O::refuse(&refusal);
    // Where this is the error of what does not exist, its words must not tell the difference.
    if refusal.kind == RefusalKind::Denied && error.kind() == RefusalKind::NotFound {
        let said = Refusal::new(RefusalKind::NotFound);
        return O::refuse(&refusal.with_message(said.message()));
    }
    error
}
