//! Collections that are being read, one inside of the other.

use super::key::{Key, Keys};
use super::{Entry, Node};
use crate::diagnostic::Span;

/// A collection whose end has not been read yet.
pub(super) enum Open {
    List {
        span: Span,
        items: Vec<Node>,
    },
    Map {
        span: Span,
        entries: Vec<Entry>,
        keys: Keys,
        /// What waits for its value.
        key: Option<Key>,
        /// What has been read since the last entry and is no entry, but more of that one's text.
        lone: Option<Span>,
    },
}
