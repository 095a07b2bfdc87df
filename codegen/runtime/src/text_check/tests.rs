//! Each check at, under and over its bounds.

use crate::{Origin, Place, Rule, Table, Violations};

const PLACE: Place = Place::body("Id", Origin::Service);

fn ids(found: Violations) -> Vec<&'static str> {
    found
        .into_iter()
        .map(|violation| violation.rule.id())
        .collect()
}

/// The ids of the rules that a text breaks under a chain of checks.
macro_rules! broken {
    ($value:expr, $($check:tt)+) => {{
        let mut found = Violations::new();
        found.text(PLACE, $value)$($check)+;
        ids(found)
    }};
}

const OK: [&str; 0] = [];

#[test]
fn length_is_counted_in_the_unit_that_the_spec_names() {
    // One character each; 1, 2, 3 and 4 bytes; 1, 1, 1 and 2 UTF-16 code units.
    for (text, bytes, utf16) in [("a", 1, 1), ("é", 2, 1), ("漢", 3, 1), ("🙂", 4, 2)] {
        for times in [1, 2, 7, 36] {
            let value = text.repeat(times);
            let value = value.as_str();
            let (bytes, utf16) = (times * bytes, times * utf16);

            assert_eq!(broken!(value, .chars(times..=times)), OK, "{value}");
            assert_eq!(
                broken!(value, .chars(times + 1..)),
                ["length.min"],
                "{value}"
            );
            assert_eq!(broken!(value, .chars(..times)), ["length.max"], "{value}");

            assert_eq!(broken!(value, .utf16(utf16..=utf16)), OK, "{value}");
            assert_eq!(
                broken!(value, .utf16(utf16 + 1..)),
                ["length.min"],
                "{value}"
            );
            assert_eq!(broken!(value, .utf16(..utf16)), ["length.max"], "{value}");

            assert_eq!(broken!(value, .bytes(bytes..=bytes)), OK, "{value}");
            assert_eq!(
                broken!(value, .bytes(bytes + 1..)),
                ["length.min"],
                "{value}"
            );
            assert_eq!(broken!(value, .bytes(..bytes)), ["length.max"], "{value}");
        }
    }
}

#[test]
fn an_open_range_has_one_end() {
    assert_eq!(broken!("", .chars(..=3)), OK);
    assert_eq!(broken!("", .chars(1..)), ["length.min"]);
    assert_eq!(broken!("abcd", .chars(..4)), ["length.max"]);
    assert_eq!(broken!("abcd", .chars(..)), OK);
}

#[test]
fn every_byte_has_to_be_of_the_class() {
    let check = |value| broken!(value, .every_byte("^[a-z]{1,3}$", 1..=3, |byte| byte.is_ascii_lowercase()));
    assert_eq!(check("abc"), OK);
    for wrong in ["", "abcd", "aBc", "ab\n", "é"] {
        assert_eq!(check(wrong), ["pattern"], "{wrong:?}");
    }
}

#[test]
fn some_byte_is_enough_where_the_pattern_matches_a_part() {
    let check = |value| broken!(value, .some_byte("[0-9]", |byte| byte.is_ascii_digit()));
    assert_eq!(check("a1b"), OK);
    assert_eq!(check(""), ["pattern"]);
    assert_eq!(check("ab"), ["pattern"]);
}

#[test]
fn a_table_decides_a_pattern() {
    static AB: Table<3> = Table::new(
        [(b'a', b'a', 1), (b'b', b'b', 2)],
        0,
        &[[2, 1, 2], [2, 2, 0], [2, 2, 2]],
        &[0],
    );
    assert_eq!(broken!("abab", .table("^(ab)*$", &AB)), OK);
    assert_eq!(broken!("aba", .table("^(ab)*$", &AB)), ["pattern"]);
}

#[test]
fn no_pattern_walks_through_an_overlong_text() {
    let rules =
        broken!("abcd", .chars(..=3).pattern("^x$", |_| unreachable!("not walked through")));
    assert_eq!(rules, ["length.max"]);
}

#[test]
fn a_short_text_breaks_its_pattern_too() {
    let rules = broken!("", .chars(1..=3).every_byte("^x+$", 1.., |byte| byte == b'x'));
    assert_eq!(rules, ["length.min", "pattern"]);
}

#[test]
fn a_closed_enum_has_only_its_words() {
    assert_eq!(broken!("B", .values(&["A", "B"])), OK);
    assert_eq!(broken!("b", .values(&["A", "B"])), ["values"]);
}

#[test]
fn dot_segments_and_nothing_are_no_path_segments() {
    for fit in ["a", "...", "a/b", "%2e", " "] {
        assert_eq!(broken!(fit, .path_segment()), OK, "{fit:?}");
    }
    for unfit in ["", ".", ".."] {
        assert_eq!(broken!(unfit, .path_segment()), ["unsendable"], "{unfit:?}");
    }
    assert_eq!(broken!("a/b.c/d", .path_segments()), OK);
    for unfit in ["", "/a", "a//b", "a/../b", "a/"] {
        assert_eq!(
            broken!(unfit, .path_segments()),
            ["unsendable"],
            "{unfit:?}"
        );
    }
}

#[test]
fn a_header_value_is_one_printable_line() {
    for fit in ["", "a b", "\"etag\"", "a\tb", "~"] {
        assert_eq!(broken!(fit, .header_value()), OK, "{fit:?}");
    }
    for unfit in [
        "a\r\nb: c",
        "a\n",
        "\0",
        "\u{7f}",
        "é",
        " a",
        "a ",
        "\ta",
        "a\t",
    ] {
        assert_eq!(broken!(unfit, .header_value()), ["unsendable"], "{unfit:?}");
    }
}

#[test]
fn what_cannot_be_sent_has_no_limit_to_name() {
    let mut found = Violations::new();
    found.text(PLACE, "a\n").header_value();
    let violation = found.into_iter().next().expect("one violation");
    assert_eq!(violation.rule, Rule::Unsendable);
    assert_eq!(violation.to_string(), "`Id` (body): cannot be sent");
}
