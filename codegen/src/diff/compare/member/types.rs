//! Types of members: the same one looked into, or another one, judged by what the other side can still read.

use super::enums;
use crate::diff::compare::comparison::{Comparison, below};
use crate::diff::compare::role::Role;
use crate::diff::compare::values::language;
use crate::diff::compare::values::relation::Relation;
use crate::diff::compare::{display, values};
use crate::diff::report::finding::Finding;
use crate::diff::rule::advice::{LOG_BEFORE_REFUSING, MAJOR_VERSION};
use crate::diff::rule::{Rule, error, general, param, response};
use crate::diff::verdict::Verdict;
use crate::ir::{EnumType, Location, Member, Type};
use crate::pattern::{Language, inclusion};
use crate::rust::Ty;

/// Compares the types of two members; tells whether they are the same on the wire, so that constraints can be compared.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Member,
    new: &Member,
    role: Role,
) -> bool {
    match (&old.ty, &new.ty) {
        (Type::Integer, Type::Integer)
        | (Type::Number, Type::Number)
        | (Type::Boolean, Type::Boolean)
        | (Type::Any, Type::Any) => {}
        (Type::String, Type::String) => {
            renamed(comparison, path, old, new, role);
        }
        (Type::Enum(was), Type::Enum(is)) => {
            let names = renamed(comparison, path, old, new, role);
            if comparison.is_first(&names[0], &names[1]) {
                enums::compare(comparison, path, was, is, role);
            }
        }
        (Type::Object(was), Type::Object(is)) => {
            let names = renamed(comparison, path, old, new, role);
            if comparison.is_first(&names[0], &names[1]) {
                let path = below(path, &["members"]);
                comparison.within(names.map(Some), |comparison| {
                    super::members(comparison, &path, was, is, role);
                });
            }
        }
        (Type::Time(was), Type::Time(is)) if was == is => {}
        (Type::List(was), Type::List(is)) | (Type::Map(was), Type::Map(is)) => {
            let path = below(path, &["items"]);
            if same_sort(&was.ty, &is.ty) {
                compare(comparison, &path, was, is, role);
                values::constraints(comparison, &path, &was.constraints, &is.constraints, role);
            } else {
                let rule = if role.is_param() {
                    &param::PARAM_ELEMENT_TYPE_CHANGED
                } else {
                    changed_rule(role)
                };
                let (old_caller, new_caller) = mixed(&was.ty, &is.ty, role);
                let found = comparison.finding(rule, &path);
                let found = found.values(display::ty(&was.ty), display::ty(&is.ty));
                comparison.add(found.wire(old_caller, new_caller));
            }
        }
        _ => {
            other(comparison, &below(path, &["type"]), old, new, role);
            return false;
        }
    }
    true
}

/// The names of two types in Rust; another name for the same type on the wire is a finding.
fn renamed(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Member,
    new: &Member,
    role: Role,
) -> [String; 2] {
    let [was, is] = comparison
        .fields(old, new, role)
        .map(|field| match field.ty {
            // Secrets are told of on their own.
            Ty::Secret => Ty::String.to_string(),
            ty => ty.to_string(),
        });
    let rule = if role.is_param() {
        &param::PARAM_STRUCTURE_RENAMED
    } else {
        &general::GEN_TYPE_RENAMED
    };
    if was != is && comparison.is_first(&format!("name {was}"), &is) {
        comparison.changed(rule, &below(path, &["newtype"]), &was, &is);
    }
    [was, is]
}

fn changed_rule(role: Role) -> &'static Rule {
    match role {
        Role::Param { .. } => &param::PARAM_TYPE_CHANGED,
        Role::Response { .. } => &response::RESP_MEMBER_TYPE_CHANGED,
        Role::Error => &error::ERROR_MEMBER_TYPE_CHANGED,
    }
}

/// Another type on the wire.
fn other(comparison: &mut Comparison<'_>, path: &[&str], old: &Member, new: &Member, role: Role) {
    let (was, is) = (display::ty(&old.ty), display::ty(&new.ty));
    let in_body = !matches!(role, Role::Param { location, .. } if location != Location::Body);
    let is_number = |ty: &Type| {
        matches!(
            ty,
            Type::Integer | Type::Number | Type::Boolean | Type::Time(_)
        )
    };
    let found = |rule| {
        comparison
            .finding(rule, path)
            .values(was.clone(), is.clone())
    };
    let found = match (&old.ty, &new.ty) {
        (Type::String, Type::Enum(of_words)) if role.is_param() => {
            let texts = language::sent(&old.constraints, role);
            let found = found(&param::PARAM_STRING_BECAME_ENUM);
            by_values(comparison, found, [texts, Some(words(of_words))], role)
        }
        (Type::Enum(of_words), Type::String) if role.is_param() => {
            let texts = language::sent(&new.constraints, role);
            let found = found(&param::PARAM_ENUM_BECAME_STRING);
            by_values(comparison, found, [Some(words(of_words)), texts], role)
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
        (_, Type::String) if is_number(&old.ty) && !in_body => {
            found(&param::PARAM_TYPE_WIDENED_AS_TEXT)
        }
        (Type::String, _) if is_number(&new.ty) && !in_body => {
            found(&param::PARAM_TYPE_NARROWED_AS_TEXT)
        }
        // Whole numbers are numbers; who reads only those does not take a fraction.
        (Type::Integer, Type::Number) if role.is_param() => {
            found(changed_rule(role)).wire(Verdict::Ok, Verdict::Breaks)
        }
        (Type::Number, Type::Integer) if role.is_param() => {
            found(changed_rule(role)).wire(Verdict::Breaks, Verdict::Ok)
        }
        (Type::Integer, Type::Number) => {
            found(changed_rule(role)).wire(Verdict::Breaks, Verdict::Ok)
        }
        (Type::Number, Type::Integer) => {
            found(changed_rule(role)).wire(Verdict::Ok, Verdict::Breaks)
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
        _ => {
            let (old_caller, new_caller) = mixed(&old.ty, &new.ty, role);
            found(changed_rule(role)).wire(old_caller, new_caller)
        }
    };
    comparison.add(found);
}

/// Verdicts on two types that are read otherwise; who takes anything takes the other type, too.
fn mixed(old: &Type, new: &Type, role: Role) -> (Verdict, Verdict) {
    let breaks = |is_taken: bool| {
        if is_taken {
            Verdict::Ok
        } else {
            Verdict::Breaks
        }
    };
    let (old_takes, new_takes) = (*old == Type::Any, *new == Type::Any);
    match role {
        // Only values of another type are new.
        Role::Param { .. } if new_takes => (Verdict::Ok, Verdict::NewOnly),
        Role::Param { .. } => (breaks(new_takes), breaks(old_takes)),
        Role::Response { .. } | Role::Error => (breaks(old_takes), breaks(new_takes)),
    }
}

fn same_sort(a: &Type, b: &Type) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// The texts of an enum; an open one takes any.
fn words(found: &EnumType) -> Language {
    let words = || found.words().map(str::to_owned).collect();
    Language {
        values: (!found.open).then(words),
        ..Language::default()
    }
}

/// A finding about two types of texts, judged by the texts that they take.
fn by_values(
    comparison: &Comparison<'_>,
    found: Finding,
    sides: [Option<Language>; 2],
    role: Role,
) -> Finding {
    let ([Some(was), Some(is)], Role::Param { origin, .. }) = (sides, role) else {
        return found;
    };
    let inclusion = inclusion(&was, &is);
    let (relation, strict) = (Relation::of(&inclusion), comparison.policy.strict_callers);
    let (old_caller, new_caller) = relation.verdicts(origin, strict);
    let found = found
        .wire(old_caller, new_caller)
        .examples(values::examples(&inclusion, &was, &is));
    match relation {
        Relation::Equal => found
            .note("The same texts are accepted as before.")
            .advised(Some(MAJOR_VERSION)),
        Relation::Widened | Relation::Undecided => found,
        Relation::Narrowed | Relation::Overlapping | Relation::Disjoint => {
            let of_ids = relation.advice(origin, strict);
            found.advised(of_ids.or(Some(LOG_BEFORE_REFUSING)))
        }
    }
}
