//! The place that the parser has reached, which all parts of it move.

use super::Span;
use crate::pattern::{Dialect, PatternError};

/// The text and the place reached in it, in bytes.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) position: usize,
    pub(super) dialect: Dialect,
    /// How many groups are open.
    pub(super) depth: u32,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.text[self.position..].chars().next()
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.position += wanted.len_utf8();
        }
        found
    }

    pub(super) fn since(&self, start: usize) -> Span {
        Span {
            offset: start,
            len: self.position - start,
        }
    }
}

pub(super) fn half_character(span: Span) -> PatternError {
    PatternError::unsupported(
        span.offset,
        span.len,
        "surrogates must stand in pairs: one of them alone is no character",
    )
    .help("write supplementary characters as `\\uD800\\uDC00-\\uDBFF\\uDFFF`")
}
