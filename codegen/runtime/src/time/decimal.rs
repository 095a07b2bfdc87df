//! Seconds as decimal numbers, every digit of them: a binary fraction would lose some.

/// Nanoseconds of a second.
const SECOND: i128 = 1_000_000_000;

/// The most digits that are looked at, far more than a time needs.
const MOST: usize = 30;

/// The nanoseconds of a number of seconds, as JSON writes numbers; what is less than one is dropped.
pub(super) fn nanoseconds(text: &str) -> Option<i128> {
    let (is_negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i8>().ok()?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_digits = |part: &str| {
        (1..=MOST).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let mut digits = whole.bytes().chain(fraction.bytes());
    let value = digits.try_fold(0_i128, |value, digit| {
        value.checked_mul(10)?.checked_add(i128::from(digit - b'0'))
    })?;
    let shift = i32::from(exponent) + 9 - i32::try_from(fraction.len()).ok()?;
    let power = 10_i128.checked_pow(shift.unsigned_abs());
    let value = match (shift >= 0, power) {
        (true, power) => value.checked_mul(power?)?,
        (false, Some(power)) => value / power,
        (false, None) => 0,
    };
    Some(if is_negative { -value } else { value })
}

/// Whole seconds and nanoseconds as nanoseconds.
pub(super) const fn total(seconds: i64, nanos: u32) -> i128 {
    seconds as i128 * SECOND + nanos as i128
}

/// A number of seconds as JSON writes it, with as many digits as it needs.
pub(super) fn write(nanoseconds: i128) -> String {
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let amount = nanoseconds.abs();
    let fraction = fraction(amount % SECOND);
    format!("{sign}{}{fraction}", amount / SECOND)
}

/// A part of a second, with its point; nothing, if there is none.
pub(super) fn fraction(nanoseconds: i128) -> String {
    if nanoseconds == 0 {
        return String::new();
    }
    let digits = format!(".{nanoseconds:09}");
    digits.trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{nanoseconds, write};

    #[test]
    fn every_digit_is_kept() {
        for (text, expected) in [
            ("0", 0),
            ("1767323045", 1_767_323_045_000_000_000),
            ("1767323045.250", 1_767_323_045_250_000_000),
            ("1.767323045E9", 1_767_323_045_000_000_000),
            ("1e-3", 1_000_000),
            ("-0.5", -500_000_000),
            ("0.0000000019", 1),
            ("1e-40", 0),
        ] {
            assert_eq!(nanoseconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "", "-", "1.", ".5", "+1", "1e", "1e999", "0x1", "1 ", "NaN", "1_0",
        ] {
            assert_eq!(nanoseconds(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        assert_eq!(write(1_500_000_000), "1.5");
        assert_eq!(write(-1), "-0.000000001");
        assert_eq!(write(7_000_000_000), "7");
    }
}
