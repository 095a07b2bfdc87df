//! Values that are in a path, a query or a header: how each type is written as text, and read from it.

use super::{Findings, FromBody};
use crate::TextType;
use crate::wire::ValueKind;
use std::borrow::Cow;

/// A value that can be written to a path, a query or a header.
pub trait ToText {
    /// Whether it must not be seen.
    fn is_secret(&self) -> bool {
        false
    }

    /// Its text; nothing, if it is absent.
    fn to_text(&self) -> Option<Cow<'_, str>>;
}

/// A value that can be read from a path, a query or a header.
pub trait FromText: Sized {
    /// What it is.
    const KIND: ValueKind;

    /// Whether a message may lack it.
    const OPTIONAL: bool = false;

    /// Whether it can be no word but those of a list, so that nothing can stand in for it.
    const CLOSED: bool = false;

    /// Reads it; nothing, if the text is of another type.
    fn read(text: Cow<'_, str>, findings: &mut Findings) -> Option<Self>;

    /// What stands in its place where a required value is missing, as in [`FromBody`](FromBody::stand_in).
    fn stand_in() -> Self;
}

impl<T: TextType> ToText for T {
    fn is_secret(&self) -> bool {
        T::SECRET
    }

    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self.as_text()))
    }
}

impl<T: TextType> FromText for T {
    const KIND: ValueKind = ValueKind::Text;
    const CLOSED: bool = T::WORDS.is_some();

    fn read(text: Cow<'_, str>, findings: &mut Findings) -> Option<Self> {
        T::from_text(findings.word(text, T::WORDS)?)
    }

    fn stand_in() -> Self {
        <Self as FromBody>::stand_in()
    }
}

impl ToText for i64 {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_string()))
    }
}

impl FromText for i64 {
    const KIND: ValueKind = ValueKind::Integer;

    fn read(text: Cow<'_, str>, _findings: &mut Findings) -> Option<Self> {
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

impl ToText for bool {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(if *self { "true" } else { "false" }))
    }
}

impl FromText for bool {
    const KIND: ValueKind = ValueKind::Boolean;

    fn read(text: Cow<'_, str>, _findings: &mut Findings) -> Option<Self> {
        text.parse().ok()
    }

    fn stand_in() -> Self {
        false
    }
}

impl<T: ToText> ToText for Option<T> {
    fn is_secret(&self) -> bool {
        self.as_ref().is_some_and(ToText::is_secret)
    }

    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_ref()?.to_text()
    }
}

impl<T: FromText> FromText for Option<T> {
    const KIND: ValueKind = T::KIND;
    const OPTIONAL: bool = true;

    fn read(text: Cow<'_, str>, findings: &mut Findings) -> Option<Self> {
        T::read(text, findings).map(Some)
    }

    fn stand_in() -> Self {
        None
    }
}
