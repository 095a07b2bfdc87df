//! The texts that two automata accept, or one of them alone, as one automaton.

use super::determinise::Table;
use super::dfa::Dfa;
use super::minimise;

/// Limit on the transitions of the pairs, before they are made fewer.
const MAX_TRANSITIONS: usize = 1 << 20;

/// The texts that both accept; `None` if the automaton would be too large.
pub(in crate::pattern) fn both(left: &Dfa, right: &Dfa) -> Option<Dfa> {
    product(left, right, |one, other| one && other)
}

/// The texts of the first that the second does not accept; `None` if the automaton would be too large.
pub(in crate::pattern) fn without(left: &Dfa, right: &Dfa) -> Option<Dfa> {
    product(left, right, |one, other| one && !other)
}

fn product(left: &Dfa, right: &Dfa, accepts: fn(bool, bool) -> bool) -> Option<Dfa> {
    let mut columns: Vec<(u8, u8)> = Vec::new();
    let mut classes = [0; 256];
    for byte in 0..=u8::MAX {
        let pair = (
            left.classes[usize::from(byte)],
            right.classes[usize::from(byte)],
        );
        let known = columns.iter().position(|other| *other == pair);
        let column = known.unwrap_or(columns.len());
        if column == columns.len() {
            columns.push(pair);
        }
        classes[usize::from(byte)] = u8::try_from(column).ok()?;
    }
    let size = left.states().checked_mul(right.states())?;
    if size.checked_mul(columns.len())? > MAX_TRANSITIONS {
        return None;
    }
    let state = |one: u16, other: u16| -> Option<u32> {
        u32::try_from(usize::from(one) * right.states() + usize::from(other)).ok()
    };
    let mut table = Table {
        classes,
        width: columns.len(),
        start: state(left.start, right.start)?,
        next: Vec::new(),
        accepting: Vec::new(),
    };
    let after = |dfa: &Dfa, state: u16, column: u8| {
        dfa.transitions[usize::from(state) * dfa.width() + usize::from(column)]
    };
    for one in (0..=u16::MAX).take(left.states()) {
        for other in (0..=u16::MAX).take(right.states()) {
            table
                .accepting
                .push(accepts(left.accepts(one), right.accepts(other)));
            for &(column, other_column) in &columns {
                let next = state(after(left, one, column), after(right, other, other_column))?;
                table.next.push(next);
            }
        }
    }
    minimise::minimise(&table)
}
