//! The test cases of an operation: messages on the wire, and what each of them is by the checked spec.
//!
//! Boundaries say by themselves what becomes of them: at a limit a value is taken, beyond it the limit is named. What
//! the messages look like, and what becomes of requests that are no input, the operation says as it runs
//! ([`dynamic`](crate::dynamic)); emitted code is then held against that.

mod answers;
mod boundary;
mod draft;
mod malformed;
mod replies;
mod requests;
mod sample;
mod target;
mod text;
mod variant;

use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::testing;

pub use replies::of_example;
pub use target::{around, targets, value_of};

use crate::dynamic;
use crate::ir::{Literal, Operation, Service};

/// The cases of an operation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Cases {
    /// A request that satisfies the spec; none, if no text is found that fits a pattern.
    pub request: Option<String>,
    /// Requests that come in.
    pub requests: Vec<RequestCase>,
    /// Replies that arrive.
    pub replies: Vec<ReplyCase>,
    /// What a server answers in each case of the reply table.
    pub answers: Vec<AnswerCase>,
}

/// A request, and whether a server takes it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct RequestCase {
    /// What it shows.
    pub title: String,
    /// The request, as [`testing::request_of`] reads it.
    pub message: String,
    /// A character that stands so many times in place of [`testing::RUN`].
    pub run: Option<(char, usize)>,
    /// The name of the value that it is about, if it is about one.
    pub place: Option<String>,
    /// What a server makes of it.
    pub expected: Expected,
}

/// What a server makes of a request: [`testing::Expected`], of owned texts.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Expected {
    /// It is an input, and a client that writes the input writes this request.
    Taken,
    /// It is an input, which a client may write otherwise.
    Read,
    /// It breaks a rule.
    Breaks {
        /// The name of the value.
        place: String,
        /// The rule's name.
        rule: &'static str,
    },
    /// A value is of another type.
    OfAnotherType {
        /// The name of the value.
        place: String,
    },
    /// It cannot be read.
    Unreadable,
}

/// A reply, and what it is to a client.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ReplyCase {
    /// What it shows.
    pub title: String,
    /// The reply, as [`testing::reply_of`] reads it.
    pub message: String,
    /// The declared error that it is.
    pub error: Option<String>,
    /// What it reads as, if the spec tells.
    pub reads_as: Option<&'static str>,
}

/// What a server answers in a case of the reply table.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct AnswerCase {
    /// The row.
    pub disposition: &'static str,
    /// The phase in which the target had ended, where the answer tells it.
    pub phase: Option<&'static str>,
    /// The reply.
    pub message: String,
    /// What a client reads it as.
    pub reads_as: &'static str,
}

/// The cases of an operation of a service.
#[must_use]
pub fn cases(service: &Service, operation: &Operation) -> Cases {
    let runs = dynamic::operation(service, operation);
    let requests = requests::requests(operation, runs, &[]);
    let request = requests
        .iter()
        .find(|case| {
            let is_input = matches!(case.expected, Expected::Taken | Expected::Read);
            is_input && case.run.is_none()
        })
        .map(|case| case.message.clone());
    let answers = request
        .as_ref()
        .map(|request| answers::answers(operation, runs, request));
    Cases {
        request,
        requests,
        replies: replies::replies(service, operation, runs),
        answers: answers.unwrap_or_default(),
    }
}

/// Values of what an operation requires that satisfy its spec, as short as may be; none, if no text is found that fits.
#[must_use]
pub fn sample(operation: &Operation) -> Option<Vec<(String, Literal)>> {
    sample::around(operation, false, &[])
}

/// Requests of an operation with these params, by their keys, wherever a case is not about them: for a server that knows
/// some values and no others.
#[must_use]
pub fn requests_around(
    operation: &Operation,
    runs: DynamicOperation,
    given: &[(String, Literal)],
) -> Vec<RequestCase> {
    requests::requests(operation, runs, given)
}

impl Cases {
    /// Gives the cases to a function of [`testing`], as emitted constants hold them.
    pub fn with<R>(&self, run: impl FnOnce(&testing::Cases<'_>) -> R) -> R {
        let requests: Vec<_> = self.requests.iter().map(RequestCase::borrowed).collect();
        let replies: Vec<_> = self.replies.iter().map(ReplyCase::borrowed).collect();
        let answers: Vec<_> = self.answers.iter().map(AnswerCase::borrowed).collect();
        let cases = testing::Cases::new(self.request.as_deref().unwrap_or_default());
        run(&cases
            .requests(&requests)
            .replies(&replies)
            .answers(&answers))
    }
}

impl RequestCase {
    /// The case as the functions of [`testing`] take it.
    #[must_use]
    pub fn borrowed(&self) -> testing::RequestCase<'_> {
        let (title, message) = (self.title.as_str(), self.message.as_str());
        let case = match &self.expected {
            Expected::Taken => testing::RequestCase::taken(title, message),
            Expected::Read => testing::RequestCase::read(title, message),
            Expected::Breaks { place, rule } => {
                testing::RequestCase::breaks(title, message, place, rule)
            }
            Expected::OfAnotherType { place } => {
                testing::RequestCase::of_another_type(title, message, place)
            }
            Expected::Unreadable => testing::RequestCase::unreadable(title, message),
        };
        match self.run {
            Some((character, count)) => case.with_run(character, count),
            None => case,
        }
    }
}

impl ReplyCase {
    fn borrowed(&self) -> testing::ReplyCase<'_> {
        let mut case = testing::ReplyCase::new(&self.title, &self.message);
        if let Some(name) = &self.error {
            case = case.error(name);
        }
        if let Some(reading) = self.reads_as {
            case = case.reads_as(reading);
        }
        case
    }
}

impl AnswerCase {
    fn borrowed(&self) -> testing::AnswerCase<'_> {
        let case = testing::AnswerCase::new(self.disposition, &self.message, self.reads_as);
        match self.phase {
            Some(phase) => case.phase(phase),
            None => case,
        }
    }
}
