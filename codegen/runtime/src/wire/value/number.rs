//! Numbers with fractions, in bodies and in texts.

use super::{BodyWriter, Findings, FromBody, FromText, ToBody, ToText};
use crate::Number;
use crate::wire::{Node, ValueKind};
use std::borrow::Cow;

impl ToBody for Number {
    fn is_blank(&self) -> bool {
        *self == Self::ZERO
    }

    fn write(&self, out: &mut BodyWriter) {
        out.number(&self.to_string());
    }
}

impl FromBody for Number {
    const KIND: ValueKind = ValueKind::Number;

    /// A client also takes a text for the number in it.
    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        let exact = value.number().and_then(|text| Self::parse(&text));
        if findings.is_strict() || exact.is_some() {
            return exact;
        }
        Self::parse(value.text()?.trim())
    }

    fn stand_in() -> Self {
        Self::ZERO
    }
}

impl ToText for Number {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_string()))
    }
}

impl FromText for Number {
    const KIND: ValueKind = ValueKind::Number;

    fn read(text: Cow<'_, str>, _findings: &mut Findings) -> Option<Self> {
        Self::parse(&text)
    }

    fn stand_in() -> Self {
        Self::ZERO
    }
}
