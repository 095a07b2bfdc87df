//! The reply table as the runtime reads it, borrowed from the checked spec: what a reply means is decided there.

use annul_runtime::meaning::reply_table as table;
use annul_runtime::meaning::reply_table::ReplyTable;

use super::{Literal, Located, Operation, Phase, Read, Reply, Sends, Slot};

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
                    table::Row::success(reply.disposition, *status, body).reading(reply.reads_as)
                }
                Sends::Error { name, .. } => {
                    table::Row::error(reply.disposition, name).reading(reply.reads_as)
                }
            })
            .collect();
        let reads: Vec<table::Read<'_>> = self
            .reads
            .iter()
            .map(|read| {
                let body = entries.next().unwrap_or_default();
                table::Read::new(read.status, body).reading(read.reads_as)
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
        let found = ReplyTable::new(self.statuses)
            .members(&members)
            .states(self.state, &states)
            .rows(&rows)
            .reads(&reads);
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
        Slot::Literal(value) => match one_literal(value) {
            Some(value) => table::Slot::Literal(value),
            None => table::Slot::Unknown,
        },
        Slot::OneOf(_) | Slot::Unknown => table::Slot::Unknown,
        Slot::State => table::Slot::State,
        Slot::Text => table::Slot::text(""),
        Slot::Absent => table::Slot::Absent,
        Slot::Param(name) => table::Slot::param(name),
        Slot::Each => table::Slot::Each,
    }
}

/// A literal that a table can hold.
fn one_literal(value: &Literal) -> Option<table::Literal<'_>> {
    Some(match value {
        Literal::Null => table::Literal::Null,
        Literal::Bool(flag) => table::Literal::Boolean(*flag),
        Literal::Integer(number) => table::Literal::Integer(*number),
        Literal::Text(text) => table::Literal::Text(text),
        Literal::Number(_) | Literal::List(_) | Literal::Map(_) => return None,
    })
}

impl Operation {
    /// Whatever `with` makes of the operation's reply table.
    pub fn with_table<T>(&self, with: impl FnOnce(&ReplyTable<'_>) -> T) -> T {
        let members = self.cancel.success.members.iter().map(|deciding| {
            let found = Located::find(self.response.members(), &deciding.path);
            let words = found.as_ref().and_then(|found| found.member().ty.as_enum());
            let words = words.map(|found| found.words().collect());
            (deciding.path.as_str(), words)
        });
        let parts = TableParts {
            statuses: &self.response.statuses,
            members: &members.collect::<Vec<_>>(),
            replies: &self.cancel.replies,
            reads: &self.cancel.reads,
            state: self.cancel.state.as_deref(),
            states: &self.cancel.states,
        };
        parts.with(with)
    }
}
