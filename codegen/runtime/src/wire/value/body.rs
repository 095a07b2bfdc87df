//! Values that are in a body: how each type is written to it, and read from it.

use super::{BodyShape, BodyWriter, Findings, FromBody, Object, ObjectReader, ToBody, Typed};
use crate::wire::codec::Members;
use crate::wire::{Node, ValueKind};
use crate::{Json, Nullable, TextType};
use std::borrow::Cow;

impl<T: TextType> ToBody for T {
    fn is_blank(&self) -> bool {
        self.as_text().is_empty()
    }

    fn write(&self, out: &mut BodyWriter) {
        if T::SECRET {
            out.secret(self.as_text());
        } else {
            out.text(self.as_text());
        }
    }
}

impl<T: TextType> FromBody for T {
    const KIND: ValueKind = ValueKind::Text;
    const CLOSED: bool = T::WORDS.is_some();

    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        let text = findings.text(value)?;
        T::from_text(findings.word(text, T::WORDS)?)
    }

    fn stand_in() -> Self {
        let word = T::WORDS.and_then(<[_]>::first).copied().unwrap_or_default();
        T::from_text(Cow::Borrowed(word)).expect("invariant: an enum knows its own words")
    }
}

impl ToBody for i64 {
    fn is_blank(&self) -> bool {
        *self == 0
    }

    fn write(&self, out: &mut BodyWriter) {
        out.integer(*self);
    }
}

impl FromBody for i64 {
    const KIND: ValueKind = ValueKind::Integer;

    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        findings.integer(value)
    }

    fn stand_in() -> Self {
        0
    }
}

impl ToBody for bool {
    fn write(&self, out: &mut BodyWriter) {
        out.boolean(*self);
    }
}

impl FromBody for bool {
    const KIND: ValueKind = ValueKind::Boolean;

    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        findings.boolean(value)
    }

    fn stand_in() -> Self {
        false
    }
}

impl ToBody for Json {
    fn write(&self, out: &mut BodyWriter) {
        out.json(self);
    }
}

impl FromBody for Json {
    // Every type is right; the word is never seen.
    const KIND: ValueKind = ValueKind::Object;

    fn read(value: Node<'_>, _findings: &mut Findings) -> Option<Self> {
        Some(Self::from_text(value.to_json()))
    }

    fn stand_in() -> Self {
        Self::from_text("null")
    }
}

impl<T: ToBody> ToBody for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn is_blank(&self) -> bool {
        self.as_ref().is_none_or(T::is_blank)
    }

    fn write(&self, out: &mut BodyWriter) {
        if let Some(value) = self {
            value.write(out);
        }
    }
}

impl<T: FromBody> FromBody for Option<T> {
    const KIND: ValueKind = T::KIND;
    const OPTIONAL: bool = true;
    const NULLABLE: bool = T::NULLABLE;

    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        T::read(value, findings).map(Some)
    }

    fn stand_in() -> Self {
        None
    }

    fn null() -> Self {
        Some(T::null())
    }
}

impl<T: ToBody> ToBody for Nullable<T> {
    fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Value(value) => value.is_blank(),
        }
    }

    fn write(&self, out: &mut BodyWriter) {
        match self {
            Self::Null => out.null(),
            Self::Value(value) => value.write(out),
        }
    }
}

impl<T: FromBody> FromBody for Nullable<T> {
    const KIND: ValueKind = T::KIND;
    const NULLABLE: bool = true;

    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        T::read(value, findings).map(Self::Value)
    }

    fn stand_in() -> Self {
        Self::Null
    }
}

impl<T: ToBody> ToBody for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut BodyWriter) {
        out.list(self);
    }
}

impl<T: FromBody> FromBody for Vec<T> {
    const KIND: ValueKind = ValueKind::List;

    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        list_of(&Typed::<T>::new(), value, findings)
    }

    fn stand_in() -> Self {
        Self::new()
    }
}

/// The items of a list; a client passes over those that it does not understand.
pub(in crate::wire) fn list_of<S: BodyShape>(
    shape: &S,
    value: Node<'_>,
    findings: &mut Findings,
) -> Option<Vec<S::Value>> {
    let items = value.items()?;
    let mut list = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        list.extend(findings.at_item(index, |findings| {
            let read = shape.read(item, findings);
            if read.is_none() && findings.is_strict() {
                findings.wrong_type(shape.kind(), item.kind());
            }
            read
        }));
    }
    Some(list)
}

/// Reads an emitted object.
#[doc(hidden)]
pub fn read_object<T: Object>(value: Node<'_>, findings: &mut Findings) -> Option<T> {
    let members = value.members()?;
    Some(T::read_members(&mut ObjectReader::new(members, findings)))
}

/// An emitted object without any member.
#[doc(hidden)]
#[must_use]
pub fn empty_object<T: Object>() -> T {
    let mut findings = Findings::lenient();
    T::read_members(&mut ObjectReader::new(Members::default(), &mut findings))
}
