//! The reply table of an operation: what a server answers, and what each reply that can arrive reads as.
//!
//! What a reply means is decided here and nowhere else. `check` proves with [`ReplyTable::matches`] that every success
//! that can arrive reads as exactly one thing; clients, and whoever explains a reply, ask [`ReplyTable::read`].

mod column;
mod row;
mod seen;
mod slot;
#[cfg(test)]
mod tests;

pub use column::Column;
pub use row::{Entry, Read, Row, Sends, Success, is_bodiless};
pub use seen::{Seen, Shows};
pub use slot::{Literal, Slot, State};

use crate::{DispositionKind, Outcome, OutcomeKind, Phase, Reading, ReadingKind};

/// The reply table of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplyTable<'t> {
    /// The statuses of success; a server sends the first, unless a row says otherwise.
    pub statuses: &'t [u16],
    /// The members of a success that decide what it means.
    pub members: &'t [Column<'t>],
    /// What a server answers: a row for each disposition, in their order.
    pub rows: &'t [Row<'t>],
    /// What can arrive besides.
    pub reads: &'t [Read<'t>],
    /// The member whose words are the states of the target, if one of a success is.
    pub state: Option<&'t str>,
    /// The vendor's state words, and the phases that they mean.
    pub states: &'t [State<'t>],
    /// Whether some success means no outcome: a refusal, or nothing that tells.
    pub refuses: bool,
    /// Whether some of the members stand in items of lists, which are of one of several targets each.
    has_items: bool,
}

impl<'t> ReplyTable<'t> {
    /// A table without rows; a server sends the first of the statuses.
    #[must_use]
    pub const fn new(statuses: &'t [u16]) -> Self {
        Self {
            statuses,
            members: &[],
            rows: &[],
            reads: &[],
            state: None,
            states: &[],
            refuses: false,
            has_items: false,
        }
    }

    /// The members of a success that decide what it means.
    #[must_use]
    pub const fn members(mut self, members: &'t [Column<'t>]) -> Self {
        self.members = members;
        let mut index = 0;
        while index < members.len() {
            self.has_items |= list_end(members[index].member) < members[index].member.len();
            index += 1;
        }
        self
    }

    /// The member whose words are the states of the target, and the phases that they mean.
    #[must_use]
    pub const fn states(mut self, member: Option<&'t str>, states: &'t [State<'t>]) -> Self {
        self.state = member;
        self.states = states;
        self
    }

    /// What a server answers.
    #[must_use]
    pub const fn rows(mut self, rows: &'t [Row<'t>]) -> Self {
        self.rows = rows;
        let mut index = 0;
        while index < rows.len() {
            self.refuses |=
                rows[index].as_success().is_some() && !rows[index].reads_as.is_outcome();
            index += 1;
        }
        self
    }

    /// What can arrive besides.
    #[must_use]
    pub const fn reads(mut self, reads: &'t [Read<'t>]) -> Self {
        self.reads = reads;
        let mut index = 0;
        while index < reads.len() {
            self.refuses |= !reads[index].reads_as.is_outcome();
            index += 1;
        }
        self
    }

    /// What a success reads as: each member that decides is asked for by its name.
    ///
    /// A success with a status that the table does not list reads like those that it lists, if
    /// they all read alike. What no row reads is [`Reading::Unknown`]: that is the case of a target
    /// that no list mentions, too. One that stands in two lists is unknown, whatever rows say.
    #[must_use]
    pub fn read<'a>(&self, status: u16, seen: &dyn Fn(&str) -> Seen<'a>) -> Reading {
        if self.lists(seen) > 1 {
            return Reading::Unknown;
        }
        let of = |status| {
            let kind = self.matches(status, seen).next();
            kind.map_or(ReadingKind::Unknown, |(_, kind)| kind)
        };
        let kind = if self.statuses.contains(&status) {
            of(status)
        } else {
            let mut kinds = self.statuses.iter().map(|listed| of(*listed));
            let first = kinds.next().unwrap_or(ReadingKind::Unknown);
            if kinds.all(|kind| kind == first) {
                first
            } else {
                ReadingKind::Unknown
            }
        };
        match kind {
            // Of all readings, only this one knows phases.
            ReadingKind::Outcome(OutcomeKind::AlreadyFinished) => kind.with_phase(self.phase(seen)),
            kind => kind.with_phase(None),
        }
    }

    /// In how many lists there is something of a target, as far as members decide; 0 where no list is asked.
    #[must_use]
    pub fn lists<'a>(&self, seen: &dyn Fn(&str) -> Seen<'a>) -> usize {
        if !self.has_items {
            return 0;
        }
        let list = |column: &Column<'t>| {
            let (list, item) = column.member.split_at(list_end(column.member));
            (!item.is_empty() && seen(column.member) != Seen::Absent).then_some(list)
        };
        let found = self.members.iter().filter_map(list);
        found.collect::<std::collections::BTreeSet<&str>>().len()
    }

    /// Whether members that decide stand in items of lists, which are of one of several targets each.
    #[must_use]
    pub const fn has_items(&self) -> bool {
        self.has_items
    }

    /// The outcome that a success means.
    ///
    /// One that means a refusal, or that does not tell, is an error when it is
    /// read. Whoever makes such an output is told that the target may still run.
    #[must_use]
    pub fn outcome<'a>(&self, status: u16, seen: &dyn Fn(&str) -> Seen<'a>) -> Outcome {
        let reading = self.read(status, seen);
        reading.outcome().unwrap_or(Outcome::Cancelling)
    }

    /// The status that a server sends, unless a row says otherwise.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self.statuses {
            [first, ..] => *first,
            [] => 200,
        }
    }

    /// The phase that a state word means.
    #[must_use]
    pub fn phase_of(&self, word: &str) -> Option<Phase> {
        phase_of(self.states, &Seen::text(word))
    }

    /// The phase that a success shows, if it has a state word that the table knows.
    #[must_use]
    pub fn phase<'a>(&self, seen: &dyn Fn(&str) -> Seen<'a>) -> Option<Phase> {
        phase_of(self.states, &seen(self.state?))
    }

    /// Every entry of the table that a success with a listed status fits, and what it reads as.
    ///
    /// Rows are counted from 0; reads follow them.
    pub fn matches<'a>(
        &self,
        status: u16,
        seen: &dyn Fn(&str) -> Seen<'a>,
    ) -> impl Iterator<Item = (usize, ReadingKind)> {
        let rows = self.rows.iter().map(|row| {
            let success = row.as_success();
            (success, row.disposition.phases(), row.reads_as)
        });
        let reads = self.reads.iter().map(|read| {
            let success = Some(read.success);
            (success, read.reads_as.phases(), read.reads_as)
        });
        let all = rows.chain(reads).enumerate();
        all.filter_map(move |(index, (success, phases, reads_as))| {
            let success = success.filter(|success| success.status == status)?;
            let mut deciding = success.body.iter().filter(|entry| entry.slot.decides());
            let fits = deciding
                .all(|entry| self.fits(entry.slot, entry.member, &seen(entry.member), phases));
            fits.then_some((index, reads_as))
        })
    }

    /// What a declared error reads as: what its first row says, or else its kind.
    #[must_use]
    pub fn read_error(&self, name: &str, kind: crate::RefusalKind) -> ReadingKind {
        let row = self.rows.iter().find(|row| row.as_error() == Some(name));
        row.map_or(ReadingKind::Refusal(kind), |row| row.reads_as)
    }

    /// The row for a case.
    #[must_use]
    pub fn row(&self, disposition: DispositionKind) -> Option<&'t Row<'t>> {
        self.rows.iter().find(|row| row.disposition == disposition)
    }

    /// The state word of a target in this phase; a phase without a word of its own takes the word
    /// of another in which a target with the same disposition can be.
    #[must_use]
    pub fn state_word(
        &self,
        disposition: DispositionKind,
        phase: Option<Phase>,
    ) -> Option<&'t str> {
        let word = |wanted: Phase| {
            let state = self.states.iter().find(|it| it.phase == wanted)?;
            Some(state.word)
        };
        // Of a target that has ended somehow, it is safest to say that it failed.
        let usual = (disposition.phases().contains(&Phase::Failed)).then_some(Phase::Failed);
        let phases = disposition.phases().iter().copied();
        phase.into_iter().chain(usual).chain(phases).find_map(word)
    }

    fn fits(&self, slot: Slot<'_>, member: &str, seen: &Seen<'_>, phases: &[Phase]) -> bool {
        match slot {
            Slot::Literal(Literal::Null) | Slot::Absent => *seen == Seen::Absent,
            Slot::Literal(literal) => matches!(seen, Seen::Value(value) if *value == literal),
            Slot::State => phase_of(self.states, seen).is_some_and(|it| phases.contains(&it)),
            Slot::Text(_) | Slot::Each => *seen != Seen::Absent,
            Slot::Unknown => match seen {
                Seen::Absent => false,
                Seen::Value(value) => !self.is_named(member, *value),
                Seen::Other => true,
            },
            Slot::Param(_) | Slot::Default(_) => true,
            Slot::OneOf(slots) => slots.iter().any(|it| self.fits(*it, member, seen, phases)),
        }
    }

    /// Whether an enum lists a word, or any row names a value.
    fn is_named(&self, member: &str, value: Literal<'_>) -> bool {
        let column = self.members.iter().find(|column| column.member == member);
        if let (Some(words), Literal::Text(text)) = (column.and_then(|column| column.words), value)
        {
            return words.contains(&text);
        }
        let rows = self.rows.iter().filter_map(Row::as_success);
        let mut successes = rows.chain(self.reads.iter().map(|read| read.success));
        successes.any(|success| {
            let slot = success.slot(member);
            slot.is_some_and(|slot| slot.literals().any(|literal| literal == value))
        })
    }
}

/// Where the name of a list ends whose item a member stands in; the whole length for other members.
const fn list_end(member: &str) -> usize {
    let bytes = member.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != b'[' {
        end += 1;
    }
    end
}

/// The phase that a state word means.
fn phase_of(states: &[State<'_>], seen: &Seen<'_>) -> Option<Phase> {
    let Seen::Value(Literal::Text(word)) = seen else {
        return None;
    };
    let state = states.iter().find(|state| state.word == *word)?;
    Some(state.phase)
}
