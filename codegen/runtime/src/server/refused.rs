//! The reply to a refusal, in words that the vendor could say.

use super::sayable;
use crate::wire::CancelOperation;
use crate::{OperationError, Refusal, RefusalKind};

/// The reply to a refusal, in words that the vendor could say.
pub(crate) fn refused<O: CancelOperation>(
    operation: O,
    refusal: Refusal,
    input: Option<&O::Input>,
) -> Result<O::Output, O::Error> {
    let refusal = sayable(operation.info().service, refusal);
    let reply = operation.refuse(&refusal, input);
    // Where this is the error of what does not exist, its words must not tell the difference.
    if refusal.kind == RefusalKind::Denied
        && let Err(error) = &reply
        && error.kind() == RefusalKind::NotFound
    {
        let said = Refusal::new(RefusalKind::NotFound);
        return operation.refuse(&refusal.with_message(said.message()), input);
    }
    reply
}
