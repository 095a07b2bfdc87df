//! A pattern of which only the texts count that another accepts, too.

use super::ecma as pattern;

#[test]
fn only_what_both_accept_is_left() {
    let segment = pattern(r"[^.][^]*|\.[^.][^]*|\.\.[^]+");
    for (regex, kept, gone) in [
        ("[^]*", ["a", "..a", ".a"], ["", ".", ".."]),
        (r"[a-z.]{0,3}", ["...", "a", "a.b"], ["", "..", "abcd"]),
    ] {
        let both = pattern(regex).within(&segment).expect("it is small");
        for text in kept {
            assert!(both.matches(text), "{regex} {text:?}");
        }
        for text in gone {
            assert!(!both.matches(text), "{regex} {text:?}");
        }
        assert_eq!(both.regex(), regex);
    }
    let nothing = pattern(r"\.{0,2}").within(&segment).expect("it is small");
    assert!(nothing.is_empty());
}
