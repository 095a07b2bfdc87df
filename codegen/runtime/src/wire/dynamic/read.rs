//! Values as they are read: by the readers of the types that emitted code has for them.

use super::facts::{Absence, Field, Null, Shape, Sort};
use super::{Value, Values};
use crate::time::Timestamp;
use crate::wire::value::{
    BodyShape, Findings, ObjectReader, TextShape, list_of, map_of, read_time, read_time_text,
    time_kind,
};
use crate::wire::{FromBody, FromText, Node, ValueKind};
use crate::{Json, Number, Secret};
use std::borrow::Cow;

impl Shape {
    /// The words of a closed enum.
    fn words(&self) -> Option<&'static [&'static str]> {
        match self.sort {
            Sort::Words { words, open: false } => Some(words),
            _ => None,
        }
    }

    const fn value_kind(&self) -> ValueKind {
        match self.sort {
            Sort::Text | Sort::Words { .. } => ValueKind::Text,
            Sort::Integer => ValueKind::Integer,
            Sort::Number => ValueKind::Number,
            Sort::Time(format) => time_kind(format),
            Sort::Boolean => ValueKind::Boolean,
            Sort::Any | Sort::Object(_) | Sort::Map(_) => ValueKind::Object,
            Sort::List(_) => ValueKind::List,
        }
    }

    fn text(&self, text: Cow<'_, str>) -> Value {
        if self.secret {
            Value::Secret(Secret::new(text))
        } else {
            Value::Text(text.into_owned())
        }
    }

    fn empty(&self) -> Value {
        match &self.sort {
            Sort::Text | Sort::Words { .. } => {
                let first = self.words().and_then(<[_]>::first);
                self.text(Cow::Borrowed(first.copied().unwrap_or_default()))
            }
            Sort::Integer => Value::Integer(<i64 as FromBody>::stand_in()),
            Sort::Number => Value::Number(<Number as FromBody>::stand_in()),
            Sort::Time(_) => Value::Time(Timestamp::EPOCH),
            Sort::Boolean => Value::Boolean(<bool as FromBody>::stand_in()),
            Sort::Any => Value::Json(Json::stand_in()),
            Sort::List(_) => Value::List(Vec::new()),
            Sort::Map(_) => Value::Object(Values::new()),
            Sort::Object(fields) => {
                let fields = fields.iter();
                let mut values = Values::new();
                for field in fields {
                    values.extend(field.name, field.stand_in());
                }
                Value::Object(values)
            }
        }
    }
}

/// An item of a list.
impl BodyShape for &Shape {
    type Value = Value;

    fn kind(&self) -> ValueKind {
        self.value_kind()
    }

    fn is_optional(&self) -> bool {
        false
    }

    fn is_nullable(&self) -> bool {
        false
    }

    fn is_closed(&self) -> bool {
        self.words().is_some()
    }

    fn read(&self, value: Node<'_>, findings: &mut Findings) -> Option<Value> {
        match &self.sort {
            Sort::Text | Sort::Words { .. } => {
                let text = findings.text(value)?;
                Some(self.text(findings.word(text, self.words())?))
            }
            Sort::Integer => <i64 as FromBody>::read(value, findings).map(Value::Integer),
            Sort::Boolean => <bool as FromBody>::read(value, findings).map(Value::Boolean),
            Sort::Number => <Number as FromBody>::read(value, findings).map(Value::Number),
            Sort::Time(format) => read_time(value, *format, findings).map(Value::Time),
            Sort::Map(shape) => {
                let mut values = Values::new();
                for (key, value) in map_of(&&**shape, value, findings)? {
                    values.put(key, value);
                }
                Some(Value::Object(values))
            }
            Sort::Any => Json::read(value, findings).map(Value::Json),
            Sort::List(item) => list_of(&&**item, value, findings).map(Value::List),
            Sort::Object(fields) => {
                let mut reader = ObjectReader::new(value.members()?, findings);
                let mut values = Values::new();
                for field in fields {
                    values.extend(field.name, field.read_from(&mut reader));
                }
                Some(Value::Object(values))
            }
        }
    }

    fn null(&self) -> Value {
        Value::Null
    }

    fn stand_in(&self) -> Value {
        self.empty()
    }
}

impl Field {
    fn read_from(&self, from: &mut ObjectReader<'_, '_>) -> Option<Value> {
        match (self.place, self.default) {
            (None, _) if self.absence == Absence::Refused => from.deciding_shaped(self.name, &self),
            (None, _) => from.shaped(self.name, &self),
            (Some(place), Some(default)) => from.shaped_or(place, self.name, default, &self),
            (Some(place), None) if self.is_present_or_null() => {
                from.shaped_or_null_at(place, self.name, &self)
            }
            (Some(place), None) => from.shaped_at(place, self.name, &self),
        }
    }

    fn stand_in(&self) -> Option<Value> {
        (!self.is_optional()).then(|| self.shape.empty())
    }
}

/// A member, which may be absent.
impl BodyShape for &Field {
    type Value = Option<Value>;

    fn kind(&self) -> ValueKind {
        self.shape.value_kind()
    }

    fn is_optional(&self) -> bool {
        Field::is_optional(self)
    }

    fn is_nullable(&self) -> bool {
        self.null == Null::Value
    }

    fn is_closed(&self) -> bool {
        self.shape.words().is_some()
    }

    fn read(&self, value: Node<'_>, findings: &mut Findings) -> Option<Option<Value>> {
        BodyShape::read(&&self.shape, value, findings).map(Some)
    }

    fn null(&self) -> Option<Value> {
        Some(Value::Null)
    }

    fn stand_in(&self) -> Option<Value> {
        Field::stand_in(self)
    }
}

/// An item of a list in a query.
impl TextShape for &Shape {
    type Value = Value;

    fn kind(&self) -> ValueKind {
        self.value_kind()
    }

    fn is_optional(&self) -> bool {
        false
    }

    fn is_closed(&self) -> bool {
        self.words().is_some()
    }

    fn read(&self, text: Cow<'_, str>, findings: &mut Findings) -> Option<Value> {
        match self.sort {
            Sort::Integer => <i64 as FromText>::read(text, findings).map(Value::Integer),
            Sort::Number => <Number as FromText>::read(text, findings).map(Value::Number),
            Sort::Time(format) => read_time_text(&text, format, findings).map(Value::Time),
            Sort::Boolean => <bool as FromText>::read(text, findings).map(Value::Boolean),
            _ => Some(self.text(findings.word(text, self.words())?)),
        }
    }

    fn stand_in(&self) -> Value {
        self.empty()
    }
}

/// A param or a header, which may be absent.
impl TextShape for &Field {
    type Value = Option<Value>;

    fn kind(&self) -> ValueKind {
        self.shape.value_kind()
    }

    fn is_optional(&self) -> bool {
        Field::is_optional(self)
    }

    fn is_closed(&self) -> bool {
        self.shape.words().is_some()
    }

    fn read(&self, text: Cow<'_, str>, findings: &mut Findings) -> Option<Option<Value>> {
        TextShape::read(&&self.shape, text, findings).map(Some)
    }

    fn stand_in(&self) -> Option<Value> {
        Field::stand_in(self)
    }
}
