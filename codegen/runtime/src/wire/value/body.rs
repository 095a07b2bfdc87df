//! Values that stand in a body: how each type is written as JSON, and read from it.

use super::{Object, ObjectReader, Reading};
use crate::wire::json::{JsonKind, JsonText, JsonWriter, Members};
use crate::{Json, TextType};
use std::borrow::Cow;

/// A value that can stand in a body.
///
/// Text types, integers, booleans, [`Json`], lists and options are, and so is
/// every emitted struct that is an [`Object`].
pub trait BodyValue: Sized {
    /// What it is in JSON.
    const KIND: JsonKind;

    /// Whether a body may lack it.
    const OPTIONAL: bool = false;

    /// Whether it can hold no word but those of a list, so that nothing can stand in for it.
    const CLOSED: bool = false;

    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool {
        false
    }

    /// Writes it.
    fn write(&self, out: &mut JsonWriter);

    /// Reads it; nothing, if the JSON is of another type.
    fn read(value: JsonText<'_>, reading: &mut Reading) -> Option<Self>;

    /// What stands in its place where a required value is missing.
    ///
    /// Clients correct a reply with it, as the vendors' own do. A server never
    /// shows it to anyone: it refuses such a request.
    fn stand_in() -> Self;
}

impl<T: TextType> BodyValue for T {
    const KIND: JsonKind = JsonKind::Text;
    const CLOSED: bool = T::WORDS.is_some();

    fn write(&self, out: &mut JsonWriter) {
        if T::SECRET {
            out.secret(self.as_text());
        } else {
            out.text(self.as_text());
        }
    }

    fn read(value: JsonText<'_>, reading: &mut Reading) -> Option<Self> {
        let read = T::from_text(reading.text(value)?);
        match (read, T::WORDS) {
            (None, Some(words)) if reading.is_strict() => {
                reading.unknown_word(words);
                Some(Self::stand_in())
            }
            (read, _) => read,
        }
    }

    fn stand_in() -> Self {
        let word = T::WORDS.and_then(<[_]>::first).copied().unwrap_or_default();
        T::from_text(Cow::Borrowed(word)).expect("invariant: an enum knows its own words")
    }
}

impl BodyValue for i64 {
    const KIND: JsonKind = JsonKind::Integer;

    fn write(&self, out: &mut JsonWriter) {
        out.integer(*self);
    }

    fn read(value: JsonText<'_>, reading: &mut Reading) -> Option<Self> {
        reading.integer(value)
    }

    fn stand_in() -> Self {
        0
    }
}

impl BodyValue for bool {
    const KIND: JsonKind = JsonKind::Boolean;

    fn write(&self, out: &mut JsonWriter) {
        out.boolean(*self);
    }

    fn read(value: JsonText<'_>, reading: &mut Reading) -> Option<Self> {
        reading.boolean(value)
    }

    fn stand_in() -> Self {
        false
    }
}

impl BodyValue for Json {
    // Every type is right; the word is never seen.
    const KIND: JsonKind = JsonKind::Object;

    fn write(&self, out: &mut JsonWriter) {
        out.json(self);
    }

    fn read(value: JsonText<'_>, _reading: &mut Reading) -> Option<Self> {
        Some(Self::from_text(value.as_text()))
    }

    fn stand_in() -> Self {
        Self::from_text("null")
    }
}

impl<T: BodyValue> BodyValue for Option<T> {
    const KIND: JsonKind = T::KIND;
    const OPTIONAL: bool = true;

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn write(&self, out: &mut JsonWriter) {
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(value: JsonText<'_>, reading: &mut Reading) -> Option<Self> {
        T::read(value, reading).map(Some)
    }

    fn stand_in() -> Self {
        None
    }
}

impl<T: BodyValue> BodyValue for Vec<T> {
    const KIND: JsonKind = JsonKind::List;

    fn write(&self, out: &mut JsonWriter) {
        out.list(self);
    }

    fn read(value: JsonText<'_>, reading: &mut Reading) -> Option<Self> {
        let items = value.items()?;
        let mut list = Self::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            list.extend(reading.at_item(index, |reading| item_of(item, reading)));
        }
        Some(list)
    }

    fn stand_in() -> Self {
        Self::new()
    }
}

/// One item of a list; a client passes over what it does not understand.
fn item_of<T: BodyValue>(item: JsonText<'_>, reading: &mut Reading) -> Option<T> {
    let read = T::read(item, reading);
    if read.is_none() && reading.is_strict() {
        reading.wrong_type(T::KIND, item.kind());
    }
    read
}

/// The value of a member, or what stands in for it.
pub(in crate::wire) fn value_of<T: BodyValue>(
    value: Option<JsonText<'_>>,
    reading: &mut Reading,
) -> T {
    let read = value.and_then(|value| T::read(value, reading));
    read.unwrap_or_else(|| {
        match value {
            None if T::OPTIONAL => {}
            Some(value) if reading.is_strict() => reading.wrong_type(T::KIND, value.kind()),
            None if reading.is_strict() => reading.missing(),
            _ if T::CLOSED && !T::OPTIONAL => reading.problem("a word of the body is not known"),
            _ => {}
        }
        T::stand_in()
    })
}

/// Reads an emitted object.
#[doc(hidden)]
pub fn read_object<T: Object>(value: JsonText<'_>, reading: &mut Reading) -> Option<T> {
    let members = Members::of_value(value)?;
    Some(T::read_members(&mut ObjectReader::new(members, reading)))
}

/// An emitted object without any member.
#[doc(hidden)]
#[must_use]
pub fn empty_object<T: Object>() -> T {
    let mut reading = Reading::lenient();
    T::read_members(&mut ObjectReader::new(Members::default(), &mut reading))
}
