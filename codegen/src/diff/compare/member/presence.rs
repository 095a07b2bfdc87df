//! Of a member: whether it is there, whether null is a value of it, whether it is on its way out.

use super::rules::rules;
use crate::diff::compare::comparison::{Comparison, below};
use crate::diff::compare::display;
use crate::diff::compare::role::Role;
use crate::diff::verdict::{Bump, Verdict};
use crate::ir::Member;

/// Whether a member is there, and whether null is a value of it.
pub(super) fn presence(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Member,
    new: &Member,
    role: Role,
) {
    let rules = rules(role);
    let [was, is] = comparison.fields(old, new, role);
    let is_other_field = was.written() != is.written();
    let seen = if is_other_field {
        Bump::Major
    } else {
        Bump::Patch
    };
    if old.required != new.required {
        let (rule, was, is) = if new.required {
            (rules.became_required, "optional", "required")
        } else {
            (rules.became_optional, "required", "optional")
        };
        // `new` takes one argument more or less: those who make the value notice in any case.
        let (callers, handlers) = if role.is_param() {
            (Bump::Major, seen)
        } else {
            (seen, Bump::Major)
        };
        let found = comparison
            .finding(rule, &below(path, &["required"]))
            .values(was, is)
            .rust(callers, handlers);
        // What is missing in a reply is read as null, where null is a value: no trouble, but where that means another thing.
        let is_null = !role.is_param() && old.nullable && new.nullable;
        comparison.add(match (is_null, new.required) {
            (false, _) => found,
            (true, true) => found.wire(Verdict::Ok, Verdict::Risk),
            (true, false) => found.wire(Verdict::Risk, Verdict::Ok),
        });
    }
    if old.nullable != new.nullable {
        let (rule, was, is) = if new.nullable {
            (rules.null_allowed, "never null", "null or a value")
        } else {
            (rules.null_refused, "null or a value", "never null")
        };
        let found = comparison
            .finding(rule, &below(path, &["nullable"]))
            .values(was, is)
            .rust(seen, seen);
        // In a reply, null is read as if the member were missing: no trouble, but where that means another thing.
        let worst = if old.required || new.required {
            Verdict::Breaks
        } else {
            Verdict::Risk
        };
        comparison.add(match (role.is_param(), new.nullable) {
            (true, _) => found,
            (false, true) => found.wire(worst, Verdict::Ok),
            (false, false) => found.wire(Verdict::Ok, worst),
        });
    }
}

/// Whether its users are told to do without it.
pub(super) fn deprecation(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Member,
    new: &Member,
    role: Role,
) {
    let rules = rules(role);
    let path = below(path, &["deprecated"]);
    // Only setters carry the mark, and only optional members have setters.
    let mark = if new.required {
        Bump::Patch
    } else {
        Bump::Minor
    };
    let found = match (&old.deprecated, &new.deprecated) {
        (None, Some(note)) => {
            let found = comparison
                .finding(rules.deprecated, &path)
                .to(display::note(note));
            if role.is_param() {
                found.rust(mark, Bump::Patch)
            } else {
                found.rust(Bump::Patch, mark)
            }
        }
        (Some(note), None) => comparison
            .finding(rules.no_longer_deprecated, &path)
            .from(display::note(note)),
        (Some(old), Some(new)) if old != new => comparison
            .finding(rules.deprecation_note, &path)
            .values(display::note(old), display::note(new)),
        _ => return,
    };
    let found = if role == Role::Error {
        found.wire(Verdict::Ok, Verdict::Ok)
    } else {
        found
    };
    comparison.add(found);
}
