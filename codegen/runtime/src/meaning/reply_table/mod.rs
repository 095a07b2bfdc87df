//! The reply table of an operation: what a server answers, and what each reply that can arrive reads as.
//!
//! What a reply means is decided here and nowhere else. `check` proves with [`ReplyTable::matches`] that every success
//! that can arrive reads as exactly one thing; clients, and whoever explains a reply, ask [`ReplyTable::read`].

mod row;
mod slot;
#[cfg(test)]
mod tests;

pub use row::{Entry, Read, Row, Sends, Success};
pub use slot::{Literal, Seen, Slot, State};

use crate::{DispositionKind, Phase, Reading, ReadingKind};
use slot::phase_of;

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
}

/// A member of a success that decides what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column<'t> {
    /// The member; one inside of another is named with its path.
    pub member: &'t str,
    /// The words that its enum lists, if it is one.
    pub words: Option<&'t [&'t str]>,
}

impl<'t> ReplyTable<'t> {
    /// A table whose every success reads as one thing, whatever is in it.
    #[must_use]
    pub const fn new(statuses: &'t [u16], rows: &'t [Row<'t>], reads: &'t [Read<'t>]) -> Self {
        Self {
            statuses,
            members: &[],
            rows,
            reads,
            state: None,
            states: &[],
        }
    }

    /// What a success reads as: each member that decides is asked for by its name.
    ///
    /// A success with a status that the table does not list reads like those that it lists, if
    /// they all read alike. What no row reads is [`Reading::Unknown`].
    #[must_use]
    pub fn read<'a>(&self, status: u16, seen: &dyn Fn(&str) -> Seen<'a>) -> Reading {
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
        kind.with_phase(self.phase(seen))
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
            Slot::Text(_) => *seen != Seen::Absent,
            Slot::Unknown => match seen {
                Seen::Absent => false,
                Seen::Value(value) => !self.is_named(member, *value),
                Seen::Other => true,
            },
            Slot::Param(_) => true,
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

impl<'t> Column<'t> {
    /// A text, a number or a boolean.
    #[must_use]
    pub const fn of(member: &'t str) -> Self {
        Self {
            member,
            words: None,
        }
    }

    /// An enum that lists these words.
    #[must_use]
    pub const fn of_words(member: &'t str, words: &'t [&'t str]) -> Self {
        Self {
            member,
            words: Some(words),
        }
    }
}
