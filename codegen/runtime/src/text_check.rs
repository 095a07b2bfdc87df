//! The checks of one text: cheap ones first, and no allocation while they pass.

use crate::bounds::bounds;
use crate::{LengthUnit, Limit, Place, Rule, Table, Violation, Violations};
use std::ops::RangeBounds;

/// One text under check: each method holds it against one constraint.
///
/// Emitted validators chain them in the order of the spec:
///
/// ```
/// use annul_runtime::{Origin, Place, Violations};
///
/// const QUERY_ID: Place = Place::body("QueryId", Origin::Service);
///
/// /// `QueryId`: 36 characters, `^[a-f0-9\-]+$`.
/// fn query_id(value: &str, found: &mut Violations) {
///     found
///         .text(QUERY_ID, value)
///         .chars(36..=36)
///         .every_byte(r"^[a-f0-9\-]+$", 1.., |byte| matches!(byte, b'-' | b'0'..=b'9' | b'a'..=b'f'));
/// }
///
/// let mut found = Violations::new();
/// query_id("5a1c8a33-9b9c-4d77-8d4e-3f6f6b1d0c2a", &mut found);
/// assert!(found.is_empty());
/// ```
#[derive(Debug)]
pub struct TextCheck<'a> {
    place: Place,
    value: &'a str,
    found: &'a mut Violations,
    /// Longer than allowed: it is wrong already, and no pattern walks through it.
    overlong: bool,
}

impl<'a> TextCheck<'a> {
    #[inline]
    pub(crate) const fn new(place: Place, value: &'a str, found: &'a mut Violations) -> Self {
        Self {
            place,
            value,
            found,
            overlong: false,
        }
    }

    /// The length in characters (Unicode scalar values).
    #[inline]
    pub fn chars(&mut self, range: impl RangeBounds<usize>) -> &mut Self {
        self.length(LengthUnit::Chars, 4, bounds(&range))
    }

    /// The length in UTF-16 code units.
    #[inline]
    pub fn utf16(&mut self, range: impl RangeBounds<usize>) -> &mut Self {
        self.length(LengthUnit::Utf16, 3, bounds(&range))
    }

    /// The length in bytes of UTF-8.
    #[inline]
    pub fn bytes(&mut self, range: impl RangeBounds<usize>) -> &mut Self {
        self.length(LengthUnit::Bytes, 1, bounds(&range))
    }

    /// A pattern that says: so many bytes, each of this class.
    ///
    /// The class has to be free of branches: then the whole text is one loop
    /// that the compiler turns into vector code, faster than a search that
    /// stops at the first wrong byte.
    #[inline]
    pub fn every_byte(
        &mut self,
        regex: &'static str,
        count: impl RangeBounds<usize>,
        class: impl Fn(u8) -> bool,
    ) -> &mut Self {
        let (min, max) = bounds(&count);
        self.pattern(regex, |text| {
            (min..=max).contains(&text.len())
                && text.bytes().fold(true, |all, byte| all & class(byte))
        })
    }

    /// A pattern that says: at least one byte of this class.
    #[inline]
    pub fn some_byte(&mut self, regex: &'static str, class: impl Fn(u8) -> bool) -> &mut Self {
        self.pattern(regex, |text| {
            text.bytes().fold(false, |any, byte| any | class(byte))
        })
    }

    /// A pattern that was compiled into a table at generation.
    #[inline]
    pub fn table<const CLASSES: usize>(
        &mut self,
        regex: &'static str,
        table: &Table<CLASSES>,
    ) -> &mut Self {
        self.pattern(regex, |text| table.matches(text))
    }

    /// A pattern in code of its own; `regex` is how the spec writes it.
    #[inline]
    pub fn pattern(
        &mut self,
        regex: &'static str,
        matches: impl FnOnce(&str) -> bool,
    ) -> &mut Self {
        if self.overlong || matches(self.value) {
            self
        } else {
            self.broken(Rule::Pattern, Limit::Pattern { regex })
        }
    }

    /// One of the words of a closed enum.
    #[inline]
    pub fn values(&mut self, words: &'static [&'static str]) -> &mut Self {
        if words.contains(&self.value) {
            self
        } else {
            self.broken(Rule::Values, Limit::Values(words))
        }
    }

    /// Fit to be one segment of a path: not empty, and not `.` or `..`, which lead elsewhere.
    #[inline]
    pub fn path_segment(&mut self) -> &mut Self {
        if is_segment(self.value) {
            self
        } else {
            self.broken(Rule::Unsendable, Limit::None)
        }
    }

    /// Fit to be the rest of a path: every segment of it is fit to be one.
    #[inline]
    pub fn path_segments(&mut self) -> &mut Self {
        let fit = self.value.split('/').all(is_segment);
        if fit {
            self
        } else {
            self.broken(Rule::Unsendable, Limit::None)
        }
    }

    /// Fit to be a header's value: printable ASCII (and tabs) without blanks around it.
    ///
    /// A line break would begin another header, and blanks around a value do
    /// not reach the other side.
    #[inline]
    pub fn header_value(&mut self) -> &mut Self {
        let printable = self
            .value
            .bytes()
            .fold(true, |all, byte| all & matches!(byte, b'\t' | b' '..=b'~'));
        let fit =
            printable && !self.value.starts_with([' ', '\t']) && !self.value.ends_with([' ', '\t']);
        if fit {
            self
        } else {
            self.broken(Rule::Unsendable, Limit::None)
        }
    }

    /// Decides by the number of bytes where that is enough: one unit takes 1 to `widest` bytes.
    #[inline]
    fn length(&mut self, unit: LengthUnit, widest: usize, (min, max): (usize, usize)) -> &mut Self {
        let most = self.value.len();
        let fewest = most.div_ceil(widest);
        if fewest >= min && most <= max {
            self
        } else {
            self.counted_length(unit, fewest, min, max)
        }
    }

    #[inline(never)]
    fn counted_length(
        &mut self,
        unit: LengthUnit,
        fewest: usize,
        min: usize,
        max: usize,
    ) -> &mut Self {
        let most = self.value.len();
        // A text that is too long by any count is not walked through.
        let count = if fewest > max || most < min {
            fewest
        } else {
            exact_length(self.value, unit)
        };
        if count < min {
            self.broken(Rule::MinLength, Limit::Length { count: min, unit });
        }
        if count > max {
            self.overlong = true;
            self.broken(Rule::MaxLength, Limit::Length { count: max, unit });
        }
        self
    }

    #[cold]
    fn broken(&mut self, rule: Rule, limit: Limit) -> &mut Self {
        self.found.push(Violation::new(self.place, rule, limit));
        self
    }
}

pub(crate) fn is_segment(text: &str) -> bool {
    !matches!(text, "" | "." | "..")
}

fn exact_length(text: &str, unit: LengthUnit) -> usize {
    match unit {
        LengthUnit::Bytes => text.len(),
        _ if text.is_ascii() => text.len(),
        LengthUnit::Chars => text.chars().count(),
        LengthUnit::Utf16 => text.encode_utf16().count(),
    }
}

#[cfg(test)]
mod tests;
