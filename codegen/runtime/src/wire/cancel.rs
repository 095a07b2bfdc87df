//! One operation that cancels: what its inputs name, and its reply table, read both ways.

use super::codec::Given;
use super::{Operation, ReplyReader};
use crate::meaning::reply_table::{Entry, Literal, Sends, Slot, Success};
use crate::operation::{DeclaredBy, ErrorInfo};
use crate::{
    Disposition, DispositionKind, ErrorReply, OtherError, Outcome, Phase, Refusal, RefusalKind,
    Target,
};
use std::fmt::Debug;

/// An operation that cancels: what its inputs name, and its reply table, read both ways.
///
/// The generator writes the functions without a body. Emitted types have the
/// same methods of their own; the trait is for code that works with any
/// operation. What an error means, [`OperationError::outcome`](crate::OperationError::outcome) says.
pub trait CancelOperation: Operation<Output: Debug> {
    /// What an input cancels, with its precondition and without tokens and secrets.
    fn target<'i>(&self, input: &'i Self::Input) -> Target<'i>;

    /// The input that cancels a target; none if it is another operation's, or lacks a param.
    fn input_of(&self, target: &Target<'_>) -> Option<Self::Input>;

    /// The token by which a repeated call is known to be the same; none, if the operation has no tokens.
    fn token<'i>(&self, input: &'i Self::Input) -> Option<&'i str> {
        let _ = input;
        None
    }

    /// What a success means.
    ///
    /// One that means no outcome never comes from a reply: [`response`](Operation::response) makes
    /// an error of it. Whoever makes such an output is told that the target may still run.
    fn outcome(&self, output: &Self::Output) -> Outcome {
        self.reading(output)
            .outcome()
            .unwrap_or(Outcome::Cancelling)
    }

    /// The reply to an engine's answer, by the reply table of the spec.
    ///
    /// # Errors
    /// The error that the vendor answers in this case, where it answers one.
    fn answer(
        &self,
        disposition: Disposition,
        input: &Self::Input,
    ) -> Result<Self::Output, Self::Error> {
        let kind = DispositionKind::Outcome(disposition.kind());
        let phase = match disposition {
            Disposition::AlreadyFinished(phase) => Some(phase),
            _ => None,
        };
        self.reply(kind, phase, "It does not run any more.", Some(input))
    }

    /// The reply to an engine's refusal, by the reply table of the spec. Without an input,
    /// what a reply repeats of it stays empty.
    ///
    /// # Errors
    /// The error that the vendor answers in this case; some answer a success.
    fn refuse(
        &self,
        refusal: &Refusal,
        input: Option<&Self::Input>,
    ) -> Result<Self::Output, Self::Error> {
        let kind = DispositionKind::Refusal(refusal.kind);
        self.reply(kind, None, refusal.message(), input)
    }

    /// The reply to a case of the table.
    ///
    /// # Errors
    /// The error that the vendor answers in this case, where it answers one.
    #[doc(hidden)]
    fn reply(
        &self,
        kind: DispositionKind,
        phase: Option<Phase>,
        message: &str,
        input: Option<&Self::Input>,
    ) -> Result<Self::Output, Self::Error> {
        let info = self.info();
        match info.replies.row(kind).map(|row| row.sends) {
            Some(Sends::Success(success)) => {
                let repeats = |entry: &Entry<'_>| matches!(entry.slot, Slot::Param(_));
                let input = input.filter(|_| success.body.iter().any(repeats));
                let target = input.map(|input| self.target(input));
                let state = info.replies.state_word(kind, phase);
                let given = members(&success, state, target.as_ref());
                let mut from = ReplyReader::given(info, success.status, &given);
                Ok(self.decode_output(&mut from))
            }
            Some(Sends::Error(name)) => Err(self.declared(name, message)),
            // A spec has a row for each case; facts that somebody wrote by hand may not.
            None => {
                let reply = ErrorReply::new(500).with_message(message);
                Err(OtherError::new(info, reply).into())
            }
        }
    }

    /// A declared error with a message, as a server answers it.
    fn declared(&self, name: &str, message: &str) -> Self::Error {
        let info = self.info();
        match info.error(name) {
            Some(error) if error.declared_by == DeclaredBy::Operation => {
                let given = defaults(error);
                let mut from = ReplyReader::given_error(info, error, message, &given);
                self.decode_error(name, &mut from)
            }
            Some(error) => OtherError::of(info, error).with_message(message).into(),
            None => OtherError::new(info, ErrorReply::new(500).with_message(message)).into(),
        }
    }

    /// The error that carries broken constraints, in these words.
    fn constraint_error(&self, message: &str) -> Self::Error {
        let name = self.info().cancel.constraint_error.unwrap_or_default();
        self.declared(name, message)
    }

    /// The error that a token is no good for this call: it belongs to another.
    ///
    /// # Errors
    /// Always, unless the vendor answers conflicts with a success.
    fn token_conflict(&self, input: &Self::Input) -> Result<Self::Output, Self::Error> {
        const SAID: &str = "The token was used for another request. Take a new one.";
        let token = self.info().cancel.token.as_ref();
        if let Some(name) = token.and_then(|token| token.conflict) {
            return Err(self.declared(name, SAID));
        }
        let refusal = Refusal::new(RefusalKind::Conflict).with_message(SAID);
        self.refuse(&refusal, Some(input))
    }
}

/// What a server puts into the members of a success.
fn members<'a>(
    success: &Success<'a>,
    state: Option<&'a str>,
    target: Option<&'a Target<'_>>,
) -> Given<'a> {
    let mut given = Given::empty();
    for entry in success.body {
        let value = match entry.slot {
            Slot::Literal(value) | Slot::Default(value) => Some(value),
            Slot::Text(words) => Some(Literal::Text(words)),
            Slot::State => state.map(Literal::Text),
            Slot::Param(name) => target
                .and_then(|target| target.get(name))
                .map(Literal::Text),
            Slot::Absent | Slot::Unknown | Slot::OneOf(_) => None,
        };
        if let Some(value) = value {
            given.put(entry.member, value);
        }
    }
    given
}

/// What a server puts into the members of an error when nobody says anything else.
fn defaults(error: &'static ErrorInfo) -> Given<'static> {
    let mut given = Given::empty();
    for (member, value) in error.defaults {
        given.put(member, *value);
    }
    given
}
