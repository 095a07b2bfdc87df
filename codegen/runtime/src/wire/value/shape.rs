//! What reads a value: a type that is known when it is compiled, or one that only a spec describes.

use super::{Findings, FromBody, FromText};
use crate::wire::{Node, ValueKind};
use std::borrow::Cow;
use std::marker::PhantomData;

/// What reads a value of a body.
pub(in crate::wire) trait BodyShape {
    /// What is read.
    type Value;

    /// What it is in a body.
    fn kind(&self) -> ValueKind;

    /// Whether a body may lack it.
    fn is_optional(&self) -> bool;

    /// Whether a null is a value of its own.
    fn is_nullable(&self) -> bool;

    /// Whether nothing can stand in for it: it can hold no word but those of a list.
    fn is_closed(&self) -> bool;

    /// Reads it; nothing, if the value is of another type.
    fn read(&self, value: Node<'_>, findings: &mut Findings) -> Option<Self::Value>;

    /// The value that is a null.
    fn null(&self) -> Self::Value;

    /// What stands in its place where a required value is missing.
    fn stand_in(&self) -> Self::Value;
}

/// What reads a value of a path, a query or a header.
pub(in crate::wire) trait TextShape {
    /// What is read.
    type Value;

    /// What it is.
    fn kind(&self) -> ValueKind;

    /// Whether a message may lack it.
    fn is_optional(&self) -> bool;

    /// Whether nothing can stand in for it: it can be no word but those of a list.
    fn is_closed(&self) -> bool;

    /// Reads it; nothing, if the text is of another type.
    fn read(&self, text: Cow<'_, str>, findings: &mut Findings) -> Option<Self::Value>;

    /// What stands in its place where a required value is missing.
    fn stand_in(&self) -> Self::Value;
}

/// A type that is known when it is compiled.
pub(in crate::wire) struct Typed<T>(PhantomData<T>);

impl<T> Typed<T> {
    pub(in crate::wire) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: FromBody> BodyShape for Typed<T> {
    type Value = T;

    fn kind(&self) -> ValueKind {
        T::KIND
    }

    fn is_optional(&self) -> bool {
        T::OPTIONAL
    }

    fn is_nullable(&self) -> bool {
        T::NULLABLE
    }

    fn is_closed(&self) -> bool {
        T::CLOSED
    }

    fn read(&self, value: Node<'_>, findings: &mut Findings) -> Option<T> {
        T::read(value, findings)
    }

    fn null(&self) -> T {
        T::null()
    }

    fn stand_in(&self) -> T {
        T::stand_in()
    }
}

impl<T: FromText> TextShape for Typed<T> {
    type Value = T;

    fn kind(&self) -> ValueKind {
        T::KIND
    }

    fn is_optional(&self) -> bool {
        T::OPTIONAL
    }

    fn is_closed(&self) -> bool {
        T::CLOSED
    }

    fn read(&self, text: Cow<'_, str>, findings: &mut Findings) -> Option<T> {
        T::read(text, findings)
    }

    fn stand_in(&self) -> T {
        T::stand_in()
    }
}

/// The value of a member, or what stands in for it.
///
/// A client takes a null for nothing. A server does so only where that is all
/// it can mean; the protocols of AWS have it so for every member.
pub(in crate::wire) fn body_value<S: BodyShape>(
    shape: &S,
    value: Option<Node<'_>>,
    findings: &mut Findings,
) -> S::Value {
    let value = match value {
        Some(null) if null.is_null() => {
            if shape.is_nullable() {
                return shape.null();
            }
            let is_wrong = findings.is_strict() && shape.is_optional() && !findings.drops_nulls();
            is_wrong.then_some(null)
        }
        value => value,
    };
    let read = value.and_then(|value| shape.read(value, findings));
    read.unwrap_or_else(|| {
        match value {
            None if shape.is_optional() => {}
            Some(value) if findings.is_strict() => findings.wrong_type(shape.kind(), value.kind()),
            None if findings.is_strict() => findings.missing(),
            _ if shape.is_closed() && !shape.is_optional() => {
                findings.problem("a word of the body is not known");
            }
            _ => {}
        }
        shape.stand_in()
    })
}

/// The value of a text, or what stands in for it.
pub(in crate::wire) fn text_value<S: TextShape>(
    shape: &S,
    text: Option<Cow<'_, str>>,
    findings: &mut Findings,
) -> S::Value {
    let kind = text.as_deref().map(|text| match shape.kind() {
        ValueKind::Integer | ValueKind::Number if is_integer(text) => ValueKind::Integer,
        _ => ValueKind::Text,
    });
    let read = text.and_then(|text| shape.read(text, findings));
    read.unwrap_or_else(|| {
        match kind {
            Some(found) if findings.is_strict() => findings.wrong_type(shape.kind(), found),
            _ if shape.is_optional() => {}
            None if findings.is_strict() => findings.missing(),
            _ if shape.is_closed() => findings.problem("a word of a header is not known"),
            _ => {}
        }
        shape.stand_in()
    })
}

/// Whether a text is an integer, of whatever size.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
