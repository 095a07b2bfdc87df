//! Provider files that were parsed already: each service of a provider asks for the same one.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::yaml::{self, Entry, Node, Value};
use crate::diagnostic::{FileId, Sink, Span, Spanned};
use crate::source::Sources;

/// As many as are kept; then those that come next are kept in their place.
const KEPT: usize = 64;

fn known() -> &'static Mutex<HashMap<String, Node>> {
    static KNOWN: OnceLock<Mutex<HashMap<String, Node>>> = OnceLock::new();
    KNOWN.get_or_init(Mutex::default)
}

/// Parses a file, unless one with the same text was parsed before and nothing was found in it.
pub(super) fn tree(sources: &Sources, file: FileId, sink: &Sink) -> Option<(Node, Vec<Span>)> {
    let text = sources.text(file);
    let kept = known().lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = kept.get(text).filter(|_| sources.is_sound(file)) {
        return Some((moved(found, file), Vec::new()));
    }
    drop(kept);
    let before = sink.count();
    let (tree, marred) = yaml::parse_marred(sources, file, sink)?;
    if sink.count() == before && marred.is_empty() {
        let mut kept = known().lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(text.to_owned(), tree.clone());
    }
    Some((tree, marred))
}

/// The same tree in another file.
fn moved(tree: &Node, file: FileId) -> Node {
    let at = |span: Span| Span { file, ..span };
    let value = match &tree.value {
        Value::Scalar(scalar) => Value::Scalar(scalar.clone()),
        Value::List(items) => Value::List(items.iter().map(|item| moved(item, file)).collect()),
        Value::Map(entries) => Value::Map(
            entries
                .iter()
                .map(|entry| Entry {
                    key: Spanned::new(entry.key.value.clone(), at(entry.key.span)),
                    value: moved(&entry.value, file),
                })
                .collect(),
        ),
    };
    Node {
        value,
        span: at(tree.span),
    }
}
