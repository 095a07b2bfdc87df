//! What the language's tables say of a layout: the order of keys, what a row takes, and which rows are records.

use crate::spec::language::{Section, Shape};

/// The place of a key among those of its section.
pub(super) fn position(section: &Section, name: &str) -> Option<usize> {
    section.keys.iter().position(|key| key.name == name)
}

/// What a row of this shape takes.
pub(super) fn of_row(shape: &'static Shape, key: Option<&str>) -> Option<&'static Shape> {
    match (shape, key) {
        (Shape::Section(section), Some(key)) => {
            position(section, key).map(|index| section.keys[index].shape)
        }
        (Shape::Map(item), Some(_)) | (Shape::List(item) | Shape::OneOrMany(item), None) => {
            Some(item)
        }
        _ => None,
    }
}

/// Whether rows of this shape are records side by side: a line each is easier to read than all of them in one.
pub(super) fn has_records(shape: &'static Shape) -> bool {
    match shape {
        Shape::Map(item) | Shape::List(item) | Shape::OneOrMany(item) => is_record(item),
        Shape::Section(section) => section.keys.iter().all(|key| is_record(key.shape)),
        _ => false,
    }
}

/// Whether this is, or may be, a section of some size.
fn is_record(shape: &'static Shape) -> bool {
    match shape {
        Shape::Section(section) => section.keys.len() > 2,
        Shape::Either(shapes) => shapes.iter().any(|shape| is_record(shape)),
        Shape::Deferred(of) => is_record(of()),
        _ => false,
    }
}
