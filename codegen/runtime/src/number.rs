//! Numbers with fractions, as messages carry them.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// Up to here, and down to its negative, every whole number is one of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A number of 64 bits with or without a fraction: neither infinite nor "not a number", which no message can say.
///
/// So it can be compared, sorted and used as a key, which `f64` cannot.
///
/// ```
/// use annul_runtime::Number;
///
/// let share = Number::new(0.25).expect("finite");
/// assert_eq!(share.get(), 0.25);
/// assert_eq!(Number::from(3).to_string(), "3");
/// assert_eq!(Number::new(f64::NAN), None);
/// ```
#[derive(Clone, Copy)]
pub struct Number(f64);

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(0.0);

    /// A number; nothing, if it is infinite or none.
    #[must_use]
    pub const fn new(number: f64) -> Option<Self> {
        // A zero below zero would be equal to the other and written in another way.
        if number == 0.0 {
            return Some(Self::ZERO);
        }
        if number.is_finite() {
            Some(Self(number))
        } else {
            None
        }
    }

    /// A whole number; one of more than 53 bits becomes the nearest that there is.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "the nearest number is what is asked for"
    )]
    pub const fn whole(number: i64) -> Self {
        Self(number as f64)
    }

    /// Reads a number as JSON writes it; nothing, if the text is none, or one that is too large.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // `inf`, `nan`, `+1` and `.5` are numbers to Rust, and nothing that a spec promises.
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit())
            && digits
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
        is_number.then(|| Self::new(text.parse().ok()?))?
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The number, if it is whole and has no more than 53 bits.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is whole and small enough"
    )]
    pub fn as_integer(self) -> Option<i64> {
        let is_whole = self.0.fract() == 0.0 && self.0.abs() <= EXACT;
        is_whole.then_some(self.0 as i64)
    }
}

/// As JSON writes it.
impl FromStr for Number {
    type Err = NoNumber;

    fn from_str(text: &str) -> Result<Self, NoNumber> {
        Self::parse(text).ok_or(NoNumber)
    }
}

/// A text that is no number, or one that is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoNumber;

impl fmt::Display for NoNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("must be a number of 64 bits, as JSON writes it")
    }
}

impl std::error::Error for NoNumber {}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self(number.into())
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(number.into())
    }
}

impl From<Number> for f64 {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// As JSON writes it.
impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_readable = self.0 == 0.0 || (1e-7..1e21).contains(&self.0.abs());
        if is_readable {
            write!(out, "{}", self.0)
        } else {
            write!(out, "{:e}", self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn what_is_written_is_read() {
        for number in [
            0.0,
            -0.0,
            0.1,
            -2.5,
            1e300,
            5e-324,
            f64::MAX,
            f64::MIN,
            1e21,
        ] {
            let number = Number::new(number).expect("finite");
            assert_eq!(Number::parse(&number.to_string()), Some(number), "{number}");
        }
        assert_eq!(Number::new(-0.0).expect("finite").to_string(), "0");
    }

    #[test]
    fn what_is_no_number_of_json_is_none() {
        for text in [
            "", "-", "inf", "NaN", "+1", ".5", "5.", "1e999", "0x1", "1 ", "1_0", "--1",
        ] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
        assert_eq!(Number::parse("-1.5e+3"), Number::new(-1500.0));
    }

    #[test]
    fn whole_numbers_are_told_apart() {
        assert_eq!(Number::whole(-7).as_integer(), Some(-7));
        assert_eq!(Number::parse("7.0").and_then(Number::as_integer), Some(7));
        assert_eq!(Number::parse("7.5").and_then(Number::as_integer), None);
        assert_eq!(Number::parse("1e300").and_then(Number::as_integer), None);
    }
}
