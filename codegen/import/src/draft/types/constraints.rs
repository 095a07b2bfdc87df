//! Limits of a model as constraints: those that hold nothing back are left out, and so are patterns that no pass decides.

use annul_codegen::ir::LengthUnit;
use annul_codegen::pattern::{Dialect, Language, LengthWindow, Match, Pattern};
use serde_json::{Map, Value, json};

use crate::draft::notes::Notes;
use crate::model::{Kind, Limits, Shape};

/// The largest length and number of items that a spec takes.
const MAX: i64 = 1_000_000;

/// Puts what a shape's values keep to beside its type.
pub(super) fn put(
    map: &mut Map<String, Value>,
    shape: &Shape,
    limits: &Limits,
    name: &str,
    notes: &mut Notes,
) {
    let mut found = Map::new();
    let is = |word: &str| map.get("type").is_some_and(|own| own == word);
    let bounds = |least: i64| {
        let mut bounds = Map::new();
        let min = limits.min.filter(|min| *min > least);
        bounds.extend(min.map(|min| ("min".to_owned(), Value::from(min))));
        bounds
    };
    let size = || {
        let mut bounds = bounds(0);
        let max = limits.max.filter(|max| (0..=MAX).contains(max));
        bounds.extend(max.map(|max| ("max".to_owned(), Value::from(max))));
        bounds
    };
    if is("string") && shape.kind == Kind::Text {
        let mut length = size();
        if !length.is_empty() {
            length.insert("unit".to_owned(), "chars".into());
            found.insert("length".to_owned(), length.into());
        }
        if let Some(regex) = &limits.pattern {
            match pattern(regex) {
                Ok(Some(pattern)) => {
                    found.insert("pattern".to_owned(), pattern);
                }
                Ok(None) => {}
                Err(why) => notes.leave_out(format!("the pattern of `{name}`: {why}")),
            }
        }
    } else if is("integer") {
        let mut range = bounds(i64::MIN);
        let max = limits.max.filter(|max| *max < i64::MAX);
        range.extend(max.map(|max| ("max".to_owned(), Value::from(max))));
        if !range.is_empty() {
            found.insert("range".to_owned(), range.into());
        }
    } else if is("list") {
        let items = size();
        if !items.is_empty() {
            found.insert("items".to_owned(), items.into());
        }
    }
    without_idle(&mut found, name, notes);
    if !found.is_empty() {
        map.insert("constraints".to_owned(), found.into());
    }
}

/// Leaves out a length that the pattern implies, and a pattern that no text of the length matches.
fn without_idle(found: &mut Map<String, Value>, name: &str, notes: &mut Notes) {
    let bound = |key: &str| found.get("length")?.get(key)?.as_u64();
    let text = |key: &str| found.get("pattern")?.get(key)?.as_str();
    let (Some(regex), true) = (text("regex"), found.contains_key("length")) else {
        return;
    };
    let dialect = if text("dialect") == Some("java") {
        Dialect::Java
    } else {
        Dialect::Ecma262
    };
    let language = Language {
        pattern: Pattern::compile(regex, dialect, Match::Whole).ok(),
        length: Some(LengthWindow {
            min: bound("min").unwrap_or(0),
            max: bound("max"),
            unit: LengthUnit::Chars,
        }),
        values: None,
    };
    if language.is_empty() == Ok(true) {
        found.remove("pattern");
        notes.leave_out(format!(
            "the pattern of `{name}`: no text of its length matches it"
        ));
    } else if language.length_is_implied() {
        found.remove("length");
        notes.leave_out(format!("the length of `{name}`, which its pattern implies"));
    }
}

/// A pattern in the dialect that it is written in; none, if it takes any text.
fn pattern(regex: &str) -> Result<Option<Value>, String> {
    // A flag that lets `.` be any sign, which only Java writes so.
    let dotted = regex
        .strip_prefix("(?s)")
        .map(|rest| rest.replace('.', r"[\s\S]"));
    let tries = [
        (Some(regex.to_owned()), Dialect::Ecma262, "ecma262"),
        (dotted, Dialect::Ecma262, "ecma262"),
        (Some(regex.to_owned()), Dialect::Java, "java"),
    ];
    let mut why = String::new();
    for (regex, dialect, word) in tries {
        let Some(regex) = regex else { continue };
        match Pattern::compile(&regex, dialect, Match::Whole) {
            Ok(found) if found.is_universal() => return Ok(None),
            Ok(found) if found.is_empty() => {
                return Err("no text matches it".to_owned());
            }
            Ok(_) => {
                return Ok(Some(
                    json!({ "regex": regex, "dialect": word, "match": "whole" }),
                ));
            }
            Err(error) if why.is_empty() => why = error.to_string(),
            Err(_) => {}
        }
    }
    Err(why)
}
