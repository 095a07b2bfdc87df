//! Constraints hold at their bounds, and patterns as another engine has them.

use annul_codegen::ir::{Constraints, Type};
use annul_runtime::{LengthUnit, Location};
use regex::Regex;
use serde_json::Value;

use super::Subject;
use crate::draw::Draw;
use crate::values;

pub(super) fn check(subject: &Subject<'_>, draw: &mut Draw, faults: &mut Vec<String>) {
    for param in subject.ir.arguments() {
        let constraints = &param.member.constraints;
        let cases: Vec<(Value, Vec<&str>)> = match &param.member.ty {
            Type::String => {
                let texts = values::around(constraints, draw).into_iter();
                texts
                    .map(|text| (Value::from(text.as_str()), of_text(constraints, &text)))
                    .collect()
            }
            Type::Integer | Type::Number => numbers(constraints),
            Type::List(item) => lists(constraints, || values::valid(item, draw)),
            _ => continue,
        };
        for (value, mut expected) in cases {
            let is_nothing = param.location == Location::Query && param.member.required;
            if is_nothing && value.as_array().is_some_and(Vec::is_empty) {
                // A query cannot tell an empty list from none.
                expected = vec!["required"];
            }
            let given = subject
                .dynamic
                .read_param(&param.key, Some(&value.to_string()))
                .expect("an argument");
            let found: Vec<&str> = given
                .violations
                .iter()
                .filter(|found| found.place.item.is_none())
                .map(|found| found.rule.id())
                .collect();
            let found: Vec<&str> = found
                .into_iter()
                .filter(|rule| *rule != "unsendable")
                .collect();
            if found != expected {
                faults.push(format!(
                    "`{}` of {value}: {found:?}, not {expected:?}",
                    param.key
                ));
            }
        }
    }
}

/// The rule of a bound that a number breaks, if it breaks one.
fn out_of(
    number: i64,
    (min, max): (Option<i64>, Option<i64>),
    [low, high]: [&'static str; 2],
) -> Option<&'static str> {
    let is_low = min.is_some_and(|min| number < min);
    let is_high = max.is_some_and(|max| number > max);
    is_low.then_some(low).or(is_high.then_some(high))
}

fn of_text(constraints: &Constraints, text: &str) -> Vec<&'static str> {
    let length = constraints.length.as_ref().and_then(|length| {
        let count = match length.unit {
            LengthUnit::Chars => text.chars().count(),
            LengthUnit::Utf16 => text.encode_utf16().count(),
            LengthUnit::Bytes => text.len(),
        };
        let count = i64::try_from(count).expect("a short text");
        let bounds = (length.min.map(i64::from), length.max.map(i64::from));
        out_of(count, bounds, ["length.min", "length.max"])
    });
    // A text over its greatest length is not held against its pattern.
    let pattern = constraints
        .pattern
        .as_ref()
        .filter(|_| length != Some("length.max"));
    let pattern = pattern.and_then(|pattern| {
        let regex = pattern.regex.replace(r"\d", "[0-9]");
        let regex = if pattern.whole {
            format!(r"\A(?:{regex})\z")
        } else {
            regex
        };
        let regex = Regex::new(&regex).expect("a pattern of ours");
        (!regex.is_match(text)).then_some("pattern")
    });
    length.into_iter().chain(pattern).collect()
}

fn numbers(constraints: &Constraints) -> Vec<(Value, Vec<&'static str>)> {
    let range = constraints.range.as_ref();
    let bounds = range.map_or((None, None), |range| (range.min, range.max));
    let mut numbers = vec![i64::MIN, -1, 0, 1, i64::MAX];
    for bound in [bounds.0, bounds.1].into_iter().flatten() {
        numbers.extend([bound - 1, bound, bound + 1]);
    }
    let broken = |number| out_of(number, bounds, ["range.min", "range.max"]);
    let numbers = numbers.into_iter();
    numbers
        .map(|number| (Value::from(number), broken(number).into_iter().collect()))
        .collect()
}

fn lists(
    constraints: &Constraints,
    mut item: impl FnMut() -> Value,
) -> Vec<(Value, Vec<&'static str>)> {
    let bounds = constraints.items.as_ref();
    let bounds = bounds.map_or((None, None), |bounds| (bounds.min, bounds.max));
    let broken = |count| out_of(count, bounds, ["items.min", "items.max"]);
    (0..7_i64)
        .map(|count| {
            let items: Value = (0..count).map(|_| item()).collect();
            (items, broken(count).into_iter().collect())
        })
        .collect()
}
