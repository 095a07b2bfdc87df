//! Plain text with params in it: written by a template, and read by the same.

mod quote;
mod read;
mod write;

pub(super) use read::{Members, Piece};
pub(in crate::wire) use write::Writer;

use crate::operation::{Quote, TextTemplate};

/// Whether a template is nothing but one param, whose text is the whole body.
fn is_whole(template: TextTemplate) -> bool {
    let mut parts = parts(template.template);
    template.quote == Quote::None
        && matches!(parts.next(), Some(Part::Param(_)))
        && parts.next().is_none()
}

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Text as it stands.
    Literal(&'static str),
    /// The place of a param.
    Param(&'static str),
}

/// The parts of a template, in their order.
fn parts(template: &'static str) -> impl Iterator<Item = Part> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|it| it.split_once('}')) {
            rest = after;
            return Some(Part::Param(name));
        }
        let end = rest.find('{').filter(|end| *end > 0).unwrap_or(rest.len());
        let (literal, after) = rest.split_at(end);
        rest = after;
        (!literal.is_empty()).then_some(Part::Literal(literal))
    })
}

#[cfg(test)]
mod tests {
    use super::{Part, Writer, is_whole, parts, read};
    use crate::operation::{Quote, TextTemplate};
    use crate::wire::codec::Write;

    #[test]
    fn a_template_is_literals_and_params() {
        let found: Vec<Part> = parts("KILL {id}, {n}").collect();
        let expected = [
            Part::Literal("KILL "),
            Part::Param("id"),
            Part::Literal(", "),
            Part::Param("n"),
        ];
        assert_eq!(found, expected);
        assert!(is_whole(TextTemplate::new("{id}", Quote::None)));
        assert!(!is_whole(TextTemplate::new("{id}", Quote::Sql)));
        assert!(!is_whole(TextTemplate::new("{id};", Quote::None)));
    }

    /// Whatever a text holds, it stays a text: what is written is read back as it was, in every way of quoting.
    #[test]
    fn no_text_leaves_its_quotes() {
        let hostile = [
            "q-1",
            "",
            "'",
            "''",
            "\\",
            "\\'",
            "' OR 1=1 --",
            "\\' OR 1=1 --",
            "\"",
            "a\nb\0\t",
            "{id}",
            "x', n = '7",
            "\u{2028}é😀",
            "\\n",
            "'; DROP",
        ];
        for quote in [Quote::Sql, Quote::SqlBackslash, Quote::Json] {
            let template = TextTemplate::new("KILL QUERY WHERE id = {id} AND n = {n}", quote);
            for text in hostile {
                let mut out = Writer::new(template);
                out.name("id");
                out.text(text);
                out.name("n");
                out.integer(-7);
                assert!(out.is_whole(), "{quote:?} {text:?}");
                let body = out.into_text();
                let members = read::Members::of_body(template, body.as_bytes()).expect("a text");
                let id = members.find("id").and_then(super::read::Piece::text);
                assert_eq!(id.as_deref(), Some(text), "{quote:?} {body}");
                let number = members.find("n").and_then(super::read::Piece::scalar);
                assert_eq!(number, Some("-7"), "{quote:?} {body}");
            }
        }
    }
}
