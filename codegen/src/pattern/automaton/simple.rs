//! Recognises languages that read better as a loop over one set of characters than as a table.

use super::dfa::Dfa;

/// A language of all texts between two lengths whose characters all come from one ASCII set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simple {
    /// The set, as byte ranges with both ends included: sorted, disjoint, not adjacent, not empty.
    pub set: Vec<(u8, u8)>,
    /// The smallest length, in characters; since all are ASCII also in bytes.
    pub min: u32,
    /// The largest length; none if there is no limit.
    pub max: Option<u32>,
}

impl Simple {
    /// Recognises such a language by its automaton, however the pattern is written.
    pub(crate) fn of(dfa: &Dfa) -> Option<Self> {
        let set = live_bytes(dfa, dfa.start);
        if set.is_empty() || set.iter().any(|&byte| !byte.is_ascii()) {
            return None;
        }
        let mut min = None;
        let mut length = 0;
        let mut state = dfa.start;
        let max = loop {
            match (min, dfa.accepts(state)) {
                (None, true) => min = Some(length),
                (Some(_), false) => return None,
                _ => {}
            }
            let live = live_bytes(dfa, state);
            if live.is_empty() {
                break Some(length);
            }
            let next = dfa.next(state, set[0]);
            if live != set || set.iter().any(|&byte| dfa.next(state, byte) != next) {
                return None;
            }
            if next == state {
                break None;
            }
            // States are numbered along the way, so a smaller one means a longer circle.
            if next < state {
                return None;
            }
            state = next;
            length += 1;
        };
        Some(Self {
            set: ranges(&set),
            min: min?,
            max,
        })
    }
}

fn live_bytes(dfa: &Dfa, state: u16) -> Vec<u8> {
    (0..=u8::MAX)
        .filter(|&byte| dfa.next(state, byte) != dfa.dead)
        .collect()
}

fn ranges(bytes: &[u8]) -> Vec<(u8, u8)> {
    let mut ranges: Vec<(u8, u8)> = Vec::new();
    for &byte in bytes {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == byte => *last = byte,
            _ => ranges.push((byte, byte)),
        }
    }
    ranges
}
