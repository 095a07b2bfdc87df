//! What an error of a dynamic operation says.

use super::Values;
use crate::operation::{ErrorInfo, OperationInfo};
use crate::{ErrorReply, OperationError, OtherError, Reading, RefusalKind, Retry, TargetState};
use std::fmt;

/// The error of a dynamic operation: one that it declares, or any other.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum DynamicError {
    /// One that the operation declares.
    Declared(Box<Declared>),
    /// What the operation does not declare.
    Other(OtherError),
}

/// An error that the operation declares.
#[derive(Clone)]
#[non_exhaustive]
pub struct Declared {
    operation: &'static OperationInfo,
    info: &'static ErrorInfo,
    /// The members of its body, without code and message.
    pub members: Values,
    /// The headers that the spec names.
    pub headers: Values,
    /// The reply that carried it.
    pub reply: ErrorReply,
}

impl DynamicError {
    pub(super) fn declared(
        operation: &'static OperationInfo,
        info: &'static ErrorInfo,
        members: Values,
        headers: Values,
        reply: ErrorReply,
    ) -> Self {
        Self::Declared(Box::new(Declared {
            operation,
            info,
            members,
            headers,
            reply,
        }))
    }
}

impl OperationError for DynamicError {
    fn kind(&self) -> RefusalKind {
        match self {
            Self::Declared(error) => error.info.kind,
            Self::Other(error) => error.kind(),
        }
    }

    fn retry(&self) -> Retry {
        match self {
            Self::Declared(error) => error.info.retry,
            Self::Other(error) => error.retry(),
        }
    }

    fn target_state(&self) -> TargetState {
        match self {
            Self::Declared(error) => error.info.target_state,
            Self::Other(error) => error.target_state(),
        }
    }

    fn reading(&self) -> Option<Reading> {
        match self {
            Self::Declared(error) => Some(error.operation.reading_of(error.info)),
            Self::Other(error) => error.reading(),
        }
    }

    fn info(&self) -> Option<&'static ErrorInfo> {
        match self {
            Self::Declared(error) => Some(error.info),
            Self::Other(error) => error.info(),
        }
    }

    fn reply(&self) -> &ErrorReply {
        match self {
            Self::Declared(error) => &error.reply,
            Self::Other(error) => error.reply(),
        }
    }
}

impl From<OtherError> for DynamicError {
    fn from(error: OtherError) -> Self {
        Self::Other(error)
    }
}

impl fmt::Display for DynamicError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reply().fmt(out)
    }
}

impl std::error::Error for DynamicError {}

impl PartialEq for Declared {
    fn eq(&self, other: &Self) -> bool {
        self.operation.id == other.operation.id
            && self.info == other.info
            && self.members == other.members
            && self.headers == other.headers
            && self.reply == other.reply
    }
}

impl fmt::Debug for Declared {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct(self.info.name)
            .field("operation", &self.operation.id)
            .field("members", &self.members)
            .field("headers", &self.headers)
            .field("reply", &self.reply)
            .finish_non_exhaustive()
    }
}
