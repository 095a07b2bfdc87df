//! Facts for as long as the program lives; each text is kept once.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use annul_runtime::meaning::reply_table::Literal;

use crate::ir;

/// Texts that are kept.
static TEXTS: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);

/// A text for as long as the program lives.
pub(super) fn keep(text: &str) -> &'static str {
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    let texts = texts.get_or_insert_default();
    if let Some(known) = texts.get(text) {
        return known;
    }
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    texts.insert(text);
    text
}

/// A text that may be missing.
pub(super) fn keep_maybe(text: Option<&String>) -> Option<&'static str> {
    text.map(|text| keep(text))
}

/// A value for as long as the program lives.
pub(super) fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// A list for as long as the program lives.
pub(super) fn kept_list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    let items: Vec<T> = items.into_iter().collect();
    if items.is_empty() {
        return &[];
    }
    Vec::leak(items)
}

/// Texts for as long as the program lives.
pub(super) fn keep_all<'t>(texts: impl IntoIterator<Item = &'t str>) -> &'static [&'static str] {
    kept_list(texts.into_iter().map(keep))
}

/// A literal that the runtime can hold. `check` lets no others through to where it is asked for one.
pub(super) fn literal(value: &ir::Literal) -> Literal<'static> {
    match value {
        ir::Literal::Bool(flag) => Literal::Boolean(*flag),
        ir::Literal::Integer(number) => Literal::Integer(*number),
        ir::Literal::Text(text) => Literal::Text(keep(text)),
        ir::Literal::Null | ir::Literal::Number(_) | ir::Literal::List(_) | ir::Literal::Map(_) => {
            Literal::Null
        }
    }
}
