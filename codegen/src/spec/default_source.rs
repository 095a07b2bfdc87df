//! `default_source`: whatever can name a source in a file, and names none, has the file's own.

use crate::diagnostic::Spanned;

use super::language::{Key, Section, Shape};
use super::yaml::{Entry, Node, Value};

/// Parts that say themselves where they come from: members and sights stand in what has a source, readings give a
/// reason, and examples are the author's.
const SPARED: [&str; 4] = ["a member", "a sight", "a reading", "an example"];

/// Writes the source of a file into every part of it that names none and is not `assumed`.
pub(super) fn fill(tree: &mut Node, of: &'static Section) {
    if let Some(source) = tree.get("default_source").cloned() {
        section(tree, of, &source);
    }
}

fn section(node: &mut Node, of: &'static Section, source: &Node) {
    let Value::Map(entries) = &mut node.value else {
        return;
    };
    if SPARED.contains(&of.name) {
        return;
    }
    for entry in &mut *entries {
        let is_its = |key: &&Key| key.name == entry.key.value;
        if let Some(key) = of.keys.iter().find(is_its) {
            shape(&mut entry.value, key.shape, source);
        }
    }
    let has = |name: &str| entries.iter().any(|entry| entry.key.value == name);
    let takes = of.keys.iter().any(|key| key.name == "source");
    if takes && !has("source") && !has("assumed") {
        entries.push(Entry {
            key: Spanned::new("source".to_owned(), source.span),
            value: source.clone(),
        });
    }
}

fn shape(node: &mut Node, of: &'static Shape, source: &Node) {
    match (of, &mut node.value) {
        (Shape::Section(of), _) => section(node, of, source),
        (Shape::Deferred(of), _) => shape(node, of(), source),
        (Shape::Either(shapes), value) => {
            let is_map = matches!(value, Value::Map(_));
            let fits = |of: &&&'static Shape| match of {
                Shape::Section(_) | Shape::Map(_) => is_map,
                Shape::List(_) => !is_map,
                _ => false,
            };
            if let Some(of) = shapes.iter().find(fits) {
                shape(node, of, source);
            }
        }
        (Shape::List(of) | Shape::OneOrMany(of), Value::List(items)) => {
            for item in items {
                shape(item, of, source);
            }
        }
        (Shape::Map(of), Value::Map(entries)) => {
            for entry in entries {
                shape(&mut entry.value, of, source);
            }
        }
        _ => {}
    }
}
