//! Where ECMA-262 and Java differ.

use super::{compiled, ecma};
use crate::pattern::{Dialect, Match};

#[track_caller]
fn assert_java(regex: &str, whole: Match, accepted: &[&str], refused: &[&str]) {
    let pattern = compiled(regex, Dialect::Java, whole);
    for text in accepted {
        assert!(pattern.matches(text), "{regex} should accept {text:?}");
    }
    for text in refused {
        assert!(!pattern.matches(text), "{regex} should refuse {text:?}");
    }
}

#[test]
fn classes_with_names() {
    assert_java(
        "\\s",
        Match::Whole,
        &[" ", "\t", "\u{B}"],
        &["\u{A0}", "\u{FEFF}"],
    );
    assert!(ecma("\\s").matches("\u{A0}") && ecma("\\s").matches("\u{FEFF}"));
    assert!(!ecma("\\s").matches("\u{85}") && ecma("\\S").matches("\u{200B}"));
    assert_java("\\d\\w", Match::Whole, &["1a", "9_"], &["٣a", "1é"]);
    assert!(!ecma("\\d").matches("٣") && !ecma("\\w").matches("é"));
    assert_java(
        ".",
        Match::Whole,
        &["a", "😀"],
        &["\n", "\r", "\u{85}", "\u{2028}"],
    );
    assert!(ecma(".").matches("\u{85}") && !ecma(".").matches("\u{2029}"));
    assert_java(
        "\\v\\h",
        Match::Whole,
        &["\n ", "\u{85}\u{3000}"],
        &["a ", "v "],
    );
    assert!(ecma("\\v").matches("\u{B}") && !ecma("\\v").matches("\n"));
    assert_java("\\p{Alnum}\\p{L}\\pN", Match::Whole, &["aé½"], &["éa1"]);
    assert!(ecma("\\p{L}\\P{Lu}[\\p{Nd}x]").matches("Éé٣"));
}

#[test]
fn characters_by_number() {
    let all = ecma("\\x41\\u0042\\u{43}\\cJ\\0\\/\\-[\\b]");
    assert!(all.matches("ABC\n\0/-\u{8}"));
    assert_java(
        "\\x41\\u0042\\x{1F600}\\cJ\\e\\a\\@",
        Match::Whole,
        &["AB😀\n\u{1B}\u{7}@"],
        &[],
    );
}

#[test]
fn brackets() {
    assert!(ecma("[]").is_empty() && ecma("[^]*").is_universal());
    assert_java("[]a]", Match::Whole, &["]", "a"], &["[", ""]);
    assert_java("[^]a]", Match::Whole, &["b"], &["]", "a"]);
    assert!(ecma("[[a]").matches("[") && ecma("[a&&b]").matches("&"));
    assert!(ecma("[\\w-.]").matches("-") && !ecma("[\\w-.]").matches(","));
    assert_java("[\\w-.]", Match::Whole, &["-", ".", "a"], &[","]);
    assert!(ecma("[a-\\d]").matches("-"));
    assert!(ecma("[-a][a-]").matches("--"));
    assert!(ecma("a{x}{").matches("a{x}{") && ecma("x]}").matches("x]}"));
}

#[test]
fn the_end_of_a_text() {
    let part = |regex| compiled(regex, Dialect::Ecma262, Match::Part);
    assert!(part("a$").matches("ba") && !part("a$").matches("a\n"));
    assert_java("a$", Match::Whole, &["a"], &["a\n"]);
    assert_java(
        "a$",
        Match::Part,
        &["a", "ba\n", "a\r\n", "a\u{2028}"],
        &["a\n\n", "ab", "a\nb"],
    );
    assert_java("a\\r$", Match::Part, &["a\r", "a\r\r"], &["a\r\n"]);
    assert_java(
        "^(?:a$|b\\Z|c\\z)",
        Match::Part,
        &["a\n", "b\n", "c"],
        &["c\n", "ba"],
    );
}

#[test]
fn places() {
    let part = |regex| compiled(regex, Dialect::Ecma262, Match::Part);
    assert!(part("\\bid\\b").matches("an id.") && !part("\\bid\\b").matches("idea"));
    assert!(part("\\bid\\b").matches("éid") && part("\\Bd").matches("id"));
    assert!(
        part("^a|b$").matches("ax") && part("^a|b$").matches("xb") && !part("^a|b$").matches("xa")
    );
    assert!(ecma("a^b").is_empty());
    assert!(ecma("(^a|b)c").matches("ac"));
}

#[test]
fn one_language_has_one_table() {
    for (left, right) in [
        ("a|b|c", "[a-c]"),
        ("(?:ab)*a", "a(?:ba)*"),
        ("\\d{1,}", "[0-9][0-9]*"),
        ("(?<name>x)+?", "xx*|x"),
        ("[^]", "[\\s\\S]"),
        ("[]|é", "\\u00e9"),
    ] {
        assert_eq!(ecma(left).dfa(), ecma(right).dfa(), "{left} {right}");
    }
    assert_ne!(ecma("a").dfa(), ecma("b").dfa());
}
