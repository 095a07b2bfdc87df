//! Texts: there, the same to every YAML reader, and with nothing invisible in them.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::spec::yaml::{
    Node, Scalar, ScalarKind, ScalarStyle, Value, is_ambiguous, is_space, name_of_space,
};

use super::wrong::blank;

/// Text that is there, means the same to every YAML reader, and holds nothing invisible.
pub(super) fn prose(node: &Node, found: &Scalar, sink: &Sink) {
    if !text_kind(node, found, sink) {
        return;
    }
    if found.text.trim().is_empty() {
        sink.push(Diagnostic::error(
            &rule::EMPTY_TEXT,
            node.span,
            "this text is empty",
        ));
    }
    unsafe_characters(&found.text, node.span, sink);
}

/// Text that stands for itself, so that one space is not as good as another.
pub(super) fn text(node: &Node, found: &Scalar, sink: &Sink) {
    prose(node, found, sink);
    odd_space(&found.text, node.span, sink);
}

pub(super) fn text_kind(node: &Node, found: &Scalar, sink: &Sink) -> bool {
    if found.style != ScalarStyle::Plain
        || (found.kind == ScalarKind::Text && !is_ambiguous(&found.text))
    {
        return true;
    }
    if found.text.is_empty() {
        sink.push(Diagnostic::error(
            &rule::EMPTY_TEXT,
            node.span,
            blank("a text"),
        ));
        return false;
    }
    let message = format!(
        "`{}` is text here, but not to every YAML reader",
        found.text
    );
    sink.push(
        Diagnostic::error(&rule::YAML_AMBIGUOUS_SCALAR, node.span, message)
            .help(format!("put it in quotes: '{}'", found.text)),
    );
    false
}

pub(super) fn key_text(key: &Spanned<String>, sink: &Sink) {
    if key.value.trim().is_empty() {
        sink.push(Diagnostic::error(
            &rule::EMPTY_TEXT,
            key.span,
            "this name is empty",
        ));
    }
    unsafe_characters(&key.value, key.span, sink);
    odd_space(&key.value, key.span, sink);
}

/// Literals may be of any type, but a plain one must be of the same type to every reader.
pub(super) fn literal(node: &Node, sink: &Sink) {
    match &node.value {
        Value::Scalar(found) => {
            let plain_text = found.style == ScalarStyle::Plain && found.kind == ScalarKind::Text;
            if plain_text && is_ambiguous(&found.text) {
                text_kind(node, found, sink);
            }
        }
        Value::List(items) => items.iter().for_each(|item| literal(item, sink)),
        Value::Map(entries) => entries.iter().for_each(|entry| literal(&entry.value, sink)),
    }
}

/// Spaces that look like others.
fn odd_space(text: &str, span: Span, sink: &Sink) {
    if let Some(space) = text.chars().find(|char| is_space(*char)) {
        let message = format!("this text holds {}", name_of_space(space));
        sink.push(
            Diagnostic::error(&rule::TEXT_UNSAFE, span, message)
                .help("write an ordinary space, or remove it"),
        );
    }
}

/// Characters that show nothing, or change what is shown around them.
fn unsafe_characters(text: &str, span: Span, sink: &Sink) {
    let bad = text.chars().find(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    });
    if let Some(c) = bad {
        let message = format!(
            "this text holds the invisible character U+{:04X}",
            u32::from(c)
        );
        sink.push(Diagnostic::error(&rule::TEXT_UNSAFE, span, message));
    }
}
