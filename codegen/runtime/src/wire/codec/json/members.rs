//! The members of a JSON object, found by name.

use super::JsonText;
use crate::operation::Codec;
use crate::wire::codec::{BadBody, ValueKind};
use serde_core::Deserializer;
use serde_core::de::{Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// How many members are kept without memory of their own: most replies have no more.
const FEW: usize = 2;

/// The members of a JSON object, in the order of the text.
#[derive(Debug, Default)]
pub(in crate::wire::codec) struct Members<'a> {
    /// The first ones, as far as their names have no escapes.
    first: [(&'a str, JsonText<'a>); FEW],
    /// How many of `first` there are.
    count: usize,
    /// Those behind the first.
    rest: Vec<(Cow<'a, str>, JsonText<'a>)>,
}

impl<'a> Members<'a> {
    /// The members of a body that is one JSON object.
    pub(in crate::wire::codec) fn of_body(body: &'a [u8]) -> Result<Self, BadBody> {
        let text = str::from_utf8(body).map_err(|_| BadBody::NotUtf8)?;
        // Not JSON, but some writers begin every text with it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let value = text.trim_ascii_start();
        if value.is_empty() {
            return Err(BadBody::Empty);
        }
        // What a success without anything to say is, with most services.
        if value == "{}" {
            return Ok(Self::default());
        }
        let syntax = |error: serde_json::Error| BadBody::Syntax {
            codec: Codec::Json,
            line: error.line(),
            column: error.column(),
        };
        if value.starts_with('{') {
            return Self::of_object(text).map_err(syntax);
        }
        let value: &RawValue = serde_json::from_str(text).map_err(syntax)?;
        Err(BadBody::NotAnObject(JsonText::new(value).kind()))
    }

    /// The members of a value that is an object.
    pub(in crate::wire::codec) fn of_value(value: JsonText<'a>) -> Option<Self> {
        match value.kind() {
            ValueKind::Object => Self::of_object(value.as_text()).ok(),
            _ => None,
        }
    }

    fn of_object(text: &'a str) -> Result<Self, serde_json::Error> {
        let mut members = Self::default();
        let mut parser = serde_json::Deserializer::from_str(text);
        parser.deserialize_map(Reader(&mut members))?;
        parser.end()?;
        Ok(members)
    }

    #[inline]
    fn push(&mut self, name: Cow<'a, str>, value: JsonText<'a>) {
        match (name, self.first.get_mut(self.count)) {
            (Cow::Borrowed(name), Some(place)) if self.rest.is_empty() => {
                *place = (name, value);
                self.count += 1;
            }
            (name, _) => self.rest.push((name, value)),
        }
    }

    #[inline]
    fn first(&self) -> &[(&'a str, JsonText<'a>)] {
        self.first.get(..self.count).unwrap_or_default()
    }

    /// The value of a member, null included; of several the last counts.
    #[inline]
    pub(in crate::wire::codec) fn find(&self, name: &str) -> Option<JsonText<'a>> {
        let mut rest = self.rest.iter().rev();
        if let Some((_, value)) = rest.find(|(other, _)| other == name) {
            return Some(*value);
        }
        let mut first = self.first().iter().rev();
        let (_, value) = first.find(|(other, _)| *other == name)?;
        Some(*value)
    }

    /// All names, in the order of the text.
    pub(in crate::wire::codec) fn names(&self) -> impl Iterator<Item = &str> {
        let first = self.first().iter().map(|(name, _)| *name);
        first.chain(self.rest.iter().map(|(name, _)| &**name))
    }

    /// All values, in the order of the text.
    pub(in crate::wire::codec) fn values(&self) -> impl Iterator<Item = JsonText<'a>> {
        let first = self.first().iter().map(|(_, value)| *value);
        first.chain(self.rest.iter().map(|(_, value)| *value))
    }
}

/// Reads members into their place, so that they are not moved.
struct Reader<'m, 'de>(&'m mut Members<'de>);

impl<'de> Visitor<'de> for Reader<'_, 'de> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            let value: &'de RawValue = map.next_value()?;
            self.0.push(name, JsonText::new(value));
        }
        Ok(())
    }
}

/// A member's name, copied only if it has escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> serde_core::Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct NameReader;

        impl<'de> Visitor<'de> for NameReader {
            type Value = Name<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a name")
            }

            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }

        from.deserialize_str(NameReader)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadBody, JsonText, Members, ValueKind};

    #[test]
    fn a_member_is_found_by_its_exact_name() {
        let body = br#"{"a":1,"A":2,"\u0062":3,"n":null}"#;
        let members = Members::of_body(body).expect("an object");
        let text = |name| members.find(name).map(|value| value.as_text().to_owned());
        assert_eq!(text("a").as_deref(), Some("1"));
        assert_eq!(text("A").as_deref(), Some("2"));
        assert_eq!(text("b").as_deref(), Some("3"), "an escaped name is a name");
        assert_eq!(text("n").as_deref(), Some("null"));
        assert_eq!(text("c"), None);
    }

    #[test]
    fn of_two_members_of_a_name_the_last_counts() {
        let last = |body| {
            let members = Members::of_body(body).expect("an object");
            members.find("a").map(|value| value.as_text().to_owned())
        };
        assert_eq!(last(br#"{"a":1,"a":2}"#).as_deref(), Some("2"));
        assert_eq!(last(br#"{"a":1,"a":null}"#).as_deref(), Some("null"));
    }

    #[test]
    fn all_members_stand_in_their_order_however_many_they_are() {
        let body = br#"{"a":1,"\u0062":2,"c":3,"d":4,"e":5,"a":6}"#;
        let members = Members::of_body(body).expect("an object");
        let names: Vec<_> = members.names().collect();
        assert_eq!(names, ["a", "b", "c", "d", "e", "a"]);
        let values: Vec<_> = members.values().map(JsonText::as_text).collect();
        assert_eq!(values, ["1", "2", "3", "4", "5", "6"]);
        assert_eq!(members.find("a").map(JsonText::as_text), Some("6"));
        assert_eq!(members.find("e").map(JsonText::as_text), Some("5"));
    }

    #[test]
    fn what_is_no_object_is_told_apart() {
        let error = |body: &[u8]| Members::of_body(body).expect_err("no object");
        assert_eq!(error(b""), BadBody::Empty);
        assert_eq!(error(b" \r\n"), BadBody::Empty);
        assert_eq!(error(b"\xff"), BadBody::NotUtf8);
        assert_eq!(error(b"null"), BadBody::NotAnObject(ValueKind::Null));
        assert_eq!(error(b"[1]"), BadBody::NotAnObject(ValueKind::List));
        for syntax in ["<html>", "{", "{}}", r#"{"a":}"#, r#"{"a":1}x"#, "{'a':1}"] {
            let found = error(syntax.as_bytes());
            assert!(matches!(found, BadBody::Syntax { line: 1, .. }), "{syntax}");
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(200_000), "]".repeat(200_000));
        let members = Members::of_body(deep.as_bytes()).expect("it is JSON");
        assert_eq!(members.find("a").map(JsonText::kind), Some(ValueKind::List));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert!(Members::of_body("\u{feff}{}".as_bytes()).is_ok());
    }
}
