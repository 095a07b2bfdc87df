//! The shortest and the longest text of a pattern.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::LengthUnit;
use crate::pattern::{Dfa, Pattern};

/// The bounds of a pattern's lengths. Both are reached, but not every length between them need be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lengths {
    /// The length of the shortest text.
    pub min: u64,
    /// The length of the longest text; none if there is no longest.
    pub max: Option<u64>,
}

impl Pattern {
    /// The lengths of the texts that the pattern accepts; `None` if it accepts none.
    #[must_use]
    pub fn lengths(&self, unit: LengthUnit) -> Option<Lengths> {
        let dfa = self.dfa();
        Some(Lengths {
            min: shortest(dfa, unit)?,
            max: longest(dfa, unit),
        })
    }
}

/// The steps from a state to others from which something is accepted, with what each adds to the length.
fn steps(dfa: &Dfa, state: u16, unit: LengthUnit) -> Vec<(u16, u64)> {
    let bytes = (0..=u8::MAX).map(|byte| (dfa.next(state, byte), u64::from(unit.weight(byte))));
    let mut steps: Vec<(u16, u64)> = bytes.filter(|&(next, _)| next != dfa.dead).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

fn shortest(dfa: &Dfa, unit: LengthUnit) -> Option<u64> {
    if dfa.start == dfa.dead {
        return None;
    }
    let mut best: Vec<Option<u64>> = vec![None; dfa.states()];
    let mut waiting = BinaryHeap::from([Reverse((0, dfa.start))]);
    while let Some(Reverse((length, state))) = waiting.pop() {
        if best[usize::from(state)].is_some() {
            continue;
        }
        if dfa.accepts(state) {
            return Some(length);
        }
        best[usize::from(state)] = Some(length);
        for (next, weight) in steps(dfa, state, unit) {
            waiting.push(Reverse((length + weight, next)));
        }
    }
    None
}

/// The longest way through a graph without circles; `None` if there is a circle.
fn longest(dfa: &Dfa, unit: LengthUnit) -> Option<u64> {
    // Each state but the dead one lies between the start and an acceptance, so any circle counts.
    let live: Vec<u16> = (0..=u16::MAX)
        .take(dfa.states())
        .filter(|&s| s != dfa.dead)
        .collect();
    let mut entries = vec![0_usize; dfa.states()];
    for &state in &live {
        for (next, _) in steps(dfa, state, unit) {
            entries[usize::from(next)] += 1;
        }
    }
    let mut best = vec![0_u64; dfa.states()];
    let mut ready: Vec<u16> = live
        .iter()
        .copied()
        .filter(|&s| entries[usize::from(s)] == 0)
        .collect();
    let mut done = 0;
    let mut longest = 0;
    while let Some(state) = ready.pop() {
        done += 1;
        let length = best[usize::from(state)];
        if dfa.accepts(state) {
            longest = longest.max(length);
        }
        for (next, weight) in steps(dfa, state, unit) {
            let next_index = usize::from(next);
            best[next_index] = best[next_index].max(length + weight);
            entries[next_index] -= 1;
            if entries[next_index] == 0 {
                ready.push(next);
            }
        }
    }
    (done == live.len()).then_some(longest)
}
