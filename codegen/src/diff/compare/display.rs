//! Values of specs as a reader of a report wants to see them.

use crate::ir::{Deprecated, Literal, Type};

/// Longer texts are cut.
const MOST: usize = 60;

/// A value, texts in quotes.
pub(super) fn literal(value: &Literal) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Number(number) => number.clone(),
        Literal::Text(text) => format!("{text:?}"),
        Literal::List(items) => format!(
            "[{}]",
            items.iter().map(literal).collect::<Vec<_>>().join(", ")
        ),
        Literal::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{key}: {}", literal(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A value that may be missing.
pub(super) fn maybe(value: Option<&Literal>) -> String {
    value.map_or_else(|| "none".to_owned(), literal)
}

/// A type as the spec writes it.
pub(super) fn ty(ty: &Type) -> String {
    match ty {
        Type::String => "string".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Time(format) => format!("time as {format}"),
        Type::Map(item) => format!("map of {}", self::ty(&item.ty)),
        Type::Any => "any".to_owned(),
        Type::Object(_) => "object".to_owned(),
        Type::Enum(found) => {
            let words: Vec<&str> = found.words().collect();
            let open = if found.open { ", …" } else { "" };
            cut(&format!("enum of {}{open}", words.join(", ")))
        }
        Type::List(item) => format!("list of {}", self::ty(&item.ty)),
    }
}

/// What to do instead.
pub(super) fn note(found: &Deprecated) -> String {
    let since = found
        .since
        .as_ref()
        .map_or_else(String::new, |since| format!(" (since {since})"));
    format!("{}{since}", cut(&found.note))
}

/// Words in a row, or that there are none.
pub(super) fn list<S: AsRef<str>>(words: &[S]) -> String {
    if words.is_empty() {
        return "none".to_owned();
    }
    words
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<_>>()
        .join(", ")
}

/// `text`, or its beginning.
pub(super) fn cut(text: &str) -> String {
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let beginning: String = text.chars().take(MOST - 1).collect();
    format!("{beginning}…")
}
