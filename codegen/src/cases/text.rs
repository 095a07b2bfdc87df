//! Texts at, under and over their lengths, and those that just miss a pattern.

use super::sample::{self, MAX_TEXT, language};
use super::variant::{Variant, broken, taken};
use crate::ir::{Literal, Member};
use crate::pattern::{self, Language, LengthUnit, LengthWindow, Refusal};

/// How many texts of a pattern, and beside it, are shown.
const SHOWN: usize = 3;
/// A character that each unit counts otherwise: one scalar, two units of UTF-16, four bytes.
const WIDE: char = '😀';

/// The variants of a text.
pub(super) fn of_text(member: &Member, place: &str, is_body: bool) -> Vec<Variant> {
    let Some(language) = language(member) else {
        return Vec::new();
    };
    let mut found = lengths(&language, place);
    if language.pattern.is_some() {
        found.extend(members(&language, place, is_body));
        found.extend(misses(&language, place, is_body));
    } else if is_body {
        found.extend(wide(&language, place));
    }
    found
}

fn lengths(language: &Language, place: &str) -> Vec<Variant> {
    let Some(window) = language.length else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let unit = window.unit;
    if window.min > 0 {
        let title = |length| format!("{}, the shortest", counted(length, unit));
        let shortest = of_length(language, window.min, unit);
        found.extend(shortest.map(|text| taken(place, title(window.min), text)));
        let under = beyond(language, window.min - 1, unit);
        let title = counted(window.min - 1, unit);
        found.extend(under.map(|text| broken(place, title, text, "length.min")));
    }
    if let Some(max) = window.max {
        let title = format!("{}, the longest", counted(max, unit));
        let longest = of_length(language, max, unit);
        found.extend(longest.map(|text| taken(place, title, text)));
        let over = beyond(language, max + 1, unit);
        let title = counted(max + 1, unit);
        found.extend(over.map(|text| broken(place, title, text, "length.max")));
    }
    found
}

/// A text of the language that has exactly this length.
fn of_length(language: &Language, length: u64, unit: LengthUnit) -> Option<Literal> {
    if length > MAX_TEXT {
        return None;
    }
    if language.pattern.is_none() {
        return sample::run(length).map(Literal::Text);
    }
    let exact = Language {
        length: Some(LengthWindow {
            min: length,
            max: Some(length),
            unit,
        }),
        ..language.clone()
    };
    let shortest = exact.shortest().ok()??;
    Some(Literal::Text(shortest.text()?.to_owned()))
}

/// A text of a length that is not allowed; it fits the pattern where a text of this length does.
fn beyond(language: &Language, length: u64, unit: LengthUnit) -> Option<Literal> {
    of_length(language, length, unit).or_else(|| sample::run(length).map(Literal::Text))
}

fn members(language: &Language, place: &str, is_body: bool) -> Vec<Variant> {
    let samples = pattern::samples(language, SHOWN * 3, 2).into_iter();
    let shown = samples.filter(|text| is_shown(text, is_body)).take(SHOWN);
    shown
        .map(|text| {
            let title = format!("`{}`, which fits", shortened(&text));
            taken(place, title, Literal::Text(text))
        })
        .collect()
}

fn misses(language: &Language, place: &str, is_body: bool) -> Vec<Variant> {
    let is_of_pattern = |text: &String| {
        matches!(
            language.refusal(text),
            Some(Refusal::Character { .. } | Refusal::Incomplete | Refusal::NothingFits)
        )
    };
    let misses = pattern::non_members(language, SHOWN * 6, 3).into_iter();
    let shown = misses
        .filter(is_of_pattern)
        .filter(|text| is_shown(text, is_body))
        .take(SHOWN);
    shown
        .map(|text| {
            let title = format!("`{}`, which does not fit", shortened(&text));
            broken(place, title, Literal::Text(text), "pattern")
        })
        .collect()
}

/// Texts that the units count differently, at the longest length and one over it.
fn wide(language: &Language, place: &str) -> Vec<Variant> {
    let Some(LengthWindow {
        max: Some(max),
        min,
        unit,
    }) = language.length
    else {
        return Vec::new();
    };
    let mut buffer = [0; 4];
    let weight = unit.measure(WIDE.encode_utf8(&mut buffer));
    let count = max / weight;
    if count == 0 || count * weight < min || max > MAX_TEXT {
        return Vec::new();
    }
    let of = |count: u64| {
        let count = usize::try_from(count).unwrap_or_default();
        Literal::Text(WIDE.to_string().repeat(count))
    };
    let title = |count: u64| format!("{count} times `{WIDE}`, {}", counted(count * weight, unit));
    vec![
        taken(place, title(count), of(count)),
        broken(place, title(count + 1), of(count + 1), "length.max"),
    ]
}

/// Whether a text can stand in a title and in a message as it is.
fn is_shown(text: &str, is_body: bool) -> bool {
    text.len() <= 400 && (is_body || text.is_ascii()) && !text.chars().any(char::is_control)
}

fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let start: String = text.chars().take(MOST).collect();
    if start.len() == text.len() {
        start
    } else {
        format!("{start}…")
    }
}

fn counted(length: u64, unit: LengthUnit) -> String {
    let noun = match (unit, length) {
        (LengthUnit::Chars, 1) => "character",
        (LengthUnit::Chars, _) => "characters",
        (LengthUnit::Utf16, 1) => "UTF-16 code unit",
        (LengthUnit::Utf16, _) => "UTF-16 code units",
        (LengthUnit::Bytes, 1) => "byte",
        (LengthUnit::Bytes, _) => "bytes",
    };
    format!("{length} {noun}")
}
