//! The reply table: what a server sends in each case, what can arrive besides, and the proof that all of it reads as one thing.

mod agree;
mod cells;
mod complete;
mod derive;
mod describe;
mod proof;
mod reads;
mod rows;
mod slots;
mod written;

pub(super) use slots::slot;

use crate::diagnostic::{Sink, Span};
use crate::ir::{Read, Reply, SuccessReading};
use crate::spec::cancel::Cancel;

use super::super::source::Sources;
use super::Parts;
use super::states::States;

/// A checked table.
pub(super) struct Table {
    /// One reply for each disposition.
    pub(super) replies: Vec<Reply>,
    /// What can arrive besides.
    pub(super) reads: Vec<Read>,
    /// How a success is read; `None` if some success has no reading, or two.
    pub(super) success: Option<SuccessReading>,
}

/// Entries of a table that hold, each with its place.
struct Entries<T> {
    /// The entries.
    found: Vec<T>,
    /// Where each of them stands.
    spans: Vec<Span>,
    /// Whether nothing is missing, and nothing was left out because it does not hold.
    is_whole: bool,
}

/// Checks the table of an operation.
pub(super) fn table(
    raw: &Cancel,
    parts: &Parts<'_>,
    states: &States,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Table {
    let replies = rows::replies(raw, parts, states, sources, sink);
    let mut reads = reads::reads(raw, parts, sources, sink);
    let is_sound = replies.is_whole && reads.is_whole;
    if let Some(response) = parts.response.filter(|_| is_sound) {
        let (derived, places): (Vec<_>, Vec<_>) = derive::reads(raw, response, &replies.found)
            .into_iter()
            .unzip();
        reads.found.extend(derived);
        reads.spans.extend(places);
    }
    let entries = proof::Entries {
        replies: &replies.found,
        reads: &reads.found,
        states,
        table: table_span(raw),
        spans: &[replies.spans, reads.spans].concat(),
        is_whole: replies.is_whole && reads.is_whole,
    };
    let success = parts
        .response
        .and_then(|response| proof::success(response, &entries, sink));
    Table {
        replies: replies.found,
        reads: reads.found,
        success,
    }
}

/// The first row of the table stands for the table; a table has no key of its own to point at.
fn table_span(raw: &Cancel) -> Span {
    raw.replies
        .first()
        .map_or(raw.span, |named| named.name.span)
}
