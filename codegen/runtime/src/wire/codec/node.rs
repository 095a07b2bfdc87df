//! A body as it is read: values and members, each asked of its codec.
//!
//! Long because both are here: values have members, and members have values.

mod number;
#[cfg(feature = "cbor")]
use super::cbor;
use super::given::Given;
use super::json::{self, JsonText};
#[cfg(feature = "xml")]
use super::xml;
use super::{BadBody, Format, ValueKind, text, urlencoded};
use std::borrow::Cow;
use std::fmt;

/// One value of a body, looked into only where a spec says so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Node<'a>(Form<'a>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form<'a> {
    Json(JsonText<'a>),
    Given(&'a Given<'a>),
    Piece(urlencoded::Piece<'a>),
    Text(text::Piece<'a>),
    #[cfg(feature = "xml")]
    Xml(xml::Element<'a>),
    #[cfg(feature = "cbor")]
    Cbor(cbor::Item<'a>),
}

impl<'a> Node<'a> {
    /// What the value is. In codecs whose values are texts, numbers and booleans are texts.
    #[must_use]
    pub fn kind(self) -> ValueKind {
        match self.0 {
            Form::Json(json) => json.kind(),
            Form::Given(given) => given.kind(),
            Form::Piece(piece) => piece.kind(),
            Form::Text(piece) => piece.kind(),
            #[cfg(feature = "xml")]
            Form::Xml(element) => element.kind(),
            #[cfg(feature = "cbor")]
            Form::Cbor(item) => item.kind(),
        }
    }

    /// Whether the value is nothing.
    #[inline]
    pub(in crate::wire) fn is_null(self) -> bool {
        match self.0 {
            Form::Json(json) => json.is_null(),
            Form::Given(given) => given.kind() == ValueKind::Null,
            Form::Piece(_) | Form::Text(_) => false,
            #[cfg(feature = "xml")]
            Form::Xml(_) => false,
            #[cfg(feature = "cbor")]
            Form::Cbor(item) => item.kind() == ValueKind::Null,
        }
    }

    /// The content of a text; nothing, if it is none.
    #[must_use]
    pub fn text(self) -> Option<Cow<'a, str>> {
        match self.0 {
            Form::Json(json) => json.text(),
            Form::Given(given) if given.kind() == ValueKind::Text => given.plain(),
            Form::Given(_) => None,
            Form::Piece(piece) => piece.text(),
            Form::Text(piece) => piece.text(),
            #[cfg(feature = "xml")]
            Form::Xml(element) => element.text(),
            #[cfg(feature = "cbor")]
            Form::Cbor(item) => item.text(),
        }
    }

    /// The number, if it is an integer of 64 bits.
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        match self.0 {
            Form::Json(json) => json.integer(),
            Form::Given(given) if given.kind() == ValueKind::Integer => given.plain()?.parse().ok(),
            Form::Given(_) => None,
            Form::Piece(piece) => integer(&piece.text()?),
            Form::Text(piece) => integer(piece.scalar()?),
            #[cfg(feature = "xml")]
            Form::Xml(element) => integer(element.text()?.trim_ascii()),
            #[cfg(feature = "cbor")]
            Form::Cbor(item) => item.integer(),
        }
    }

    /// The truth of a boolean.
    #[must_use]
    pub fn boolean(self) -> Option<bool> {
        match self.0 {
            Form::Json(json) => json.boolean(),
            Form::Given(given) if given.kind() == ValueKind::Boolean => given.plain()?.parse().ok(),
            Form::Given(_) => None,
            Form::Piece(piece) => piece.text()?.parse().ok(),
            Form::Text(piece) => piece.scalar()?.parse().ok(),
            #[cfg(feature = "xml")]
            Form::Xml(element) => element.text()?.trim_ascii().parse().ok(),
            #[cfg(feature = "cbor")]
            Form::Cbor(item) => item.boolean(),
        }
    }

    /// A number or a boolean, as it is written in the body.
    pub(in crate::wire) fn scalar(self) -> Option<Cow<'a, str>> {
        match (self.kind(), self.0) {
            (ValueKind::Null | ValueKind::Text | ValueKind::List | ValueKind::Object, _) => None,
            (_, Form::Json(json)) => Some(Cow::Borrowed(json.as_text())),
            (_, Form::Given(given)) => given.plain(),
            (_, Form::Text(piece)) => piece.scalar().map(Cow::Borrowed),
            // All their values are texts.
            (_, Form::Piece(_)) => None,
            #[cfg(feature = "xml")]
            (_, Form::Xml(_)) => None,
            #[cfg(feature = "cbor")]
            (_, Form::Cbor(item)) => item.scalar().map(Cow::Owned),
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn items(self) -> Option<Vec<Self>> {
        match self.0 {
            Form::Json(json) => Some(all(json.items()?, Form::Json)),
            Form::Given(given) => Some(given.items()?.iter().map(Self::from).collect()),
            Form::Text(_) => None,
            Form::Piece(piece) => Some(all(piece.items()?, Form::Piece)),
            #[cfg(feature = "xml")]
            Form::Xml(element) => Some(all(element.items()?, Form::Xml)),
            #[cfg(feature = "cbor")]
            Form::Cbor(item) => Some(all(item.items()?, Form::Cbor)),
        }
    }

    /// The members of an object.
    pub(in crate::wire) fn members(self) -> Option<Members<'a>> {
        Some(Members(match self.0 {
            Form::Json(json) => Found::Json(json::Members::of_value(json)?),
            Form::Given(given) => Found::Given(given.members()?),
            Form::Piece(piece) => Found::Form(piece.members()?),
            Form::Text(_) => return None,
            #[cfg(feature = "xml")]
            Form::Xml(element) => Found::Xml(element.members()?),
            #[cfg(feature = "cbor")]
            Form::Cbor(item) => Found::Cbor(item.members()?),
        }))
    }

    /// The value as JSON, for members that can be anything.
    pub(in crate::wire) fn to_json(self) -> Cow<'a, str> {
        match self.0 {
            Form::Json(json) => Cow::Borrowed(json.as_text()),
            Form::Given(_) => Cow::Borrowed("null"),
            _ => Cow::Owned(super::to_json(self)),
        }
    }

    /// The content of a text, or the text of anything else: what a message shows.
    pub(in crate::wire) fn shown(self) -> Cow<'a, str> {
        self.text().unwrap_or_else(|| self.to_json())
    }
}

fn all<'a, T>(items: Vec<T>, form: impl Fn(T) -> Form<'a>) -> Vec<Node<'a>> {
    items.into_iter().map(|item| Node(form(item))).collect()
}

/// The integer that a text is, as JSON would write it.
fn integer(text: &str) -> Option<i64> {
    // `+7` is a number to Rust, and nothing that a spec promises.
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

impl<'a> From<JsonText<'a>> for Node<'a> {
    fn from(json: JsonText<'a>) -> Self {
        Self(Form::Json(json))
    }
}

impl<'a> From<&'a Given<'a>> for Node<'a> {
    fn from(given: &'a Given<'a>) -> Self {
        Self(Form::Given(given))
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value itself may be a secret.
        write!(out, "Node({})", self.kind())
    }
}

/// The members of an object, found by name.
#[derive(Default)]
pub(in crate::wire) struct Members<'a>(Found<'a>);

#[derive(Default)]
enum Found<'a> {
    #[default]
    None,
    Json(json::Members<'a>),
    Given(&'a [(&'a str, Given<'a>)]),
    Form(urlencoded::Members<'a>),
    Text(text::Members<'a>),
    #[cfg(feature = "xml")]
    Xml(xml::Members<'a>),
    #[cfg(feature = "cbor")]
    Cbor(cbor::Members<'a>),
}

impl<'a> Members<'a> {
    /// The members of a body that is one object.
    pub(in crate::wire) fn of_body(format: &Format, body: &'a [u8]) -> Result<Self, BadBody> {
        Ok(Self(match format {
            Format::Json => return Self::of_json(body),
            Format::Form(nesting) => Found::Form(urlencoded::Members::of_body(*nesting, body)?),
            Format::Text(template) => Found::Text(text::Members::of_body(*template, body)?),
            #[cfg(feature = "xml")]
            Format::Xml(_) => Found::Xml(xml::Members::of_body(body)?),
            #[cfg(feature = "cbor")]
            Format::Cbor => Found::Cbor(cbor::Members::of_body(body)?),
            Format::Missing(codec) => return Err(BadBody::NoCodec(*codec)),
        }))
    }

    /// The members of a body that is one object of JSON.
    pub(in crate::wire) fn of_json(body: &'a [u8]) -> Result<Self, BadBody> {
        json::Members::of_body(body).map(|members| Self(Found::Json(members)))
    }

    /// The members of a value that is given.
    pub(in crate::wire) fn given(given: &'a Given<'a>) -> Self {
        Self(given.members().map_or(Found::None, Found::Given))
    }

    /// The value of a member, null included; of several the last counts.
    pub(in crate::wire) fn find(&self, name: &str) -> Option<Node<'a>> {
        match &self.0 {
            Found::None => None,
            Found::Json(members) => members.find(name).map(Node::from),
            Found::Given(members) => {
                let mut members = members.iter();
                let (_, given) = members.find(|(known, _)| *known == name)?;
                Some(Node::from(given))
            }
            Found::Form(members) => members.find(name).map(Form::Piece).map(Node),
            Found::Text(members) => members.find(name).map(Form::Text).map(Node),
            #[cfg(feature = "xml")]
            Found::Xml(members) => members.find(name).map(Form::Xml).map(Node),
            #[cfg(feature = "cbor")]
            Found::Cbor(members) => members.find(name).map(Form::Cbor).map(Node),
        }
    }

    /// Whether there is a member of one of these names. Where most bodies have none, that is told sooner than by their values.
    pub(in crate::wire) fn has_any(&self, names: &[&str]) -> bool {
        match &self.0 {
            Found::Json(members) => members.names().any(|name| names.contains(&name)),
            _ => names.iter().any(|name| self.find(name).is_some()),
        }
    }

    /// The value of a member; a null is none.
    pub(in crate::wire) fn get(&self, name: &str) -> Option<Node<'a>> {
        self.find(name).filter(|found| !found.is_null())
    }

    /// The names of all members, in the order of [`values`](Self::values).
    pub(in crate::wire) fn names(&self) -> Vec<Cow<'a, str>> {
        let owned = |name: &str| Cow::Owned(name.to_owned());
        match &self.0 {
            Found::None => Vec::new(),
            Found::Json(members) => members.names().map(owned).collect(),
            Found::Given(members) => members.iter().map(|(name, _)| (*name).into()).collect(),
            Found::Form(members) => members.names(),
            Found::Text(members) => members.names().map(Cow::Borrowed).collect(),
            #[cfg(feature = "xml")]
            Found::Xml(members) => members.names().map(owned).collect(),
            #[cfg(feature = "cbor")]
            Found::Cbor(members) => members.names().map(owned).collect(),
        }
    }

    /// All values, in the order of the body.
    pub(in crate::wire) fn values(&self) -> Vec<Node<'a>> {
        match &self.0 {
            Found::None => Vec::new(),
            Found::Json(members) => members.values().map(Node::from).collect(),
            Found::Given(members) => members.iter().map(|(_, given)| given.into()).collect(),
            Found::Form(members) => {
                let names = members.names();
                names.iter().filter_map(|name| self.find(name)).collect()
            }
            Found::Text(members) => members.values().map(Form::Text).map(Node).collect(),
            #[cfg(feature = "xml")]
            Found::Xml(members) => members.values().map(Form::Xml).map(Node).collect(),
            #[cfg(feature = "cbor")]
            Found::Cbor(members) => members.values().map(Form::Cbor).map(Node).collect(),
        }
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values may be secrets.
        out.debug_list().entries(self.names()).finish()
    }
}
