//! Members, their types and constraints as JSON; named types are written out where they are used.

use annul_codegen::ir::{Bounds, Constraints, Item, Length, Member, Pattern, Type, TypeTable};
use serde_json::{Map, Value, json};

use super::super::values::{literal, unit};
use super::{deprecated, extend};

/// The type table that names lead to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Types<'a> {
    table: &'a TypeTable,
}

impl<'a> Types<'a> {
    /// Names lead to `table`.
    pub(super) fn new(table: &'a TypeTable) -> Self {
        Self { table }
    }

    /// A member with everything about it.
    pub(super) fn member(self, member: &Member) -> Value {
        let Member {
            name,
            ty,
            required,
            nullable,
            default,
            docs,
            constraints,
            secret,
            deprecated,
            sources,
        } = member;
        let mut value = json!({
            "wire": name.wire,
            "required": required,
            "nullable": nullable,
            "default": default.as_ref().map(literal),
            "secret": secret,
            "docs": docs,
            "deprecated": self::deprecated(deprecated.as_ref()),
        });
        extend(&mut value, self.ty(ty));
        value["constraints"] = self::constraints(constraints);
        value["sources"] = json!(sources);
        value
    }

    /// The members of an object of the table.
    pub(super) fn members(self, rust: &str) -> Value {
        let found = self.table.find_struct(rust);
        found.map_or(Value::Null, |found| {
            found
                .members
                .iter()
                .map(|member| self.member(member))
                .collect()
        })
    }

    fn ty(self, ty: &Type) -> Value {
        match ty {
            Type::String(newtype) => json!({ "type": "string", "newtype": newtype }),
            Type::Integer => json!({ "type": "integer" }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::Any => json!({ "type": "any" }),
            Type::Enum(rust) => self.words(rust),
            Type::Object(rust) => {
                json!({ "type": "object", "object": rust, "members": self.members(rust) })
            }
            Type::List(item) => json!({ "type": "list", "items": self.item(item) }),
        }
    }

    fn words(self, rust: &str) -> Value {
        let found = self.table.find_enum(rust);
        let values = found
            .map(|found| found.values.as_slice())
            .unwrap_or_default();
        let values: Vec<Value> = values
            .iter()
            .map(
                |value| json!({ "word": value.word, "variant": value.variant, "docs": value.docs }),
            )
            .collect();
        json!({
            "type": "enum",
            "enum": rust,
            "open": found.map(|found| found.open),
            "values": values,
        })
    }

    fn item(self, item: &Item) -> Value {
        let Item { ty, constraints } = item;
        let mut value = self.ty(ty);
        value["constraints"] = self::constraints(constraints);
        value
    }
}

fn constraints(constraints: &Constraints) -> Value {
    let Constraints {
        length,
        pattern,
        range,
        items,
    } = constraints;
    let found = [
        ("length", length.as_ref().map(self::length)),
        ("pattern", pattern.as_ref().map(self::pattern)),
        ("range", range.as_ref().map(bounds)),
        ("items", items.as_ref().map(bounds)),
    ];
    let found = found
        .into_iter()
        .filter_map(|(rule, value)| Some((rule.to_owned(), value?)));
    found.collect::<Map<_, _>>().into()
}

fn length(length: &Length) -> Value {
    json!({
        "min": length.min,
        "max": length.max,
        "unit": unit(length.unit),
        "sources": length.sources,
    })
}

fn pattern(pattern: &Pattern) -> Value {
    json!({
        "regex": pattern.regex,
        "dialect": pattern.dialect,
        "match": if pattern.whole { "whole" } else { "part" },
        "sources": pattern.sources,
    })
}

fn bounds(bounds: &Bounds) -> Value {
    json!({ "min": bounds.min, "max": bounds.max, "sources": bounds.sources })
}
