//! One broken constraint of one param: where, which rule, which limit; never the value.

use crate::words::write_words;
use crate::{Location, Origin, Place};
use std::fmt;

/// Which kind of constraint is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A required param is missing.
    Required,
    /// A text is too short.
    MinLength,
    /// A text is too long.
    MaxLength,
    /// A text does not match its pattern.
    Pattern,
    /// A text is none of the words of a closed enum.
    Values,
    /// A number is too small.
    MinValue,
    /// A number is too large.
    MaxValue,
    /// A list has too few items.
    MinItems,
    /// A list has too many items.
    MaxItems,
    /// A value would make the request unsafe, or cannot be written where it stands.
    Unsendable,
}

impl Rule {
    /// The rule's name in logs and specs: the constraint, and which end of it. It never changes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::MinLength => "length.min",
            Self::MaxLength => "length.max",
            Self::Pattern => "pattern",
            Self::Values => "values",
            Self::MinValue => "range.min",
            Self::MaxValue => "range.max",
            Self::MinItems => "items.min",
            Self::MaxItems => "items.max",
            Self::Unsendable => "unsendable",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.id())
    }
}

words! {
    /// What the length of a text is counted in.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum LengthUnit {
        /// Unicode scalar values, as Rust's `char`.
        Chars = "chars",
        /// UTF-16 code units, as Java and JavaScript count.
        Utf16 = "utf16",
        /// Bytes of UTF-8.
        Bytes = "bytes",
    }
}

impl LengthUnit {
    /// The length of a text in this unit.
    #[must_use]
    pub fn measure(self, text: &str) -> u64 {
        text.bytes().map(|byte| u64::from(self.weight(byte))).sum()
    }

    /// What a byte of a text in UTF-8 adds to its length: the first byte of a character counts for all of it.
    #[must_use]
    pub const fn weight(self, byte: u8) -> u8 {
        match (self, byte) {
            (Self::Bytes, _) => 1,
            (_, 0x80..=0xBF) => 0,
            (Self::Utf16, 0xF0..) => 2,
            _ => 1,
        }
    }

    const fn noun(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::Chars, 1) => "character",
            (Self::Chars, _) => "characters",
            (Self::Utf16, 1) => "UTF-16 code unit",
            (Self::Utf16, _) => "UTF-16 code units",
            (Self::Bytes, 1) => "byte",
            (Self::Bytes, _) => "bytes",
        }
    }
}

/// The limit that a value breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// The rule has no limit to name.
    None,
    /// A length of a text.
    Length {
        /// How many.
        count: usize,
        /// Of what.
        unit: LengthUnit,
    },
    /// A pattern.
    Pattern {
        /// The regular expression, as the spec has it.
        regex: &'static str,
    },
    /// The words of a closed enum.
    Values(&'static [&'static str]),
    /// A bound of a number.
    Integer(i64),
    /// A number of items.
    Items(usize),
}

/// One broken constraint of one param.
///
/// It says where, which rule and which limit, and never holds the value: a
/// violation can be logged whatever the param is.
///
/// ```
/// use annul_runtime::{LengthUnit, Limit, Origin, Place, Rule, Violation};
///
/// let place = Place::body("QueryId", Origin::Service);
/// let limit = Limit::Length { count: 64, unit: LengthUnit::Chars };
/// let violation = Violation::new(place, Rule::MaxLength, limit);
/// assert_eq!(violation.to_string(), "`QueryId` (body): must have at most 64 characters");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value stands.
    pub place: Place,
    /// Which rule it breaks.
    pub rule: Rule,
    /// The limit of that rule.
    pub limit: Limit,
}

impl Violation {
    /// A broken rule at a place.
    #[must_use]
    pub const fn new(place: Place, rule: Rule, limit: Limit) -> Self {
        Self { place, rule, limit }
    }

    /// Whether a client holds the request back for it even when it is not asked to be strict.
    ///
    /// An old spec must never be the reason that a query cannot be cancelled.
    /// So what the service itself handed out is sent even if it breaks a
    /// constraint, unless it is missing or unsafe to send; what the caller
    /// chose is held to the spec in full.
    #[must_use]
    pub const fn stops_sending(&self) -> bool {
        matches!(self.place.origin, Origin::Caller)
            || matches!(self.rule, Rule::Required | Rule::Unsendable)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: ", self.place)?;
        let bound = match self.rule {
            Rule::MinLength | Rule::MinValue | Rule::MinItems => "at least",
            _ => "at most",
        };
        match (self.rule, self.limit) {
            (Rule::Required, _) => out.write_str("is required"),
            (Rule::Unsendable, _) => out.write_str(match self.place.location {
                Location::Path => "must not be empty, `.` or `..`",
                Location::Header => "must be printable ASCII without blanks around it",
                Location::Query | Location::Body => "cannot be sent",
            }),
            (_, Limit::Length { count, unit }) => {
                write!(out, "must have {bound} {count} {}", unit.noun(count))
            }
            (_, Limit::Pattern { regex }) => write!(out, "must match `{regex}`"),
            (_, Limit::Values(words)) => {
                out.write_str("must be one of ")?;
                write_words(words.iter().copied(), out)
            }
            (_, Limit::Integer(limit)) => write!(out, "must be {bound} {limit}"),
            (_, Limit::Items(1)) => write!(out, "must have {bound} 1 item"),
            (_, Limit::Items(count)) => write!(out, "must have {bound} {count} items"),
            (rule, Limit::None) => write!(out, "breaks the rule `{rule}`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LengthUnit, Limit, Rule, Violation};
    use crate::{Origin, Place};

    fn sentence(place: Place, rule: Rule, limit: Limit) -> String {
        Violation::new(place, rule, limit).to_string()
    }

    #[test]
    fn each_rule_is_a_sentence() {
        let id = Place::path("id", Origin::Service);
        let tag = Place::header("if-match", Origin::Caller);
        let one = Limit::Length {
            count: 1,
            unit: LengthUnit::Utf16,
        };
        let sentences = [
            sentence(id, Rule::Required, Limit::None),
            sentence(id, Rule::Unsendable, Limit::None),
            sentence(tag, Rule::Unsendable, Limit::None),
            sentence(id, Rule::MinLength, one),
            sentence(id, Rule::Pattern, Limit::Pattern { regex: r"^\d+$" }),
            sentence(id, Rule::Values, Limit::Values(&["A", "B"])),
            sentence(id, Rule::Values, Limit::None),
        ];
        let expected = [
            "`id` (path): is required",
            "`id` (path): must not be empty, `.` or `..`",
            "`if-match` (header): must be printable ASCII without blanks around it",
            "`id` (path): must have at least 1 UTF-16 code unit",
            r"`id` (path): must match `^\d+$`",
            "`id` (path): must be one of `A`, `B`",
            "`id` (path): breaks the rule `values`",
        ];
        assert_eq!(sentences, expected);
    }
}
