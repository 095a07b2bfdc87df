//! The cases of an operation, as constants.

use std::borrow::Cow;

/// Everything that is to hold of an operation on the wire.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Cases<'c> {
    /// A request that satisfies the spec: the one that the answers answer.
    pub request: &'c str,
    /// Requests that come in.
    pub requests: &'c [RequestCase<'c>],
    /// Replies that arrive.
    pub replies: &'c [ReplyCase<'c>],
    /// What a server answers in each case of the reply table.
    pub answers: &'c [AnswerCase<'c>],
}

impl<'c> Cases<'c> {
    /// No case yet, besides a request that satisfies the spec.
    #[must_use]
    pub const fn new(request: &'c str) -> Self {
        Self {
            request,
            requests: &[],
            replies: &[],
            answers: &[],
        }
    }

    /// Requests that come in.
    #[must_use]
    pub const fn requests(mut self, requests: &'c [RequestCase<'c>]) -> Self {
        self.requests = requests;
        self
    }

    /// Replies that arrive.
    #[must_use]
    pub const fn replies(mut self, replies: &'c [ReplyCase<'c>]) -> Self {
        self.replies = replies;
        self
    }

    /// What a server answers in each case of the reply table.
    #[must_use]
    pub const fn answers(mut self, answers: &'c [AnswerCase<'c>]) -> Self {
        self.answers = answers;
        self
    }
}

/// A request, and whether a server takes it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct RequestCase<'c> {
    /// What it shows.
    pub title: &'c str,
    /// The request: method and target, headers, an empty line, the body.
    pub message: &'c str,
    /// A character that stands so many times in place of `[...]`.
    pub run: Option<(char, usize)>,
    /// What a server makes of it.
    pub expected: Expected<'c>,
}

/// What a server makes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected<'c> {
    /// It is an input, and a client that writes the input writes this request.
    Taken,
    /// It is an input, which a client may write otherwise.
    Read,
    /// It breaks this rule at this place, and maybe others.
    Breaks {
        /// The name of the value.
        place: &'c str,
        /// [The rule's name](crate::Rule::id).
        rule: &'c str,
    },
    /// The value at this place is of another type.
    OfAnotherType {
        /// The name of the value.
        place: &'c str,
    },
    /// It cannot be read.
    Unreadable,
}

impl<'c> RequestCase<'c> {
    const fn new(title: &'c str, message: &'c str, expected: Expected<'c>) -> Self {
        Self {
            title,
            message,
            run: None,
            expected,
        }
    }

    /// A request as a client writes it, of an input that satisfies the spec.
    #[must_use]
    pub const fn taken(title: &'c str, message: &'c str) -> Self {
        Self::new(title, message, Expected::Taken)
    }

    /// A request that satisfies the spec, and which a client writes otherwise.
    #[must_use]
    pub const fn read(title: &'c str, message: &'c str) -> Self {
        Self::new(title, message, Expected::Read)
    }

    /// A request whose input breaks a rule.
    #[must_use]
    pub const fn breaks(title: &'c str, message: &'c str, place: &'c str, rule: &'c str) -> Self {
        Self::new(title, message, Expected::Breaks { place, rule })
    }

    /// A request with a value of another type.
    #[must_use]
    pub const fn of_another_type(title: &'c str, message: &'c str, place: &'c str) -> Self {
        Self::new(title, message, Expected::OfAnotherType { place })
    }

    /// A request that is not of the protocol.
    #[must_use]
    pub const fn unreadable(title: &'c str, message: &'c str) -> Self {
        Self::new(title, message, Expected::Unreadable)
    }

    /// The same, where `[...]` in the message stands for a character so many times.
    #[must_use]
    pub const fn with_run(mut self, character: char, count: usize) -> Self {
        self.run = Some((character, count));
        self
    }

    /// The message with its run.
    #[must_use]
    pub fn text(&self) -> Cow<'c, str> {
        match self.run {
            None => Cow::Borrowed(self.message),
            Some((character, count)) => {
                let run: String = std::iter::repeat_n(character, count).collect();
                Cow::Owned(self.message.replacen(RUN, &run, 1))
            }
        }
    }
}

/// What stands for a run in a message.
pub const RUN: &str = "[...]";

/// A reply, and what it is to a client.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ReplyCase<'c> {
    /// What it shows.
    pub title: &'c str,
    /// The reply: status, headers, an empty line, the body.
    pub message: &'c str,
    /// The declared error that it is.
    pub error: Option<&'c str>,
    /// What it reads as, if the spec tells.
    pub reads_as: Option<&'c str>,
}

impl<'c> ReplyCase<'c> {
    /// A success.
    #[must_use]
    pub const fn new(title: &'c str, message: &'c str) -> Self {
        Self {
            title,
            message,
            error: None,
            reads_as: None,
        }
    }

    /// It is this declared error.
    #[must_use]
    pub const fn error(mut self, name: &'c str) -> Self {
        self.error = Some(name);
        self
    }

    /// It reads as this.
    #[must_use]
    pub const fn reads_as(mut self, reading: &'c str) -> Self {
        self.reads_as = Some(reading);
        self
    }
}

/// What a server answers when an engine says this, and what a client reads the answer as.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct AnswerCase<'c> {
    /// What the engine says: the name of a row of the reply table.
    pub disposition: &'c str,
    /// The phase in which the target had ended, where the answer tells it.
    pub phase: Option<&'c str>,
    /// The reply.
    pub message: &'c str,
    /// What a client reads it as.
    pub reads_as: &'c str,
}

impl<'c> AnswerCase<'c> {
    /// The answer in a case of the reply table.
    #[must_use]
    pub const fn new(disposition: &'c str, message: &'c str, reads_as: &'c str) -> Self {
        Self {
            disposition,
            phase: None,
            message,
            reads_as,
        }
    }

    /// The target had ended in this phase.
    #[must_use]
    pub const fn phase(mut self, phase: &'c str) -> Self {
        self.phase = Some(phase);
        self
    }
}
