//! The reply table, kept.

use annul_runtime::meaning::reply_table::{Column, Entry, Read, ReplyTable, Row, Slot, State};

use crate::ir::{self, Located, Operation, Reply, Sends};

use super::keep::{keep, keep_all, keep_maybe, kept, kept_list, literal};

/// The table of an operation.
pub(super) fn table(operation: &Operation) -> &'static ReplyTable<'static> {
    let cancel = &operation.cancel;
    let members = cancel.success.members.iter().map(|deciding| {
        let path = keep(&deciding.path);
        let found = Located::find(operation.response.members(), &deciding.path);
        match found.as_ref().and_then(|found| found.member().ty.as_enum()) {
            Some(words) => Column::of_words(path, keep_all(words.words())),
            None => Column::of(path),
        }
    });
    let states = cancel.states.iter();
    let states = states.map(|(word, phase)| State::new(keep(word), *phase));
    let rows = cancel.replies.iter().map(|reply| row(reply, operation));
    let reads = cancel.reads.iter().map(|read| {
        let entries = read.body.iter().map(|(path, slot)| entry(path, slot, None));
        Read::new(read.status, kept_list(entries)).reading(read.reads_as)
    });
    kept(
        ReplyTable::new(kept_list(operation.response.statuses.iter().copied()))
            .members(kept_list(members))
            .states(keep_maybe(cancel.state.as_ref()), kept_list(states))
            .rows(kept_list(rows))
            .reads(kept_list(reads)),
    )
}

fn row(reply: &Reply, operation: &Operation) -> Row<'static> {
    let row = match &reply.sends {
        Sends::Error { name, .. } => Row::error(reply.disposition, keep(name)),
        Sends::Success { status, body } => {
            let text = reply.text.as_deref();
            let named = body.iter().map(|(path, slot)| entry(path, slot, text));
            let defaults = operation.response.defaults_beside(body).into_iter();
            let defaults = defaults
                .map(|(path, value)| Entry::new(keep(&path), Slot::Default(literal(value))));
            Row::success(reply.disposition, *status, kept_list(named.chain(defaults)))
        }
    };
    row.reading(reply.reads_as)
}

/// A member, and what a row says of it.
pub(super) fn entry(path: &str, slot: &ir::Slot, text: Option<&str>) -> Entry<'static> {
    Entry::new(keep(path), self::slot(slot, text))
}

fn slot(slot: &ir::Slot, text: Option<&str>) -> Slot<'static> {
    match slot {
        ir::Slot::Literal(value) => Slot::Literal(literal(value)),
        ir::Slot::State => Slot::State,
        ir::Slot::Text => Slot::Text(keep(text.unwrap_or_default())),
        ir::Slot::Absent => Slot::Absent,
        ir::Slot::Unknown => Slot::Unknown,
        ir::Slot::Param(name) => Slot::Param(keep(name)),
        ir::Slot::Each => Slot::Each,
        ir::Slot::OneOf(slots) => {
            Slot::OneOf(kept_list(slots.iter().map(|slot| self::slot(slot, text))))
        }
    }
}
