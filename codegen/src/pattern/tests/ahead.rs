//! Look-ahead at the start, against another engine.

use super::super::{Dialect, Match, Pattern};
use super::compiled;

const TEXTS: [&str; 16] = [
    "", "a", "b", "ab", "aws", "aws:", "aws:x", "xaws:", "a-b", "-", "a\n", "aaaa", "aaaaa",
    "AWS:", "é", "a)b",
];

#[test]
fn patterns_match_as_in_ecma262() {
    for regex in [
        "(?!aws:)[a-z:]+",
        "^(?!aws:).*$",
        "(?=.{2,4}$)[a-z-]+",
        "(?=[a-z])(?!.*--)(?!aws)[a-zA-Z:-]*",
        "(?!a|b)(?:a|b|é)+",
        "(?![)(]|-)[^]*",
        "(?![[])[^]*",
        "(?=a\\)b)[^]+",
        "(?!)a",
        "(?=)a",
        "(?!.*\\n)[^]*",
        "(?=(?:a|aws)$).+",
    ] {
        let ours = compiled(regex, Dialect::Ecma262, Match::Whole);
        let wrapped = format!("^(?:{regex})$");
        let theirs = regress::Regex::with_flags(&wrapped, "u").expect("a pattern");
        for text in TEXTS {
            let found = theirs.find(text).is_some();
            assert_eq!(ours.matches(text), found, "{regex} on {text:?}");
        }
    }
}

#[test]
fn a_part_is_looked_ahead_of_from_the_start() {
    let ours = compiled("^(?!aws:)[a-z]", Dialect::Ecma262, Match::Part);
    let theirs = regress::Regex::with_flags("^(?!aws:)[a-z]", "u").expect("a pattern");
    for text in TEXTS {
        assert_eq!(ours.matches(text), theirs.find(text).is_some(), "{text:?}");
    }
}

#[test]
fn elsewhere_it_is_refused_where_it_stands() {
    for (regex, whole, offset) in [
        ("(?!a)b", Match::Part, 0),
        ("(?!a)b|c", Match::Whole, 0),
        ("a(?!b)c", Match::Whole, 1),
        ("(?:(?!b)c)+", Match::Whole, 3),
        ("(?!a(?=b))c", Match::Whole, 4),
        ("(?!(?<=b))c", Match::Whole, 3),
        ("(?!a)[z-a]", Match::Whole, 6),
        ("(?!a", Match::Whole, 0),
    ] {
        let error = Pattern::compile(regex, Dialect::Ecma262, whole).expect_err(regex);
        assert_eq!(error.offset, offset, "{regex}: {error}");
    }
}
