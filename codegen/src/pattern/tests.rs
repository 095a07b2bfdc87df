//! Tests of patterns: what is accepted and refused, against other engines and against counting by hand.

mod ahead;
mod dialects;
mod languages;
mod oracle;
mod refused;
mod searches;
mod texts;
mod vendors;
mod within;

use super::{Dialect, Language, LengthUnit, LengthWindow, Match, Pattern};

fn ecma(regex: &str) -> Pattern {
    compiled(regex, Dialect::Ecma262, Match::Whole)
}

fn compiled(regex: &str, dialect: Dialect, whole: Match) -> Pattern {
    match Pattern::compile(regex, dialect, whole) {
        Ok(pattern) => pattern,
        Err(error) => panic!("{regex}: {error}"),
    }
}

fn language(regex: &str) -> Language {
    Language {
        pattern: Some(ecma(regex)),
        ..Language::default()
    }
}

fn of_length(min: u64, max: u64, unit: LengthUnit) -> Language {
    Language {
        length: Some(LengthWindow {
            min,
            max: Some(max),
            unit,
        }),
        ..Language::default()
    }
}

fn bounded(regex: &str, min: u64, max: u64) -> Language {
    Language {
        pattern: Some(ecma(regex)),
        ..of_length(min, max, LengthUnit::Chars)
    }
}
