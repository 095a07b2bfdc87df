//! Every construct that is refused, with the place that the error names.

use crate::pattern::PatternErrorKind::{Syntax, TooLarge, Unsupported};
use crate::pattern::{Dialect, Match, Pattern, PatternErrorKind};

use Dialect::{Ecma262, Java};

/// The refused piece, as the error's place gives it.
#[track_caller]
fn assert_refused(regex: &str, dialect: Dialect, kind: PatternErrorKind, piece: &str) {
    let error = Pattern::compile(regex, dialect, Match::Part).expect_err(regex);
    assert_eq!(error.kind, kind, "{regex}: {error}");
    let place = error.offset..error.offset + error.len;
    assert_eq!(regex.get(place), Some(piece), "{regex}: {error}");
    assert!(!error.message.ends_with('.'), "{error}");
}

#[test]
fn what_one_pass_cannot_decide() {
    for dialect in [Ecma262, Java] {
        for (regex, piece) in [
            ("é(?=b)", "(?="),
            ("a(?!b).*", "(?!"),
            ("a(?<=b)", "(?<="),
            ("a(?<!b)", "(?<!"),
            ("(a)\\1", "\\1"),
            ("(?<x>a)\\k<x>", "\\k"),
            ("(?i)abc", "(?i"),
            ("(?i-s:abc)", "(?i-s"),
            ("a\\p{Greek}", "\\p{Greek}"),
            ("a{,5}", "{,5}"),
        ] {
            assert_refused(regex, dialect, Unsupported, piece);
        }
    }
    for (regex, piece) in [
        ("(?>a)b", "(?>"),
        ("ab*+c", "*+"),
        ("a{2,3}+", "{2,3}+"),
        ("\\bword", "\\b"),
        ("\\Qa.b\\E", "\\Q"),
        ("a\\R", "\\R"),
        ("[a&&b]", "&&"),
        ("[a[b]]", "["),
        ("a$\\n?", "$"),
        ("(?:a$)*", "$"),
        ("\\012", "\\0"),
        ("[\\uD800-\\uDFFF]", "\\uD800-\\uDFFF"),
    ] {
        assert_refused(regex, Java, Unsupported, piece);
    }
    for (regex, piece) in [
        ("\\Aabc", "\\A"),
        ("abc\\z", "\\z"),
        ("a\\q", "\\q"),
        ("a\\01", "\\0"),
        ("é\\uD83Db", "\\uD83D"),
        ("[a\\uD83D]", "\\uD83D"),
        ("[^\\uD800-\\uDBFF]", "[^\\uD800-\\uDBFF]"),
        ("[\\uD800-\\uDBFF]*", "[\\uD800-\\uDBFF]"),
    ] {
        assert_refused(regex, Ecma262, Unsupported, piece);
    }
}

#[test]
fn what_the_dialect_does_not_know() {
    for dialect in [Ecma262, Java] {
        for (regex, piece) in [
            ("é(a", "("),
            ("a)b", ")"),
            ("[a", "["),
            ("é*[z-a]", "z-a"),
            ("+a", "+"),
            ("a|*b", "*"),
            ("{2}a", "{2}"),
            ("a**", "*"),
            ("a{2}{3}", "{3}"),
            ("a{3,2}", "{3,2}"),
            ("^*a", "^*"),
            ("a\\", "\\"),
            ("\\xé0", "\\x"),
            ("\\u00é", "\\u"),
            ("\\c1", "\\c"),
            ("(?P<n>a)", "(?P<"),
            ("(?<1>a)", "(?<"),
            ("(?)", "(?"),
        ] {
            assert_refused(regex, dialect, Syntax, piece);
        }
    }
    for (regex, piece) in [
        ("a{", "{"),
        ("\\u{41}", "\\u"),
        ("\\q", "\\q"),
        ("[]", "["),
        ("[a-\\d]", "a-\\d"),
        ("[\\A]", "\\A"),
    ] {
        assert_refused(regex, Java, Syntax, piece);
    }
    for (regex, piece) in [("\\u{110000}", "\\u{"), ("[\\B]", "\\B")] {
        assert_refused(regex, Ecma262, Syntax, piece);
    }
}

#[test]
fn what_is_too_large() {
    let long = "a".repeat(1_001);
    assert_refused(&long, Ecma262, TooLarge, &long);
    for regex in [
        "^[a-z]{1,60000}$",
        "((a{100}){100}){100}",
        "(a|b)*a(a|b){16}",
        "^((((a?){60000}){60000}){60000}){60000}$",
    ] {
        assert_refused(regex, Ecma262, TooLarge, regex);
    }
    assert_refused("a{1,60001}", Ecma262, TooLarge, "{1,60001}");
    assert_refused("a{99999999999}", Ecma262, TooLarge, "{99999999999}");
    let deep = format!("{}a{}", "(".repeat(65), ")".repeat(65));
    assert_refused(&deep, Ecma262, TooLarge, "(");
}

#[test]
fn no_text_makes_it_panic() {
    let pieces = [
        "(", ")", "[", "]", "{", "}", "?", "*", "+", "|", "\\", "^", "$", "-", "é", "u", "x", "p",
        "D800", "<", ",", "1", ":", "&&",
    ];
    let mut random = crate::pattern::language::Random(7);
    for _ in 0..1_500 {
        let regex: String = (0..random.below(9))
            .map(|_| pieces[random.below(pieces.len())])
            .collect();
        for (dialect, whole) in [
            (Ecma262, Match::Whole),
            (Ecma262, Match::Part),
            (Java, Match::Whole),
            (Java, Match::Part),
        ] {
            if let Err(error) = Pattern::compile(&regex, dialect, whole) {
                let place = error.offset..error.offset + error.len;
                assert!(regex.get(place).is_some(), "{regex}: {error:?}");
            }
        }
    }
}
