//! Holds a YAML tree against the language's tables: unknown and missing keys, wrong types, words, numbers, names.

mod scalar;
mod text;
mod wrong;

use crate::diagnostic::suggest::{self, listing};
use crate::diagnostic::{Diagnostic, Sink, Span, rule};

use super::language::{Section, Shape};
use super::yaml::{Entry, Node, Value};
use scalar::scalar;
use text::{key_text, literal};
use wrong::{describe, fits, wrong_type};

/// Reports everything in `node` that `section` does not take.
pub fn section(node: &Node, section: &'static Section, sink: &Sink) {
    let Value::Map(entries) = &node.value else {
        return wrong_type(
            node,
            &format!("{}, a map of keys", section.name),
            None,
            sink,
        );
    };
    let mut mistaken = Vec::new();
    let is_there = |name: &str| entries.iter().any(|entry| entry.key.value == name);
    let names = section.keys.iter().map(|key| key.name);
    let free: Vec<&'static str> = names.filter(|name| !is_there(name)).collect();
    for entry in entries {
        match section.keys.iter().find(|key| key.name == entry.key.value) {
            Some(key) => shape(&entry.value, key.shape, sink),
            None => mistaken.extend(unknown_key(entry, &free, section, sink)),
        }
    }
    for key in section.keys.iter().filter(|key| key.required) {
        if free.contains(&key.name) && !mistaken.contains(&key.name) {
            let message = format!("{} lacks the key `{}`", section.name, key.name);
            sink.push(
                Diagnostic::error(&rule::MISSING_KEY, head(node, entries), message)
                    .help(format!("add `{}:` ({})", key.name, key.doc)),
            );
        }
    }
}

/// A section without a key is shown at its first key: the whole section would underline too much.
fn head(node: &Node, entries: &[Entry]) -> Span {
    entries.first().map_or(node.span, |entry| entry.key.span)
}

/// Reports an unknown key; gives the key that was probably meant, of those that are not there.
fn unknown_key(
    entry: &Entry,
    free: &[&'static str],
    section: &'static Section,
    sink: &Sink,
) -> Option<&'static str> {
    let meant = suggest::nearest(&entry.key.value, free.iter().copied());
    let message = format!("unknown key `{}` in {}", entry.key.value, section.name);
    let help = meant.map_or_else(
        || {
            format!(
                "{} takes {}",
                section.name,
                listing(section.keys.iter().map(|key| key.name))
            )
        },
        |name| format!("did you mean `{name}`?"),
    );
    sink.push(Diagnostic::error(&rule::UNKNOWN_KEY, entry.key.span, message).help(help));
    meant
}

/// Reports everything in `node` that `shape` does not take.
fn shape(node: &Node, shape: &'static Shape, sink: &Sink) {
    match (shape, &node.value) {
        (Shape::Section(keys), _) => section(node, keys, sink),
        (Shape::Deferred(of), _) => self::shape(node, of(), sink),
        (Shape::Either(shapes), _) => match shapes.iter().find(|shape| fits(node, shape)) {
            Some(fitting) => self::shape(node, fitting, sink),
            None => wrong_type(node, &describe(shape), None, sink),
        },
        (Shape::List(item), Value::List(items)) => {
            for node in items {
                self::shape(node, item, sink);
            }
        }
        (Shape::OneOrMany(item), Value::List(items)) => {
            if items.is_empty() {
                let help = "name at least one, or leave the key out";
                wrong_type(node, &describe(shape), Some(help.to_owned()), sink);
            }
            for node in items {
                self::shape(node, item, sink);
            }
        }
        (Shape::OneOrMany(item), Value::Scalar(_)) => self::shape(node, item, sink),
        (Shape::Map(value), Value::Map(entries)) => {
            for entry in entries {
                key_text(&entry.key, sink);
                self::shape(&entry.value, value, sink);
            }
        }
        (Shape::Literal, _) => literal(node, sink),
        (_, Value::Scalar(found)) => scalar(node, found, shape, sink),
        _ => wrong_type(node, &describe(shape), None, sink),
    }
}
