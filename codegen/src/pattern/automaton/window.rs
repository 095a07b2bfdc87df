//! Builds a window of lengths into an automaton, by counting in its states.

use super::determinise::Table;
use super::dfa::Dfa;
use super::minimise;

/// Limit on the transitions of the counting automaton, before it is made smaller.
const MAX_TRANSITIONS: u64 = 1 << 20;

/// The texts of `dfa` whose bytes weigh between `min` and `max` together; `None` if it would be too large.
pub(in crate::pattern) fn with_window(
    dfa: &Dfa,
    min: u64,
    max: Option<u64>,
    weight: impl Fn(u8) -> u8,
) -> Option<Dfa> {
    // Beyond the cap the exact count does not matter: too long, or long enough.
    let cap = max.map_or(min, |max| max.saturating_add(1));
    let counts = cap.checked_add(1)?;
    let size = counts.checked_mul(u64::try_from(dfa.transitions.len()).ok()?)?;
    if size > MAX_TRANSITIONS {
        return None;
    }
    let state = |inner: u16, count: u64| -> Option<u32> {
        u32::try_from(u64::from(inner) * counts + count).ok()
    };
    let representatives: Vec<u8> = (0..dfa.width())
        .filter_map(|class| {
            (0..=u8::MAX).find(|&byte| usize::from(dfa.classes[usize::from(byte)]) == class)
        })
        .collect();

    let mut table = Table {
        classes: dfa.classes,
        width: dfa.width(),
        start: state(dfa.start, 0)?,
        next: Vec::new(),
        accepting: Vec::new(),
    };
    for inner in (0..=u16::MAX).take(dfa.states()) {
        for count in 0..counts {
            let within = min <= count && max.is_none_or(|max| count <= max);
            table.accepting.push(within && dfa.accepts(inner));
            for &byte in &representatives {
                let count = (count + u64::from(weight(byte))).min(cap);
                table.next.push(state(dfa.next(inner, byte), count)?);
            }
        }
    }
    minimise::minimise(&table)
}
