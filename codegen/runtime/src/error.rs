//! Errors that an operation does not declare: nothing of them is lost.

use crate::operation::{ErrorInfo, LostReply, OperationInfo};
use crate::{ErrorReply, OperationError, Reading, RefusalKind, Retry, TargetState};
use std::fmt;

/// An error that the operation does not declare.
///
/// What any operation of the service may answer is known by the service's own
/// list; of what nobody declares, the status decides.
#[derive(Clone)]
pub struct OtherError {
    operation: &'static OperationInfo,
    info: Option<&'static ErrorInfo>,
    /// What the reply table makes of it, if it is a success that means no outcome.
    reading: Option<Reading>,
    reply: ErrorReply,
}

impl OtherError {
    /// An error that an operation answered and does not declare.
    #[must_use]
    pub fn new(operation: &'static OperationInfo, reply: ErrorReply) -> Self {
        let info = operation.read_error(reply.status(), reply.code());
        Self {
            operation,
            info,
            reading: None,
            reply,
        }
    }

    /// An error that the service declares for all its operations, as a server answers it.
    #[must_use]
    pub fn of(operation: &'static OperationInfo, info: &'static ErrorInfo) -> Self {
        Self {
            operation,
            info: Some(info),
            reading: None,
            reply: ErrorReply::of(info),
        }
    }

    /// Sets what the success meant that it is.
    #[cfg(feature = "wire")]
    pub(crate) const fn read_as(mut self, reading: Reading) -> Self {
        self.reading = Some(reading);
        self
    }

    /// What a success says of one of several targets, where it means this and no outcome.
    #[cfg(feature = "wire")]
    pub(crate) const fn of_target(
        operation: &'static OperationInfo,
        reading: Reading,
        reply: ErrorReply,
    ) -> Self {
        Self {
            operation,
            info: None,
            reading: Some(reading),
            reply,
        }
    }

    /// Sets the message.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.reply = self.reply.with_message(message);
        self
    }

    /// Why the cancel was refused.
    #[must_use]
    pub fn kind(&self) -> RefusalKind {
        if let Some(info) = self.info {
            return info.kind;
        }
        match self.reading {
            Some(Reading::Refusal(kind)) => return kind,
            // Whatever was to be cancelled has ended, or never was.
            Some(Reading::Unknown) => return RefusalKind::NotCancellable,
            Some(Reading::Outcome(_)) | None => {}
        }
        match (self.reply.status(), self.reply.code()) {
            (404, None) => self.operation.service.protocol.binding().bare_404(),
            (status, _) => RefusalKind::from_status(status),
        }
    }

    /// Whether the same call may be sent once more.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match (self.info, self.kind(), self.operation.cancel.lost_reply) {
            (Some(info), ..) => info.retry,
            // A throttled request had no effect; after a failure it may have had one.
            (None, RefusalKind::Throttled, LostReply::Safe | LostReply::UnknownOutcome)
            | (None, RefusalKind::Unavailable, LostReply::Safe) => Retry::Safe,
            (None, RefusalKind::Throttled | RefusalKind::Unavailable, LostReply::WithToken) => {
                Retry::SafeWithToken
            }
            (None, ..) => Retry::Never,
        }
    }

    /// What is known of the target now.
    #[must_use]
    pub fn target_state(&self) -> TargetState {
        match (self.info, self.reading) {
            (Some(info), _) => info.target_state,
            (None, Some(reading)) => reading.target_state(),
            // Nobody knows what a success has done that cannot be understood.
            (None, None) if self.reply.problem().is_some() => TargetState::Unknown,
            (None, None) => self.kind().usual_target_state(),
        }
    }

    /// What the spec says of the error; nothing, if not even the service declares it.
    #[must_use]
    pub const fn info(&self) -> Option<&'static ErrorInfo> {
        self.info
    }

    /// The operation that answered it.
    #[must_use]
    pub const fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// What it means, if the spec says so.
    #[must_use]
    pub fn reading(&self) -> Option<Reading> {
        let declared = || Some(self.operation.reading_of(self.info?));
        self.reading.or_else(declared)
    }

    /// The reply that carried it.
    #[must_use]
    pub const fn reply(&self) -> &ErrorReply {
        &self.reply
    }
}

impl PartialEq for OtherError {
    fn eq(&self, other: &Self) -> bool {
        // What else is known about the error follows from these.
        self.operation.id == other.operation.id
            && self.reading == other.reading
            && self.reply == other.reply
    }
}

impl Eq for OtherError {}

impl fmt::Display for OtherError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reply.fmt(out)
    }
}

impl fmt::Debug for OtherError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("OtherError")
            .field("operation", &self.operation.id)
            .field("info", &self.info.map(|info| info.name))
            .field("kind", &self.kind())
            .field("reading", &self.reading)
            .field("reply", &self.reply)
            .finish()
    }
}

impl std::error::Error for OtherError {}

impl OperationError for OtherError {
    fn kind(&self) -> RefusalKind {
        Self::kind(self)
    }

    fn retry(&self) -> Retry {
        Self::retry(self)
    }

    fn target_state(&self) -> TargetState {
        Self::target_state(self)
    }

    fn reading(&self) -> Option<Reading> {
        Self::reading(self)
    }

    fn info(&self) -> Option<&'static ErrorInfo> {
        self.info
    }

    fn reply(&self) -> &ErrorReply {
        &self.reply
    }
}

#[cfg(test)]
mod tests;
