//! The way through a spec: where keys lead, how far, and where the first difference stands below them.

use crate::diagnostic::{FileId, Span};
use crate::diff::report::content::Content;
use crate::rust::name;
use crate::spec::yaml::{Node, Value};

/// How far a path leads.
#[derive(Clone, Copy)]
pub(super) struct Found<'n> {
    pub(super) node: &'n Node,
    pub(super) span: Span,
    /// How many of its keys are there.
    pub(super) depth: usize,
    /// Whether all of them are.
    pub(super) is_whole: bool,
}

/// The last key that is there: of a single value the place of the value, of anything longer that of the key.
pub(super) fn walk<'n>(root: &'n Node, path: &[String], file: FileId) -> Found<'n> {
    let (mut node, mut span) = (root, Span::file_start(file));
    for (depth, key) in path.iter().enumerate() {
        let Some((next, place)) = step(node, key) else {
            return Found {
                node,
                span,
                depth,
                is_whole: false,
            };
        };
        (node, span) = (next, place);
    }
    Found {
        node,
        span,
        depth: path.len(),
        is_whole: true,
    }
}

/// What a key leads to, and where that stands; an item of a list is named by its text, or by its number from 0.
fn step<'n>(node: &'n Node, key: &str) -> Option<(&'n Node, Span)> {
    match &node.value {
        Value::Map(entries) => {
            let named = |name: &str| name == key || name::pascal(name) == key;
            let exact = entries.iter().find(|entry| entry.key.value == key);
            let entry = exact.or_else(|| entries.iter().find(|entry| named(&entry.key.value)))?;
            Some((&entry.value, place(&entry.value, entry.key.span)))
        }
        Value::List(items) => {
            let is_it =
                |item: &&Node| matches!(&item.value, Value::Scalar(scalar) if scalar.text == key);
            let by_number = || key.parse::<usize>().ok().and_then(|index| items.get(index));
            let item = items.iter().find(is_it).or_else(by_number)?;
            Some((item, start(item)))
        }
        Value::Scalar(_) => None,
    }
}

/// Of a single value the value, of anything longer its key.
fn place(value: &Node, key: Span) -> Span {
    let is_single = matches!(value.value, Value::Scalar(_)) && value.span.start != value.span.end;
    if is_single { value.span } else { key }
}

/// Where an item of a list begins.
fn start(item: &Node) -> Span {
    item.entries()
        .first()
        .map_or(item.span, |entry| entry.key.span)
}

/// The first difference below two places, as deep as it goes: an edit far down is not told of at the top.
pub(super) fn refine<'n>(old: &mut Found<'n>, new: &mut Found<'n>) {
    while let Some((was, is)) = difference(old.node, new.node) {
        if let Some((node, span)) = was {
            (old.node, old.span) = (node, span);
        }
        if let Some((node, span)) = is {
            (new.node, new.span) = (node, span);
        }
        if was.is_none() || is.is_none() {
            return;
        }
    }
}

type Place<'n> = Option<(&'n Node, Span)>;

/// The first parts that differ; a part that has come or gone is on one side only.
fn difference<'n>(old: &'n Node, new: &'n Node) -> Option<(Place<'n>, Place<'n>)> {
    let pairs: Vec<(Place<'n>, Place<'n>)> = match (&old.value, &new.value) {
        (Value::Map(was), Value::Map(is)) => {
            let find = |node, key: &str| step(node, key);
            let new_ones = is.iter().map(|entry| {
                let key = entry.key.value.as_str();
                let before = was.iter().any(|other| other.key.value == key);
                (before.then(|| find(old, key)).flatten(), find(new, key))
            });
            let gone = was
                .iter()
                .filter(|entry| !is.iter().any(|other| other.key.value == entry.key.value))
                .map(|entry| (find(old, &entry.key.value), None));
            new_ones.chain(gone).collect()
        }
        (Value::List(was), Value::List(is)) => (0..was.len().max(is.len()))
            .map(|index| {
                let item = |items: &'n [Node]| items.get(index).map(|item| (item, start(item)));
                (item(was), item(is))
            })
            .collect(),
        _ => return None,
    };
    let says = |place: &Place<'n>| place.map(|(node, _)| Content::of(node));
    pairs.into_iter().find(|(was, is)| says(was) != says(is))
}
