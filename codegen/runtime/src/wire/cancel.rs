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

    /// What an input cancels, one by one: the ids of a list without repetition, or what it names.
    fn targets<'i>(&self, input: &'i Self::Input) -> Vec<Target<'i>> {
        let target = self.target(input);
        let Some(of_each) = &self.info().cancel.each else {
            return vec![target];
        };
        let mut found: Vec<Target<'i>> = Vec::new();
        for id in self.each(input) {
            let one = target.clone().replacing(of_each.param, id);
            if !found.contains(&one) {
                found.push(one);
            }
        }
        found
    }

    /// The outcome of each target of an input, as a success tells it; for most operations, that is one.
    fn outcomes<'i>(
        &self,
        input: &'i Self::Input,
        output: &Self::Output,
    ) -> Vec<(Target<'i>, Result<Outcome, Self::Error>)> {
        let param = self.info().cancel.each.as_ref().map(|each| each.param);
        let targets = self.targets(input).into_iter();
        targets
            .map(|target| {
                let outcome = match param.and_then(|param| target.get(param)) {
                    Some(id) => self.outcome_of(output, id).map_err(Into::into),
                    None => Ok(self.outcome(output)),
                };
                (target, outcome)
            })
            .collect()
    }

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
        self.reply(kind, ended(disposition), SAID, Some(input))
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
        if info.cancel.each.is_some() {
            let targets = input.map(|input| self.targets(input)).unwrap_or_default();
            let said = targets.iter().map(|target| (target, kind, phase, message));
            return self.reply_each(said);
        }
        match info.replies.row(kind).map(|row| row.sends) {
            Some(Sends::Success(success)) => {
                let repeats = |entry: &Entry<'_>| matches!(entry.slot, Slot::Param(_));
                let input = input.filter(|_| success.body.iter().any(repeats));
                let target = input.map(|input| self.target(input));
                let state = info.replies.state_word(kind, phase);
                let mut given = Given::empty();
                put(&mut given, &success, state, target.as_ref());
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

    /// The reply to what an engine said of each target of an input, by the reply table of the spec.
    ///
    /// # Errors
    /// The vendor answers what was said of a target with an error, which stands for all of them.
    fn answer_each(
        &self,
        said: &[(Target<'_>, Result<Disposition, Refusal>)],
    ) -> Result<Self::Output, Self::Error> {
        self.reply_each(said.iter().map(|(target, said)| match said {
            Ok(disposition) => {
                let kind = DispositionKind::Outcome(disposition.kind());
                (target, kind, ended(*disposition), SAID)
            }
            Err(refusal) => {
                let kind = DispositionKind::Refusal(refusal.kind);
                (target, kind, None, refusal.message())
            }
        }))
    }

    /// Whether a case of one target is answered with an error, which stands for all of them.
    fn is_for_all(&self, case: DispositionKind) -> bool {
        let row = self.info().replies.row(case);
        row.is_none_or(|row| row.as_error().is_some())
    }

    /// The reply to a case of each target, with how it had ended and what to say of it; the first that is answered with
    /// an error is for all.
    #[doc(hidden)]
    fn reply_each<'t>(
        &self,
        cases: impl Iterator<Item = (&'t Target<'t>, DispositionKind, Option<Phase>, &'t str)>,
    ) -> Result<Self::Output, Self::Error> {
        let info = self.info();
        let mut status = info.replies.status();
        let mut given = Given::empty();
        for (target, kind, phase, message) in cases {
            match info.replies.row(kind).map(|row| row.sends) {
                Some(Sends::Success(success)) => {
                    let state = info.replies.state_word(kind, phase);
                    put(&mut given, &success, state, Some(target));
                    say(&mut given, &success, target, message);
                    status = success.status;
                }
                Some(Sends::Error(name)) => return Err(self.declared(name, message)),
                None => {
                    let reply = ErrorReply::new(500).with_message(message);
                    return Err(OtherError::new(info, reply).into());
                }
            }
        }
        let mut from = ReplyReader::given(info, status, &given);
        Ok(self.decode_output(&mut from))
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

/// What an error says with a disposition.
const SAID: &str = "It does not run any more.";

/// How a target had ended, if it had.
const fn ended(disposition: Disposition) -> Option<Phase> {
    match disposition {
        Disposition::AlreadyFinished(phase) => Some(phase),
        _ => None,
    }
}

/// Puts what a server says of a target into the members of a success.
fn put<'a>(
    given: &mut Given<'a>,
    success: &Success<'a>,
    state: Option<&'a str>,
    target: Option<&'a Target<'_>>,
) {
    let each = target.and_then(|target| target.each());
    for entry in success.body {
        let value = match entry.slot {
            Slot::Literal(value) | Slot::Default(value) => Some(value),
            Slot::Text(words) => Some(Literal::Text(words)),
            Slot::State => state.map(Literal::Text),
            Slot::Each => each.map(Literal::Text),
            Slot::Param(name) => target
                .and_then(|target| target.get(name))
                .map(Literal::Text),
            Slot::Absent | Slot::Unknown | Slot::OneOf(_) => None,
        };
        if let Some(value) = value {
            given.put(entry.member, each, value);
        }
    }
}

/// Puts the message of one of several targets where the spec has it, if a row gives other members of its item.
fn say<'a>(given: &mut Given<'a>, success: &Success<'a>, target: &'a Target<'_>, message: &'a str) {
    let each = target.operation().cancel.each.as_ref();
    let Some(path) = each.and_then(|each| each.message) else {
        return;
    };
    let item = path.split_once(']').map_or(path, |(item, _)| item);
    let is_there = success
        .body
        .iter()
        .any(|entry| entry.member.starts_with(item));
    if is_there && success.slot(path).is_none() {
        given.put(path, target.each(), Literal::Text(message));
    }
}

/// What a server puts into the members of an error when nobody says anything else.
fn defaults(error: &'static ErrorInfo) -> Given<'static> {
    let mut given = Given::empty();
    for (member, value) in error.defaults {
        given.put(member, None, *value);
    }
    given
}
