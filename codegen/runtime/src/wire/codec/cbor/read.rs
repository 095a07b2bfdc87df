//! Values of CBOR, kept as their bytes and read when somebody asks.

use crate::operation::Codec;
use crate::wire::codec::{BadBody, ValueKind};
use minicbor::Decoder;
use minicbor::data::Type;
use std::borrow::Cow;
use std::fmt;

/// The members of a map, in the order of the bytes.
#[derive(Debug, Default)]
pub(in crate::wire::codec) struct Members<'a>(Vec<(Cow<'a, str>, Item<'a>)>);

/// The bytes of one value, without the tags before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::wire::codec) struct Item<'a>(&'a [u8]);

impl<'a> Members<'a> {
    /// The members of a body that is one map.
    pub(in crate::wire::codec) fn of_body(body: &'a [u8]) -> Result<Self, BadBody> {
        if body.is_empty() {
            return Err(BadBody::Empty);
        }
        let mut decoder = Decoder::new(body);
        let item = item(&mut decoder).filter(|_| decoder.position() == body.len());
        let Some(item) = item else {
            return Err(syntax(decoder.position()));
        };
        match item.kind() {
            // Keys that are no texts are none that a spec can name.
            ValueKind::Object => item.members().ok_or_else(|| syntax(0)),
            other => Err(BadBody::NotAnObject(other)),
        }
    }

    /// The value of a member, null included; of several the last counts.
    pub(in crate::wire::codec) fn find(&self, name: &str) -> Option<Item<'a>> {
        let mut backwards = self.0.iter().rev();
        let (_, item) = backwards.find(|(known, _)| known == name)?;
        Some(*item)
    }

    /// All names, in the order of the bytes.
    pub(in crate::wire::codec) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// All values, in the order of the bytes.
    pub(in crate::wire::codec) fn values(&self) -> impl Iterator<Item = Item<'a>> {
        self.0.iter().map(|(_, item)| *item)
    }
}

/// Bytes have no lines: the column counts them.
const fn syntax(at: usize) -> BadBody {
    BadBody::Syntax {
        codec: Codec::Cbor,
        line: 1,
        column: at + 1,
    }
}

/// The next value.
fn item<'a>(decoder: &mut Decoder<'a>) -> Option<Item<'a>> {
    while decoder.datatype().ok()? == Type::Tag {
        decoder.tag().ok()?;
    }
    let start = decoder.position();
    decoder.skip().ok()?;
    Some(Item(decoder.input().get(start..decoder.position())?))
}

/// Whether a map or list of a length that may be open has come to its end.
fn is_over(decoder: &Decoder<'_>, left: &mut Option<u64>) -> Option<bool> {
    match left {
        Some(0) => Some(true),
        Some(left) => {
            *left -= 1;
            Some(false)
        }
        None => Some(decoder.datatype().ok()? == Type::Break),
    }
}

fn text<'a>(decoder: &mut Decoder<'a>) -> Option<Cow<'a, str>> {
    match decoder.datatype().ok()? {
        Type::String => decoder.str().ok().map(Cow::Borrowed),
        Type::StringIndef => {
            let pieces: Result<String, _> = decoder.str_iter().ok()?.collect();
            pieces.ok().map(Cow::Owned)
        }
        _ => None,
    }
}

impl<'a> Item<'a> {
    fn decoder(self) -> Decoder<'a> {
        Decoder::new(self.0)
    }

    pub(in crate::wire::codec) fn kind(self) -> ValueKind {
        match self.decoder().datatype() {
            Ok(Type::Bool) => ValueKind::Boolean,
            Ok(
                Type::U8
                | Type::U16
                | Type::U32
                | Type::U64
                | Type::I8
                | Type::I16
                | Type::I32
                | Type::I64
                | Type::Int,
            ) => ValueKind::Integer,
            Ok(Type::F16 | Type::F32 | Type::F64) => ValueKind::Number,
            Ok(Type::String | Type::StringIndef | Type::Bytes | Type::BytesIndef) => {
                ValueKind::Text
            }
            Ok(Type::Array | Type::ArrayIndef) => ValueKind::List,
            Ok(Type::Map | Type::MapIndef) => ValueKind::Object,
            _ => ValueKind::Null,
        }
    }

    pub(in crate::wire::codec) fn text(self) -> Option<Cow<'a, str>> {
        text(&mut self.decoder())
    }

    pub(in crate::wire::codec) fn integer(self) -> Option<i64> {
        self.decoder().i64().ok()
    }

    pub(in crate::wire::codec) fn boolean(self) -> Option<bool> {
        self.decoder().bool().ok()
    }

    /// A number or a boolean, as a text.
    pub(in crate::wire::codec) fn scalar(self) -> Option<String> {
        let mut decoder = self.decoder();
        match self.kind() {
            ValueKind::Integer => decoder.int().ok().map(|number| number.to_string()),
            ValueKind::Boolean => decoder.bool().ok().map(|truth| truth.to_string()),
            ValueKind::Number => match decoder.datatype().ok()? {
                Type::F32 => decoder.f32().ok().map(|number| number.to_string()),
                Type::F64 => decoder.f64().ok().map(|number| number.to_string()),
                _ => None,
            },
            _ => None,
        }
    }

    pub(in crate::wire::codec) fn items(self) -> Option<Vec<Self>> {
        let mut decoder = self.decoder();
        let mut left = decoder.array().ok()?;
        let mut items = Vec::new();
        while !is_over(&decoder, &mut left)? {
            items.push(item(&mut decoder)?);
        }
        Some(items)
    }

    pub(in crate::wire::codec) fn members(self) -> Option<Members<'a>> {
        let mut decoder = self.decoder();
        let mut left = decoder.map().ok()?;
        let mut members = Vec::new();
        while !is_over(&decoder, &mut left)? {
            let name = text(&mut decoder)?;
            members.push((name, item(&mut decoder)?));
        }
        Some(Members(members))
    }
}

impl fmt::Debug for Item<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value itself may be a secret.
        write!(out, "Item({})", self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::{BadBody, Members, ValueKind};
    use crate::wire::codec::Write;
    use crate::wire::codec::cbor::Writer;

    fn written(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
        let mut out = Writer::default();
        out.begin_object();
        write(&mut out);
        out.end_object();
        out.into_bytes()
    }

    #[test]
    fn what_is_written_is_read() {
        let body = written(|out| {
            out.name("Id");
            out.text("q-ü");
            out.name("Tries");
            out.integer(-300);
            out.name("Any");
            assert!(out.json(r#"{"l":[1.5,true,null]}"#));
        });
        let found = Members::of_body(&body).expect("CBOR");
        let id = found.find("Id").and_then(super::Item::text);
        assert_eq!(id.as_deref(), Some("q-ü"));
        assert_eq!(
            found.find("Tries").and_then(super::Item::integer),
            Some(-300)
        );
        let any = found
            .find("Any")
            .and_then(super::Item::members)
            .expect("a map");
        let list = any.find("l").and_then(super::Item::items).expect("a list");
        let kinds: Vec<ValueKind> = list.iter().map(|it| it.kind()).collect();
        assert_eq!(
            kinds,
            [ValueKind::Number, ValueKind::Boolean, ValueKind::Null]
        );
        assert_eq!(list[0].scalar().as_deref(), Some("1.5"));
    }

    #[test]
    fn sizes_may_be_open_and_values_tagged() {
        // {_ "Ids": [_ "a", (_ "b", "c")], "At": 1(7)}
        let body = b"\xbf\x63Ids\x9f\x61a\x7f\x61b\x61c\xff\xff\x62At\xc1\x07\xff";
        let found = Members::of_body(body).expect("CBOR");
        let ids = found
            .find("Ids")
            .and_then(super::Item::items)
            .expect("a list");
        let texts: Vec<_> = ids.iter().filter_map(|it| it.text()).collect();
        assert_eq!(texts, ["a", "bc"]);
        assert_eq!(found.find("At").and_then(super::Item::integer), Some(7));
    }

    #[test]
    fn what_is_no_map_is_told_apart() {
        let error = |body: &[u8]| Members::of_body(body).expect_err("no map");
        assert_eq!(error(b""), BadBody::Empty);
        assert_eq!(error(b"\x80"), BadBody::NotAnObject(ValueKind::List));
        for body in [
            &b"\xa1"[..],
            b"\xa1\x61a",
            b"\xa0\xa0",
            b"\xbf",
            b"{}",
            b"\xa1\x01\x01",
        ] {
            assert!(matches!(error(body), BadBody::Syntax { .. }), "{body:?}");
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let mut body = b"\xa1\x61a".to_vec();
        body.extend(std::iter::repeat_n(0x81, 100_000));
        body.push(0);
        let found = Members::of_body(&body).expect("CBOR");
        assert_eq!(
            found.find("a").map(super::Item::kind),
            Some(ValueKind::List)
        );
    }
}
