//! Values that a spec writes out: from the YAML tree to plain values, and whether they are of a type.

use annul_runtime::Number;
use annul_runtime::time::{TimeFormat, Timestamp};

use crate::ir::{Literal, Type};
use crate::spec::yaml::{Node, ScalarKind, ScalarStyle, Value, has_too_many_bits};

/// The value of a node.
#[must_use]
pub fn literal(node: &Node) -> Literal {
    match &node.value {
        Value::Scalar(scalar) if scalar.style != ScalarStyle::Plain => {
            Literal::Text(scalar.text.clone())
        }
        Value::Scalar(scalar) => match scalar.kind {
            ScalarKind::Null => Literal::Null,
            ScalarKind::Bool(flag) => Literal::Bool(flag),
            ScalarKind::Int(number) => Literal::Integer(number),
            ScalarKind::Float => Literal::Number(scalar.text.clone()),
            ScalarKind::Text => Literal::Text(scalar.text.clone()),
        },
        Value::List(items) => Literal::List(items.iter().map(literal).collect()),
        Value::Map(entries) => Literal::Map(
            entries
                .iter()
                .map(|entry| (entry.key.value.clone(), literal(&entry.value)))
                .collect(),
        ),
    }
}

/// Whether `value` is of type `ty`; words of open enums may be any text.
pub(super) fn is_of_type(value: &Literal, ty: &Type, nullable: bool) -> bool {
    match (ty, value) {
        (_, Literal::Null) => nullable || *ty == Type::Any,
        (Type::Any, _)
        | (Type::String, Literal::Text(_))
        | (
            Type::Integer | Type::Number | Type::Time(TimeFormat::EpochSeconds),
            Literal::Integer(_),
        )
        | (Type::Boolean, Literal::Bool(_)) => true,
        (Type::Enum(found), Literal::Text(word)) => found.open || found.lists(word),
        (Type::Number, Literal::Number(text)) => Number::parse(text).is_some(),
        (Type::Time(format), Literal::Text(text)) => {
            *format != TimeFormat::EpochSeconds && Timestamp::parse(text, *format).is_some()
        }
        (Type::Map(item), Literal::Map(entries)) => {
            let mut entries = entries.iter();
            entries.all(|(_, value)| is_of_type(value, &item.ty, item.nullable))
        }
        (Type::List(item), Literal::List(values)) => {
            let mut values = values.iter();
            values.all(|value| is_of_type(value, &item.ty, item.nullable))
        }
        (Type::Object(members), Literal::Map(entries)) => entries.iter().all(|(key, value)| {
            let member = members.iter().find(|member| member.wire == *key);
            member.is_some_and(|member| is_of_type(value, &member.ty, member.nullable))
        }),
        _ => false,
    }
}

/// What a type is called in messages.
pub(super) fn describe(ty: &Type) -> &'static str {
    match ty {
        Type::String => "text",
        Type::Integer => "a whole number",
        Type::Number => "a number",
        Type::Time(TimeFormat::EpochSeconds) => "a whole number of seconds since 1970",
        Type::Time(TimeFormat::Rfc3339) => "a time such as '2026-01-02T03:04:05Z'",
        Type::Time(TimeFormat::HttpDate) => "a time such as 'Fri, 02 Jan 2026 03:04:05 GMT'",
        Type::Map(_) => "a map of values by texts",
        Type::Boolean => "`true` or `false`",
        Type::Enum(_) => "one of the enum's words",
        Type::Object(_) => "a map of the object's members",
        Type::List(_) => "a list",
        Type::Any => "any value",
    }
}

/// What a value that is not of a type should be.
pub(super) fn expected(value: &Literal, ty: &Type) -> &'static str {
    match (ty, value) {
        (Type::Integer, Literal::Number(text)) if has_too_many_bits(text) => {
            "a whole number of at most 64 bits"
        }
        _ => describe(ty),
    }
}
