//! Plain text as it comes: compared with its template, with the values where params stand.

use super::quote::{length, unquoted};
use super::{Part, is_whole, parts};
use crate::operation::{Codec, Quote, TextTemplate};
use crate::wire::codec::{BadBody, ValueKind};
use std::borrow::Cow;
use std::fmt;

/// The values of a text, by the names of params.
#[derive(Debug, Default)]
pub(in crate::wire::codec) struct Members<'a>(Vec<(&'static str, Piece<'a>)>);

/// One value of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::wire::codec) struct Piece<'a> {
    /// As it is, with its quotes.
    raw: &'a str,
    quote: Quote,
    is_text: bool,
}

impl<'a> Members<'a> {
    /// The values of a body.
    pub(in crate::wire::codec) fn of_body(
        template: TextTemplate,
        body: &'a [u8],
    ) -> Result<Self, BadBody> {
        let text = str::from_utf8(body).map_err(|_| BadBody::NotUtf8)?;
        if is_whole(template) {
            let names = parts(template.template).filter_map(|part| match part {
                Part::Param(name) => Some(name),
                Part::Literal(_) => None,
            });
            let piece = Piece {
                raw: text,
                quote: Quote::None,
                is_text: true,
            };
            return if text.is_empty() {
                Err(BadBody::Empty)
            } else {
                Ok(Self(names.map(|name| (name, piece)).collect()))
            };
        }
        if text.trim_ascii().is_empty() {
            return Err(BadBody::Empty);
        }
        let mut rest = text.trim_ascii();
        let mut values = Vec::new();
        for part in parts(template.template) {
            let at = rest.len();
            let step = match part {
                Part::Literal(literal) => rest.strip_prefix(literal),
                Part::Param(name) => value(template.quote, rest).map(|(piece, after)| {
                    values.push((name, piece));
                    after
                }),
            };
            rest = step.ok_or_else(|| syntax(text, at))?;
        }
        if rest.is_empty() {
            Ok(Self(values))
        } else {
            Err(syntax(text, rest.len()))
        }
    }

    pub(in crate::wire::codec) fn find(&self, name: &str) -> Option<Piece<'a>> {
        let mut values = self.0.iter();
        values
            .find(|(known, _)| *known == name)
            .map(|(_, piece)| *piece)
    }

    pub(in crate::wire::codec) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    pub(in crate::wire::codec) fn values(&self) -> impl Iterator<Item = Piece<'a>> {
        self.0.iter().map(|(_, piece)| *piece)
    }
}

/// The value at the beginning of what is left: a text in quotes, a whole number, or a boolean.
fn value(quote: Quote, rest: &str) -> Option<(Piece<'_>, &str)> {
    let quoted = length(quote, rest);
    let length = quoted.or_else(|| bare(rest))?;
    let (raw, after) = rest.split_at_checked(length)?;
    let piece = Piece {
        raw,
        quote,
        is_text: quoted.is_some(),
    };
    Some((piece, after))
}

/// The length of a number or a boolean.
fn bare(rest: &str) -> Option<usize> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let word = &rest[..end];
    let digits = word.strip_prefix('-').unwrap_or(word);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number || matches!(word, "true" | "false")).then_some(end)
}

/// Where a text stops to be what its template says; so many bytes are left of it.
fn syntax(text: &str, left: usize) -> BadBody {
    let whole = text.trim_ascii_end();
    let read = whole.get(..whole.len().saturating_sub(left));
    let read = read.unwrap_or_default();
    let line = read.rsplit('\n').next().unwrap_or_default();
    BadBody::Syntax {
        codec: Codec::Text,
        line: read.matches('\n').count() + 1,
        column: line.chars().count() + 1,
    }
}

impl<'a> Piece<'a> {
    /// As it is in the text.
    pub(super) const fn raw(self) -> &'a str {
        self.raw
    }

    pub(in crate::wire::codec) fn kind(self) -> ValueKind {
        match self.raw {
            _ if self.is_text => ValueKind::Text,
            "true" | "false" => ValueKind::Boolean,
            _ => ValueKind::Integer,
        }
    }

    pub(in crate::wire::codec) fn text(self) -> Option<Cow<'a, str>> {
        self.is_text.then(|| unquoted(self.quote, self.raw))?
    }

    /// A number or a boolean, as it is; of a body that is one param, whatever it is.
    pub(in crate::wire::codec) fn scalar(self) -> Option<&'a str> {
        (!self.is_text || self.quote == Quote::None).then_some(self.raw)
    }
}

impl fmt::Debug for Piece<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value itself may be a secret.
        write!(out, "Piece({})", self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::{BadBody, Codec, Members, ValueKind};
    use crate::operation::{Quote, TextTemplate};

    const KILL: TextTemplate =
        TextTemplate::new("KILL QUERY\nWHERE id = {id} LIMIT {n}", Quote::SqlBackslash);

    #[test]
    fn what_is_no_such_text_is_told_with_its_place() {
        for (body, line, column) in [
            ("KILL ALL", 1, 1),
            ("KILL QUERY\nWHERE id = x LIMIT 1", 2, 12),
            ("KILL QUERY\nWHERE id = 'x' LIMIT 1 OR 1", 2, 23),
            ("KILL QUERY\nWHERE id = 'x LIMIT 1", 2, 12),
        ] {
            let found = Members::of_body(KILL, body.as_bytes()).expect_err(body);
            let codec = Codec::Text;
            let expected = BadBody::Syntax {
                codec,
                line,
                column,
            };
            assert_eq!(found, expected, "{body}");
        }
        let found = Members::of_body(KILL, b" \n").expect_err("nothing");
        assert_eq!(found, BadBody::Empty);
    }

    #[test]
    fn a_number_is_no_text_and_a_text_no_number() {
        let found = Members::of_body(KILL, b"KILL QUERY\nWHERE id = 7 LIMIT '7'\n");
        let found = found.expect("a text");
        let kind = |name| found.find(name).map(super::Piece::kind);
        assert_eq!(kind("id"), Some(ValueKind::Integer));
        assert_eq!(kind("n"), Some(ValueKind::Text));
    }

    #[test]
    fn a_body_can_be_one_param() {
        let whole = TextTemplate::new("{id}", Quote::None);
        let found = Members::of_body(whole, b" 7'\n").expect("a text");
        let text = found.find("id").and_then(super::Piece::text);
        assert_eq!(text.as_deref(), Some(" 7'\n"));
        assert!(Members::of_body(whole, b"").is_err());
    }
}
