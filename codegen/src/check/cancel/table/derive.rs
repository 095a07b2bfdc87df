//! Rows that nobody has to write: they follow from the errors that are declared, or from what the spec says once.

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::ir::{
    Derived, DispositionKind, OutcomeKind, Read, ReadingKind, RefusalKind, Repeat, Reply, Response,
    Sends, Terminal,
};
use crate::spec::cancel::Cancel;
use crate::spec::read::Named;
use crate::spec::shared::Row;

use super::super::super::error::Placed;
use super::super::super::source::{Sources, text};
use super::super::{Parts, known_error};
use super::complete::needs_no_body;
use super::table_span;

/// Why an operation without a precondition has an answer to one that fails.
const NO_PRECONDITION: &str =
    "The request carries no precondition, so only an engine of another kind can say this.";

/// What follows from the rest of a table.
pub(super) struct Derive<'a> {
    pub(super) raw: &'a Cancel,
    pub(super) parts: &'a Parts<'a>,
    pub(super) sources: &'a Sources<'a>,
    /// Rows that are written.
    pub(super) written: &'a [Reply],
}

impl Derive<'_> {
    /// A reply for each of the dispositions that can do without a row, with the place that it follows from.
    pub(super) fn rows(&self, missing: &[DispositionKind], sink: &Sink) -> Vec<(Reply, Span)> {
        let otherwise = self.otherwise(sink);
        let mut found: Vec<(Reply, Span)> = Vec::new();
        for disposition in missing {
            // A conflict comes before a precondition that failed.
            let row = self
                .of_every_success(*disposition)
                .or_else(|| self.of_kind(*disposition))
                .or_else(|| self.without_precondition(*disposition, &found))
                .or_else(|| self.left(*disposition, otherwise));
            found.extend(row);
        }
        found
    }

    /// Every success reads alike, so the cases that are successes need no rows of their own.
    fn of_every_success(&self, disposition: DispositionKind) -> Option<(Reply, Span)> {
        let (reads_as, span) = every_success(self.raw)?;
        let DispositionKind::Outcome(outcome) = disposition else {
            return None;
        };
        let is_success = match outcome {
            OutcomeKind::Cancelled | OutcomeKind::Cancelling => true,
            OutcomeKind::AlreadyCancelled => matches!(
                self.raw.repeat.value.parse(),
                Ok(Repeat::NoEffect | Repeat::SameReply)
            ),
            OutcomeKind::AlreadyFinished => matches!(
                self.raw.terminal.value.parse(),
                Ok(Terminal::NoEffect | Terminal::Overwrites)
            ),
        };
        let response = self.parts.response.filter(|_| is_success)?;
        let status = *response.statuses.first()?;
        needs_no_body(response).then(|| {
            let reply = Reply {
                disposition,
                sends: Sends::Success {
                    status,
                    body: Vec::new(),
                },
                reads_as,
                text: None,
                assumed: None,
                sources: response.sources.clone(),
                derived: Some(Derived::EverySuccess),
            };
            (reply, span)
        })
    }

    /// The only error of its kind: of those that the operation declares, or else of the service's.
    fn of_kind(&self, disposition: DispositionKind) -> Option<(Reply, Span)> {
        let DispositionKind::Refusal(kind) = disposition else {
            return None;
        };
        let common = self.parts.common;
        let own = self.parts.errors.get(common.len()..).unwrap_or_default();
        let (error, span) = only(own, kind).or_else(|| {
            let has_own = own.iter().any(|(error, _)| error.kind == kind);
            only(common, kind).filter(|_| !has_own)
        })?;
        // An error that tells something else where it is named cannot tell this as well.
        let tells_otherwise = |reply: &Reply| match &reply.sends {
            Sends::Error { name, .. } => *name == error.name && reply.reads_as != kind.into(),
            Sends::Success { .. } => false,
        };
        if self.written.iter().any(tells_otherwise) {
            return None;
        }
        let reply = Reply {
            sources: error.sources.clone(),
            derived: Some(Derived::OnlyOfKind),
            ..self.of_error(disposition, &error.name, kind.into())
        };
        Some((reply, *span))
    }

    /// Where a request carries no precondition, none can fail; an engine that says so all the same means a conflict.
    fn without_precondition(
        &self,
        disposition: DispositionKind,
        found: &[(Reply, Span)],
    ) -> Option<(Reply, Span)> {
        if !is_condition(disposition) || self.raw.precondition.is_some() {
            return None;
        }
        let conflict = DispositionKind::Refusal(RefusalKind::Conflict);
        let span = table_span(self.raw);
        let written = self.written.iter().map(|reply| (reply, span));
        let derived = found.iter().map(|(reply, span)| (reply, *span));
        let mut all = written.chain(derived);
        let (reply, span) = all.find(|(reply, _)| reply.disposition == conflict)?;
        let reply = Reply {
            disposition,
            assumed: Some(NO_PRECONDITION.to_owned()),
            sources: Vec::new(),
            derived: Some(Derived::NoPrecondition),
            ..reply.clone()
        };
        Some((reply, span))
    }

    /// What the row `otherwise` answers: all that is left, but for a cancel that takes effect.
    fn left(
        &self,
        disposition: DispositionKind,
        otherwise: Option<(&Row, Span)>,
    ) -> Option<(Reply, Span)> {
        let (row, span) = otherwise?;
        let name = row.error.as_ref();
        let name = name.filter(|_| !takes_effect(disposition))?;
        let mut errors = self.parts.errors.iter();
        let (error, _) = errors.find(|(error, _)| error.name == name.value)?;
        let reply = Reply {
            assumed: text(row.assumed.as_ref()),
            sources: row.source.iter().map(|name| name.value.clone()).collect(),
            derived: Some(Derived::Otherwise),
            ..self.of_error(disposition, &error.name, error.kind.into())
        };
        Some((reply, span))
    }

    /// Whether no `otherwise` answers this, be it sound or not.
    pub(super) fn is_left(&self, disposition: DispositionKind) -> bool {
        takes_effect(disposition) || self.named_otherwise().is_none()
    }

    /// The row `otherwise`: the operation's own, or else its service's.
    fn named_otherwise(&self) -> Option<&Named<Row>> {
        let mut rows = self.raw.replies.iter().chain(self.parts.service_rows);
        rows.find(|named| named.name.value == "otherwise")
    }

    fn otherwise(&self, sink: &Sink) -> Option<(&Row, Span)> {
        let named = self.named_otherwise()?;
        let row = named.value.as_ref()?;
        self.sources.resolve(&row.source);
        known_error(row.error.as_ref()?, self.parts, sink);
        Some((row, named.name.span))
    }

    fn of_error(&self, disposition: DispositionKind, name: &str, reads_as: ReadingKind) -> Reply {
        let is_common = |(error, _): &Placed| error.name == name;
        Reply {
            disposition,
            sends: Sends::Error {
                name: name.to_owned(),
                common: self.parts.common.iter().any(is_common),
            },
            reads_as,
            text: None,
            assumed: None,
            sources: Vec::new(),
            derived: None,
        }
    }
}

/// Whether the cancel stops the target: no error can say so.
pub(super) fn takes_effect(disposition: DispositionKind) -> bool {
    matches!(
        disposition,
        DispositionKind::Outcome(OutcomeKind::Cancelled | OutcomeKind::Cancelling)
    )
}

fn is_condition(disposition: DispositionKind) -> bool {
    disposition == DispositionKind::Refusal(RefusalKind::PreconditionFailed)
}

fn only(errors: &[Placed], kind: RefusalKind) -> Option<&Placed> {
    let mut of_kind = errors.iter().filter(|(error, _)| error.kind == kind);
    let first = of_kind.next();
    first.filter(|_| of_kind.next().is_none())
}

/// What every success reads as, where the spec says so once, and where it says so.
pub(super) fn every_success(raw: &Cancel) -> Option<(ReadingKind, Span)> {
    let word = raw.every_success.as_ref()?;
    Some((word.value.parse().ok()?, word.span))
}

/// Reports a row or a reading that says otherwise than every success does.
pub(super) fn agrees(raw: &Cancel, reads_as: ReadingKind, span: Span, sink: &Sink) {
    let Some((every, place)) = every_success(raw).filter(|(every, _)| *every != reads_as) else {
        return;
    };
    let message = format!(
        "a success would read as `{}` here, and every success reads as `{}`",
        reads_as.as_str(),
        every.as_str()
    );
    sink.push(
        Diagnostic::error(&rule::REPLY_AMBIGUOUS, span, message)
            .also(place, "said of every success")
            .help("remove one of the two: where successes differ, rows say what each of them reads as"),
    );
}

/// A reading for each status that no row takes whatever its body is, since every success reads alike.
pub(super) fn reads(raw: &Cancel, response: &Response, replies: &[Reply]) -> Vec<(Read, Span)> {
    let Some((reads_as, span)) = every_success(raw) else {
        return Vec::new();
    };
    let takes_all = |reply: &Reply, is: u16| {
        let Sends::Success { status, body } = &reply.sends else {
            return false;
        };
        *status == is && body.is_empty()
    };
    let statuses = response.statuses.iter().copied();
    let left = statuses.filter(|is| !replies.iter().any(|reply| takes_all(reply, *is)));
    let read = |status| Read {
        status,
        body: Vec::new(),
        reads_as,
        because: "Every success reads alike.".to_owned(),
        sources: response.sources.clone(),
    };
    left.map(|status| (read(status), span)).collect()
}
