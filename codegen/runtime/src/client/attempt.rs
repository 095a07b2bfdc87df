//! One operation as the retry loop sees it: without its types, so that the loop is compiled once.

use crate::operation::OperationInfo;
use crate::wire::{BuildError, Endpoint, Fills, HttpRequest, HttpResponse, Operation};
use crate::{OperationError, RefusalKind, Retry, TargetState};

/// What an error says, whatever its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) status: u16,
    pub(super) kind: RefusalKind,
    pub(super) retry: Retry,
    pub(super) target_state: TargetState,
}

/// A call of an operation, of whatever types.
pub(super) trait Attempt: Send + Sync {
    fn info(&self) -> &'static OperationInfo;

    /// The request of the next try.
    fn request(&self, endpoint: &Endpoint, fills: Fills<'_>) -> Result<HttpRequest, BuildError>;

    /// Reads a reply, and keeps what it says. Nothing, if it is a success.
    fn read(&mut self, reply: &HttpResponse) -> Option<Refused>;

    /// What an error says that another operation of the service answered, and how it reads.
    fn foreign(&self, reply: &HttpResponse) -> Option<(Refused, String)>;
}

/// A call of an operation.
pub(super) struct Typed<'a, O: Operation> {
    operation: O,
    input: &'a O::Input,
    answer: Option<Result<O::Output, O::Error>>,
}

impl<'a, O: Operation> Typed<'a, O> {
    pub(super) const fn new(operation: O, input: &'a O::Input) -> Self {
        Self {
            operation,
            input,
            answer: None,
        }
    }

    /// What the last reply said.
    pub(super) fn into_answer(self) -> Option<Result<O::Output, O::Error>> {
        self.answer
    }
}

impl<O: Operation> Attempt for Typed<'_, O> {
    fn info(&self) -> &'static OperationInfo {
        O::INFO
    }

    fn request(&self, endpoint: &Endpoint, fills: Fills<'_>) -> Result<HttpRequest, BuildError> {
        self.operation.request_with(self.input, endpoint, fills)
    }

    fn read(&mut self, reply: &HttpResponse) -> Option<Refused> {
        let answer = self.answer.insert(self.operation.response(reply));
        answer.as_ref().err().map(refused)
    }

    fn foreign(&self, reply: &HttpResponse) -> Option<(Refused, String)> {
        let error = self.operation.response(reply).err()?;
        Some((refused(&error), error.to_string()))
    }
}

fn refused(error: &impl OperationError) -> Refused {
    Refused {
        status: error.reply().status(),
        kind: error.kind(),
        retry: error.retry(),
        target_state: error.target_state(),
    }
}
