//! Types of members: the same one looked into, or another one, judged by what the other side can still read.

use super::around::{Around, Role, below};
use super::rule::{Rule, general, param, response};
use super::verdict::Verdict;
use super::{enums, member, value, words};
use crate::ir::{EnumType, Location, Member, Type};
use crate::pattern::{Language, inclusion};
use crate::rust::Ty;

/// Compares the types of two members; tells whether they are the same on the wire, so that constraints can be compared.
pub(super) fn compare(
    around: &mut Around<'_>,
    path: &[&str],
    old: &Member,
    new: &Member,
    role: Role,
) -> bool {
    match (&old.ty, &new.ty) {
        (Type::Integer, Type::Integer)
        | (Type::Boolean, Type::Boolean)
        | (Type::Any, Type::Any) => {}
        (Type::String, Type::String) => {
            renamed(around, path, old, new, role);
        }
        (Type::Enum(was), Type::Enum(is)) => {
            let names = renamed(around, path, old, new, role);
            if around.is_first(&names[0], &names[1]) {
                enums::compare(around, path, was, is, role);
            }
        }
        (Type::Object(was), Type::Object(is)) => {
            let names = renamed(around, path, old, new, role);
            if around.is_first(&names[0], &names[1]) {
                let path = below(path, &["members"]);
                around.within(names.map(Some), |around| {
                    member::members(around, &path, was, is, role);
                });
            }
        }
        (Type::List(was), Type::List(is)) => {
            let path = below(path, &["items"]);
            if same_sort(&was.ty, &is.ty) {
                compare(around, &path, was, is, role);
                value::constraints(around, &path, &was.constraints, &is.constraints, role);
            } else {
                let rule = if role.is_param() {
                    &param::PARAM_ELEMENT_TYPE_CHANGED
                } else {
                    changed_rule(role)
                };
                around.changed(rule, &path, words::ty(&was.ty), words::ty(&is.ty));
            }
        }
        _ => {
            other(around, &below(path, &["type"]), &old.ty, &new.ty, role);
            return false;
        }
    }
    true
}

/// The names of two types in Rust; another name for the same type on the wire is a finding.
fn renamed(
    around: &mut Around<'_>,
    path: &[&str],
    old: &Member,
    new: &Member,
    role: Role,
) -> [String; 2] {
    let [was, is] = around.fields(old, new, role).map(|field| match field.ty {
        // Secrets are told of on their own.
        Ty::Secret => Ty::String.to_string(),
        ty => ty.to_string(),
    });
    let rule = if role.is_param() {
        &param::PARAM_STRUCTURE_RENAMED
    } else {
        &general::GEN_TYPE_RENAMED
    };
    if was != is && around.is_first(&format!("name {was}"), &is) {
        around.changed(rule, &below(path, &["newtype"]), &was, &is);
    }
    [was, is]
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
    let (was, is) = (words::ty(old), words::ty(new));
    let in_body = !matches!(role, Role::Param { location, .. } if location != Location::Body);
    let is_number = |ty: &Type| matches!(ty, Type::Integer | Type::Boolean);
    let found = |rule| around.finding(rule, path).values(was.clone(), is.clone());
    let found = match (old, new) {
        (Type::String, Type::Enum(of_words)) if role.is_param() => {
            let found = found(&param::PARAM_STRING_BECAME_ENUM);
            if of_words.open {
                found.wire(Verdict::Ok, Verdict::Ok)
            } else {
                found.examples(narrowing(of_words))
            }
        }
        (Type::Enum(of_words), Type::String) if role.is_param() => {
            let found = found(&param::PARAM_ENUM_BECAME_STRING);
            if of_words.open {
                found.wire(Verdict::Ok, Verdict::Ok)
            } else {
                found
            }
        }
        (Type::String, Type::Enum(of_words)) => {
            let new_caller = if of_words.open {
                Verdict::Ok
            } else {
                Verdict::Breaks
            };
            found(changed_rule(role)).wire(Verdict::Ok, new_caller)
        }
        (Type::Enum(of_words), Type::String) => {
            let old_caller = if of_words.open {
                Verdict::Risk
            } else {
                Verdict::Breaks
            };
            found(changed_rule(role)).wire(old_caller, Verdict::Ok)
        }
        (_, Type::String) if is_number(old) && !in_body => {
            found(&param::PARAM_TYPE_WIDENED_AS_TEXT)
        }
        (Type::String, _) if is_number(new) && !in_body => {
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
        values: Some(found.words().map(str::to_owned).collect()),
        ..Language::default()
    };
    value::examples(&inclusion(&all, &words), &all, &words)
}
