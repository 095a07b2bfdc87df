//! Types of members: the same one looked into, or another one, judged by what the other side can still read.

use super::around::{Around, Role, below};
use super::rule::{Rule, general, param, response};
use super::verdict::Verdict;
use super::{api, enums, member, value, words};
use crate::ir::{EnumType, Location, Type};
use crate::pattern::{Language, inclusion};

/// Compares two types; tells whether they are the same on the wire, so that constraints can be compared.
pub(super) fn compare(
    around: &mut Around<'_>,
    path: &[&str],
    old: &Type,
    new: &Type,
    role: Role,
) -> bool {
    match (old, new) {
        (Type::String(_), Type::String(_)) => renamed(around, path, old, new, role),
        (Type::Integer, Type::Integer)
        | (Type::Boolean, Type::Boolean)
        | (Type::Any, Type::Any) => {}
        (Type::Enum(was), Type::Enum(is)) => {
            renamed(around, path, old, new, role);
            let (Some(old), Some(new)) = (
                around.old_types.find_enum(was),
                around.new_types.find_enum(is),
            ) else {
                return true;
            };
            if around.is_first(was, is) {
                enums::compare(around, path, old, new, role);
            }
        }
        (Type::Object(was), Type::Object(is)) => {
            renamed(around, path, old, new, role);
            let (Some(old), Some(new)) = (
                around.old_types.find_struct(was),
                around.new_types.find_struct(is),
            ) else {
                return true;
            };
            if around.is_first(was, is) {
                let path = below(path, &["members"]);
                member::members(around, &path, &old.members, &new.members, role);
            }
        }
        (Type::List(was), Type::List(is)) => {
            let path = below(path, &["items"]);
            if std::mem::discriminant(&was.ty) == std::mem::discriminant(&is.ty) {
                compare(around, &path, &was.ty, &is.ty, role);
                value::constraints(around, &path, &was.constraints, &is.constraints, role);
            } else {
                let rule = if role.is_param() {
                    &param::PARAM_ELEMENT_TYPE_CHANGED
                } else {
                    changed_rule(role)
                };
                let (was, is) = (
                    words::ty(&was.ty, around.old_types),
                    words::ty(&is.ty, around.new_types),
                );
                around.changed(rule, &path, was, is);
            }
        }
        _ => {
            other(around, &below(path, &["type"]), old, new, role);
            return false;
        }
    }
    true
}

/// The same type on the wire, under another Rust name.
fn renamed(around: &mut Around<'_>, path: &[&str], old: &Type, new: &Type, role: Role) {
    let (was, is) = (api::ty(old, false), api::ty(new, false));
    if was == is {
        return;
    }
    let rule = if role.is_param() {
        &param::PARAM_STRUCTURE_RENAMED
    } else {
        &general::GEN_TYPE_RENAMED
    };
    if around.is_first(&format!("name {was}"), &is) {
        around.changed(rule, &below(path, &["newtype"]), was, is);
    }
}

fn changed_rule(role: Role) -> &'static Rule {
    match role {
        Role::Param { .. } => &param::PARAM_TYPE_CHANGED,
        Role::Response { .. } => &response::RESP_MEMBER_TYPE_CHANGED,
        Role::Error => &super::rule::error::ERROR_MEMBER_TYPE_CHANGED,
    }
}

/// Another type on the wire.
fn other(around: &mut Around<'_>, path: &[&str], old: &Type, new: &Type, role: Role) {
    let (was, is) = (
        words::ty(old, around.old_types),
        words::ty(new, around.new_types),
    );
    let in_body = !matches!(role, Role::Param { location, .. } if location != Location::Body);
    let is_number = |ty: &Type| matches!(ty, Type::Integer | Type::Boolean);
    let found = |rule| around.finding(rule, path).values(was.clone(), is.clone());
    let found = match (old, new) {
        (Type::String(_), Type::Enum(name)) if role.is_param() => {
            let found = found(&param::PARAM_STRING_BECAME_ENUM);
            match around.new_types.find_enum(name) {
                Some(found_enum) if found_enum.open => found.wire(Verdict::Ok, Verdict::Ok),
                Some(found_enum) => found.examples(narrowing(found_enum)),
                None => found,
            }
        }
        (Type::Enum(name), Type::String(_)) if role.is_param() => {
            let is_open = around
                .old_types
                .find_enum(name)
                .is_some_and(|found| found.open);
            let found = found(&param::PARAM_ENUM_BECAME_STRING);
            if is_open {
                found.wire(Verdict::Ok, Verdict::Ok)
            } else {
                found
            }
        }
        (Type::String(_), Type::Enum(name)) => {
            let is_open = around
                .new_types
                .find_enum(name)
                .is_none_or(|found| found.open);
            let new_caller = if is_open {
                Verdict::Ok
            } else {
                Verdict::Breaks
            };
            found(changed_rule(role)).wire(Verdict::Ok, new_caller)
        }
        (Type::Enum(name), Type::String(_)) => {
            let is_open = around
                .old_types
                .find_enum(name)
                .is_none_or(|found| found.open);
            let old_caller = if is_open {
                Verdict::Risk
            } else {
                Verdict::Breaks
            };
            found(changed_rule(role)).wire(old_caller, Verdict::Ok)
        }
        (_, Type::String(_)) if is_number(old) && !in_body => {
            found(&param::PARAM_TYPE_WIDENED_AS_TEXT)
        }
        (Type::String(_), _) if is_number(new) && !in_body => {
            found(&param::PARAM_TYPE_NARROWED_AS_TEXT)
        }
        (single, Type::List(item)) if role.is_param() && same_sort(single, &item.ty) => {
            found(if in_body {
                &param::PARAM_BECAME_LIST_IN_BODY
            } else {
                &param::PARAM_BECAME_LIST
            })
        }
        (Type::List(item), single) if role.is_param() && same_sort(single, &item.ty) => {
            let found = found(&param::PARAM_NO_LONGER_LIST);
            if in_body {
                found.wire(Verdict::Breaks, Verdict::Breaks)
            } else {
                found
            }
        }
        _ => found(changed_rule(role)),
    };
    around.add(found);
}

fn same_sort(a: &Type, b: &Type) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// A text that a closed enum refuses.
fn narrowing(found: &EnumType) -> Vec<super::finding::Example> {
    let all = Language::default();
    let words = Language {
        values: Some(
            found
                .values
                .iter()
                .map(|value| value.word.clone())
                .collect(),
        ),
        ..Language::default()
    };
    value::examples(&inclusion(&all, &words), &all, &words)
}
