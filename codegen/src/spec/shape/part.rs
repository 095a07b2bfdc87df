//! Parts of a file, by keys or by place: which of them could be read, so that what only follows from form is not said too.

use super::{shape, wrong};
use crate::diagnostic::{Sink, Span};
use crate::spec::language::{OPERATION, PROVIDER, SERVICE, Section, Shape};
use crate::spec::yaml::{Entry, Node, Value};

static OPERATION_FILE: Shape = Shape::Section(&OPERATION);
static PROVIDER_FILE: Shape = Shape::Section(&PROVIDER);
static SERVICE_FILE: Shape = Shape::Section(&SERVICE);

/// A part of a file, and what the language takes in its place.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    node: &'a Node,
    shape: &'static Shape,
}

impl<'a> Part<'a> {
    /// All of a file.
    #[must_use]
    pub fn file(path: &str, tree: &'a Node) -> Self {
        Self {
            node: tree,
            shape: of_file(path),
        }
    }

    /// Whether what stands at `keys` cannot be known: it is of another kind or holds a key that the language does not
    /// know; or it is missing where it is required, or where such a key may have been meant for it.
    #[must_use]
    pub fn has_lost(self, keys: &[&str]) -> bool {
        let Some((key, rest)) = keys.split_first() else {
            return !self.is_of_its_kind() || self.has_unknown_key();
        };
        match self.get(key) {
            Some(part) => part.has_lost(rest),
            None => !self.is_of_its_kind() || self.misses(key),
        }
    }

    /// Whether anything is wrong with the form of what `keys` lead to.
    #[must_use]
    pub fn is_faulty(self, keys: &[&str]) -> bool {
        let Some((key, rest)) = keys.split_first() else {
            let sink = Sink::new();
            shape(self.node, self.shape, &sink);
            return sink.error_count() > 0;
        };
        match self.get(key) {
            Some(part) => part.is_faulty(rest),
            None => self.has_lost(&[key]),
        }
    }

    /// The part that `keys` lead to.
    #[must_use]
    pub fn at(self, keys: &[&str]) -> Option<Self> {
        keys.iter().try_fold(self, |part, key| part.get(key))
    }

    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Span {
        self.node.span
    }

    /// Whether a place lies in this part.
    #[must_use]
    pub fn covers(self, span: Span) -> bool {
        self.node.span.covers(span)
    }

    /// What stands at a key, if `span` is that key, or else the innermost map around `span`; never all of this part.
    #[must_use]
    pub fn around(self, span: Span) -> Option<Self> {
        self.innermost(span)
            .filter(|found| found.node.span != self.node.span)
    }

    fn innermost(self, span: Span) -> Option<Self> {
        match &self.node.value {
            Value::Scalar(_) => None,
            Value::List(items) => {
                let shape = self.item()?;
                let node = items.iter().find(|item| item.span.covers(span))?;
                Part { node, shape }.innermost(span)
            }
            Value::Map(entries) => {
                // Entries lie in the order of the file.
                let next = entries.partition_point(|entry| entry.key.span.start <= span.start);
                let entry = next.checked_sub(1).and_then(|last| entries.get(last));
                let below = entry.and_then(|entry| {
                    let part = self.of(entry)?;
                    if entry.key.span == span {
                        return Some(part);
                    }
                    let is_inside = part.covers(span);
                    is_inside.then(|| part.innermost(span)).flatten()
                });
                Some(below.unwrap_or(self))
            }
        }
    }

    fn get(self, key: &str) -> Option<Self> {
        let mut entries = self.node.entries().iter();
        self.of(entries.find(|entry| entry.key.value == key)?)
    }

    /// The part that an entry of this map is.
    fn of(self, entry: &'a Entry) -> Option<Self> {
        let shape = match self.resolved()? {
            Shape::Section(section) => find(section, &entry.key.value)?,
            Shape::Map(shape) => shape,
            _ => return None,
        };
        Some(Part {
            node: &entry.value,
            shape,
        })
    }

    fn item(self) -> Option<&'static Shape> {
        match self.resolved()? {
            Shape::List(item) | Shape::OneOrMany(item) => Some(item),
            _ => None,
        }
    }

    fn is_of_its_kind(self) -> bool {
        wrong::fits(self.node, self.shape)
    }

    fn has_unknown_key(self) -> bool {
        let Some(Shape::Section(section)) = self.resolved() else {
            return false;
        };
        let mut entries = self.node.entries().iter();
        entries.any(|entry| find(section, &entry.key.value).is_none())
    }

    /// Whether a key that is not there was meant to be.
    fn misses(self, name: &str) -> bool {
        let Some(Shape::Section(section)) = self.resolved() else {
            return false;
        };
        let key = section.keys.iter().find(|key| key.name == name);
        key.is_some_and(|key| key.required || self.has_unknown_key())
    }

    fn resolved(self) -> Option<&'static Shape> {
        wrong::resolved(self.node, self.shape)
    }
}

/// What the file of this path holds.
#[must_use]
pub fn of_file(path: &str) -> &'static Shape {
    if crate::spec::is_service_file(path) {
        &SERVICE_FILE
    } else if crate::spec::is_provider_file(path) {
        &PROVIDER_FILE
    } else {
        &OPERATION_FILE
    }
}

fn find(section: &'static Section, name: &str) -> Option<&'static Shape> {
    let found = section.keys.iter().find(|key| key.name == name);
    found.map(|key| key.shape)
}
