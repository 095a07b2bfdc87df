//! Small readers from the YAML tree to raw values; what they cannot read has been reported by `shape` and reads as absent.

use crate::diagnostic::{Span, Spanned};

use super::yaml::{Entry, Node, ScalarKind, Value};

/// A named part of a spec; the part is absent if it could not be read, the name stays for references.
#[derive(Clone, Debug)]
pub struct Named<T> {
    /// The name as written.
    pub name: Spanned<String>,
    /// The part.
    pub value: Option<T>,
}

/// A map of named parts, in the order in which they were written.
pub type NamedList<T> = Vec<Named<T>>;

/// The entry of a map under a key.
pub(super) fn entry_of<'e>(entries: &'e mut [Entry], key: &str) -> Option<&'e mut Entry> {
    entries.iter_mut().find(|entry| entry.key.value == key)
}

impl Node {
    /// Whether this is a map: what else is read from it would be missing.
    pub(crate) fn as_map(&self) -> Option<&Self> {
        matches!(self.value, Value::Map(_)).then_some(self)
    }

    /// The entries of a map; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value at `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()
            .iter()
            .find(|entry| entry.key.value == key)
            .map(|entry| &entry.value)
    }

    /// The place of the key at the end of `path`, or of the last one that is there.
    ///
    /// A key may also be a scalar of a list, as the words of an enum are.
    pub(crate) fn key_span(&self, path: &[String]) -> Span {
        let (mut node, mut span) = (self, self.span);
        for key in path {
            let word = || node.items().iter().find(|item| item.is_text(key));
            let entry = node.entries().iter().find(|entry| entry.key.value == *key);
            let Some((found, below)) = entry
                .map(|entry| (entry.key.span, &entry.value))
                .or_else(|| word().map(|word| (word.span, word)))
            else {
                break;
            };
            (node, span) = (below, found);
        }
        span
    }

    fn is_text(&self, text: &str) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.text == text)
    }

    /// A scalar as text.
    #[must_use]
    pub fn as_text(&self) -> Option<Spanned<String>> {
        match &self.value {
            Value::Scalar(scalar) if !scalar.text.is_empty() => {
                Some(Spanned::new(scalar.text.clone(), self.span))
            }
            _ => None,
        }
    }

    /// The text at `key`.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<Spanned<String>> {
        self.get(key)?.as_text()
    }

    /// The whole number at `key`.
    #[must_use]
    pub fn integer(&self, key: &str) -> Option<Spanned<i64>> {
        self.get(key)?.as_integer()
    }

    /// A whole number.
    pub(crate) fn as_integer(&self) -> Option<Spanned<i64>> {
        match &self.value {
            Value::Scalar(scalar) => match scalar.kind {
                ScalarKind::Int(number) => Some(Spanned::new(number, self.span)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The boolean at `key`.
    #[must_use]
    pub fn boolean(&self, key: &str) -> Option<Spanned<bool>> {
        let node = self.get(key)?;
        match &node.value {
            Value::Scalar(scalar) => match scalar.kind {
                ScalarKind::Bool(flag) => Some(Spanned::new(flag, node.span)),
                _ => None,
            },
            _ => None,
        }
    }

    /// One text or a list of texts at `key`; empty if there is none.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        match self.get(key) {
            Some(node) => match &node.value {
                Value::List(items) => items.iter().filter_map(Node::as_text).collect(),
                _ => node.as_text().into_iter().collect(),
            },
            None => Vec::new(),
        }
    }

    /// The section at `key`, read by `read`.
    pub(crate) fn section<T>(&self, key: &str, read: impl Fn(&Node) -> Option<T>) -> Option<T> {
        self.get(key).and_then(read)
    }

    /// The named parts at `key`, each read by `read`.
    pub(crate) fn named<T>(&self, key: &str, read: impl Fn(&Node) -> Option<T>) -> NamedList<T> {
        self.get(key)
            .map(|node| node.as_named(read))
            .unwrap_or_default()
    }

    /// The named parts of this map, each read by `read`.
    pub(crate) fn as_named<T>(&self, read: impl Fn(&Node) -> Option<T>) -> NamedList<T> {
        self.entries()
            .iter()
            .map(|entry| Named {
                name: entry.key.clone(),
                value: read(&entry.value),
            })
            .collect()
    }

    /// The parts of the list at `key`, each read by `read`.
    pub(crate) fn list<T>(&self, key: &str, read: impl Fn(&Node) -> Option<T>) -> Vec<T> {
        self.get(key)
            .map(|node| node.items().iter().filter_map(read).collect())
            .unwrap_or_default()
    }
}
