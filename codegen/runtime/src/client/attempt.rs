//! One operation as the retry loop sees it: without its types, so that the loop is compiled once.

use super::CallError;
use crate::operation::{LostReply, OperationInfo};
use crate::wire::{BuildError, Endpoint, Fills, HttpRequest, HttpResponse, Operation};
use crate::{OperationError, RefusalKind, Retry, TargetState};
use std::borrow::Borrow;

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

    /// Whether it may be repeated after a lost reply.
    fn lost_reply(&self) -> LostReply {
        self.info().cancel.lost_reply
    }

    /// The request of the next attempt.
    fn request(&self, endpoint: &Endpoint, fills: Fills<'_>) -> Result<HttpRequest, BuildError>;

    /// Reads a reply, and keeps what it says. Nothing, if it is a success.
    fn read(&mut self, reply: &HttpResponse) -> Option<Refused>;

    /// What an error says that another operation of the service answered, and how it reads.
    fn foreign(&self, reply: &HttpResponse) -> Option<(Refused, String)>;
}

/// What a caller gets, of how the loop ended and what was kept of the last reply.
pub(super) fn settle<T, E>(
    ended: Result<(), CallError<()>>,
    answer: Option<Result<T, E>>,
) -> Result<T, CallError<E>> {
    match (ended, answer) {
        (Ok(()), Some(Ok(output))) => Ok(output),
        (Err(error @ CallError::Answered { .. }), Some(Err(answer))) => Err(error.map(|()| answer)),
        (Err(error), _) => Err(error.map(|()| unreachable!("invariant: answers are kept"))),
        (Ok(()), _) => unreachable!("invariant: a success is kept"),
    }
}

/// A call of an operation, with its input or a reference to it.
pub(super) struct Typed<O: Operation, I> {
    pub(super) operation: O,
    pub(super) input: I,
    answer: Option<Result<O::Output, O::Error>>,
    /// The last reply, if it is to be kept.
    pub(super) reply: Option<HttpResponse>,
    keeps_reply: bool,
    /// Whether the input names one target, and nothing but that counts.
    is_of_one: bool,
    /// Whether all of the input is of its target, so that another target can join it.
    pub(super) is_of_target: bool,
}

impl<O: Operation, I> Typed<O, I> {
    pub(super) const fn new(operation: O, input: I) -> Self {
        Self {
            operation,
            input,
            answer: None,
            reply: None,
            keeps_reply: false,
            is_of_one: false,
            is_of_target: false,
        }
    }

    /// The same, where what the reply says of the only target is what the call comes to.
    pub(super) const fn of_one(mut self) -> Self {
        self.is_of_one = true;
        self
    }

    /// The same, with its last reply kept.
    pub(super) const fn keeping_reply(mut self, keeps_reply: bool) -> Self {
        self.keeps_reply = keeps_reply;
        self
    }

    /// What the last reply said.
    pub(super) fn take_answer(&mut self) -> Option<Result<O::Output, O::Error>> {
        self.answer.take()
    }
}

impl<O: Operation, I: Borrow<O::Input> + Send + Sync> Attempt for Typed<O, I> {
    fn info(&self) -> &'static OperationInfo {
        self.operation.info()
    }

    fn request(&self, endpoint: &Endpoint, fills: Fills<'_>) -> Result<HttpRequest, BuildError> {
        self.operation
            .request_with(self.input.borrow(), endpoint, fills)
    }

    fn read(&mut self, reply: &HttpResponse) -> Option<Refused> {
        self.reply = self.keeps_reply.then(|| reply.clone());
        let answer = if self.is_of_one {
            self.operation.response_to(self.input.borrow(), reply)
        } else {
            self.operation.response(reply)
        };
        let answer = self.answer.insert(answer);
        answer.as_ref().err().map(refused)
    }

    fn foreign(&self, reply: &HttpResponse) -> Option<(Refused, String)> {
        let error = self.operation.response(reply).err()?;
        Some((refused(&error), error.to_string()))
    }
}

pub(super) fn refused(error: &impl OperationError) -> Refused {
    Refused {
        status: error.reply().status(),
        kind: error.kind(),
        retry: error.retry(),
        target_state: error.target_state(),
    }
}
