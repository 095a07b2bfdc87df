//! Comparisons of languages, by hand and against trying all short texts.

use super::{bounded, ecma, language, of_length};
use crate::pattern::{Inclusion, Language, LengthUnit, LengthWindow, inclusion};

/// The answer in one line: its name and its witnesses.
fn answer(old: &Language, new: &Language) -> String {
    match inclusion(old, new) {
        Inclusion::Equal => "equal".into(),
        Inclusion::Narrower { witness } => format!("narrower {witness}"),
        Inclusion::Wider { witness } => format!("wider {witness}"),
        Inclusion::Overlapping {
            only_old,
            only_new,
            both,
        } => {
            format!("overlapping {only_old} {only_new} {both}")
        }
        Inclusion::Disjoint { only_old, only_new } => format!("disjoint {only_old} {only_new}"),
        Inclusion::Undecided { reason } => format!("undecided {reason}"),
    }
}

#[test]
fn edits_that_vendors_made() {
    let hex = "^[a-f0-9\\-]+$";
    for (old, new, expected) in [
        (
            language("[a-zA-Z0-9]+"),
            language("[a-zA-Z0-9-]+"),
            "wider \"-\"",
        ),
        (language("\\d+"), language("[0-9]{12}"), "narrower \"0\""),
        (bounded("\\d+", 12, 12), language("[0-9]{12}"), "equal"),
        (bounded(hex, 36, 36), language("[0-9a-f-]{36}"), "equal"),
        (bounded(hex, 36, 36), bounded(hex, 36, 64), "wider \"a\"×37"),
        (
            language("RUNNING|QUEUED"),
            language("QUEUED|RUNNING"),
            "equal",
        ),
        (
            language("a(:\\d+)?"),
            language("a(:\\d{0,2})?"),
            "overlapping \"a:000\" \"a:\" \"a\"",
        ),
        (
            language("\\\\+[1-9]"),
            language("\\+[1-9]"),
            "disjoint \"\\\\1\" \"+1\"",
        ),
        (
            language("x-[a-z]{17}"),
            bounded("s-[a-z]{17}", 32, 32),
            "narrower \"x-aaaaaaaaaaaaaaaaa\"",
        ),
        (
            bounded("[^]*", 0, 100),
            of_length(0, 100, LengthUnit::Chars),
            "equal",
        ),
    ] {
        assert_eq!(answer(&old, &new), expected);
    }
}

#[test]
fn long_windows_cost_nothing() {
    let long = 1 << 31;
    let text = |max| of_length(1, max, LengthUnit::Chars);
    assert_eq!(answer(&text(1024), &text(2048)), "wider \"a\"×1025");
    assert_eq!(
        answer(&text(long), &text(long + 1)),
        "wider a text of 2147483649 characters"
    );
    assert_eq!(
        answer(&text(u64::MAX - 1), &language("[^]+")),
        "wider a text of 18446744073709551615 characters"
    );
    let even = Language {
        length: Some(LengthWindow {
            min: long,
            max: Some(long),
            unit: LengthUnit::Chars,
        }),
        ..language("(?:ab)*")
    };
    assert_eq!(even.is_empty(), Ok(false));
    let odd = Language {
        length: Some(LengthWindow {
            min: long + 1,
            max: Some(long + 1),
            unit: LengthUnit::Chars,
        }),
        ..language("(?:ab)*")
    };
    assert_eq!(odd.is_empty(), Ok(true));
    let text = bounded("(?:ab|xyz)*", 1_000, 1_001)
        .shortest()
        .expect("decided")
        .expect("not empty");
    assert!(ecma("(?:ab|xyz)*").matches(text.text().unwrap_or_default()) && text.length() == 1_000);
}

#[test]
fn units_of_length() {
    let of = |max, unit| of_length(0, max, unit);
    let (chars, utf16, bytes) = (LengthUnit::Chars, LengthUnit::Utf16, LengthUnit::Bytes);
    assert_eq!(answer(&of(4, utf16), &of(4, chars)), "wider \"𩩩𩩩a\"");
    assert_eq!(answer(&of(4, chars), &of(4, bytes)), "narrower \"aaaé\"");
    let ascii = |unit| Language {
        length: Some(LengthWindow {
            min: 2,
            max: Some(5_000),
            unit,
        }),
        ..language("[ -~]*")
    };
    assert_eq!(answer(&ascii(utf16), &ascii(bytes)), "equal");
    let plane = |unit| Language {
        length: Some(LengthWindow {
            min: 2,
            max: Some(5_000),
            unit,
        }),
        ..language("[^\\u{10000}-\\u{10FFFF}]*")
    };
    assert_eq!(answer(&plane(utf16), &plane(chars)), "equal");
    assert!(answer(&of(100_000, utf16), &of(100_000, chars)).starts_with("undecided"));
}

#[test]
fn listed_values() {
    let values = |values: &[&str]| Language {
        values: Some(values.iter().map(|&v| v.to_owned()).collect()),
        ..Language::default()
    };
    assert_eq!(answer(&values(&["a", "b"]), &values(&["b", "a"])), "equal");
    assert_eq!(
        answer(&values(&["a", "b"]), &values(&["b", "cc"])),
        "overlapping \"a\" \"cc\" \"b\""
    );
    assert_eq!(
        answer(&values(&["a", "b"]), &language("[a-c]")),
        "wider \"c\""
    );
    assert_eq!(answer(&language("[]"), &values(&[])), "equal");
    let both = Language {
        values: Some(vec!["ab".into(), "a-".into()]),
        ..bounded("[a-z]+", 1, 2)
    };
    assert_eq!(answer(&both, &values(&["ab"])), "equal");
    assert!(both.length_is_implied());
}

/// Each comparison of a small family must agree with trying every text of up to five characters; what
/// differs only in longer texts is checked by its witness.
#[test]
fn comparisons_agree_with_trying_all_short_texts() {
    let regexes = [
        "[^]*",
        "a*",
        "b?",
        "(?:ab)*",
        "a|ab",
        "[ab]{2,3}",
        "[]",
        "(?:é|a)+",
        "a{4,}",
        "(?:aa)*b",
        "é|😀a",
    ];
    let windows = [
        None,
        Some((0, Some(2))),
        Some((2, Some(4))),
        Some((3, None)),
        Some((1, Some(1))),
    ];
    let units = [LengthUnit::Chars, LengthUnit::Utf16, LengthUnit::Bytes];
    let mut languages = Vec::new();
    for (row, regex) in regexes.iter().enumerate() {
        for (column, window) in windows.iter().enumerate() {
            let unit = units[(row + column) % units.len()];
            let length = window.map(|(min, max)| LengthWindow { min, max, unit });
            languages.push(Language {
                pattern: Some(ecma(regex)),
                length,
                values: None,
            });
        }
    }
    let texts = super::oracle::all_texts(4);
    let members: Vec<Vec<bool>> = languages
        .iter()
        .map(|l| texts.iter().map(|text| l.contains(text)).collect())
        .collect();
    for (old, in_old) in languages.iter().zip(&members) {
        for (new, in_new) in languages.iter().zip(&members) {
            let shortest = |wanted: (bool, bool)| {
                let tried = in_old
                    .iter()
                    .zip(in_new)
                    .position(|(&o, &n)| (o, n) == wanted);
                tried.map(|index| texts[index].as_str())
            };
            let (only_old, only_new, both) = witnesses(&inclusion(old, new));
            for (found, wanted) in [
                (only_old, (true, false)),
                (only_new, (false, true)),
                (both, (true, true)),
            ] {
                match (found, shortest(wanted)) {
                    (Found::Text(text), _) => {
                        assert_eq!((old.contains(&text), new.contains(&text)), wanted);
                    }
                    (Found::None, Some(text)) => panic!("{old:?}\n{new:?}\n{text:?} was missed"),
                    (Found::None | Found::Unknown, _) => {}
                }
            }
        }
    }
}

enum Found {
    Text(String),
    None,
    Unknown,
}

fn witnesses(inclusion: &Inclusion) -> (Found, Found, Found) {
    let text = |witness: &crate::pattern::Witness| {
        Found::Text(witness.text().unwrap_or_default().to_owned())
    };
    match inclusion {
        Inclusion::Equal => (Found::None, Found::None, Found::Unknown),
        Inclusion::Narrower { witness } => (text(witness), Found::None, Found::Unknown),
        Inclusion::Wider { witness } => (Found::None, text(witness), Found::Unknown),
        Inclusion::Overlapping {
            only_old,
            only_new,
            both,
        } => (text(only_old), text(only_new), text(both)),
        Inclusion::Disjoint { only_old, only_new } => (text(only_old), text(only_new), Found::None),
        Inclusion::Undecided { reason } => panic!("{reason}"),
    }
}
