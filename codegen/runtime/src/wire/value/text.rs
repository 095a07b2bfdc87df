//! Values that stand in a path, a query or a header: how each type is written as text, and read from it.

use super::{BodyValue, Reading};
use crate::TextType;
use crate::wire::json::JsonKind;
use std::borrow::Cow;

/// A value that can stand in a path, a query or a header.
pub trait TextValue: Sized {
    /// What it is.
    const KIND: JsonKind;

    /// Whether a message may lack it.
    const OPTIONAL: bool = false;

    /// Whether it must not be seen.
    const SECRET: bool = false;

    /// Whether it can be no word but those of a list, so that nothing can stand in for it.
    const CLOSED: bool = false;

    /// Its text; nothing, if it is absent.
    fn to_text(&self) -> Option<Cow<'_, str>>;

    /// Reads it; nothing, if the text is of another type.
    fn read(text: Cow<'_, str>, reading: &mut Reading) -> Option<Self>;

    /// What stands in its place where a required value is missing, as in [`BodyValue`](BodyValue::stand_in).
    fn stand_in() -> Self;
}

impl<T: TextType> TextValue for T {
    const KIND: JsonKind = JsonKind::Text;
    const SECRET: bool = T::SECRET;
    const CLOSED: bool = T::WORDS.is_some();

    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self.as_text()))
    }

    fn read(text: Cow<'_, str>, reading: &mut Reading) -> Option<Self> {
        let read = T::from_text(text);
        match (read, T::WORDS) {
            (None, Some(words)) if reading.is_strict() => {
                reading.unknown_word(words);
                Some(<Self as TextValue>::stand_in())
            }
            (read, _) => read,
        }
    }

    fn stand_in() -> Self {
        <Self as BodyValue>::stand_in()
    }
}

impl TextValue for i64 {
    const KIND: JsonKind = JsonKind::Integer;

    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_string()))
    }

    fn read(text: Cow<'_, str>, _reading: &mut Reading) -> Option<Self> {
        // `+7` is a number to Rust, and nothing that a spec promises.
        let digits = text.strip_prefix('-').unwrap_or(&text);
        digits
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| text.parse().ok())?
    }

    fn stand_in() -> Self {
        0
    }
}

impl TextValue for bool {
    const KIND: JsonKind = JsonKind::Boolean;

    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(if *self { "true" } else { "false" }))
    }

    fn read(text: Cow<'_, str>, _reading: &mut Reading) -> Option<Self> {
        text.parse().ok()
    }

    fn stand_in() -> Self {
        false
    }
}

impl<T: TextValue> TextValue for Option<T> {
    const KIND: JsonKind = T::KIND;
    const OPTIONAL: bool = true;
    const SECRET: bool = T::SECRET;

    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_ref()?.to_text()
    }

    fn read(text: Cow<'_, str>, reading: &mut Reading) -> Option<Self> {
        T::read(text, reading).map(Some)
    }

    fn stand_in() -> Self {
        None
    }
}

/// Several values of one name in a query: a list, or an optional one.
pub trait TextList: Sized {
    /// What each item is.
    type Item: TextValue;

    /// Whether a query may lack it.
    const OPTIONAL: bool = false;

    /// The items; none, if it is absent.
    fn items(&self) -> &[Self::Item];

    /// The list of these items.
    fn of(items: Vec<Self::Item>) -> Self;
}

impl<T: TextValue> TextList for Vec<T> {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }

    fn of(items: Vec<T>) -> Self {
        items
    }
}

impl<T: TextValue> TextList for Option<Vec<T>> {
    type Item = T;

    const OPTIONAL: bool = true;

    fn items(&self) -> &[T] {
        self.as_deref().unwrap_or_default()
    }

    fn of(items: Vec<T>) -> Self {
        // A query cannot tell an empty list from none.
        (!items.is_empty()).then_some(items)
    }
}

/// The value of a text, or what stands in for it.
pub(in crate::wire) fn value_of<T: TextValue>(
    text: Option<Cow<'_, str>>,
    reading: &mut Reading,
) -> T {
    let is_there = text.is_some();
    let read = text.and_then(|text| T::read(text, reading));
    read.unwrap_or_else(|| {
        match is_there {
            true if reading.is_strict() => reading.wrong_type(T::KIND, JsonKind::Text),
            _ if T::OPTIONAL => {}
            false if reading.is_strict() => reading.missing(),
            _ if T::CLOSED => reading.problem("a word of a header is not known"),
            _ => {}
        }
        T::stand_in()
    })
}
