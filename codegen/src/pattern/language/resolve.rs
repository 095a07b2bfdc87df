//! Reduces a language to one automaton and one window of lengths.

use std::borrow::Cow;

use super::{Language, LengthUnit, LengthWindow, Undecided};
use crate::pattern::automaton::{self, Dfa};

/// A language ready for the search: the texts of `dfa` whose length lies in `window`.
pub(super) struct Resolved<'l> {
    pub(super) dfa: Cow<'l, Dfa>,
    pub(super) window: LengthWindow,
}

const NO_LIMIT: LengthWindow = LengthWindow {
    min: 0,
    max: None,
    unit: LengthUnit::Chars,
};

impl<'l> Resolved<'l> {
    pub(super) fn new(language: &'l Language) -> Result<Self, Undecided> {
        if language.values.is_some() {
            // Listed values that fit need no window any more.
            let dfa = automaton::of_values(&language.members())
                .ok_or_else(|| Undecided::new("there are too many values"))?;
            return Ok(Self {
                dfa: Cow::Owned(dfa),
                window: NO_LIMIT,
            });
        }
        let dfa = match &language.pattern {
            Some(pattern) => Cow::Borrowed(pattern.dfa()),
            None => Cow::Borrowed(automaton::of_everything()),
        };
        Ok(Self {
            dfa,
            window: language.length.unwrap_or(NO_LIMIT),
        })
    }

    /// Brings both windows to one unit, which it returns.
    pub(super) fn common_unit(&mut self, other: &mut Self) -> Result<LengthUnit, Undecided> {
        if !self.may_count(other.window.unit) && !other.may_count(self.window.unit) {
            // One of the windows has to become part of its automaton.
            if !self.absorb_window() && !other.absorb_window() {
                return Err(Undecided::new("the lengths count different units"));
            }
        }
        let unit = if self.may_count(other.window.unit) {
            other.window.unit
        } else {
            self.window.unit
        };
        self.window.unit = unit;
        other.window.unit = unit;
        Ok(unit)
    }

    /// Whether the window means the same if it counts `unit`.
    fn may_count(&self, unit: LengthUnit) -> bool {
        let no_limit = self.window.min == 0 && self.window.max.is_none();
        no_limit || self.window.unit == unit || {
            let bytes_matter = [self.window.unit, unit].contains(&LengthUnit::Bytes);
            self.largest_byte() < if bytes_matter { 0x80 } else { 0xF0 }
        }
    }

    fn absorb_window(&mut self) -> bool {
        let LengthWindow { min, max, unit } = self.window;
        let Some(dfa) = automaton::with_window(&self.dfa, min, max, |byte| unit.weight(byte))
        else {
            return false;
        };
        self.dfa = Cow::Owned(dfa);
        self.window = NO_LIMIT;
        true
    }

    /// The largest byte that any text of the automaton contains; it belongs to the longest encoding.
    fn largest_byte(&self) -> u8 {
        let dfa = &self.dfa;
        let states = || (0..=u16::MAX).take(dfa.states());
        let used = |byte: &u8| states().any(|state| dfa.next(state, *byte) != dfa.dead);
        (0..=u8::MAX).rev().find(used).unwrap_or(0)
    }
}
