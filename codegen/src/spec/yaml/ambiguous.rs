//! Which plain scalars some YAML reader, old or new, takes for something else than text.

/// Whether some reader of YAML 1.1 or 1.2 takes this plain scalar for null, a boolean, a number, a time or a date.
#[must_use]
pub fn is_ambiguous(plain: &str) -> bool {
    begins_so(plain) && (is_word(plain) || is_number(plain) || is_date(plain))
}

/// Whether a plain scalar is a date, or a time of one, and nothing else: text to every reader of version 1.2.
pub(super) fn is_only_date(plain: &str) -> bool {
    is_date(plain) && !is_word(plain) && !is_number(plain)
}

/// Whether any of what follows begins as this text does; most texts do not.
fn begins_so(plain: &str) -> bool {
    plain.bytes().next().is_none_or(|first| {
        let first = first.to_ascii_lowercase();
        first.is_ascii_digit() || b"+-._~=<ntfyo".contains(&first)
    })
}

/// Null and booleans of both versions, and the two special keys of version 1.1.
fn is_word(plain: &str) -> bool {
    const WORDS: [&str; 14] = [
        "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", "=", "<<",
    ];
    WORDS.iter().any(|word| plain.eq_ignore_ascii_case(word))
}

fn is_number(plain: &str) -> bool {
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    unsigned.eq_ignore_ascii_case(".inf")
        || is_with_radix(unsigned)
        || is_decimal(unsigned)
        || is_sexagesimal(unsigned)
}

fn is_with_radix(unsigned: &str) -> bool {
    [("0x", 16), ("0o", 8), ("0b", 2)]
        .iter()
        .any(|&(prefix, radix)| {
            // No reader but serde_yaml takes the sign behind the prefix.
            unsigned.strip_prefix(prefix).is_some_and(|digits| {
                let digits = digits.strip_prefix(['+', '-']).unwrap_or(digits);
                all(digits, |char| char.is_digit(radix))
            })
        })
}

/// Whole, octal by a leading zero, with fraction, with exponent.
fn is_decimal(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let exponent_fits = exponent.is_none_or(|exponent| {
        all(
            exponent.strip_prefix(['+', '-']).unwrap_or(exponent),
            |char| char.is_ascii_digit(),
        )
    });
    exponent_fits && is_mantissa(mantissa)
}

/// Digits with at most one point among them, and a digit at one side of it.
fn is_mantissa(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.is_empty() || all(part, |char| char.is_ascii_digit());
    digits(whole) && digits(fraction) && text.contains(|char: char| char.is_ascii_digit())
}

/// Numbers to base 60, which version 1.1 reads `12:30` and `190:20:30.15` as.
fn is_sexagesimal(unsigned: &str) -> bool {
    let mut parts = unsigned.split(':');
    let first = parts
        .next()
        .is_some_and(|part| all(part, |char| char.is_ascii_digit()));
    let mut rest = parts.peekable();
    first && rest.peek().is_some() && rest.all(is_mantissa)
}

/// `2018-11-01`, alone or with a time behind it.
fn is_date(plain: &str) -> bool {
    let digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut parts = plain.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let day_length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (day, time) = rest.split_at(day_length);
    let is_time = time.is_empty()
        || time.starts_with(['t', 'T', ' '])
            && time
                .trim_start_matches(['t', 'T', ' '])
                .starts_with(|char: char| char.is_ascii_digit());
    digits(year, 4..=4) && digits(month, 1..=2) && digits(day, 1..=2) && is_time
}

/// Whether `text` is not empty and consists of such digits, perhaps with `_` between them.
fn all(text: &str, digit: impl Fn(char) -> bool) -> bool {
    text.contains(&digit) && text.chars().all(|char| char == '_' || digit(char))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_is_what_any_reader_takes_for_another_type() {
        for plain in [
            "",
            "~",
            "null",
            "Null",
            "true",
            "FALSE",
            "yes",
            "No",
            "on",
            "OFF",
            "y",
            "N",
            "=",
            "<<",
            "0",
            "12",
            "+12",
            "-0",
            "010",
            "1_000",
            "0x1F",
            "0o17",
            "0b101",
            "1e3",
            "1E-3",
            ".5",
            "5.",
            "-1.5",
            "1.5e+3",
            ".inf",
            "-.INF",
            ".nan",
            "12:30",
            "12:30:45",
            "190:20:30.15",
            "2018-11-01",
            "2018-1-1",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43",
        ] {
            assert!(is_ambiguous(plain), "{plain:?}");
        }
        for plain in [
            "a",
            "none",
            "yess",
            "nope",
            "1.2.3",
            "12a",
            "0x",
            "0xZ",
            "e3",
            ".",
            "-",
            "+",
            "...",
            "a:b",
            "12:30:x",
            "2018-11",
            "2018-11-01-x",
            "20180-11-01",
            "us-east-1",
            "/v1/{id}",
            "12 monkeys",
            "_",
            "1,000",
            "infinity",
            "nan",
        ] {
            assert!(!is_ambiguous(plain), "{plain:?}");
        }
    }
}
