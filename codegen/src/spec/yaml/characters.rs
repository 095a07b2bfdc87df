//! Characters that a spec must not contain as such: tabs, controls, odd line breaks, invisible reordering, and spaces that
//! YAML does not take for spaces.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, FileId, Sink, Span, rule};
use crate::source::Sources;

/// A text without such characters, and where they were.
pub(super) struct Cleaned<'a> {
    /// The text with harmless characters of the same length in their places, so that the rest can still be read.
    pub(super) text: Cow<'a, str>,
    /// Their places.
    pub(super) marred: Vec<Span>,
    /// Where the first of them stands that an author takes for indentation: behind it, nothing lies where it seems to.
    pub(super) shifted: Option<u32>,
}

/// Reports the characters: a finding for each of them, which points at some of the lines that hold it.
pub(super) fn clean<'a>(sources: &'a Sources, file: FileId, sink: &Sink) -> Cleaned<'a> {
    let text = sources.text(file);
    if text.bytes().all(is_harmless) {
        return Cleaned {
            text: Cow::Borrowed(text),
            marred: Vec::new(),
            shifted: None,
        };
    }
    let mut cleaned = String::new();
    let mut marred: Vec<Span> = Vec::new();
    let mut found: BTreeMap<Fault, Vec<Span>> = BTreeMap::new();
    let mut shifted = None;
    let mut around = Around::LineStart;
    let mut line_is_reported = false;
    for (at, char) in text.char_indices() {
        line_is_reported &= char != '\n';
        if let Some(fault) = fault(&text[at..], char, around) {
            cleaned.push_str(&text[cleaned.len()..at]);
            cleaned.push(substitute(char));
            let span = Span::new(file, at, at + char.len_utf8());
            marred.push(span);
            if around == Around::LineStart || fault.is_space() {
                shifted = shifted.or(Some(span.start));
            }
            if !line_is_reported {
                line_is_reported = true;
                found.entry(fault).or_default().push(span);
            }
        }
        around = around.next(&text[..at], char);
    }
    for (fault, places) in found {
        if let Some((first, others)) = places.split_first() {
            sink.push(fault.diagnostic(*first).and_at(others));
        }
    }
    let text = if marred.is_empty() {
        Cow::Borrowed(text)
    } else {
        cleaned.push_str(&text[cleaned.len()..]);
        Cow::Owned(cleaned)
    };
    Cleaned {
        text,
        marred,
        shifted,
    }
}

/// Whether a byte is a character that needs no look at what stands around it.
fn is_harmless(byte: u8) -> bool {
    byte == b'\n' || matches!(byte, b' '..=b'~')
}

/// What stands before a character.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    /// Nothing but spaces, or what looks like them.
    LineStart,
    /// The `-` of a list's item, or the `:` behind a key, and nothing but spaces since.
    Indicator,
    /// Anything else.
    Inside,
}

impl Around {
    fn next(self, before: &str, char: char) -> Self {
        match (self, char) {
            (_, '\n') => Self::LineStart,
            (_, ':') if ends_with_key(before) => Self::Indicator,
            (Self::LineStart | Self::Indicator, '-' | '?') => Self::Indicator,
            (Self::LineStart | Self::Indicator, ' ' | '\t') => self,
            _ if is_space(char) || is_invisible(char) => self,
            _ => Self::Inside,
        }
    }
}

/// Whether one word ends a text where keys stand; a colon of prose, behind quotes or `#`, follows none.
fn ends_with_key(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let start = line.rfind([' ', '{', ',']).map_or(0, |at| at + 1);
    let (opening, word) = line.split_at(start);
    let is_quoted = |quote| word.len() > 1 && word.starts_with(quote) && word.ends_with(quote);
    let is_word = !word.is_empty() && !word.contains(['\'', '"', '#']);
    let opening = opening.trim_end();
    (is_word || is_quoted('\'') || is_quoted('"'))
        && (opening.is_empty() || opening.ends_with(['{', ',', '-', '?']))
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Tab,
    BareReturn,
    Control(char),
    Reordering(char),
    Space(char),
}

/// What is wrong with a character, of which the rest of the text is `rest`.
fn fault(rest: &str, char: char, around: Around) -> Option<Fault> {
    match char {
        '\n' => None,
        '\t' => Some(Fault::Tab),
        '\r' if rest.starts_with("\r\n") => None,
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
        // Inside of a text they are no harm.
        _ if around != Around::Inside && (is_space(char) || is_invisible(char)) => {
            Some(Fault::Space(char))
        }
        _ => None,
    }
}

/// White space that is neither a space nor a control character.
pub(crate) fn is_space(char: char) -> bool {
    char.is_whitespace() && !char.is_ascii() && !char.is_control()
}

/// What takes no room at all.
fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

impl Fault {
    fn is_space(self) -> bool {
        matches!(self, Self::Space(_))
    }

    fn diagnostic(self, span: Span) -> Diagnostic {
        let syntax = |message: String, help: &str| {
            Diagnostic::error(&rule::YAML_SYNTAX, span, message).help(help)
        };
        match self {
            Self::Tab => syntax(
                "a tab character".to_owned(),
                "use spaces; inside double quotes a tab is written `\\t`",
            ),
            Self::BareReturn => syntax(
                "a carriage return without a line feed".to_owned(),
                "save the file with line feeds (LF) as line breaks",
            ),
            Self::Control('\u{FEFF}') => syntax(
                "a byte order mark (U+FEFF) inside of the file".to_owned(),
                "remove it: it shows nothing, and comes in where files are joined",
            ),
            Self::Control(char) => syntax(
                format!("the control character U+{:04X}", u32::from(char)),
                "remove it; inside double quotes it can be written as an escape (`\\x07`, `\\u2028`)",
            ),
            Self::Reordering(char) => {
                let message = format!(
                    "the invisible character U+{:04X}, which changes the order in which text is shown",
                    u32::from(char)
                );
                Diagnostic::error(&rule::TEXT_UNSAFE, span, message)
            }
            Self::Space(char) => syntax(
                format!("{} where YAML takes ordinary spaces only", name(char)),
                "write spaces in its place; such characters come in by copying from web pages",
            ),
        }
    }
}

/// What a character that looks like a space, or like nothing, is called.
pub(crate) fn name(char: char) -> String {
    let name = match char {
        '\u{A0}' => "a no-break space",
        '\u{AD}' => "a soft hyphen",
        '\u{2002}' => "an en space",
        '\u{2003}' => "an em space",
        '\u{2007}' => "a figure space",
        '\u{2009}' => "a thin space",
        '\u{200B}' => "a zero-width space",
        '\u{202F}' => "a narrow no-break space",
        '\u{3000}' => "an ideographic space",
        _ if is_space(char) => "a space of another kind",
        _ => "an invisible character",
    };
    format!("{name} (U+{:04X})", u32::from(char))
}

/// A character that is as long in UTF-8 and means nothing, so that all places stay right.
fn substitute(char: char) -> char {
    match char.len_utf8() {
        1 => ' ',
        2 => '\u{BF}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}
