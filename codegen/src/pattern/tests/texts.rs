//! Samples, near misses and the words for a refusal.

use super::{bounded, language, of_length};
use crate::pattern::{Language, LengthUnit, non_members, samples};

fn languages() -> Vec<Language> {
    vec![
        bounded("^[a-zA-Z0-9]+$", 1, 64),
        bounded("^[a-f0-9\\-]+$", 36, 36),
        bounded("\\S+", 1, 128),
        language("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d{0,2})?"),
        language("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*"),
        language("^projects/[^/]+/regions/[^/]+/operations/[^/]+$"),
        of_length(3, 400, LengthUnit::Utf16),
        of_length(5, 6, LengthUnit::Bytes),
    ]
}

#[test]
fn samples_are_members_and_near_misses_are_not() {
    for language in languages() {
        let members = samples(&language, 20, 11);
        assert_eq!(members.len(), 20, "{language:?}");
        assert!(
            members.iter().all(|text| language.contains(text)),
            "{language:?}"
        );
        let misses = non_members(&language, 10, 11);
        assert!(misses.len() >= 3, "{language:?} {misses:?}");
        assert!(
            !misses.iter().any(|text| language.contains(text)),
            "{language:?}"
        );
    }
}

#[test]
fn a_seed_gives_the_same_texts_each_time() {
    for language in languages() {
        assert_eq!(samples(&language, 9, 1), samples(&language, 9, 1));
        assert_ne!(samples(&language, 9, 1), samples(&language, 9, 2));
        assert_eq!(non_members(&language, 9, 1), non_members(&language, 9, 1));
    }
}

#[test]
fn samples_reach_both_limits() {
    let texts = samples(&bounded("[a-z]+", 2, 64), 2, 5);
    assert_eq!(texts.iter().map(String::len).collect::<Vec<_>>(), [2, 64]);
    assert_eq!(samples(&language("a|b"), 9, 5).len(), 2);
    assert!(samples(&language("[]"), 9, 5).is_empty());
    assert!(non_members(&language("[^]*"), 9, 5).is_empty());
    let listed = Language {
        values: Some(vec!["a".into(), "b".into()]),
        ..Language::default()
    };
    assert_eq!(samples(&listed, 9, 5).len(), 2);
}

#[test]
fn refusals_in_words() {
    for (language, text, expected) in [
        (
            language("[a-z]+"),
            "abcdefgh-",
            "character 9, '-', does not fit the pattern",
        ),
        (
            language("[a-z]{3}"),
            "a",
            "it ends where the pattern wants more",
        ),
        (language("[]"), "", "the pattern accepts no text at all"),
        (
            bounded("[a-z]+", 1, 2),
            "abc",
            "3 characters, at most 2 allowed",
        ),
        (
            of_length(2, 3, LengthUnit::Bytes),
            "a",
            "1 byte, at least 2 needed",
        ),
    ] {
        assert_eq!(
            language
                .refusal(text)
                .map(|refusal| refusal.to_string())
                .as_deref(),
            Some(expected)
        );
    }
    let listed = Language {
        values: Some(vec!["a".into()]),
        ..Language::default()
    };
    assert_eq!(
        listed
            .refusal("b")
            .map(|refusal| refusal.to_string())
            .as_deref(),
        Some("it is not one of the values")
    );
}
