//! The order of members: nothing travels in it, and nothing but the arguments of `new` follows it.

use super::rules::rules;
use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::role::Role;
use crate::diff::compare::{display, pairing};
use crate::diff::verdict::Bump;
use crate::ir::Member;

/// The order of members, which `new` follows.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &[Member],
    new: &[Member],
    role: Role,
) {
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
    if !pairing::reordered(
        was.iter().map(String::as_str),
        is.iter().map(String::as_str),
    ) {
        return;
    }
    if arguments(old, new) != arguments(new, old) {
        reordered(comparison, path, &was, &is, role);
    }
}

/// Arguments of `new` that have changed places.
pub(in crate::diff::compare) fn reordered(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &[String],
    new: &[String],
    role: Role,
) {
    let found = comparison
        .finding(rules(role).order, path)
        .values(display::list(old), display::list(new));
    comparison.add(if role.is_param() {
        found.rust(Bump::Major, Bump::Patch)
    } else {
        found.rust(Bump::Patch, Bump::Major)
    });
}
