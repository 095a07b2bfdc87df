//! Holds a YAML tree against the language's tables: unknown and missing keys, wrong types, words, numbers, names.

mod keys;
mod part;
mod scalar;
mod text;
mod wrong;

use crate::diagnostic::Sink;

use super::language::{Section, Shape};
use super::yaml::{Node, Value};
pub use part::{Part, of_file};
use scalar::scalar;
use text::{key_text, literal};
#[cfg(feature = "format")]
pub(crate) use wrong::resolved;
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
    keys::keys(node.span, entries, section, sink);
    for entry in entries {
        if let Some(key) = section.keys.iter().find(|key| key.name == entry.key.value) {
            shape(&entry.value, key.shape, sink);
        }
    }
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
