//! Keys of a map: each is text, means the same to every reader, and occurs once.

use std::collections::BTreeMap;

use super::{Node, Scalar, ScalarKind, ScalarStyle, Value, is_ambiguous, kinds};
use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};

/// A key that waits for its value.
pub(super) enum Key {
    Kept(Spanned<String>),
    /// A duplicate: its value goes with it, and the map is whole without it.
    Dropped,
    /// No key at all: what the map was meant to hold cannot be known.
    Lost,
}

/// The keys of one map so far, and where each was declared.
#[derive(Default)]
pub(super) struct Keys(BTreeMap<String, Span>);

impl Keys {
    /// Makes a key of a node.
    pub(super) fn take(&mut self, node: Node, sink: &Sink) -> Key {
        let span = node.span;
        let Value::Scalar(Scalar { text, style, .. }) = node.value else {
            let message = format!("{} as a key", node.value.describe());
            sink.push(Diagnostic::error(&rule::YAML_KEY_NOT_TEXT, span, message));
            return Key::Lost;
        };
        let is_plain = style == ScalarStyle::Plain;
        if is_plain && text == "<<" {
            sink.push(Diagnostic::error(
                &rule::YAML_MERGE_KEY,
                span,
                "a merge key",
            ));
            return Key::Lost;
        }
        if is_plain && is_ambiguous(&text) {
            sink.push(ambiguous(&text, span));
            if text.is_empty() {
                return Key::Lost;
            }
        }
        if let Some(&earlier) = self.0.get(&text) {
            let message = format!("the key `{text}` is declared twice");
            let finding = Diagnostic::error(&rule::YAML_DUPLICATE_KEY, span, message)
                .label("declared again here")
                .also(earlier, "first declared here");
            sink.push(finding);
            return Key::Dropped;
        }
        self.0.insert(text.clone(), span);
        Key::Kept(Spanned::new(text, span))
    }

    /// Gives a key free again that was none.
    pub(super) fn forget(&mut self, text: &str) {
        self.0.remove(text);
    }
}

fn ambiguous(text: &str, span: Span) -> Diagnostic {
    let help = format!("put the key in quotes: `'{text}'`");
    let (rule, message, help) = match kinds::of_plain(text) {
        ScalarKind::Null if text.is_empty() => {
            let help = "write the key that is missing".to_owned();
            (
                &rule::YAML_KEY_NOT_TEXT,
                "nothing as a key".to_owned(),
                help,
            )
        }
        ScalarKind::Text => {
            let message = format!("the key `{text}` is not text to every YAML reader");
            (&rule::YAML_AMBIGUOUS_SCALAR, message, help)
        }
        kind => {
            let message = format!("{} as a key: `{text}`", kind.describe());
            (&rule::YAML_KEY_NOT_TEXT, message, help)
        }
    };
    Diagnostic::error(rule, span, message).help(help)
}
