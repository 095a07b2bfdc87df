//! Tests of characters that are refused, and of commas that end a text.

use super::*;

#[test]
fn odd_characters_are_found_and_do_not_hide_the_rest() {
    finds(
        "a:\tb\nc: 1\nc: 2\n",
        &[
            ("yaml-syntax", (1, 3), "\t"),
            ("yaml-duplicate-key", (3, 1), "c"),
        ],
    );
    finds("a:\n\tb: c\n", &[("yaml-syntax", (2, 1), "\t")]);
    finds(
        "a: b: c\n\td: e\n",
        &[("yaml-syntax", (1, 5), ":"), ("yaml-syntax", (2, 1), "\t")],
    );
    finds("a: b\0c\n", &[("yaml-syntax", (1, 5), "\0")]);
    finds("a: b\rc: d\n", &[("yaml-syntax", (1, 5), "\r")]);
    finds("a: b # \u{202E}c\n", &[("text-unsafe", (1, 8), "\u{202E}")]);
    finds("a: b\u{2028}c\n", &[("yaml-syntax", (1, 5), "\u{2028}")]);
    finds("a: \"\\u202e\"\n", &[]);
}

#[test]
fn spaces_that_are_none_end_what_can_be_said() {
    finds(
        "a:\n\u{A0} b: c\n  b: d\n  b: e\n",
        &[("yaml-syntax", (2, 1), "\u{A0}")],
    );
    finds("a:\u{2009}b\n", &[("yaml-syntax", (1, 3), "\u{2009}")]);
    finds("-\u{3000}b\n", &[("yaml-syntax", (1, 2), "\u{3000}")]);
    finds("\u{200B}a: b\n", &[("yaml-syntax", (1, 1), "\u{200B}")]);
    finds(
        "---\n\u{FEFF}a: b\na: c\n",
        &[("yaml-syntax", (2, 1), "\u{FEFF}")],
    );
    finds(
        "a: 1\na: 2\nb:\n\u{A0} c: 1\n",
        &[
            ("yaml-duplicate-key", (2, 1), "a"),
            ("yaml-syntax", (4, 1), "\u{A0}"),
        ],
    );
    finds("a: 5\u{A0}MB\n", &[]);
    finds("'a':\u{A0}b\n", &[("yaml-syntax", (1, 5), "\u{A0}")]);
    finds("{a: b, c:\u{A0}d}\n", &[("yaml-syntax", (1, 10), "\u{A0}")]);
    finds("a: 'b c:\u{A0}d' # e:\u{A0}f\n", &[]);
    finds("a: 'b:\u{A0}c'\n", &[]);
}

#[test]
fn a_comma_ends_a_text_without_quotes() {
    finds("{a: b c, d e, f: g}", &[("yaml-syntax", (1, 10), "d e")]);
    finds(
        "{a: b, c, d, e: f, g}",
        &[
            ("yaml-syntax", (1, 8), "c, d"),
            ("yaml-syntax", (1, 20), "g"),
        ],
    );
    finds("{a: 'b', c, d: e}", &[]);
    finds("[a b, c]", &[]);
    let (_, node, _) = read("{a: b, c, d: e, c: f}");
    assert!(
        matches!(node, Some(Node { value: Value::Map(entries), .. }) if entries.len() == 3),
        "what is no key is not in the way of one"
    );
}
