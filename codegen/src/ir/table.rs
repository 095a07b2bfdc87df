//! The reply table as the runtime reads it, borrowed from the checked spec: what a reply means is decided there.

use annul_runtime::meaning::reply_table as table;
use annul_runtime::meaning::reply_table::ReplyTable;

use super::{Literal, Phase, Read, Reply, Sends, Slot};

/// What a reply table is made of.
#[derive(Clone, Copy, Debug)]
pub struct TableParts<'a> {
    /// The statuses of success.
    pub statuses: &'a [u16],
    /// The members that decide, each with the words of its enum, if it is one.
    pub members: &'a [(&'a str, Option<Vec<&'a str>>)],
    /// What a server sends.
    pub replies: &'a [Reply],
    /// What can arrive besides.
    pub reads: &'a [Read],
    /// The member whose words are states.
    pub state: Option<&'a str>,
    /// State words by phase.
    pub states: &'a [(String, Phase)],
}

impl TableParts<'_> {
    /// Whatever `with` makes of the table.
    pub fn with<T>(&self, with: impl FnOnce(&ReplyTable<'_>) -> T) -> T {
        let bodies = self.bodies();
        let alternatives: Vec<Vec<Vec<table::Slot<'_>>>> = bodies
            .iter()
            .map(|body| body.iter().map(|(_, slot)| several(slot)).collect())
            .collect();
        let entries: Vec<Vec<table::Entry<'_>>> = bodies
            .iter()
            .zip(&alternatives)
            .map(|(body, alternatives)| {
                let pairs = body.iter().zip(alternatives);
                pairs
                    .map(|((member, slot), several)| entry(member, slot, several))
                    .collect()
            })
            .collect();
        let mut entries = entries.iter().map(Vec::as_slice);
        let rows: Vec<table::Row<'_>> = self
            .replies
            .iter()
            .map(|reply| match &reply.sends {
                Sends::Success { status, .. } => {
                    let body = entries.next().unwrap_or_default();
                    table::Row::success(reply.disposition, reply.reads_as, *status, body)
                }
                Sends::Error { name, .. } => {
                    table::Row::error(reply.disposition, reply.reads_as, name)
                }
            })
            .collect();
        let reads: Vec<table::Read<'_>> = self
            .reads
            .iter()
            .map(|read| {
                let body = entries.next().unwrap_or_default();
                table::Read::new(read.reads_as, read.status, body)
            })
            .collect();
        let members: Vec<table::Column<'_>> = self
            .members
            .iter()
            .map(|(member, words)| match words {
                Some(words) => table::Column::of_words(member, words),
                None => table::Column::of(member),
            })
            .collect();
        let states: Vec<table::State<'_>> = self
            .states
            .iter()
            .map(|(word, phase)| table::State::new(word, *phase))
            .collect();
        let mut found = ReplyTable::new(self.statuses, &rows, &reads);
        found.members = &members;
        found.state = self.state;
        found.states = &states;
        with(&found)
    }

    /// The bodies of all successes, those of replies first.
    fn bodies(&self) -> Vec<&[(String, Slot)]> {
        let sent = self.replies.iter().filter_map(|reply| match &reply.sends {
            Sends::Success { body, .. } => Some(body.as_slice()),
            Sends::Error { .. } => None,
        });
        sent.chain(self.reads.iter().map(|read| read.body.as_slice()))
            .collect()
    }
}

fn entry<'a>(member: &'a str, slot: &'a Slot, several: &'a [table::Slot<'a>]) -> table::Entry<'a> {
    let slot = match slot {
        Slot::OneOf(_) => table::Slot::one_of(several),
        alone => one(alone),
    };
    table::Entry::new(member, slot)
}

fn several(slot: &Slot) -> Vec<table::Slot<'_>> {
    match slot {
        Slot::OneOf(slots) => slots.iter().map(one).collect(),
        _ => Vec::new(),
    }
}

/// A slot that is not several. Lists, maps and numbers with a fraction stand in no table: `check` refuses them.
fn one(slot: &Slot) -> table::Slot<'_> {
    match slot {
        Slot::Literal(Literal::Text(text)) => table::Slot::word(text),
        Slot::Literal(Literal::Integer(number)) => table::Slot::integer(*number),
        Slot::Literal(Literal::Bool(flag)) => table::Slot::boolean(*flag),
        Slot::Literal(Literal::Null) => table::Slot::Literal(table::Literal::Null),
        Slot::Literal(Literal::Number(_) | Literal::List(_) | Literal::Map(_))
        | Slot::OneOf(_)
        | Slot::Unknown => table::Slot::Unknown,
        Slot::State => table::Slot::State,
        Slot::Text => table::Slot::text(""),
        Slot::Absent => table::Slot::Absent,
        Slot::Param(name) => table::Slot::param(name),
    }
}
