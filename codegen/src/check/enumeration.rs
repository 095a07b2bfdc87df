//! Enums: their words, and whether there may be more.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{self, EnumType, EnumValue, Type};
use crate::spec;

use super::constraint;
use super::source::text;

/// An enum, with its words.
pub(super) fn enumeration(
    key: &Spanned<String>,
    raw: &spec::member::Member,
    constraints: &ir::Constraints,
    sink: &Sink,
) -> Option<EnumType> {
    let Some(values) = raw
        .values
        .as_ref()
        .filter(|values| !values.value.is_empty())
    else {
        let message = format!("the enum `{}` has no values", key.value);
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.span, message)
                .help("add `values:` with its words"),
        );
        return None;
    };
    if raw.open.is_none() {
        let message = format!("the enum `{}` does not say whether it may grow", key.value);
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.ty.span, message)
                .help("add `open: true` if the service may answer words that are not listed, else `open: false`"),
        );
    }
    Some(EnumType {
        values: self::values(&values.value, constraints, sink),
        open: raw.open.as_ref().is_none_or(|open| open.value),
    })
}

/// The words of an enum, each once, and each as its own constraints have it.
fn values(
    raw: &[spec::member::EnumValue],
    constraints: &ir::Constraints,
    sink: &Sink,
) -> Vec<EnumValue> {
    let mut words = BTreeSet::new();
    let mut found = Vec::new();
    for value in raw {
        if !words.insert(value.word.value.clone()) {
            let first = raw.iter().find(|other| other.word == value.word);
            let message = format!("the value `{}` is listed twice", value.word.value);
            let diagnostic = Diagnostic::error(&rule::ENUM_DUPLICATE, value.word.span, message);
            sink.push(match first {
                Some(first) => diagnostic.also(first.word.span, "first declared here"),
                None => diagnostic,
            });
            continue;
        }
        let broken = constraint::broken_by(
            &ir::Literal::Text(value.word.value.clone()),
            &Type::String,
            constraints,
        );
        if let Some(first) = broken.first() {
            let message = format!(
                "the value `{}` breaks the enum's own constraint `{first}`",
                value.word.value
            );
            sink.push(Diagnostic::error(
                &rule::ENUM_VALUE_BREAKS_CONSTRAINT,
                value.word.span,
                message,
            ));
        }
        found.push(EnumValue {
            word: value.word.value.clone(),
            docs: text(value.docs.as_ref()),
            rust_name: text(value.rust_name.as_ref()),
        });
    }
    found
}
