//! A text that shows a difference between two languages, however long it must be.

use std::fmt;

use super::LengthUnit;
use super::refusal::Counted;

/// Longer texts are described, not spelled out.
pub(super) const MAX_SPELLED: u64 = 65_536;
/// Longer texts are shown by runs or by their beginning.
const MAX_SHOWN: usize = 72;
/// Shorter runs of one character are no shorter when counted.
const MIN_RUN: usize = 5;

/// A text that proves something, for instance that one language has it and the other has not.
///
/// It is shown quoted, long runs counted: `"a"×64`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    text: Option<String>,
    length: u64,
    unit: LengthUnit,
}

impl Witness {
    pub(super) fn spelled(text: String, unit: LengthUnit) -> Self {
        let length = unit.measure(&text);
        Self {
            text: Some(text),
            length,
            unit,
        }
    }

    pub(super) fn described(length: u64, unit: LengthUnit) -> Self {
        Self {
            text: None,
            length,
            unit,
        }
    }

    /// The text itself; `None` if it has more than 65,536 units.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Its length, counted in [`Witness::unit`].
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// What [`Witness::length`] counts.
    #[must_use]
    pub fn unit(&self) -> LengthUnit {
        self.unit
    }
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = Counted(self.length, self.unit);
        let Some(text) = &self.text else {
            return write!(f, "a text of {length}");
        };
        if text.chars().count() <= MAX_SHOWN
            && !runs(text).iter().any(|&(_, count)| count > MAX_SHOWN / 4)
        {
            return write!(f, "{text:?}");
        }
        let shown = by_runs(text);
        if shown.chars().count() <= 2 * MAX_SHOWN {
            return f.write_str(&shown);
        }
        let beginning: String = text.chars().take(MAX_SHOWN).collect();
        write!(f, "{beginning:?}… ({length})")
    }
}

fn runs(text: &str) -> Vec<(char, usize)> {
    let mut runs: Vec<(char, usize)> = Vec::new();
    for character in text.chars() {
        match runs.last_mut() {
            Some((last, count)) if *last == character => *count += 1,
            _ => runs.push((character, 1)),
        }
    }
    runs
}

/// Quoted pieces, with a count where one character repeats: `"x-" "a"×64`.
fn by_runs(text: &str) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut plain = String::new();
    for (character, count) in runs(text) {
        if count < MIN_RUN {
            plain.extend(std::iter::repeat_n(character, count));
            continue;
        }
        if !plain.is_empty() {
            pieces.push(format!("{plain:?}"));
            plain.clear();
        }
        pieces.push(format!("{:?}×{count}", character.to_string()));
    }
    if !plain.is_empty() {
        pieces.push(format!("{plain:?}"));
    }
    pieces.join(" ")
}
