//! Asks `serde_yaml` what each plain scalar is, and whether it reads the same document at all.

use serde_yaml::Value as Other;

use super::{Node, Scalar, ScalarKind, ScalarStyle, Value};
use crate::diagnostic::{Diagnostic, FileId, Sink, Span, rule};
use crate::source::Sources;

/// Fills in the kinds of a document that has no finding so far.
pub(super) fn resolve(node: &mut Node, sources: &Sources, file: FileId, sink: &Sink) -> Option<()> {
    let other = match serde_yaml::from_str::<Other>(sources.text(file)) {
        Ok(other) => other,
        Err(error) => {
            if let Some((number, span)) = too_large(node) {
                sink.push(
                    too_many_bits(number, span)
                        .help(format!("{BOUNDS}; put it in quotes if it is a text")),
                );
                return None;
            }
            let place = error.location().map_or(0, |location| {
                let line = sources.line_text(file, location.line());
                let column = location.column().saturating_sub(1);
                let before = line
                    .char_indices()
                    .nth(column)
                    .map_or(line.len(), |(at, _)| at);
                sources.line_start(file, location.line()) + before
            });
            let message = without_places(&error.to_string());
            let span = Span::new(file, place, place);
            sink.push(Diagnostic::error(&rule::YAML_SYNTAX, span, message));
            return None;
        }
    };
    walk(node, &other)
        .map_err(|span| {
            let message = "YAML readers disagree about this value";
            sink.push(
                Diagnostic::error(&rule::YAML_SYNTAX, span, message)
                    .help("write it in quotes, on one line"),
            );
        })
        .ok()
}

/// Which numbers there are.
const BOUNDS: &str = "numbers go from -9223372036854775808 to 9223372036854775807";

/// What is said of a whole number that has no room in 64 bits.
pub(crate) fn too_many_bits(number: &str, span: Span) -> Diagnostic {
    let message = format!("`{number}` does not fit in 64 bits with its sign");
    Diagnostic::error(&rule::NUMBER_OUT_OF_BOUNDS, span, message).help(BOUNDS)
}

/// Whether a plain scalar is a whole number without room in 64 bits.
pub(crate) fn has_too_many_bits(plain: &str) -> bool {
    is_whole(plain) && plain.parse::<i64>().is_err()
}

fn is_whole(plain: &str) -> bool {
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(plain);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first number that `serde_yaml` has no room for.
fn too_large(node: &Node) -> Option<(&str, Span)> {
    match &node.value {
        Value::Scalar(scalar) => {
            let is_large = has_too_many_bits(&scalar.text) && scalar.text.parse::<u64>().is_err();
            let is_number = scalar.style == ScalarStyle::Plain && is_large;
            is_number.then_some((scalar.text.as_str(), node.span))
        }
        Value::List(items) => items.iter().find_map(too_large),
        Value::Map(entries) => entries.iter().find_map(|entry| too_large(&entry.value)),
    }
}

/// The message without its own ` at line 3 column 11`: the finding has a place.
fn without_places(message: &str) -> String {
    let mut parts = message.split(" at line ");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let numbers = |char: char| char.is_ascii_digit() || " column".contains(char);
        text.push_str(part.trim_start_matches(numbers));
    }
    text
}

/// Fills in the kinds of a document that `serde_yaml` would refuse, one scalar after the other.
pub(super) fn resolve_each(node: &mut Node) {
    match &mut node.value {
        Value::Scalar(scalar) if scalar.style == ScalarStyle::Plain => {
            scalar.kind = of_plain(&scalar.text);
        }
        Value::Scalar(_) => {}
        Value::List(items) => items.iter_mut().for_each(resolve_each),
        Value::Map(entries) => entries
            .iter_mut()
            .for_each(|entry| resolve_each(&mut entry.value)),
    }
}

/// What a plain scalar is, standing alone.
pub(super) fn of_plain(text: &str) -> ScalarKind {
    let other = serde_yaml::from_str::<Other>(text).ok();
    let usual = if has_too_many_bits(text) {
        ScalarKind::Float
    } else {
        ScalarKind::Text
    };
    other.and_then(|other| of_scalar(&other)).unwrap_or(usual)
}

/// The place of the first difference, if there is one.
fn walk(node: &mut Node, other: &Other) -> Result<(), Span> {
    let span = node.span;
    match (&mut node.value, other) {
        (Value::Scalar(scalar), other) => same_scalar(scalar, other).ok_or(span),
        (Value::List(items), Other::Sequence(others)) if items.len() == others.len() => items
            .iter_mut()
            .zip(others)
            .try_for_each(|(item, other)| walk(item, other)),
        (Value::Map(entries), Other::Mapping(others)) if entries.len() == others.len() => entries
            .iter_mut()
            .zip(others)
            .try_for_each(|(entry, (key, other))| {
                if key.as_str() != Some(&entry.key.value) {
                    return Err(entry.key.span);
                }
                walk(&mut entry.value, other)
            }),
        _ => Err(span),
    }
}

fn same_scalar(scalar: &mut Scalar, other: &Other) -> Option<()> {
    scalar.kind = of_scalar(other)?;
    let same = match other {
        Other::String(text) => *text == scalar.text,
        _ => scalar.style == ScalarStyle::Plain,
    };
    same.then_some(())
}

fn of_scalar(other: &Other) -> Option<ScalarKind> {
    Some(match other {
        Other::Null => ScalarKind::Null,
        Other::Bool(bool) => ScalarKind::Bool(*bool),
        Other::Number(number) => number.as_i64().map_or(ScalarKind::Float, ScalarKind::Int),
        Other::String(_) => ScalarKind::Text,
        Other::Sequence(_) | Other::Mapping(_) | Other::Tagged(_) => return None,
    })
}
