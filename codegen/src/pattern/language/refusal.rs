//! Why a text is not in a language.

use std::fmt;

use super::{Language, LengthUnit};

/// The first constraint that a text breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is shorter than allowed.
    TooShort {
        /// Its length.
        length: u64,
        /// The smallest length allowed.
        min: u64,
        /// What both count.
        unit: LengthUnit,
    },
    /// It is longer than allowed.
    TooLong {
        /// Its length.
        length: u64,
        /// The largest length allowed.
        max: u64,
        /// What both count.
        unit: LengthUnit,
    },
    /// No text that fits the pattern goes on with this character.
    Character {
        /// Its place, counted in characters from 1.
        place: u64,
        /// The character.
        character: char,
    },
    /// It ends where the pattern wants more.
    Incomplete,
    /// The pattern accepts no text at all.
    NothingFits,
    /// It is not one of the listed values.
    NotListed,
}

impl Language {
    /// The first constraint that `text` breaks: length, then pattern, then values; `None` if it fits.
    #[must_use]
    pub fn refusal(&self, text: &str) -> Option<Refusal> {
        self.length_refusal(text)
            .or_else(|| self.pattern_refusal(text))
            .or_else(|| {
                let values = self.values.as_ref()?;
                (!values.iter().any(|value| value == text)).then_some(Refusal::NotListed)
            })
    }

    fn length_refusal(&self, text: &str) -> Option<Refusal> {
        let window = self.length?;
        let unit = window.unit;
        let length = unit.measure(text);
        if length < window.min {
            return Some(Refusal::TooShort {
                length,
                min: window.min,
                unit,
            });
        }
        let max = window.max.filter(|&max| max < length)?;
        Some(Refusal::TooLong { length, max, unit })
    }

    fn pattern_refusal(&self, text: &str) -> Option<Refusal> {
        let dfa = self.pattern.as_ref()?.dfa();
        if dfa.start == dfa.dead {
            return Some(Refusal::NothingFits);
        }
        let mut state = dfa.start;
        for (place, character) in (1..).zip(text.chars()) {
            let mut buffer = [0; 4];
            for &byte in character.encode_utf8(&mut buffer).as_bytes() {
                state = dfa.next(state, byte);
            }
            if state == dfa.dead {
                return Some(Refusal::Character { place, character });
            }
        }
        (!dfa.accepts(state)).then_some(Refusal::Incomplete)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { length, min, unit } => {
                write!(f, "{}, at least {min} needed", Counted(*length, *unit))
            }
            Self::TooLong { length, max, unit } => {
                write!(f, "{}, at most {max} allowed", Counted(*length, *unit))
            }
            Self::Character { place, character } => {
                write!(
                    f,
                    "character {place}, {character:?}, does not fit the pattern"
                )
            }
            Self::Incomplete => f.write_str("it ends where the pattern wants more"),
            Self::NothingFits => f.write_str("the pattern accepts no text at all"),
            Self::NotListed => f.write_str("it is not one of the values"),
        }
    }
}

/// A length with its unit in words.
pub(super) struct Counted(pub(super) u64, pub(super) LengthUnit);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.1 {
            LengthUnit::Chars => "character",
            LengthUnit::Utf16 => "UTF-16 unit",
            LengthUnit::Bytes => "byte",
        };
        let plural = if self.0 == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.0)
    }
}
