//! The patterns that the vendors and their neighbours publish.

use super::{bounded, compiled, ecma, language};
use crate::pattern::{Dialect, LengthUnit, Lengths, Match, Simple};

const ALNUM: [(u8, u8); 3] = [(b'0', b'9'), (b'A', b'Z'), (b'a', b'z')];

#[track_caller]
fn assert_simple(regex: &str, set: &[(u8, u8)], min: u32, max: Option<u32>) {
    assert_eq!(
        ecma(regex).simple(),
        Some(Simple {
            set: set.to_vec(),
            min,
            max
        }),
        "{regex}"
    );
}

#[test]
fn identifiers_are_simple() {
    assert_simple("[a-zA-Z0-9]+", &ALNUM, 1, None);
    assert_simple("^[a-zA-Z0-9]+$", &ALNUM, 1, None);
    assert_simple(
        "^[a-f0-9\\-]+$",
        &[(b'-', b'-'), (b'0', b'9'), (b'a', b'f')],
        1,
        None,
    );
    assert_simple(
        "^[a-f0-9\\-]{36}$",
        &[(b'-', b'-'), (b'0', b'9'), (b'a', b'f')],
        36,
        Some(36),
    );
    assert_simple(
        "^[a-zA-Z0-9._/\\-:]+$",
        &[(b'-', b':'), (b'A', b'Z'), (b'_', b'_'), (b'a', b'z')],
        1,
        None,
    );
    assert_simple("^\\d+$", &[(b'0', b'9')], 1, None);
    assert_simple("[0-9a-z]+", &[(b'0', b'9'), (b'a', b'z')], 1, None);
    assert_simple(
        "^[a-zA-Z0-9-_]+$",
        &[
            (b'-', b'-'),
            (b'0', b'9'),
            (b'A', b'Z'),
            (b'_', b'_'),
            (b'a', b'z'),
        ],
        1,
        None,
    );
}

#[test]
fn simplicity_is_told_by_the_language_not_by_the_spelling() {
    assert_simple("(?:a|b){2}|(?:b|a){3,}?", &[(b'a', b'b')], 2, None);
    assert_simple(
        "\\w?\\w?",
        &[(b'0', b'9'), (b'A', b'Z'), (b'_', b'_'), (b'a', b'z')],
        0,
        Some(2),
    );
    for other in [
        "",
        "[]",
        "(ab)*",
        "a|bb",
        "a?b?",
        "a{1,2}|a{4}",
        "(aa)*",
        "é+",
        ".+",
        "g-[a-z0-9]{10}",
    ] {
        assert_eq!(ecma(other).simple(), None, "{other}");
    }
}

#[test]
fn surrogate_ranges_are_the_supplementary_planes() {
    let glue = "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*";
    let expected = ecma("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}\\t]*");
    for dialect in [Dialect::Ecma262, Dialect::Java] {
        assert_eq!(compiled(glue, dialect, Match::Whole).dfa(), expected.dfa());
    }
    for regex in [
        "[\\uD800-\\uDBFF\\uDC00-\\uDFFF]",
        "[\\uD800-\\uDFFF]",
        "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]",
        "[\\u{10000}-\\u{10FFFF}]",
    ] {
        assert_eq!(
            ecma(regex).dfa(),
            ecma("[\\u{10000}-\\u{10FFFF}]").dfa(),
            "{regex}"
        );
    }
    let valid = "(?:[^\\uD800-\\uDFFF]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])*";
    assert!(ecma(valid).is_universal());
    assert!(ecma("\\ud83d[\\ude00-\\ude4f]").matches("😀"));
    assert!(ecma("\\uD83D\\uDE00").matches("😀"));
    assert!(
        ecma("[\\u0000-\\uFFFF]").matches("😀"),
        "ECMA-262 counts UTF-16 units"
    );
    assert!(!compiled("[\\u0000-\\uFFFF]", Dialect::Java, Match::Whole).matches("😀"));
}

#[test]
fn identifiers_with_parts() {
    let redshift = ecma("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d{0,2})?");
    assert!(redshift.matches("0123abcd-0123-abcd-0123-0123456789ab"));
    assert!(redshift.matches("0123abcd-0123-abcd-0123-0123456789ab:"));
    assert!(!redshift.matches("0123abcd-0123-abcd-0123-0123456789ab:123"));
    assert_eq!(
        redshift.lengths(LengthUnit::Chars),
        Some(Lengths {
            min: 36,
            max: Some(39)
        })
    );

    let operation = ecma("^projects/[^/]+/regions/[^/]+/operations/[^/]+$");
    assert!(operation.matches("projects/é/regions/😀/operations/\n"));
    assert!(!operation.matches("projects//regions/a/operations/b"));

    let athena = ecma("\\S+");
    assert!(athena.matches("a\u{200B}é") && !athena.matches("a b") && !athena.matches("a\u{3000}"));
    assert!(compiled("\\S+", Dialect::Ecma262, Match::Part).matches("a b"));
    assert!(ecma("[a-zA-Z0-9][-a-zA-Z0-9]*").matches("a-"));
    assert!(ecma(".*").matches("a\u{85}") && !ecma(".*").matches("a\n"));
}

#[test]
fn lengths_that_say_nothing_new() {
    assert!(bounded("^[a-f0-9\\-]{36}$", 36, 36).length_is_implied());
    assert!(!bounded("^[a-f0-9\\-]+$", 36, 36).length_is_implied());
    assert!(!bounded("[a-zA-Z0-9]+", 1, 64).length_is_implied());
    assert!(language("[a-zA-Z0-9]+").length_is_implied());
    assert_eq!(bounded("[^]{0,9}", 1, 9).pattern_is_implied(), Ok(true));
    assert_eq!(bounded("[^]{0,9}", 1, 10).pattern_is_implied(), Ok(false));
    assert_eq!(bounded("[a-z]+", 1, 9).pattern_is_implied(), Ok(false));
}
