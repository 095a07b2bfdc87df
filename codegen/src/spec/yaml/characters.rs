//! Characters that a spec must not contain as such: tabs, controls, odd line breaks, invisible reordering.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, FileId, Sink, Span, rule};
use crate::source::Sources;

/// Further lines with such characters are not reported: they tell nothing new.
const MAX_FINDINGS: usize = 10;

/// Reports the characters, one a line, and gives the text back with harmless ones of the same
/// length in their places, so that the rest of the file can still be read; and where the first one was.
pub(super) fn check<'a>(
    sources: &'a Sources,
    file: FileId,
    sink: &Sink,
) -> (Cow<'a, str>, Option<usize>) {
    let text = sources.text(file);
    let first = text
        .char_indices()
        .find(|&(at, char)| fault(text, at, char).is_some())
        .map(|(at, _)| at);
    if first.is_none() {
        return (Cow::Borrowed(text), None);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut reported = 0;
    let mut line_is_reported = false;
    for (at, char) in text.char_indices() {
        line_is_reported &= char != '\n';
        let Some(fault) = fault(text, at, char) else {
            cleaned.push(char);
            continue;
        };
        cleaned.push(substitute(char));
        if !line_is_reported && reported < MAX_FINDINGS {
            line_is_reported = true;
            reported += 1;
            sink.push(fault.diagnostic(Span::new(file, at, at + char.len_utf8())));
        }
    }
    (Cow::Owned(cleaned), first)
}

enum Fault {
    Tab,
    BareReturn,
    Control(char),
    Reordering(char),
}

fn fault(text: &str, at: usize, char: char) -> Option<Fault> {
    match char {
        '\n' => None,
        '\t' => Some(Fault::Tab),
        '\r' if text[at..].starts_with("\r\n") => None,
        '\r' => Some(Fault::BareReturn),
        // Line breaks to YAML 1.1 and to no later reader, and what neither calls printable.
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
            Some(Fault::Control(char))
        }
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => Some(Fault::Reordering(char)),
        _ if char.is_control() => Some(Fault::Control(char)),
        _ => None,
    }
}

impl Fault {
    fn diagnostic(self, span: Span) -> Diagnostic {
        match self {
            Self::Tab => Diagnostic::error(&rule::YAML_SYNTAX, span, "a tab character")
                .help("use spaces; inside double quotes a tab is written `\\t`"),
            Self::BareReturn => Diagnostic::error(
                &rule::YAML_SYNTAX,
                span,
                "a carriage return without a line feed",
            )
            .help("save the file with line feeds (LF) as line breaks"),
            Self::Control(char) => {
                let message = format!("the control character U+{:04X}", u32::from(char));
                Diagnostic::error(&rule::YAML_SYNTAX, span, message)
                    .help("remove it; inside double quotes it can be written as an escape (`\\x07`, `\\u2028`)")
            }
            Self::Reordering(char) => {
                let message = format!(
                    "the invisible character U+{:04X}, which changes the order in which text is shown",
                    u32::from(char)
                );
                Diagnostic::error(&rule::TEXT_UNSAFE, span, message)
            }
        }
    }
}

/// A character that is as long in UTF-8 and means nothing, so that all places stay right.
fn substitute(char: char) -> char {
    match char.len_utf8() {
        1 => ' ',
        2 => '\u{BF}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}
