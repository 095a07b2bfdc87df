//! What a reply that shows a target means: the phase that its status and its members tell.
//!
//! It is decided here and nowhere else. `check` proves with [`LookTable::matches`] that every reply whose state it knows
//! has one phase; clients ask [`LookTable::phase`].

mod path;
#[cfg(test)]
mod tests;

pub use path::{Step, Wanted, steps};

use super::Phase;
use super::reply_table::{Entry, Seen, Slot, State};

/// What replies that show a target mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct LookTable<'t> {
    /// Where a reply holds the state; [`steps`] is the way there.
    pub member: Option<&'t str>,
    /// The words of that member, and the phases that they mean; asked where no row fits.
    pub states: &'t [State<'t>],
    /// What replies show: the first that fits counts.
    pub rows: &'t [LookRow<'t>],
}

/// What a reply shows by its status and its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LookRow<'t> {
    /// The status; any success by default.
    pub status: Option<u16>,
    /// Members of the body; what is not named can be anything.
    pub body: &'t [Entry<'t>],
    /// The phase of the target.
    pub phase: Phase,
}

impl<'t> LookRow<'t> {
    /// A success with these members shows a target in this phase.
    #[must_use]
    pub const fn new(body: &'t [Entry<'t>], phase: Phase) -> Self {
        Self {
            status: None,
            body,
            phase,
        }
    }

    /// The same of a reply with this status alone.
    #[must_use]
    pub const fn of_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    fn is_of(&self, status: u16) -> bool {
        self.status
            .map_or(is_success(status), |wanted| wanted == status)
    }
}

impl<'t> LookTable<'t> {
    /// A table of which the words of a member are all.
    #[must_use]
    pub const fn new(member: Option<&'t str>, states: &'t [State<'t>]) -> Self {
        Self {
            member,
            states,
            rows: &[],
        }
    }

    /// What replies show besides.
    #[must_use]
    pub const fn rows(mut self, rows: &'t [LookRow<'t>]) -> Self {
        self.rows = rows;
        self
    }

    /// The phase that a reply shows; each member is asked for by its path.
    #[must_use]
    pub fn phase<'a>(&self, status: u16, seen: &dyn Fn(&str) -> Seen<'a>) -> Option<Phase> {
        let row = self.matches(status, seen).next();
        row.map(|(_, phase)| phase).or_else(|| {
            let member = self.member.filter(|_| is_success(status))?;
            self.state(&seen(member)).map(|state| state.phase)
        })
    }

    fn state(&self, seen: &Seen<'_>) -> Option<&'t State<'t>> {
        let mut states = self.states.iter();
        states.find(|state| same(seen, &Slot::word(state.word)))
    }

    /// Every row that a reply fits, counted from 0, and the phase that it tells.
    pub fn matches<'a>(
        &self,
        status: u16,
        seen: &dyn Fn(&str) -> Seen<'a>,
    ) -> impl Iterator<Item = (usize, Phase)> {
        let rows = self.rows.iter().enumerate();
        rows.filter_map(move |(index, row)| {
            let mut body = row.body.iter();
            let fits = row.is_of(status)
                && body.all(|entry| self.fits(&entry.slot, entry.member, &seen(entry.member)));
            fits.then_some((index, row.phase))
        })
    }

    /// The paths of all members that tell something, that of the state first.
    pub fn members(&self) -> impl Iterator<Item = &'t str> {
        let rows = self.rows.iter().flat_map(|row| row.body);
        let named = rows.map(|entry| entry.member);
        self.member.into_iter().chain(named)
    }

    fn fits(&self, slot: &Slot<'_>, member: &str, seen: &Seen<'_>) -> bool {
        match slot {
            Slot::Literal(_) => same(seen, slot),
            Slot::Absent => *seen == Seen::Absent,
            Slot::Text(_) => *seen != Seen::Absent,
            Slot::Unknown => *seen != Seen::Absent && !self.names(member, seen),
            Slot::OneOf(slots) => slots.iter().any(|slot| self.fits(slot, member, seen)),
            // Of a target that is looked at, nothing is known beforehand.
            Slot::State | Slot::Param(_) | Slot::Each | Slot::Default(_) => false,
        }
    }

    /// Whether some row, or a state, names this value of a member.
    fn names(&self, member: &str, seen: &Seen<'_>) -> bool {
        if self.member == Some(member) && self.state(seen).is_some() {
            return true;
        }
        let entries = self.rows.iter().flat_map(|row| row.body);
        let mut slots = entries
            .filter(|entry| entry.member == member)
            .map(|entry| entry.slot);
        slots.any(|slot| {
            let mut literals = slot.literals();
            literals.any(|literal| same(seen, &Slot::Literal(literal)))
        })
    }
}

/// Whether a value is the one that a row writes out. Services are not strict about types: the number 3 is the word "3".
fn same(seen: &Seen<'_>, slot: &Slot<'_>) -> bool {
    match (seen, slot) {
        (Seen::Value(value), Slot::Literal(literal)) => value.into_text() == literal.into_text(),
        _ => false,
    }
}

/// Whether a status is one of success.
#[must_use]
pub const fn is_success(status: u16) -> bool {
    matches!(status, 200..=299)
}
