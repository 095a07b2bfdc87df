//! Places of the parser's events as byte ranges; the parser counts characters and reaches over white space.

use saphyr_parser::{Marker, ScalarStyle};

use super::{Entry, ScalarStyle as Style, Value};
use crate::diagnostic::{FileId, Span};

/// A file's text, as the parser sees it.
pub(super) struct Places<'a> {
    file: FileId,
    text: &'a str,
    /// Where each character starts, unless all of them are one byte long.
    starts: Option<Vec<usize>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(file: FileId, text: &'a str) -> Self {
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { file, text, starts }
    }

    /// What is written at `span`.
    pub(super) fn at(&self, span: Span) -> &'a str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    /// What is written from `span` on, to the end of the file.
    pub(super) fn from(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..).unwrap_or_default()
    }

    /// What is written before `span`, from the beginning of the file.
    pub(super) fn before(&self, span: Span) -> &'a str {
        self.text.get(..span.start as usize).unwrap_or_default()
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end)
    }

    pub(super) fn between(&self, start: Marker, end: Marker) -> Span {
        self.span(self.byte(start), self.byte(end))
    }

    /// The character at a marker, or an empty place at the end of a line.
    pub(super) fn point(&self, marker: Marker) -> Span {
        let start = self.byte(marker);
        let char = self.text.get(start..).and_then(|rest| rest.chars().next());
        let length = char
            .filter(|char| !matches!(char, '\n' | '\r'))
            .map_or(0, char::len_utf8);
        self.span(start, start + length)
    }

    /// A scalar without the white space behind it, and in quotes without a comment behind them; where nothing is written, the place where it would be.
    pub(super) fn scalar(&self, span: Span, text: &str, style: ScalarStyle) -> Span {
        if style == ScalarStyle::Plain && text.is_empty() {
            let start = span.start + u32::from(self.from(span).starts_with(':'));
            return Span {
                start,
                end: start,
                ..span
            };
        }
        let start = span.start as usize;
        let written = self.at(span);
        let length = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => quoted_length(written),
            _ => None,
        };
        self.span(start, start + length.unwrap_or(written.trim_end().len()))
    }

    /// Whether a key is more of the text before it, which a comma has ended: no colon follows it.
    pub(super) fn is_cut(&self, key: Span, before: Option<&Entry>) -> bool {
        let is_text = |entry: &Entry| match &entry.value.value {
            Value::Scalar(found) => found.style == Style::Plain && !found.text.is_empty(),
            _ => false,
        };
        let behind = self.text.get(key.end as usize..).unwrap_or_default();
        before.is_some_and(is_text) && behind.trim_start().starts_with([',', '}'])
    }

    /// A collection from where it opens to its bracket, or to the end of its last item.
    ///
    /// `end` is the place of its end event: the bracket, or somewhere behind a block.
    pub(super) fn collection(&self, open: Span, last: Option<Span>, end: Span) -> Span {
        let is_flow =
            self.from(open).starts_with(['[', '{']) && self.from(end).starts_with([']', '}']);
        let end = if is_flow {
            end.start + 1
        } else {
            last.map_or(open.end, |last| last.end)
        };
        Span {
            end: end.max(open.start),
            ..open
        }
    }

    fn byte(&self, marker: Marker) -> usize {
        let index = marker.index();
        match &self.starts {
            None => index.min(self.text.len()),
            Some(starts) => starts.get(index).copied().unwrap_or(self.text.len()),
        }
    }
}

/// The length of a text in quotes, up to the closing one.
fn quoted_length(written: &str) -> Option<usize> {
    let quote = written
        .chars()
        .next()
        .filter(|char| "'\"".contains(*char))?;
    let mut rest = written.char_indices().skip(1).peekable();
    while let Some((at, char)) = rest.next() {
        let is_twice = quote == '\'' && matches!(rest.peek(), Some((_, '\'')));
        if char == '\\' && quote == '"' || char == quote && is_twice {
            rest.next();
        } else if char == quote {
            return Some(at + 1);
        }
    }
    None
}
