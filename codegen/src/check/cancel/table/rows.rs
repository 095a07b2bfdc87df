//! The rows of the table: one for each disposition, and every row something that can be sent.

use std::fmt::Write as _;

use crate::diagnostic::{Diagnostic, Sink, Span, rule, suggest};
use crate::ir::{DispositionKind, Reply, Sends};
use crate::spec::cancel::Cancel;

use super::super::super::error::Placed;
use super::super::super::source::{Sources, text};
use super::super::states::States;
use super::super::{Parts, known_error};
use super::agree::agree;
use super::complete::complete;
use super::derive::{Derive, agrees, every_success, takes_effect};
use super::slots::{bodiless, seen, sent};
use super::written::{Written, written};
use super::{Entries, table_span};

/// One reply for each disposition.
pub(super) fn replies(
    raw: &Cancel,
    parts: &Parts<'_>,
    states: &States,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Entries<Reply> {
    let before = sink.error_count();
    let rows = written(&raw.replies, parts.service_rows);
    let of_row = |row: &Written<'_>| {
        let found = reply(*row, raw, parts, states, sources, sink)?;
        Some((found, row.1.name.span))
    };
    let (written, places): (Vec<Reply>, Vec<Span>) = rows.iter().filter_map(of_row).unzip();
    // What nobody answers needs no row.
    let undeclared = if parts.is_client_only {
        Vec::new()
    } else {
        undeclared(raw, parts)
    };
    let derive = Derive {
        raw,
        parts,
        sources,
        written: &written,
    };
    let derived = derive.rows(&undeclared, sink);
    let is_derived =
        |word: &&DispositionKind| derived.iter().any(|(reply, _)| reply.disposition == **word);
    // What a broken `otherwise` would answer is not missing as well.
    let is_left = |word: &&DispositionKind| derive.is_left(**word);
    let left = undeclared.iter().filter(|word| !is_derived(word));
    missing(
        &left.filter(is_left).copied().collect::<Vec<_>>(),
        raw,
        parts,
        sink,
    );
    let mut all: Vec<(Reply, Span)> = written.into_iter().zip(places).chain(derived).collect();
    let order =
        |disposition: DispositionKind| DispositionKind::all().position(|it| it == disposition);
    all.sort_by_key(|(reply, _)| order(reply.disposition));
    let (found, spans): (Vec<Reply>, Vec<Span>) = all.into_iter().unzip();
    agree(&found, &spans, parts, sink);
    let is_full = parts.is_client_only || found.len() == DispositionKind::all().count();
    let is_whole = is_full && sink.error_count() == before;
    Entries {
        found,
        spans,
        is_whole,
    }
}

/// Dispositions without a row of their own.
fn undeclared(raw: &Cancel, parts: &Parts<'_>) -> Vec<DispositionKind> {
    let is_declared = |word: &str| {
        let mut declared = raw.replies.iter().chain(parts.service_rows);
        declared.any(|named| named.name.value == word)
    };
    let all = DispositionKind::all();
    all.filter(|disposition| !is_declared(disposition.as_str()))
        .collect()
}

/// Dispositions without a row, and without anything that a row could follow from.
fn missing(missing: &[DispositionKind], raw: &Cancel, parts: &Parts<'_>, sink: &Sink) {
    let Some(first) = missing.first() else {
        return;
    };
    let all = suggest::listing(missing.iter().map(|word| word.as_str()));
    let message = format!("the reply table has no row for {all}");
    let mut help = format!(
        "add `{first}: {{ error: … }}` or `{first}: {{ status: … }}`, here or for all operations in service.yaml; \
         where the vendor says it like another row, add `reads_as`"
    );
    for disposition in missing {
        let of_kind = |(error, _): &&Placed| *disposition == error.kind.into();
        let errors = parts.errors.iter().filter(of_kind);
        let names: Vec<&str> = errors.map(|(error, _)| error.name.as_str()).collect();
        if let [_, _, ..] = names.as_slice() {
            let names = suggest::listing(names.into_iter());
            let _ = write!(help, "\nfor `{disposition}`, choose among {names}");
        }
    }
    if missing.iter().any(|word| !takes_effect(*word)) {
        help.push_str("\n`otherwise: …` names the error for all that is left");
    }
    sink.push(Diagnostic::error(&rule::REPLY_MISSING, table_span(raw), message).help(help));
}

fn reply(
    (disposition, named, row): Written<'_>,
    raw: &Cancel,
    parts: &Parts<'_>,
    states: &States,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<Reply> {
    let refuse = |span: Span, message: String, help: &str| {
        sink.push(Diagnostic::error(&rule::REPLY_UNSENDABLE, span, message).help(help));
        None
    };
    let sends = match (&row.status, &row.error) {
        (Some(status), None) => {
            let response = parts.response?;
            let number = u16::try_from(status.value).ok()?;
            if !response.statuses.contains(&number) {
                return refuse(
                    status.span,
                    format!("the response has no status {number}"),
                    "add it to `response.status`, or correct the row",
                );
            }
            bodiless(number, &row.body, sink);
            let body = if parts.is_client_only {
                seen(&row.body, response, parts, sink)
            } else {
                complete(named, row, response, parts, sink);
                sent(disposition, row, response, parts, states, sink)
            };
            Sends::Success {
                status: number,
                body,
            }
        }
        (None, Some(error)) => {
            known_error(error, parts, sink);
            if let Some(first) = row.body.first() {
                return refuse(
                    first.name.span,
                    "a row with `error` has no `body`".to_owned(),
                    "the error's own members are filled in",
                );
            }
            let is = |placed: &&Placed| placed.0.name == error.value;
            Sends::Error {
                name: error.value.clone(),
                common: parts.common.iter().any(|placed| is(&placed)),
            }
        }
        (Some(_), Some(_)) => {
            return refuse(
                row.span,
                "a row is a success or an error, not both".to_owned(),
                "keep one of `status:` and `error:`",
            );
        }
        (None, None) => {
            return refuse(
                row.span,
                "a row is a success or an error".to_owned(),
                "add `status:` or `error:`",
            );
        }
    };
    let is_success = matches!(sends, Sends::Success { .. });
    let every = every_success(raw).filter(|_| is_success);
    let said = row.reads_as.as_ref();
    let said = said.and_then(|word| Some((word.value.parse().ok()?, word.span)));
    if let Some((reads_as, span)) = said.filter(|_| is_success) {
        agrees(raw, reads_as, span, sink);
    }
    Some(Reply {
        disposition,
        sends,
        reads_as: said
            .or(every)
            .map_or(disposition.into(), |(reads_as, _)| reads_as),
        text: text(row.text.as_ref()),
        assumed: text(row.assumed.as_ref()),
        sources: sources.resolve(&row.source),
        derived: None,
    })
}
