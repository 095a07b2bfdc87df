//! How often: `*`, `+`, `?` and counts in braces.

use super::code_points::CodePoints;
use super::cursor::Parser;
use super::{Node, Span};
use crate::pattern::{Dialect, PatternError};

/// The largest count in braces; a checker could not hold as many states.
const MAX_REPEAT: u32 = 60_000;

/// What a brace turned out to be.
enum Braces {
    Count(u32, Option<u32>),
    /// In ECMA-262, a brace that opens no count stands for itself.
    Literal,
}

impl Parser<'_> {
    /// Reads a quantifier if there is one. Laziness changes which match is found first, not what matches.
    pub(super) fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>, PatternError> {
        let start = self.position;
        let bounds = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match self.braces()? {
                Braces::Count(min, max) => (min, max),
                Braces::Literal => return Ok(None),
            },
            _ => return Ok(None),
        };
        if self.position == start {
            self.position += 1;
        }
        if self.eat('?') {
            return Ok(Some(bounds));
        }
        if self.dialect == Dialect::Java && self.peek() == Some('+') {
            let len = self.position + 1 - start;
            return Err(PatternError::unsupported(
                start,
                len,
                "possessive quantifiers are not supported",
            )
            .help("drop the last `+` if the pattern never needs to give characters back"));
        }
        if let Some(next @ ('*' | '+' | '?')) = self.peek() {
            return Err(PatternError::syntax(
                self.position,
                1,
                format!("`{next}` follows another quantifier"),
            )
            .help("put what is repeated twice into a group: `(?:…)`"));
        }
        if self.peek() == Some('{') {
            let second = self.position;
            if let Braces::Count(..) = self.braces()? {
                let len = self.position - second;
                return Err(PatternError::syntax(
                    second,
                    len,
                    "a count follows another quantifier",
                )
                .help("put what is repeated twice into a group: `(?:…)`"));
            }
        }
        Ok(Some(bounds))
    }

    /// A `{` where a text must start.
    pub(super) fn brace(&mut self) -> Result<Node, PatternError> {
        let start = self.position;
        match self.braces()? {
            Braces::Count(..) => {
                let len = self.position - start;
                Err(
                    PatternError::syntax(start, len, "the count has nothing to repeat")
                        .help("write `\\{` for the character itself"),
                )
            }
            Braces::Literal => {
                self.position += 1;
                Ok(Node::Set(CodePoints::one('{'.into())))
            }
        }
    }

    /// Reads a count and moves past it; stays before a brace that is none.
    fn braces(&mut self) -> Result<Braces, PatternError> {
        let start = self.position;
        let rest = &self.text[start..];
        let inner = rest.find('}').map_or("", |end| &rest[1..end]);
        let (low, high) = match inner.split_once(',') {
            None => (inner, Some(inner)),
            Some((low, "")) => (low, None),
            Some((low, high)) => (low, Some(high)),
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if low.is_empty() && high.is_some_and(digits) {
            return Err(PatternError::unsupported(
                start,
                inner.len() + 2,
                "a count without its lower bound is read as literal text or refused",
            )
            .help(format!(
                "write `{{0{inner}}}`, or `\\{{` for the character itself"
            )));
        }
        if !digits(low) || !high.is_none_or(digits) {
            return match self.dialect {
                Dialect::Ecma262 => Ok(Braces::Literal),
                Dialect::Java => {
                    Err(
                        PatternError::syntax(start, 1, "in Java `{` must open a count")
                            .help("write `\\{` for the character itself"),
                    )
                }
            };
        }
        self.position = start + inner.len() + 2;
        let span = self.since(start);
        let min = bound(low, span)?;
        let max = high.map(|high| bound(high, span)).transpose()?;
        if max.is_some_and(|max| max < min) {
            return Err(PatternError::syntax(
                span.offset,
                span.len,
                "the bounds are the wrong way round",
            ));
        }
        Ok(Braces::Count(min, max))
    }
}

fn bound(digits: &str, span: Span) -> Result<u32, PatternError> {
    match digits.parse() {
        Ok(bound) if bound <= MAX_REPEAT => Ok(bound),
        _ => Err(PatternError::too_large(
            span.offset,
            span.len,
            format!("the count {digits} is above {MAX_REPEAT}"),
        )
        .help("write `*` or `+`, and the limit as `length`")),
    }
}
