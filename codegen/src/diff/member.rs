//! Members of requests, successes and errors: one comparison for all of them, with the rules of each.

use super::around::{Around, Role, below};
use super::member_presence;
use super::member_rules::rules;
use super::pair::{self, Likeness, Pair};
use super::verdict::{Bump, Verdict};
use super::{types, value, words};
use crate::ir::{Location, Member, Type};
use crate::rust::name;

/// Two lists of members.
pub(super) fn members(
    around: &mut Around<'_>,
    path: &[&str],
    old: &[Member],
    new: &[Member],
    role: Role,
) {
    let pairing = pair::pair(
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
        removed(around, &below(path, &[&member.wire]), member, role);
    }
    for member in pairing.added {
        added(around, &below(path, &[&member.wire]), member, role);
    }
    for Pair { old, new, likely } in &pairing.both {
        let at = below(path, &[&new.wire]);
        let was = below(path, &[&old.wire]);
        names(around, &at, &was, old, new, likely.clone(), role);
        member(around, &at, old, new, role);
    }
    order(around, path, old, new, role);
}

/// A member that is gone.
pub(super) fn removed(around: &mut Around<'_>, path: &[&str], member: &Member, role: Role) {
    let rules = rules(role);
    let rule = if member.required {
        rules.removed_required
    } else {
        rules.removed_optional
    };
    let found = around.finding(rule, path).from(words::ty(&member.ty));
    around.add(found);
}

/// A member that is new.
pub(super) fn added(around: &mut Around<'_>, path: &[&str], member: &Member, role: Role) {
    let rules = rules(role);
    let rule = if member.required {
        rules.added_required
    } else {
        rules.added_optional
    };
    let found = around.finding(rule, path).to(words::ty(&member.ty));
    around.add(found);
}

/// The two names of a member, which was written at `was`.
pub(super) fn names(
    around: &mut Around<'_>,
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
            let names = around
                .finding(rules.renamed_everywhere, path)
                .values(&old.wire, &new.wire);
            names.likely(likely)
        }
        (true, false) => around
            .finding(rules.wire_name, path)
            .values(&old.wire, &new.wire),
        (false, true) => around
            .finding(rules.renamed, path)
            .values(was_field, is_field),
        (false, false) if wire => around
            .finding(rules.wire_name, path)
            .values(&old.wire, &new.wire)
            .wire(Verdict::Ok, Verdict::Ok)
            .note("Only in capitals, which names of headers do not know."),
        (false, false) => return,
    };
    let found = found.was_at(was);
    around.add(if wire {
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
    around: &mut Around<'_>,
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
    let first = around.findings.len();
    let is_same_type = types::compare(around, path, old, new, role);
    member_presence::presence(around, path, old, new, role);
    let (was, is) = (old.default.as_ref(), new.default.as_ref());
    let default = match (was, is) {
        _ if was == is => None,
        (None, Some(_)) => Some(rules.default_added),
        (Some(_), None) => Some(rules.default_removed),
        _ => Some(rules.default_changed),
    };
    if let Some(rule) = default.filter(|_| is_same_type) {
        around.changed(
            rule,
            &below(path, &["default"]),
            words::maybe(was),
            words::maybe(is),
        );
    }
    member_presence::deprecation(around, path, old, new, role);
    if old.secret != new.secret {
        let rule = if new.secret {
            rules.sensitive
        } else {
            rules.no_longer_sensitive
        };
        let [was, is] = around.fields(old, new, role);
        let is_text = was.ty != is.ty || holds_text(&old.ty);
        let bump = if is_text { Bump::Major } else { Bump::Patch };
        let found = around
            .finding(rule, &below(path, &["secret"]))
            .rust(bump, bump);
        let found = if role == Role::Error {
            found.wire(Verdict::Ok, Verdict::Ok)
        } else {
            found
        };
        around.add(found);
    }
    around.prose(
        rules.docs,
        &below(path, &["docs"]),
        old.docs.as_deref(),
        new.docs.as_deref(),
    );
    if is_same_type {
        value::constraints(around, path, &old.constraints, &new.constraints, role);
    }
    if is_constant {
        // No item is generated for it: whatever changes is a change of behaviour.
        for found in &mut around.findings[first..] {
            found.verdicts.callers = found.verdicts.callers.min(Bump::Patch);
            found.verdicts.handlers = found.verdicts.handlers.min(Bump::Patch);
            found.severity = found.rule.severity(found.verdicts);
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

/// The order of members, which `new` follows.
fn order(around: &mut Around<'_>, path: &[&str], old: &[Member], new: &[Member], role: Role) {
    let wires = |members: &[Member], only_required: bool| -> Vec<String> {
        let members = members
            .iter()
            .filter(|member| !only_required || member.required);
        members.map(|member| member.wire.clone()).collect()
    };
    let arguments = |members: &[Member], others: &[Member]| -> Vec<String> {
        let others = wires(others, true);
        wires(members, true)
            .into_iter()
            .filter(|wire| others.contains(wire))
            .collect()
    };
    let (was, is) = (wires(old, false), wires(new, false));
    if !pair::reordered(
        was.iter().map(String::as_str),
        is.iter().map(String::as_str),
    ) {
        return;
    }
    let is_swapped = arguments(old, new) != arguments(new, old);
    reordered(around, path, &was, &is, is_swapped, role);
}

/// Things that stand in another order; `is_swapped` if arguments of `new` have changed places.
pub(super) fn reordered(
    around: &mut Around<'_>,
    path: &[&str],
    old: &[String],
    new: &[String],
    is_swapped: bool,
    role: Role,
) {
    let found = around
        .finding(rules(role).order, path)
        .values(words::list(old), words::list(new));
    around.add(match (is_swapped, role.is_param()) {
        (false, _) => found.rust(Bump::Patch, Bump::Patch),
        (true, true) => found.rust(Bump::Major, Bump::Patch),
        (true, false) => found.rust(Bump::Patch, Bump::Major),
    });
}

/// How alike two members are that share no name.
pub(super) fn alike(old: &Member, new: &Member) -> Option<Likeness> {
    if words::ty(&old.ty) != words::ty(&new.ty) || old.required != new.required {
        return None;
    }
    let same_values = value::same(&old.constraints, &new.constraints);
    let values = match (same_values, old.constraints.is_empty()) {
        (true, false) => 0.3,
        (true, true) => 0.2,
        (false, _) => 0.0,
    };
    let names = pair::names_alike(&old.wire, &new.wire);
    let docs = pair::texts_alike(old.docs.as_deref(), new.docs.as_deref());
    let mut why = vec!["the same type"];
    why.extend((same_values && !old.constraints.is_empty()).then_some("the same values"));
    why.extend((names >= 0.5).then_some("similar names"));
    why.extend((docs > 0.7).then_some("similar words about it"));
    Some(Likeness {
        score: 0.2 + values + 0.3 * names + 0.2 * docs,
        why: why.join(", "),
    })
}
