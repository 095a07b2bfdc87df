//! Values as they are written.

use super::facts::{Field, Shape, Sort};
use super::{Value, Values};
use crate::time::{TimeFormat, Timestamp};
use crate::wire::value::write_time;
use crate::wire::{BodyWriter, ToBody, ToText};
use crate::{Number, Secret};
use std::borrow::Cow;

/// A value with what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shaped<'a> {
    pub(super) shape: &'a Shape,
    pub(super) value: Option<&'a Value>,
}

impl<'a> Shaped<'a> {
    /// A field of an object or a message.
    pub(super) fn of(field: &'a Field, values: &'a Values) -> Self {
        Self {
            shape: &field.shape,
            value: values.get(field.name),
        }
    }
}

impl Shaped<'_> {
    /// How a time is written; a value that is one is in a shape that says so.
    const fn format(&self) -> TimeFormat {
        match self.shape.sort {
            Sort::Time(format) => format,
            _ => TimeFormat::Rfc3339,
        }
    }
}

impl ToBody for Shaped<'_> {
    fn is_absent(&self) -> bool {
        self.value.is_none()
    }

    fn is_blank(&self) -> bool {
        match self.value {
            None | Some(Value::Null | Value::Integer(0)) => true,
            Some(Value::Number(number)) => *number == Number::ZERO,
            Some(Value::Time(time)) => *time == Timestamp::EPOCH,
            Some(Value::Text(text)) => text.is_empty(),
            Some(Value::Secret(secret)) => secret.expose().is_empty(),
            Some(Value::List(items)) => items.is_empty(),
            Some(Value::Object(values)) if matches!(self.shape.sort, Sort::Map(_)) => {
                values.is_empty()
            }
            Some(_) => false,
        }
    }

    fn write(&self, out: &mut BodyWriter) {
        match (self.value, &self.shape.sort) {
            (Some(Value::Boolean(flag)), _) => out.boolean(*flag),
            (Some(Value::Integer(number)), _) => out.integer(*number),
            (Some(Value::Number(number)), _) => number.write(out),
            (Some(Value::Time(time)), _) => write_time(*time, self.format(), out),
            (Some(Value::Text(text)), _) => out.text(text),
            (Some(Value::Secret(secret)), _) => out.secret(secret.expose()),
            (Some(Value::Json(json)), _) => out.json(json),
            (Some(Value::List(items)), Sort::List(shape)) => {
                let items = items.iter();
                let items = items.map(|value| Shaped {
                    shape,
                    value: Some(value),
                });
                out.list(&items.collect::<Vec<_>>());
            }
            (Some(Value::Object(values)), Sort::Object(fields)) => {
                out.object(|out| write_members(fields, values, out));
            }
            (Some(Value::Object(values)), Sort::Map(shape)) => {
                let entries = values.iter().map(|(key, value)| {
                    let value = Some(value);
                    (key, Shaped { shape, value })
                });
                let entries: Vec<(&str, Shaped<'_>)> = entries.collect();
                out.entries(entries.iter().map(|(key, value)| (*key, value)));
            }
            // An input is held against its shapes before it is made.
            (None | Some(Value::Null | Value::List(_) | Value::Object(_)), _) => out.null(),
        }
    }
}

fn write_members(fields: &[Field], values: &Values, out: &mut BodyWriter) {
    for field in fields {
        let value = Shaped::of(field, values);
        match (field.is_present_or_null(), field.repeats_message) {
            (true, _) => out.member_or_null(field.name, &value),
            (false, true) => out.member_or_message(field.name, &value),
            (false, false) => out.member(field.name, &value),
        }
    }
}

impl ToText for Shaped<'_> {
    fn is_secret(&self) -> bool {
        self.shape.secret
    }

    fn to_text(&self) -> Option<Cow<'_, str>> {
        match self.value? {
            Value::Boolean(true) => Some(Cow::Borrowed("true")),
            Value::Boolean(false) => Some(Cow::Borrowed("false")),
            Value::Integer(number) => Some(Cow::Owned(number.to_string())),
            Value::Number(number) => Some(Cow::Owned(number.to_string())),
            Value::Time(time) => Some(Cow::Owned(time.to_text(self.format()))),
            Value::Text(text) => Some(Cow::Borrowed(text)),
            Value::Secret(secret) => Some(Cow::Borrowed(Secret::expose(secret))),
            Value::Null | Value::Json(_) | Value::List(_) | Value::Object(_) => None,
        }
    }
}
