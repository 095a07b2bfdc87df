//! Members of requests, successes and errors: one comparison for all of them, with the rules of each.

mod enums;
mod order;
mod presence;
mod rules;
mod types;

use super::comparison::{Comparison, below};
use super::pairing::{self, Likeness, Pair};
use super::role::Role;
use super::{display, values};
use crate::diff::rule::advice::MAJOR_VERSION;
use crate::diff::rule::response;
use crate::diff::verdict::{Bump, Verdict};
use crate::ir::{Location, Member, Type};
use crate::rust::{Field, Sort, Ty, name};
pub(super) use order::reordered;
use rules::rules;

/// Two lists of members.
pub(super) fn members(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &[Member],
    new: &[Member],
    role: Role,
) {
    let pairing = pairing::pair(
        old,
        new,
        |member| &member.wire,
        name::field,
        |old, new| {
            if role == Role::Error {
                None
            } else {
                alike(old, new)
            }
        },
    );
    for member in pairing.removed {
        removed(comparison, &below(path, &[&member.wire]), member, role);
    }
    for member in pairing.added {
        added(comparison, &below(path, &[&member.wire]), member, role);
    }
    for Pair { old, new, likely } in &pairing.both {
        let at = below(path, &[&new.wire]);
        let was = below(path, &[&old.wire]);
        names(comparison, &at, &was, old, new, likely.clone(), role);
        member(comparison, &at, old, new, role);
    }
    order::compare(comparison, path, old, new, role);
}

/// A member that is gone.
pub(super) fn removed(comparison: &mut Comparison<'_>, path: &[&str], member: &Member, role: Role) {
    let rules = rules(role);
    let rule = if member.required {
        rules.removed_required
    } else {
        rules.removed_optional
    };
    let found = comparison.finding(rule, path).from(display::ty(&member.ty));
    comparison.add(found);
}

/// A member that is new.
pub(super) fn added(comparison: &mut Comparison<'_>, path: &[&str], member: &Member, role: Role) {
    let rules = rules(role);
    let rule = if member.required {
        rules.added_required
    } else {
        rules.added_optional
    };
    let found = comparison.finding(rule, path).to(display::ty(&member.ty));
    comparison.add(found);
}

/// The two names of a member, which was written at `was`.
pub(super) fn names(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    was: &[&str],
    old: &Member,
    new: &Member,
    likely: Option<String>,
    role: Role,
) {
    let rules = rules(role);
    // Names of headers have no case.
    let is_same_header = is_header(path, role) && old.wire.eq_ignore_ascii_case(&new.wire);
    let (was_field, is_field) = (name::field(old), name::field(new));
    let (wire, rust) = (old.wire != new.wire, was_field != is_field);
    let found = match (wire && !is_same_header, rust) {
        (true, true) => {
            let names = comparison
                .finding(rules.renamed_everywhere, path)
                .values(&old.wire, &new.wire);
            names.likely(likely)
        }
        (true, false) => comparison
            .finding(rules.wire_name, path)
            .values(&old.wire, &new.wire),
        (false, true) => comparison
            .finding(rules.renamed, path)
            .values(was_field, is_field),
        (false, false) if wire => comparison
            .finding(rules.wire_name, path)
            .values(&old.wire, &new.wire)
            .wire(Verdict::Ok, Verdict::Ok)
            .note("Only in capitals, which names of headers do not know."),
        (false, false) => return,
    };
    let found = found.was_at(was);
    comparison.add(if wire {
        found
    } else {
        found.written_at("rust_name")
    });
}

/// Whether a member travels as a header, on both sides.
fn is_header(path: &[&str], role: Role) -> bool {
    match role {
        Role::Param { location, .. } => location == Location::Header,
        Role::Response { is_header } => is_header,
        Role::Error => path.iter().rev().nth(1) == Some(&"headers"),
    }
}

/// All of a member but its names.
pub(super) fn member(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Member,
    new: &Member,
    role: Role,
) {
    let rules = rules(role);
    let is_constant = matches!(
        role,
        Role::Param {
            is_constant: true,
            ..
        }
    );
    let first = comparison.findings.len();
    let is_same_type = types::compare(comparison, path, old, new, role);
    presence::presence(comparison, path, old, new, role);
    let (was, is) = (old.default.as_ref(), new.default.as_ref());
    let default = match (was, is) {
        _ if was == is => None,
        (None, Some(_)) => Some(rules.default_added),
        (Some(_), None) => Some(rules.default_removed),
        _ => Some(rules.default_changed),
    };
    if let Some(rule) = default.filter(|_| is_same_type) {
        comparison.changed(
            rule,
            &below(path, &["default"]),
            display::maybe(was),
            display::maybe(is),
        );
    }
    let (was, is) = (old.filler.as_ref(), new.filler.as_ref());
    if was != is && is_same_type {
        comparison.changed(
            &response::RESP_MEMBER_FILLER_CHANGED,
            &below(path, &["filler"]),
            display::maybe(was),
            display::maybe(is),
        );
    }
    presence::deprecation(comparison, path, old, new, role);
    if old.secret != new.secret {
        let rule = if new.secret {
            rules.sensitive
        } else {
            rules.no_longer_sensitive
        };
        let [was, is] = comparison.fields(old, new, role);
        let is_text = was.ty != is.ty || holds_text(&old.ty);
        let bump = if is_text { Bump::Major } else { Bump::Patch };
        let found = comparison
            .finding(rule, &below(path, &["secret"]))
            .rust(bump, bump);
        let found = if role == Role::Error {
            found.wire(Verdict::Ok, Verdict::Ok)
        } else {
            found
        };
        comparison.add(found);
    }
    comparison.prose(
        rules.docs,
        &below(path, &["docs"]),
        old.docs.as_deref(),
        new.docs.as_deref(),
    );
    if is_same_type {
        let before = comparison.findings.len();
        values::constraints(comparison, path, &old.constraints, &new.constraints, role);
        checked(comparison, before, old, new, role);
    }
    if is_constant {
        // No item is generated for it: whatever changes is a change of behaviour.
        for found in &mut comparison.findings[first..] {
            found.verdicts.callers = found.verdicts.callers.min(Bump::Patch);
            found.verdicts.handlers = found.verdicts.handlers.min(Bump::Patch);
            found.severity = found.rule.severity(found.verdicts);
        }
    }
}

/// A text with a type of its own can be checked once it has constraints: its type has one function more.
fn checked(comparison: &mut Comparison<'_>, first: usize, old: &Member, new: &Member, role: Role) {
    let has = |member: &Member| {
        member.constraints.length.is_some() || member.constraints.pattern.is_some()
    };
    let bump = match (has(old), has(new)) {
        (false, true) => Bump::Minor,
        (true, false) => Bump::Major,
        _ => return,
    };
    let is_own = |field: &Field<'_>| matches!(field.ty, Ty::Named(Sort::Text, _));
    if comparison.fields(old, new, role).iter().all(is_own) {
        for found in &mut comparison.findings[first..] {
            let verdicts = found.verdicts;
            let (callers, handlers) = (verdicts.callers.max(bump), verdicts.handlers.max(bump));
            let mut more = found.clone().rust(callers, handlers);
            if bump == Bump::Major {
                let note = "The type in Rust has no function `checked` without a constraint.";
                more.note = Some(
                    more.note
                        .map_or(note.to_owned(), |said| format!("{said} {note}")),
                );
                more.own_advice = more.own_advice.or(more.rule.advice).or(Some(MAJOR_VERSION));
            }
            *found = more;
        }
    }
}

/// Whether it is a text, or a list of them.
fn holds_text(ty: &Type) -> bool {
    match ty {
        Type::List(item) => holds_text(&item.ty),
        ty => *ty == Type::String,
    }
}

/// How alike two members are that share no name.
pub(super) fn alike(old: &Member, new: &Member) -> Option<Likeness> {
    if display::ty(&old.ty) != display::ty(&new.ty) || old.required != new.required {
        return None;
    }
    let same_values = values::same(&old.constraints, &new.constraints);
    let values = match (same_values, old.constraints.is_empty()) {
        (true, false) => 0.3,
        (true, true) => 0.2,
        (false, _) => 0.0,
    };
    let names = pairing::names_alike(&old.wire, &new.wire);
    let docs = pairing::texts_alike(old.docs.as_deref(), new.docs.as_deref());
    let mut why = vec!["the same type"];
    why.extend((same_values && !old.constraints.is_empty()).then_some("the same values"));
    why.extend((names >= 0.5).then_some("similar names"));
    why.extend((docs > 0.7).then_some("similar words about it"));
    Some(Likeness {
        score: 0.2 + values + 0.3 * names + 0.2 * docs,
        why: why.join(", "),
    })
}
