//! Random patterns against two other engines: `regress` (ECMA-262) and `regex` (Rust's own).

use super::super::language::Random;
use super::super::{Dialect, Match};

/// What both the dialects and Rust's own syntax read alike.
const ATOMS: [&str; 17] = [
    "a",
    "b",
    "-",
    "é",
    "😀",
    "[ab]",
    "[^a]",
    "[a-c]",
    "[^😀]",
    "\\n",
    "[b\\n]",
    "[^\\n\\r\\u2028\\u2029]",
    "ab",
    "\\.",
    "[\\-a]",
    "^",
    "$",
];
const LETTERS: [&str; 5] = ["a", "b", "\n", "é", "😀"];

#[test]
fn random_patterns_match_as_in_rust() {
    let texts = all_texts(4);
    let mut random = Random(2024);
    for _ in 0..60 {
        let regex = pattern(&mut random, 3);
        // Rust writes code points in another way.
        let rust = regex.replace("\\u2028\\u2029", "\\u{2028}\\u{2029}");
        for whole in [Match::Whole, Match::Part] {
            let theirs = regex::Regex::new(&wrapped(&rust, whole)).expect("a pattern of Rust");
            compare(&regex, whole, &texts, |text| theirs.is_match(text));
        }
    }
}

/// `regress` 0.11 does not return from some patterns with three levels of repetition, so there are two.
#[test]
fn random_patterns_match_as_in_ecma262() {
    let texts = all_texts(3);
    let mut random = Random(262);
    for _ in 0..60 {
        let regex = pattern(&mut random, 2);
        for whole in [Match::Whole, Match::Part] {
            let theirs =
                regress::Regex::with_flags(&wrapped(&regex, whole), "u").expect("a pattern");
            compare(&regex, whole, &texts, |text| theirs.find(text).is_some());
        }
    }
}

/// Each piece of syntax that Rust reads otherwise, over the characters on which readings differ.
#[test]
fn classes_match_as_in_ecma262() {
    let odd = "aZ_09-]^\u{1F600}\0\t\n\u{B}\r\u{7F}\u{85}\u{A0}\u{AD}é٣\u{180E}\u{2028}\u{200B}\u{3000}\u{FEFF}\u{D7FF}\u{FFFD}\u{10FFFF}";
    let texts: Vec<String> = odd.chars().map(String::from).collect();
    for regex in [
        "\\s",
        "\\S",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        ".",
        "[^]",
        "[]",
        "[\\s\\d]",
        "[^\\s-]",
        "[\\w-]",
        "[\\b]",
        "\\v",
        "\\cI",
        "[\\u0000-\\u007F]",
        "[\\u{80}-\\u{10FFFF}]",
        "[\\uD83D\\uDE00-\\uDBFF\\uDFFF]",
        "[^\\W_]",
        "\\p{L}",
        "\\P{L}",
        "\\p{Lu}",
        "[\\p{Nd}\\p{P}]",
        "\\p{gc=Zs}",
        "\\0",
        "[\\]^\\-]",
        "\\x7f",
    ] {
        let theirs =
            regress::Regex::with_flags(&wrapped(regex, Match::Whole), "u").expect("a pattern");
        compare(regex, Match::Whole, &texts, |text| {
            theirs.find(text).is_some()
        });
    }
    // What only the reading without the flag allows.
    for regex in [
        "\\-", "\\@", "[\\w-_]", "[\\d-x]", "a{", "]", "}", "{", "[--\\d]",
    ] {
        let theirs =
            regress::Regex::with_flags(&wrapped(regex, Match::Whole), "").expect("a pattern");
        compare(regex, Match::Whole, &texts, |text| {
            theirs.find(text).is_some()
        });
    }
}

fn wrapped(regex: &str, whole: Match) -> String {
    match whole {
        Match::Whole => format!("^(?:{regex})$"),
        Match::Part => regex.to_owned(),
    }
}

fn compare(regex: &str, whole: Match, texts: &[String], theirs: impl Fn(&str) -> bool) {
    let ours = super::compiled(regex, Dialect::Ecma262, whole);
    for text in texts {
        assert_eq!(
            ours.matches(text),
            theirs(text),
            "{regex:?}, {whole:?}, {text:?}"
        );
    }
}

pub(super) fn all_texts(longest: usize) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut last = texts.clone();
    for _ in 0..longest {
        last = last
            .iter()
            .flat_map(|text| LETTERS.map(|letter| format!("{text}{letter}")))
            .collect();
        texts.extend_from_slice(&last);
    }
    texts
}

fn pattern(random: &mut Random, depth: usize) -> String {
    if depth == 0 {
        return ATOMS[random.below(ATOMS.len())].to_owned();
    }
    let mut part = || pattern(random, depth - 1);
    let (first, second) = (part(), part());
    match random.below(8) {
        0 => format!("{first}|{second}"),
        1 => format!("(?:{first}|{second})"),
        2 => format!("(?:{first})*"),
        3 => format!("(?:{first})+?{second}"),
        4 => format!("({first})?{second}"),
        5 => format!("(?:{first}){{1,2}}{second}"),
        6 => format!("(?:{first}){{2}}"),
        _ => format!("{first}{second}"),
    }
}
