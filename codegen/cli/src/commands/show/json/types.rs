//! Members, their types and constraints as JSON; named types are written out where they are used.

use annul_codegen::ir::{Absence, Bounds, Constraints, EnumValue, Length, Member, Pattern, Type};
use annul_codegen::rust::{Field, Ty, name};
use serde_json::{Map, Value, json};

use super::super::values::{literal, unit};
use super::{deprecated, extend};

/// A member with everything about it; `parent` is the Rust type that it is inside of, if it is.
pub(super) fn member(member: &Member, parent: Option<&str>) -> Value {
    let rust = Ty::of(member, parent, false);
    with_type(member, &rust)
}

/// The same for a field, whose type is known.
pub(super) fn field(field: &Field<'_>) -> Value {
    with_type(field.member, &field.ty)
}

/// Members of one object.
pub(super) fn members(members: &[Member], parent: Option<&str>) -> Value {
    let members = members.iter();
    members.map(|member| self::member(member, parent)).collect()
}

fn with_type(member: &Member, rust: &Ty) -> Value {
    // Taken apart completely, so that a new part of a member stops the build here.
    let Member {
        wire,
        rust_name: _,
        newtype: _,
        ty,
        required,
        nullable,
        default,
        filler,
        docs,
        constraints,
        secret,
        deprecated,
        absence,
        sources,
    } = member;
    let mut value = json!({
        "wire": wire,
        "required": required,
        "nullable": nullable,
        "default": default.as_ref().map(literal),
        "filler": filler.as_ref().map(literal),
        "secret": secret,
        "docs": docs,
        "deprecated": self::deprecated(deprecated.as_ref()),
    });
    extend(&mut value, self::ty(ty, rust));
    value["constraints"] = self::constraints(constraints);
    value["absence"] = json!(match absence {
        Absence::Usual => "usual",
        Absence::Told => "told",
        Absence::Refused => "refused",
    });
    value["sources"] = json!(sources);
    value
}

fn ty(ty: &Type, rust: &Ty) -> Value {
    let name = match rust {
        Ty::Named(_, name) => Some(name.as_str()),
        _ => None,
    };
    match ty {
        Type::String => json!({ "type": "string", "newtype": name }),
        Type::Integer => json!({ "type": "integer" }),
        Type::Number => json!({ "type": "number" }),
        Type::Time(format) => json!({ "type": "time", "format": format.as_str() }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Any => json!({ "type": "any" }),
        Type::Enum(found) => json!({
            "type": "enum",
            "enum": name,
            "open": found.open,
            "values": found.values.iter().map(word).collect::<Vec<Value>>(),
        }),
        Type::Object(found) => {
            json!({ "type": "object", "object": name, "members": members(found, name) })
        }
        Type::List(item) | Type::Map(item) => {
            let word = if matches!(ty, Type::Map(_)) {
                "map"
            } else {
                "list"
            };
            let of_item = match rust {
                Ty::Vec(of_item) | Ty::Map(of_item) => of_item,
                other => other,
            };
            let mut items = self::ty(&item.ty, of_item);
            items["constraints"] = self::constraints(&item.constraints);
            json!({ "type": word, "items": items })
        }
    }
}

fn word(value: &EnumValue) -> Value {
    json!({ "word": value.word, "variant": name::variant(value), "docs": value.docs })
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
