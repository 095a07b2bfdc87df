//! A body as it is read: values and members, each asked of its codec.

use super::given::Given;
use super::json::{self, JsonText};
use super::{BadBody, ValueKind};
use crate::operation::Codec;
use std::borrow::Cow;
use std::fmt;

/// One value of a body, looked into only where a spec says so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Node<'a>(Form<'a>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form<'a> {
    Json(JsonText<'a>),
    Given(&'a Given<'a>),
}

impl<'a> Node<'a> {
    /// What the value is.
    #[must_use]
    pub fn kind(self) -> ValueKind {
        match self.0 {
            Form::Json(json) => json.kind(),
            Form::Given(given) => given.kind(),
        }
    }

    /// Whether the value is nothing.
    #[inline]
    pub(in crate::wire) fn is_null(self) -> bool {
        match self.0 {
            Form::Json(json) => json.is_null(),
            Form::Given(given) => given.kind() == ValueKind::Null,
        }
    }

    /// The content of a text; nothing, if it is none.
    #[must_use]
    pub fn text(self) -> Option<Cow<'a, str>> {
        match self.0 {
            Form::Json(json) => json.text(),
            Form::Given(given) if given.kind() == ValueKind::Text => given.plain(),
            Form::Given(_) => None,
        }
    }

    /// The number, if it is an integer of 64 bits.
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        match self.0 {
            Form::Json(json) => json.integer(),
            Form::Given(given) if given.kind() == ValueKind::Integer => given.plain()?.parse().ok(),
            Form::Given(_) => None,
        }
    }

    /// The truth of a boolean.
    #[must_use]
    pub fn boolean(self) -> Option<bool> {
        match self.0 {
            Form::Json(json) => json.boolean(),
            Form::Given(given) if given.kind() == ValueKind::Boolean => given.plain()?.parse().ok(),
            Form::Given(_) => None,
        }
    }

    /// A number or a boolean, as it is written in the body.
    pub(in crate::wire) fn scalar(self) -> Option<Cow<'a, str>> {
        match (self.kind(), self.0) {
            (ValueKind::Null | ValueKind::Text | ValueKind::List | ValueKind::Object, _) => None,
            (_, Form::Json(json)) => Some(Cow::Borrowed(json.as_text())),
            (_, Form::Given(given)) => given.plain(),
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn items(self) -> Option<Vec<Self>> {
        match self.0 {
            Form::Json(json) => {
                let items = json.items()?;
                Some(items.into_iter().map(Self::from).collect())
            }
            Form::Given(_) => None,
        }
    }

    /// The members of an object.
    pub(in crate::wire) fn members(self) -> Option<Members<'a>> {
        Some(Members(match self.0 {
            Form::Json(json) => Found::Json(json::Members::of_value(json)?),
            Form::Given(given) => Found::Given(given.members()?),
        }))
    }

    /// The value as JSON, for members that can be anything.
    pub(in crate::wire) fn to_json(self) -> Cow<'a, str> {
        match self.0 {
            Form::Json(json) => Cow::Borrowed(json.as_text()),
            Form::Given(_) => Cow::Borrowed("null"),
        }
    }

    /// The content of a text, or the text of anything else: what a message shows.
    pub(in crate::wire) fn shown(self) -> Cow<'a, str> {
        self.text().unwrap_or_else(|| self.to_json())
    }
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
#[derive(Debug, Default)]
pub(in crate::wire) struct Members<'a>(Found<'a>);

#[derive(Debug, Default)]
enum Found<'a> {
    #[default]
    None,
    Json(json::Members<'a>),
    Given(&'a [(&'a str, Given<'a>)]),
}

impl<'a> Members<'a> {
    /// The members of a body that is one object.
    pub(in crate::wire) fn of_body(codec: Codec, body: &'a [u8]) -> Result<Self, BadBody> {
        match codec {
            Codec::Json => json::Members::of_body(body).map(Found::Json).map(Self),
        }
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
        }
    }

    /// The value of a member; a null is none.
    pub(in crate::wire) fn get(&self, name: &str) -> Option<Node<'a>> {
        self.find(name).filter(|found| !found.is_null())
    }

    /// The names of all members.
    #[cfg(feature = "dynamic")]
    pub(in crate::wire) fn names(&self) -> Vec<Cow<'_, str>> {
        match &self.0 {
            Found::None => Vec::new(),
            Found::Json(members) => members.names().map(Cow::Borrowed).collect(),
            Found::Given(members) => members.iter().map(|(name, _)| (*name).into()).collect(),
        }
    }

    /// All values, in the order of the body.
    pub(in crate::wire) fn values(&self) -> Vec<Node<'a>> {
        match &self.0 {
            Found::None => Vec::new(),
            Found::Json(members) => members.values().map(Node::from).collect(),
            Found::Given(members) => members.iter().map(|(_, given)| given.into()).collect(),
        }
    }
}
