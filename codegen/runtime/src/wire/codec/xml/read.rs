//! Elements of XML, kept as their text and read when somebody asks.

use crate::operation::Codec;
use crate::wire::codec::{BadBody, ValueKind};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};
use std::borrow::Cow;
use std::fmt;

/// The elements inside of another, in the order of the text.
#[derive(Debug, Default)]
pub(in crate::wire::codec) struct Members<'a>(Vec<(String, Element<'a>)>);

/// What is inside of one element.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::wire::codec) struct Element<'a>(&'a str);

impl<'a> Members<'a> {
    /// The elements inside of the one that a body is.
    pub(in crate::wire::codec) fn of_body(body: &'a [u8]) -> Result<Self, BadBody> {
        let text = str::from_utf8(body).map_err(|_| BadBody::NotUtf8)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_ascii().is_empty() {
            return Err(BadBody::Empty);
        }
        let mut reader = Reader::from_str(text);
        let mut root: Option<&str> = None;
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) if root.is_none() => {
                    let inside = reader.read_to_end(start.name()).ok();
                    let inside = inside.and_then(|span| slice(text, span));
                    root = Some(inside.ok_or_else(|| syntax(text, &reader))?);
                }
                Ok(Event::Empty(_)) if root.is_none() => root = Some(""),
                Ok(Event::Decl(_) | Event::DocType(_) | Event::Comment(_) | Event::PI(_)) => {}
                Ok(Event::Text(blank)) if blank.xml10_content().trim_ascii().is_empty() => {}
                Ok(Event::Eof) => break,
                Ok(_) | Err(_) => return Err(syntax(text, &reader)),
            }
        }
        let root = Element(root.ok_or_else(|| syntax(text, &reader))?);
        if root.kind() == ValueKind::Text && !root.is_blank() {
            return Err(BadBody::NotAnObject(ValueKind::Text));
        }
        root.members().ok_or_else(|| syntax(text, &reader))
    }

    /// The first element of a name.
    ///
    /// Of several the first counts: where one may stand once, the services of this codec send one.
    pub(in crate::wire::codec) fn find(&self, name: &str) -> Option<Element<'a>> {
        let mut elements = self.0.iter();
        elements
            .find(|(known, _)| known == name)
            .map(|(_, element)| *element)
    }

    /// All names, in the order of the text.
    pub(in crate::wire::codec) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// All elements, in the order of the text.
    pub(in crate::wire::codec) fn values(&self) -> impl Iterator<Item = Element<'a>> {
        self.0.iter().map(|(_, element)| *element)
    }
}

/// The place at which a reader found that a text is no XML.
fn syntax(text: &str, reader: &Reader<&[u8]>) -> BadBody {
    let at = reader.error_position().min(reader.buffer_position());
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
    let before = &text.as_bytes()[..at];
    let line = before.rsplit(|byte| *byte == b'\n').next();
    BadBody::Syntax {
        codec: Codec::Xml,
        line: before.split(|byte| *byte == b'\n').count(),
        column: line.map_or(0, |line| String::from_utf8_lossy(line).chars().count()) + 1,
    }
}

fn slice(text: &str, span: std::ops::Range<u64>) -> Option<&str> {
    let start = usize::try_from(span.start).ok()?;
    let end = usize::try_from(span.end).ok()?;
    text.get(start..end)
}

impl<'a> Element<'a> {
    fn is_blank(self) -> bool {
        self.0.trim_ascii().is_empty()
    }

    /// An object, if there are elements inside; else a text, whatever it is read as.
    pub(in crate::wire::codec) fn kind(self) -> ValueKind {
        let mut reader = Reader::from_str(self.0);
        loop {
            match reader.read_event() {
                Ok(Event::Start(_) | Event::Empty(_)) => return ValueKind::Object,
                Ok(Event::Eof) | Err(_) => return ValueKind::Text,
                Ok(_) => {}
            }
        }
    }

    /// The text inside; nothing, if there are elements, or names of entities that XML does not have.
    pub(in crate::wire::codec) fn text(self) -> Option<Cow<'a, str>> {
        if !self.0.contains(['<', '&', '\r']) {
            return Some(Cow::Borrowed(self.0));
        }
        let mut reader = Reader::from_str(self.0);
        let mut text = String::new();
        loop {
            match reader.read_event().ok()? {
                Event::Text(piece) => text.push_str(&piece.xml10_content()),
                Event::CData(piece) => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(entity) => text.push(character(&entity)?),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => return Some(Cow::Owned(text)),
                _ => return None,
            }
        }
    }

    /// The elements inside, as the items of a list.
    pub(in crate::wire::codec) fn items(self) -> Option<Vec<Self>> {
        let members = self.members()?;
        (!members.0.is_empty() || self.is_blank()).then(|| members.values().collect())
    }

    /// The elements inside; nothing, if what is inside is no XML.
    pub(in crate::wire::codec) fn members(self) -> Option<Members<'a>> {
        let mut reader = Reader::from_str(self.0);
        let mut members = Vec::new();
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) => {
                    let name = start.local_name().as_ref().to_owned();
                    let span = reader.read_to_end(start.name()).ok()?;
                    members.push((name, Self(slice(self.0, span)?)));
                }
                Event::Empty(empty) => {
                    members.push((empty.local_name().as_ref().to_owned(), Self("")));
                }
                Event::Eof => return Some(Members(members)),
                _ => {}
            }
        }
    }
}

/// The character that an entity stands for: one of the five that XML has, or one by its number.
fn character(entity: &BytesRef<'_>) -> Option<char> {
    match entity.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => entity.resolve_char_ref().ok()?,
    }
}

impl fmt::Debug for Element<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value itself may be a secret.
        write!(out, "Element({})", self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::{BadBody, Element, Members, ValueKind};

    fn members(body: &str) -> Members<'_> {
        Members::of_body(body.as_bytes()).expect("XML")
    }

    fn text(members: &Members<'_>, name: &str) -> Option<String> {
        Some(members.find(name)?.text()?.into_owned())
    }

    #[test]
    fn elements_are_found_by_their_local_names() {
        let body = "<?xml version=\"1.0\"?>\n<!-- c --><a:R xmlns:a=\"urn:x\" b='1'>\n <a:Id>q</a:Id>\
                    <E/><T>x &amp; &#x79;<![CDATA[<z>]]>\r\n</T></a:R>\n";
        let found = members(body);
        assert_eq!(text(&found, "Id").as_deref(), Some("q"));
        assert_eq!(text(&found, "E").as_deref(), Some(""));
        assert_eq!(text(&found, "T").as_deref(), Some("x & y<z>\n"));
        assert_eq!(text(&found, "R"), None);
    }

    #[test]
    fn lists_are_elements_of_any_name() {
        let found = members("<R><L><member>a</member><member>b</member></L><N/><T>x</T></R>");
        let items = |name: &str| found.find(name).and_then(Element::items);
        let texts = items("L").map(|items| items.len());
        assert_eq!(texts, Some(2));
        assert_eq!(items("N").map(|items| items.len()), Some(0));
        assert!(items("T").is_none());
        assert_eq!(found.find("L").map(Element::kind), Some(ValueKind::Object));
        assert!(found.find("L").and_then(Element::text).is_none());
    }

    #[test]
    fn nothing_of_a_dtd_is_expanded() {
        let body = "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><R><Id>&e;</Id></R>";
        assert_eq!(text(&members(body), "Id"), None);
    }

    #[test]
    fn what_is_no_xml_is_told_apart() {
        let error = |body: &str| Members::of_body(body.as_bytes()).expect_err("no XML");
        assert_eq!(error(" \n"), BadBody::Empty);
        assert_eq!(error("<a>x</a>"), BadBody::NotAnObject(ValueKind::Text));
        for body in [
            "{}",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a><b></a></b>",
            "x<a/>",
            "<a/>x",
        ] {
            let found = error(body);
            assert!(
                matches!(found, BadBody::Syntax { line: 1, .. }),
                "{body}: {found:?}"
            );
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = format!(
            "<R><D>{}{}</D></R>",
            "<a>".repeat(100_000),
            "</a>".repeat(100_000)
        );
        let found = members(&deep);
        assert_eq!(found.find("D").map(Element::kind), Some(ValueKind::Object));
    }
}
