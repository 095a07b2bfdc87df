//! The rows of the table: one for each disposition, and every row something that can be sent.

use crate::diagnostic::{Diagnostic, Sink, Span, rule, suggest};
use crate::ir::{DispositionKind, Reply, Sends};
use crate::spec::cancel::Cancel;

use super::super::super::source::{Sources, text};
use super::super::states::States;
use super::super::{Parts, known_error};
use super::agree::agree;
use super::complete::complete;
use super::slots::sent;
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
    missing(raw, parts, sink);
    let of_row = |row: &Written<'_>| reply(*row, parts, states, sources, sink);
    let found: Vec<Reply> = rows.iter().filter_map(of_row).collect();
    agree(&found, &rows, parts, sink);
    let place = |reply: &Reply| {
        let mut rows = rows.iter();
        let row = rows.find(|(disposition, _, _)| *disposition == reply.disposition);
        row.map_or(table_span(raw), |(_, named, _)| named.name.span)
    };
    let spans = found.iter().map(place).collect();
    let is_whole = found.len() == DispositionKind::all().count() && sink.error_count() == before;
    Entries {
        found,
        spans,
        is_whole,
    }
}

/// Dispositions without a row.
fn missing(raw: &Cancel, parts: &Parts<'_>, sink: &Sink) {
    let is_declared = |word: &str| {
        let mut declared = raw.replies.iter().chain(parts.service_rows);
        declared.any(|named| named.name.value == word)
    };
    let words = DispositionKind::all().map(DispositionKind::as_str);
    let missing: Vec<&str> = words.filter(|word| !is_declared(word)).collect();
    if let Some(first) = missing.first() {
        let all = suggest::listing(missing.iter().copied());
        let message = format!("the reply table has no row for {all}");
        sink.push(
            Diagnostic::error(&rule::REPLY_MISSING, table_span(raw), message).help(format!(
                "add `{first}: {{ error: … }}` or `{first}: {{ status: … }}`, here or for all operations in service.yaml; \
                 where the vendor says it like another row, add `reads_as`"
            )),
        );
    }
}

fn reply(
    (disposition, named, row): Written<'_>,
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
            complete(named, row, response, sink);
            Sends::Success {
                status: number,
                body: sent(disposition, row, response, parts, states, sink),
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
            let is = |placed: &&super::super::Placed| placed.0.name == error.value;
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
    let reads_as = row.reads_as.as_ref();
    Some(Reply {
        disposition,
        sends,
        reads_as: reads_as
            .and_then(|word| word.value.parse().ok())
            .unwrap_or(disposition.into()),
        text: text(row.text.as_ref()),
        assumed: text(row.assumed.as_ref()),
        sources: sources.resolve(&row.source),
    })
}
