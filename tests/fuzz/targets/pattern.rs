//! Any regular expressions and a value: our table says what other engines say, and what is said of two languages holds for the value.
#![no_main]

#[path = "../support/oracle.rs"]
mod oracle;

use annul_codegen::pattern::{
    Dialect, Inclusion, Language, LengthUnit, LengthWindow, Match, Pattern, Witness, inclusion,
    non_members, samples,
};
use libfuzzer_sys::fuzz_target;

// The first line holds what is asked (`ew`: ECMA-262, the whole value; `jp`: Java, a part of it) and a shortest and a
// longest length, the next two the expressions, the rest is the value.
fuzz_target!(|text: &str| {
    let mut lines = text.splitn(4, '\n');
    let asked = lines.next().unwrap_or_default();
    let (left, right) = (
        lines.next().unwrap_or_default(),
        lines.next().unwrap_or_default(),
    );
    let value = lines.next().unwrap_or_default();
    let dialect = if asked.starts_with('j') {
        Dialect::Java
    } else {
        Dialect::Ecma262
    };
    let whole = if asked.contains('p') {
        Match::Part
    } else {
        Match::Whole
    };
    let Some(left) = compiled(left, dialect, whole) else {
        return;
    };
    oracle::agrees(&left, value);
    is_itself(&left, value);
    let Some(right) = compiled(right, dialect, Match::Whole) else {
        return;
    };
    oracle::agrees(&right, value);
    let left = Language {
        pattern: Some(left),
        length: window(asked),
        values: None,
    };
    let right = Language {
        pattern: Some(right),
        ..Language::default()
    };
    are_related(&left, &right, value);
});

fn compiled(regex: &str, dialect: Dialect, whole: Match) -> Option<Pattern> {
    match Pattern::compile(regex, dialect, whole) {
        Ok(pattern) => Some(pattern),
        Err(error) => {
            // What is refused is pointed at.
            let end = error.offset + error.len;
            assert!(
                end <= regex.len() && !error.to_string().is_empty(),
                "{error:?}"
            );
            assert!(regex.is_char_boundary(error.offset), "{error:?}");
            None
        }
    }
}

/// `3 36 u` behind the other letters.
fn window(asked: &str) -> Option<LengthWindow> {
    let mut words = asked.split(' ').skip(1);
    let min = words.next()?.parse().ok()?;
    let max = words.next().and_then(|word| word.parse().ok());
    let unit = match words.next() {
        Some("u") => LengthUnit::Utf16,
        Some("b") => LengthUnit::Bytes,
        _ => LengthUnit::Chars,
    };
    Some(LengthWindow { min, max, unit })
}

/// What is said of one language holds for the value.
fn is_itself(pattern: &Pattern, value: &str) {
    let fits = pattern.matches(value);
    assert!(!(pattern.is_empty() && fits) && (fits || !pattern.is_universal()));
    if let Some(simple) = pattern.simple() {
        let length = value.len() as u64;
        let is_in = |byte: u8| {
            simple
                .set
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&byte))
        };
        let says = value.bytes().all(is_in)
            && u64::from(simple.min) <= length
            && simple.max.is_none_or(|max| length <= u64::from(max));
        assert_eq!(says, fits, "{simple:?}");
    }
    for unit in [LengthUnit::Chars, LengthUnit::Utf16, LengthUnit::Bytes] {
        let Some(lengths) = pattern.lengths(unit) else {
            assert!(pattern.is_empty());
            continue;
        };
        let length = unit.measure(value);
        assert!(!fits || lengths.min <= length && lengths.max.is_none_or(|max| length <= max));
    }
}

/// What is said of two languages holds for the value, and for the texts that prove it.
fn are_related(left: &Language, right: &Language, value: &str) {
    // Samples of large automata take a while, and are nothing new.
    if left
        .pattern
        .as_ref()
        .is_none_or(|pattern| pattern.dfa().states() < 100)
    {
        for text in samples(left, 4, 1) {
            assert!(left.contains(&text), "{text:?}");
        }
        for text in non_members(left, 4, 1) {
            assert!(!left.contains(&text), "{text:?}");
        }
    }
    assert!(matches!(
        inclusion(left, left),
        Inclusion::Equal | Inclusion::Undecided { .. }
    ));
    let (here, there) = (left.contains(value), right.contains(value));
    let proves = |witness: &Witness, in_left: bool, in_right: bool| {
        if let Some(text) = witness.text() {
            assert_eq!(
                (left.contains(text), right.contains(text)),
                (in_left, in_right),
                "{text:?}"
            );
        }
        assert!(!witness.to_string().is_empty());
    };
    match inclusion(left, right) {
        Inclusion::Equal => assert_eq!(here, there),
        Inclusion::Narrower { witness } => {
            assert!(here || !there);
            proves(&witness, true, false);
        }
        Inclusion::Wider { witness } => {
            assert!(there || !here);
            proves(&witness, false, true);
        }
        Inclusion::Overlapping {
            only_old,
            only_new,
            both,
        } => {
            proves(&only_old, true, false);
            proves(&only_new, false, true);
            proves(&both, true, true);
        }
        Inclusion::Disjoint { only_old, only_new } => {
            assert!(!(here && there));
            proves(&only_old, true, false);
            proves(&only_new, false, true);
        }
        Inclusion::Undecided { reason } => assert!(!reason.is_empty()),
    }
}
