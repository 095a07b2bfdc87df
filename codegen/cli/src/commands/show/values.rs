//! Values of the spec as JSON and as short text: literals, what rows of the reply table say, cells.

use annul_codegen::ir::{Bounds, Cell, Constraints, Length, LengthUnit, Literal, Slot};
use serde_json::{Map, Value, json};

/// A literal as JSON.
pub(in crate::commands) fn literal(literal: &Literal) -> Value {
    match literal {
        Literal::Null => Value::Null,
        Literal::Bool(value) => json!(value),
        Literal::Integer(value) => json!(value),
        // What is no number to JSON (an infinity) stays text.
        Literal::Number(text) => serde_json::from_str(text).unwrap_or_else(|_| json!(text)),
        Literal::Text(text) => json!(text),
        Literal::List(items) => items.iter().map(self::literal).collect(),
        Literal::Map(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), self::literal(value)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

/// A literal as a person writes it: text without quotes.
pub(in crate::commands) fn plain(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.clone(),
        other => self::literal(other).to_string(),
    }
}

/// What a row says of a member, as the spec writes it.
pub(in crate::commands) fn slot(slot: &Slot) -> String {
    match slot {
        Slot::Literal(value) => plain(value),
        Slot::State => "$state".to_owned(),
        Slot::Text => "$text".to_owned(),
        Slot::Absent => "$absent".to_owned(),
        Slot::Unknown => "$unknown".to_owned(),
        Slot::Param(name) => format!("$param.{name}"),
        Slot::Each => "$each".to_owned(),
        Slot::OneOf(slots) => {
            let slots: Vec<String> = slots.iter().map(self::slot).collect();
            format!("[{}]", slots.join(", "))
        }
    }
}

/// A value of a discriminating member.
pub(in crate::commands) fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Absent => "(absent)".to_owned(),
        Cell::Value(value) => plain(value),
        Cell::Other => "(any other)".to_owned(),
    }
}

/// A constraint in words, with the names of its sources.
pub(in crate::commands) struct Clause<'a> {
    /// `length`, `pattern`, `range` or `items`
    pub(in crate::commands) rule: &'static str,
    /// What it demands.
    pub(in crate::commands) text: String,
    /// Where it stands.
    pub(in crate::commands) sources: &'a [String],
}

/// All constraints in words.
pub(in crate::commands) fn clauses(constraints: &Constraints) -> Vec<Clause<'_>> {
    let Constraints {
        length,
        pattern,
        range,
        items,
    } = constraints;
    let mut clauses = Vec::new();
    let mut clause = |rule, text, sources| {
        clauses.push(Clause {
            rule,
            text,
            sources,
        });
    };
    if let Some(found) = length {
        clause("length", self::length(found), found.sources.as_slice());
    }
    if let Some(found) = pattern {
        let how = if found.whole {
            "the whole value"
        } else {
            "a part of the value"
        };
        let text = format!("{} ({}, {how})", found.regex, found.dialect);
        clause("pattern", text, &found.sources);
    }
    if let Some(found) = range {
        clause("range", bounds(found), &found.sources);
    }
    if let Some(found) = items {
        clause("items", format!("{} items", bounds(found)), &found.sources);
    }
    clauses
}

/// What a length counts, as the spec writes it.
pub(in crate::commands) fn unit(unit: LengthUnit) -> &'static str {
    match unit {
        LengthUnit::Chars => "chars",
        LengthUnit::Utf16 => "utf16",
        LengthUnit::Bytes => "bytes",
    }
}

fn length(length: &Length) -> String {
    let unit = match length.unit {
        LengthUnit::Chars => "characters",
        LengthUnit::Utf16 => "UTF-16 code units",
        LengthUnit::Bytes => "bytes of UTF-8",
    };
    format!(
        "{} {unit}",
        span(length.min.map(i64::from), length.max.map(i64::from))
    )
}

fn bounds(bounds: &Bounds) -> String {
    span(bounds.min, bounds.max)
}

fn span(min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_keep_their_types() {
        let map = Literal::Map(vec![
            ("b".to_owned(), Literal::Integer(1)),
            ("a".to_owned(), Literal::Number("0.50".to_owned())),
            ("n".to_owned(), Literal::Number(".inf".to_owned())),
        ]);
        assert_eq!(literal(&map).to_string(), r#"{"b":1,"a":0.5,"n":".inf"}"#);
        assert_eq!(plain(&Literal::Text("RUNNING".to_owned())), "RUNNING");
        assert_eq!(plain(&Literal::Bool(true)), "true");
    }

    #[test]
    fn bounds_in_words() {
        assert_eq!(span(Some(1), Some(64)), "1 to 64");
        assert_eq!(span(Some(36), Some(36)), "exactly 36");
        assert_eq!(span(None, Some(5)), "at most 5");
    }
}
