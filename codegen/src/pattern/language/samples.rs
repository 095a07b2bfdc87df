//! Pseudo-random texts of a language, the same for the same seed.

use std::collections::BTreeSet;

use super::resolve::Resolved;
use super::{Language, LengthUnit, LengthWindow};
use crate::pattern::Dfa;

/// Longer samples are of no use to a reader.
const MAX_LENGTH: u64 = 4_096;
/// Without an upper limit, how much longer than the shortest text samples become.
const SPREAD: u64 = 48;
/// Limit on the table of reachable lengths, in entries.
const MAX_ENTRIES: usize = 4 << 20;

/// Up to `n` different texts of the language, in an order that follows from `seed`.
///
/// The first is as short as possible, the second as long as possible. Most characters are printable
/// ASCII where the language has any. Fewer come back if the language has fewer, or if its shortest
/// text is longer than 4,096 units.
#[must_use]
pub fn samples(language: &Language, n: usize, seed: u64) -> Vec<String> {
    let mut random = Random(seed);
    if language.values.is_some() {
        return random
            .shuffled(language.members())
            .into_iter()
            .take(n)
            .map(str::to_owned)
            .collect();
    }
    let Some(sampler) = Sampler::new(language) else {
        return Vec::new();
    };
    let mut known = BTreeSet::new();
    let mut texts = Vec::new();
    for attempt in 0..n.saturating_mul(8) {
        if texts.len() == n {
            break;
        }
        let length = match attempt {
            0 => sampler.lengths[0],
            1 => sampler.lengths[sampler.lengths.len() - 1],
            _ => sampler.some_length(&mut random),
        };
        let text = String::from_utf8(sampler.walk(length, &mut random)).unwrap_or_default();
        if language.contains(&text) && known.insert(text.clone()) {
            texts.push(text);
        }
    }
    texts
}

/// Knows for each state the lengths that can still follow.
struct Sampler<'l> {
    resolved: Resolved<'l>,
    /// Whether some text of `length` units leads from a state to acceptance: `reach[length * states + state]`.
    reach: Vec<bool>,
    /// The lengths of the language's texts up to the horizon: not empty.
    lengths: Vec<usize>,
}

impl<'l> Sampler<'l> {
    fn new(language: &'l Language) -> Option<Self> {
        let shortest = language.shortest().ok()??.length();
        let resolved = Resolved::new(language).ok()?;
        let window = resolved.window;
        let horizon = window
            .max
            .filter(|&max| max <= MAX_LENGTH)
            .unwrap_or(shortest + SPREAD);
        let states = resolved.dfa.states();
        let room = u64::try_from(MAX_ENTRIES / states).ok()?;
        let horizon = usize::try_from(horizon.min(MAX_LENGTH).min(room.saturating_sub(1))).ok()?;
        let reach = reach(&resolved.dfa, window.unit, horizon);
        let start = usize::from(resolved.dfa.start);
        let possible =
            |&length: &usize| window.contains(length as u64) && reach[length * states + start];
        let lengths: Vec<usize> = (0..=horizon).filter(possible).collect();
        (!lengths.is_empty()).then_some(Self {
            resolved,
            reach,
            lengths,
        })
    }

    /// Any length, short ones more often.
    fn some_length(&self, random: &mut Random) -> usize {
        let few = self.lengths.len().min(32);
        let choice = if random.below(4) == 0 {
            self.lengths.len()
        } else {
            few
        };
        self.lengths[random.below(choice)]
    }

    /// The bytes of some text of exactly this length.
    fn walk(&self, length: usize, random: &mut Random) -> Vec<u8> {
        let dfa = &self.resolved.dfa;
        let LengthWindow { unit, .. } = self.resolved.window;
        let mut bytes = Vec::new();
        let (mut state, mut left) = (dfa.start, length);
        loop {
            let leads_on = |byte: &u8| {
                let weight = usize::from(unit.weight(*byte));
                let next = usize::from(dfa.next(state, *byte));
                weight <= left && self.reach[(left - weight) * dfa.states() + next]
            };
            let all: Vec<u8> = (0..=u8::MAX).filter(leads_on).collect();
            // With nothing left to count, only the later bytes of a character can follow.
            if all.is_empty() {
                return bytes;
            }
            let readable: Vec<u8> = all.iter().copied().filter(u8::is_ascii_graphic).collect();
            let choice = if readable.is_empty() || random.below(12) == 0 {
                &all
            } else {
                &readable
            };
            let byte = choice[random.below(choice.len())];
            bytes.push(byte);
            left -= usize::from(unit.weight(byte));
            state = dfa.next(state, byte);
        }
    }
}

fn reach(dfa: &Dfa, unit: LengthUnit, horizon: usize) -> Vec<bool> {
    let states = dfa.states();
    let numbers = || (0..=u16::MAX).take(states);
    let steps: Vec<Vec<(usize, usize)>> = numbers()
        .map(|state| {
            let step = |byte| {
                (
                    usize::from(unit.weight(byte)),
                    usize::from(dfa.next(state, byte)),
                )
            };
            let steps: BTreeSet<_> = (0..=u8::MAX).map(step).collect();
            steps
                .into_iter()
                .filter(|&(_, next)| next != usize::from(dfa.dead))
                .collect()
        })
        .collect();
    let mut reach = vec![false; states * (horizon + 1)];
    for length in 0..=horizon {
        // Three later bytes of a character count nothing, so that what follows them shows after three rounds.
        for _ in 0..4 {
            for state in numbers() {
                let at = usize::from(state);
                let accepts = length == 0 && dfa.accepts(state);
                let goes_on = |&(weight, next): &(usize, usize)| {
                    weight <= length && reach[(length - weight) * states + next]
                };
                let reached = accepts || steps[at].iter().any(goes_on);
                reach[length * states + at] |= reached;
            }
        }
    }
    reach
}

/// `SplitMix64`: small, and the same everywhere.
pub(in crate::pattern) struct Random(pub(in crate::pattern) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which must not be 0.
    pub(in crate::pattern) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit as u64)).unwrap_or(0)
    }

    fn shuffled<T>(&mut self, mut items: Vec<T>) -> Vec<T> {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
        items
    }
}
