//! The error of any operation, where several operations are handled alike.

use crate::operation::ErrorInfo;
use crate::{ErrorReply, OperationError, Reading, RefusalKind, Retry, TargetState};
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// The error of any operation.
///
/// What all errors can be asked, it answers; the operation's own type is
/// behind [`downcast_ref`](Self::downcast_ref).
pub struct AnyError(Arc<dyn OperationError>);

impl AnyError {
    /// An operation's error, whichever operation it is.
    #[must_use]
    pub fn new(error: impl OperationError) -> Self {
        Self(Arc::new(error))
    }

    /// The same error once more, for another target that it is of.
    #[cfg(feature = "client")]
    pub(crate) fn share(&self) -> Self {
        Self(Arc::clone(&self.0))
    }

    /// The error of a certain operation, if it is one.
    #[must_use]
    pub fn downcast_ref<E: OperationError>(&self) -> Option<&E> {
        let error: &(dyn Error + 'static) = &*self.0;
        error.downcast_ref()
    }
}

impl OperationError for AnyError {
    fn kind(&self) -> RefusalKind {
        self.0.kind()
    }

    fn retry(&self) -> Retry {
        self.0.retry()
    }

    fn target_state(&self) -> TargetState {
        self.0.target_state()
    }

    fn reading(&self) -> Option<Reading> {
        self.0.reading()
    }

    fn info(&self) -> Option<&'static ErrorInfo> {
        self.0.info()
    }

    fn reply(&self) -> &ErrorReply {
        self.0.reply()
    }
}

impl fmt::Display for AnyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Debug for AnyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Error for AnyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}
