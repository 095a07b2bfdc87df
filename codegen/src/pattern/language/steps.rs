//! The bytes that a walk tries, in the order in which a reader would like to see them.

use std::collections::HashSet;

use super::LengthUnit;
use crate::pattern::Dfa;

/// One byte for each pair of columns in which either automaton goes on, with its weight.
pub(super) fn steps(left: &Dfa, right: &Dfa, unit: LengthUnit) -> Vec<(u8, u8)> {
    let mut known = HashSet::new();
    let columns = |byte: u8| {
        (
            left.classes[usize::from(byte)],
            right.classes[usize::from(byte)],
        )
    };
    by_readability()
        .into_iter()
        .filter(|&byte| known.insert(columns(byte)))
        .map(|byte| (byte, unit.weight(byte)))
        .collect()
}

/// All bytes: letters and digits, other printable ASCII, then first and later bytes of `é`, `䩩` and `𩩩`.
fn by_readability() -> Vec<u8> {
    let readable = (b'a'..=b'z')
        .chain(b'0'..=b'9')
        .chain(b'A'..=b'Z')
        .chain(*b"-_");
    let printable = (b'!'..=b'~').chain([b' ']);
    let ordered = readable
        .chain(printable)
        .chain([0xC3, 0xE4, 0xF0, 0xA9])
        .chain(0..=u8::MAX);
    let mut known = HashSet::new();
    ordered.filter(|&byte| known.insert(byte)).collect()
}
