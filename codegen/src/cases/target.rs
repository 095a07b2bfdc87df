//! Targets of an operation for somebody who starts them: ids that satisfy the spec, and inputs that cancel them.

use std::collections::BTreeSet;

use super::sample::{self, Values};
use crate::ir::{Literal, Member, Operation, Param, Type};
use crate::pattern;

/// The first two samples of a language are its shortest and its longest text, which anyone may have taken.
const TAKEN: usize = 2;
/// Whole numbers below this are read as such by every client.
const LARGEST: u64 = 1 << 31;

/// Up to so many targets, none with the ids of another; other ones for another seed.
///
/// Each has the params that name it: those that are required, or else the first. Fewer come back where the spec
/// allows fewer.
#[must_use]
pub fn targets(operation: &Operation, count: usize, seed: u64) -> Vec<Values> {
    let named = operation.cancel.target.iter();
    let named = named.filter_map(|key| operation.arguments().find(|param| param.key == *key));
    let named: Vec<&Param> = named.collect();
    let mut chosen: Vec<&Param> = named
        .iter()
        .copied()
        .filter(|it| it.member.required)
        .collect();
    if chosen.is_empty() {
        chosen.extend(named.first());
    }
    let columns = chosen
        .iter()
        .map(|param| (param, values(&param.member, count, seed)));
    let columns: Vec<(&&Param, Vec<Literal>)> = columns.collect();
    // Where a part has few values (the words of an enum), they come again beside other ones of another part.
    let rows = (0..count).map_while(|index| {
        let row = columns.iter().map(|(param, values)| {
            let value = values.get(index % values.len().max(1))?;
            Some((param.key.clone(), value.clone()))
        });
        row.collect::<Option<Values>>()
    });
    let mut seen = BTreeSet::new();
    rows.filter(|row| !row.is_empty() && seen.insert(row.clone()))
        .collect()
}

/// An input that cancels a target: these values, and a value for each other param that is required.
#[must_use]
pub fn around(operation: &Operation, given: &[(String, Literal)]) -> Option<Values> {
    sample::around(operation, false, given)
}

/// A value of a param, another one for each seed.
#[must_use]
pub fn value_of(param: &Param, seed: u64) -> Option<Literal> {
    values(&param.member, 1, seed).into_iter().next()
}

fn values(member: &Member, count: usize, seed: u64) -> Vec<Literal> {
    match &member.ty {
        Type::String => texts(member, count, seed)
            .into_iter()
            .map(Literal::Text)
            .collect(),
        Type::Integer | Type::Number => numbers(member, count, seed),
        Type::Enum(found) => {
            let words = found.words().map(|word| Literal::Text(word.to_owned()));
            words.take(count).collect()
        }
        _ => sample::value(member, false).into_iter().collect(),
    }
}

/// Texts that a person recognises, where the spec allows them.
fn texts(member: &Member, count: usize, seed: u64) -> Vec<String> {
    let Some(language) = sample::language(member) else {
        return Vec::new();
    };
    let forms: [fn(u64, usize) -> String; 4] = [
        |seed, number| format!("annul-{seed:x}-{number}"),
        |seed, number| format!("{:08x}-0000-4000-8000-{number:012x}", seed & 0xffff_ffff),
        |seed, number| format!("{seed:028x}{number:04x}"),
        |seed, number| format!("{}{number:03}", 1 + seed % 1_000_000),
    ];
    let made = |form: &fn(u64, usize) -> String| {
        let texts = (0..count).map(|number| form(seed, number));
        let texts: Vec<String> = texts.collect();
        texts
            .iter()
            .all(|text| language.contains(text))
            .then_some(texts)
    };
    forms.iter().find_map(made).unwrap_or_else(|| {
        let mut found = pattern::samples(&language, count + TAKEN, seed);
        if found.len() > TAKEN {
            found.drain(..TAKEN);
        }
        found.retain(|text| !matches!(text.as_str(), "" | "." | ".."));
        found
    })
}

fn numbers(member: &Member, count: usize, seed: u64) -> Vec<Literal> {
    let bounds = member.constraints.range.as_ref();
    let least = bounds.and_then(|found| found.min).unwrap_or(1);
    let most = bounds
        .and_then(|found| found.max)
        .unwrap_or(i64::MAX)
        .max(least);
    let span = most.abs_diff(least).clamp(1, LARGEST);
    let found = (0..count as u64).map(|number| {
        // The smallest is what anyone begins with.
        let step = 1 + seed.wrapping_mul(count as u64).wrapping_add(number) % span;
        least.saturating_add_unsigned(step).min(most)
    });
    found.map(Literal::Integer).collect()
}
