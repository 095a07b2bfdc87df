//! Single values as they are written: without quotes where every reader takes them for the same text.

use std::fmt::Write as _;

use crate::spec::language::Shape;
use crate::spec::yaml::{Scalar, ScalarKind, is_ambiguous, is_space};

/// What stands around a value or key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Around {
    /// Lines.
    Block,
    /// Braces or brackets.
    Flow,
}

/// A value on one line.
pub(super) fn inline(scalar: &Scalar, shape: Option<&Shape>, around: Around) -> String {
    match scalar.kind {
        ScalarKind::Text => match shape {
            Some(Shape::Quoted) => quoted(&scalar.text),
            Some(Shape::Date) => scalar.text.clone(),
            _ => text(&scalar.text, around),
        },
        ScalarKind::Null => "null".to_owned(),
        _ => scalar.text.clone(),
    }
}

/// A key or a text on one line.
pub(super) fn text(text: &str, around: Around) -> String {
    if is_plain(text, around) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Whether a text needs no quotes: neither YAML nor its reader takes it for anything else.
pub(super) fn is_plain(text: &str, around: Around) -> bool {
    let begins_with_sign = text.starts_with(|char: char| "-?:,[]{}#&*!|>'\"%@`".contains(char));
    let has_sign = text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || around == Around::Flow && text.contains([',', '[', ']', '{', '}']);
    // To a reader `1-2`, `a:b` and `a#b` look like more than a word. A URL does not.
    let is_word = !text.contains(' ');
    let looks_odd = is_word
        && (text.starts_with(|char: char| char.is_ascii_digit())
            || text.contains('#')
            || text.replace("://", "").contains([':', '{', '}', '\\']));
    !is_ambiguous(text)
        && !begins_with_sign
        && !has_sign
        && !looks_odd
        && !text.starts_with("...")
        && text.trim() == text
        && is_printable(text)
}

/// Whether a text shows all that it holds, on one line.
fn is_printable(text: &str) -> bool {
    !text.chars().any(must_be_escaped)
}

fn must_be_escaped(char: char) -> bool {
    char.is_control()
        || is_space(char)
        || matches!(char, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text in quotes: single ones, unless something must be escaped.
fn quoted(text: &str) -> String {
    if is_printable(text) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if must_be_escaped(char) => {
                let code = u32::from(char);
                // Writing to a string cannot fail.
                let _ = match code {
                    0..=0xFF => write!(quoted, "\\x{code:02X}"),
                    0x100..=0xFFFF => write!(quoted, "\\u{code:04X}"),
                    _ => write!(quoted, "\\U{code:08X}"),
                };
            }
            _ => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}
