//! Whether two texts of a spec say the same: equal values, and all comments.

use std::ops::Range;

use super::table::of_row;
use crate::spec::language::Shape;
use crate::spec::shape::resolved;
use crate::spec::yaml::{Entry, Node, ScalarKind, Value};

/// Whether two trees mean the same. Keys of a section have no order, all others have.
pub(super) fn means(one: &Node, other: &Node, shape: &'static Shape) -> bool {
    are_equal(one, other, Some(shape))
}

fn are_equal(one: &Node, other: &Node, shape: Option<&'static Shape>) -> bool {
    let shape = shape.and_then(|shape| resolved(one, shape));
    let of = |key: Option<&str>| shape.and_then(|shape| of_row(shape, key));
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => {
            // There are several ways to write nothing.
            one.kind == other.kind && (one.text == other.text || one.kind == ScalarKind::Null)
        }
        (Value::List(ones), Value::List(others)) => {
            let mut pairs = ones.iter().zip(others);
            ones.len() == others.len() && pairs.all(|(one, other)| are_equal(one, other, of(None)))
        }
        (Value::Map(ones), Value::Map(others)) => {
            let is_section = matches!(shape, Some(Shape::Section(_)));
            let twin = |(place, entry): (usize, &Entry)| {
                if is_section {
                    others.iter().find(|it| it.key.value == entry.key.value)
                } else {
                    others.get(place)
                }
            };
            let is_equal = |entry: &Entry, twin: &Entry| {
                let of = of(Some(&entry.key.value));
                entry.key.value == twin.key.value && are_equal(&entry.value, &twin.value, of)
            };
            ones.len() == others.len()
                && (ones.iter().enumerate())
                    .all(|(at, entry)| twin((at, entry)).is_some_and(|it| is_equal(entry, it)))
        }
        _ => false,
    }
}

/// Whether two texts have the same comments, in whatever order: they move with their keys.
pub(super) fn comments(
    one: &str,
    ones: &[Range<usize>],
    other: &str,
    others: &[Range<usize>],
) -> bool {
    let sorted = |text: &str, places: &[Range<usize>]| {
        let found = places.iter().filter_map(|place| text.get(place.clone()));
        let mut found: Vec<String> = found.map(str::to_owned).collect();
        found.sort_unstable();
        found
    };
    sorted(one, ones) == sorted(other, others)
}
