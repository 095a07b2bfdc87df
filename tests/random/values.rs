//! Values of members as JSON, drawn from what a checked spec says of them.

use annul_codegen::ir::{Constraints, Member, Type};
use annul_codegen::pattern::{
    Dialect, Language, LengthWindow, Match, Pattern, non_members, samples,
};
use annul_runtime::time::TimeFormat;
use serde_json::{Map, Value};

use crate::draw::Draw;

/// Texts that are hard on writers and readers.
const TEXTS: [&str; 12] = [
    "a",
    "job-1",
    "A b/c",
    "ü€🙂",
    "100%",
    "a+b&c=d?e#f",
    "\"q\" \\",
    "null",
    "007",
    "x\ty",
    "~._-",
    "",
];

/// A value that the member takes.
pub(crate) fn valid(member: &Member, draw: &mut Draw) -> Value {
    let constraints = &member.constraints;
    match &member.ty {
        Type::String => Value::from(text(constraints, draw)),
        Type::Integer => {
            let range = constraints.range.as_ref();
            let min = range.and_then(|range| range.min);
            let max = range.and_then(|range| range.max);
            let all = [
                min,
                max,
                min.is_none().then_some(i64::MIN),
                max.is_none().then_some(i64::MAX),
            ];
            let all: Vec<i64> = all.into_iter().flatten().collect();
            Value::from(*draw.pick(&all))
        }
        Type::Number => {
            let range = constraints.range.as_ref();
            let min = range.and_then(|range| range.min);
            let max = range.and_then(|range| range.max);
            match min.or(max) {
                Some(bound) => Value::from(bound),
                None => draw
                    .pick(&[Value::from(0.25), Value::from(-1e300), Value::from(7)])
                    .clone(),
            }
        }
        Type::Time(TimeFormat::EpochSeconds) => draw
            .pick(&[
                Value::from(0),
                Value::from(1_767_323_045.25),
                Value::from(-1),
            ])
            .clone(),
        Type::Time(TimeFormat::Rfc3339) => {
            Value::from(*draw.pick(&["2026-01-02T03:04:05Z", "1969-12-31T23:59:59.5Z"]))
        }
        Type::Time(TimeFormat::HttpDate) => Value::from("Fri, 02 Jan 2026 03:04:05 GMT"),
        Type::Map(item) => {
            let bounds = constraints.items.as_ref();
            let min = bounds.and_then(|bounds| bounds.min).unwrap_or(0);
            let max = bounds.and_then(|bounds| bounds.max).unwrap_or(3).max(min);
            let count = draw.between(min, max);
            let keys = (0..count).map(|index| format!("k {index} \"ü"));
            let entries = keys.map(|key| (key, valid(item, draw)));
            Value::Object(entries.collect())
        }
        Type::Boolean => Value::from(draw.chance(50)),
        Type::Enum(found) => {
            let words: Vec<&str> = found.words().collect();
            let is_other = found.open && draw.chance(25);
            Value::from(if is_other {
                "another-word"
            } else {
                *draw.pick(&words)
            })
        }
        Type::List(item) => {
            let bounds = constraints.items.as_ref();
            let min = bounds.and_then(|bounds| bounds.min).unwrap_or(0);
            let max = bounds.and_then(|bounds| bounds.max).unwrap_or(3).max(min);
            let count = draw.between(min, max);
            (0..count).map(|_| valid(item, draw)).collect()
        }
        Type::Object(members) => object(members, draw),
        Type::Any => draw
            .pick(&[
                Value::from(1),
                Value::from("any"),
                serde_json::json!({ "a": [null, { "b": 1.5 }] }),
            ])
            .clone(),
    }
}

/// An object of members, of which those may be left out that are not always there.
pub(crate) fn object(members: &[Member], draw: &mut Draw) -> Value {
    let mut map = Map::new();
    for member in members {
        if member.required || draw.chance(50) {
            let value = if member.nullable && draw.chance(30) {
                Value::Null
            } else {
                valid(member, draw)
            };
            map.insert(member.wire.clone(), value);
        }
    }
    Value::Object(map)
}

fn text(constraints: &Constraints, draw: &mut Draw) -> String {
    if constraints.is_empty() {
        return (*draw.pick(&TEXTS)).to_owned();
    }
    let texts = samples(&language(constraints), 4, draw.seed());
    if texts.is_empty() {
        String::new()
    } else {
        draw.pick(&texts).clone()
    }
}

/// Texts around what the constraints allow.
pub(crate) fn around(constraints: &Constraints, draw: &mut Draw) -> Vec<String> {
    let language = language(constraints);
    let mut texts: Vec<String> = TEXTS.map(str::to_owned).into();
    texts.extend(samples(&language, 6, draw.seed()));
    texts.extend(non_members(&language, 6, draw.seed()));
    if let Some(length) = &constraints.length {
        for bound in [length.min, length.max].into_iter().flatten() {
            let bound = usize::try_from(bound).expect("a small number");
            for count in bound.saturating_sub(1)..=bound + 1 {
                texts.extend(["a", "-", "ü", "🙂"].map(|letter| letter.repeat(count)));
                texts.push(format!("🙂{}", "a".repeat(count)));
            }
        }
    }
    texts
}

/// The texts that constraints allow.
fn language(constraints: &Constraints) -> Language {
    let pattern = constraints.pattern.as_ref().map(|found| {
        let dialect = if found.dialect == "java" {
            Dialect::Java
        } else {
            Dialect::Ecma262
        };
        let how = if found.whole {
            Match::Whole
        } else {
            Match::Part
        };
        Pattern::compile(&found.regex, dialect, how).expect("`check` has compiled it")
    });
    let length = constraints.length.as_ref().map(|found| LengthWindow {
        min: u64::from(found.min.unwrap_or(0)),
        max: found.max.map(u64::from),
        unit: found.unit,
    });
    Language {
        pattern,
        length,
        values: None,
    }
}
