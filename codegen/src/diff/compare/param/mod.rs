//! Params: which of them are there, where they travel, who makes them, and which of them always have one value.

mod body;
mod presence;

use super::comparison::{Comparison, below};
use super::pairing::{self, Likeness, Names, Pair};
use super::role::Role;
use super::{display, member, route};
use crate::diff::rule::{general, operation as op_rules, param as rules};
use crate::diff::verdict::{Bump, Verdict};
use crate::ir::{Fill, Location, Operation, Origin, Param, PathPart};
use crate::rust::name;

/// All params of an operation, and the body that they make.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation) -> Names {
    let is_same_path = route::shape(&old.route) == route::shape(&new.route);
    let place = |operation: &Operation, key: &str| {
        let placeholders = operation
            .route
            .parts
            .iter()
            .filter(|part| matches!(part, PathPart::Param { .. }));
        placeholders
            .into_iter()
            .position(|part| matches!(part, PathPart::Param { name, .. } if name == key))
    };
    let pairing = pairing::pair(
        &old.params,
        &new.params,
        |param| &param.member.wire,
        |param| name::field(&param.member),
        |was, is| {
            let (from, to) = (place(old, &was.key), place(new, &is.key));
            if is_same_path && from.is_some() && from == to {
                return Some(Likeness {
                    score: 1.0,
                    why: "the same place in the path".to_owned(),
                });
            }
            if was.location != is.location || was.origin != is.origin {
                return None;
            }
            member::alike(&was.member, &is.member)
        },
    );
    for param in pairing.removed {
        presence::removed(comparison, param);
    }
    for param in pairing.added {
        presence::added(comparison, param);
    }
    for both in &pairing.both {
        let is_greedy = |operation: &Operation, key: &str| {
            let is_it = |part: &PathPart| matches!(part, PathPart::Param { name, greedy: true } if name == key);
            operation.route.parts.iter().any(is_it)
        };
        let is_greedy = is_greedy(old, &both.old.key) || is_greedy(new, &both.new.key);
        one(comparison, both, is_greedy);
    }
    order(comparison, old, new);
    if pairing.both.len() == old.params.len() && pairing.both.len() == new.params.len() {
        body::body(comparison, old, new);
    }
    pairing
        .both
        .iter()
        .map(|both| (both.old.key.clone(), both.new.key.clone()))
        .collect()
}

fn one(comparison: &mut Comparison<'_>, both: &Pair<'_, Param>, is_greedy: bool) {
    let Pair { old, new, likely } = both;
    let path = ["params", new.key.as_str()];
    names(comparison, old, new, likely.clone());
    if old.location != new.location {
        comparison.changed(
            &rules::PARAM_LOCATION_CHANGED,
            &below(&path, &["in"]),
            old.location.as_str(),
            new.location.as_str(),
        );
    }
    if old.origin != new.origin {
        let found = comparison
            .finding(&rules::PARAM_ORIGIN_CHANGED, &below(&path, &["origin"]))
            .values(old.origin.as_str(), new.origin.as_str());
        // What the caller makes is checked before it is sent; that matters where there is something to check.
        let checks = new.origin == Origin::Caller && !comparison.policy.strict_callers;
        comparison.add(if checks && !new.member.constraints.is_empty() {
            found.wire(Verdict::Ok, Verdict::Risk)
        } else {
            found
        });
    }
    constant(comparison, &path, old, new);
    fill(comparison, &path, old.fill, new.fill);
    if old.is_csv != new.is_csv {
        let word = |is_csv: bool| if is_csv { "csv" } else { "repeated" };
        comparison.changed(
            &rules::PARAM_STYLE_CHANGED,
            &below(&path, &["style"]),
            word(old.is_csv),
            word(new.is_csv),
        );
    }
    let first = comparison.findings.len();
    let role = Role::Param {
        location: new.location,
        is_greedy,
        origin: new.origin,
        is_constant: old.constant.is_some() && new.constant.is_some(),
        is_target: [old.is_target, new.is_target],
    };
    member::member(comparison, &path, &old.member, &new.member, role);
    // A type that is called like the param is renamed with it: that is one edit.
    let (was, is) = (name::stem(&old.member), name::stem(&new.member));
    if was != is {
        let follows = |value: &Option<String>, name: &String| {
            value
                .as_ref()
                .is_some_and(|value| value.starts_with(name.as_str()))
        };
        let mut index = 0;
        comparison.findings.retain(|found| {
            index += 1;
            let is_type = found.rule == &rules::PARAM_STRUCTURE_RENAMED
                || found.rule == &general::GEN_TYPE_RENAMED;
            !(index > first && is_type && follows(&found.old, &was) && follows(&found.new, &is))
        });
    }
}

/// Names; that of a placeholder in the path is never sent.
fn names(comparison: &mut Comparison<'_>, old: &Param, new: &Param, likely: Option<String>) {
    if old.location != Location::Path || new.location != Location::Path {
        let role = Role::Param {
            // A param that came from elsewhere has been looked for under the name as it was written.
            location: if old.location == new.location {
                new.location
            } else {
                Location::Body
            },
            is_greedy: false,
            origin: new.origin,
            is_constant: false,
            is_target: [false; 2],
        };
        let (path, was) = (["params", &new.key], ["params", &old.key]);
        member::names(
            comparison,
            &path,
            &was,
            &old.member,
            &new.member,
            likely,
            role,
        );
        return;
    }
    let (was, is) = (name::field(&old.member), name::field(&new.member));
    let is_same_rust = was == is;
    if old.key == new.key && is_same_rust {
        return;
    }
    let rule = if is_same_rust {
        &op_rules::OP_PATH_PARAM_RENAMED
    } else {
        &rules::PARAM_RENAMED
    };
    let (was, is) = if is_same_rust {
        (&old.key, &new.key)
    } else {
        (&was, &is)
    };
    let found = comparison
        .finding(rule, &["params", &new.key])
        .values(was, is)
        .likely(likely);
    let found = found.was_at(&["params", &old.key]);
    comparison.add(if is_same_rust {
        found
    } else {
        found.written_at("rust_name")
    });
}

fn constant(comparison: &mut Comparison<'_>, path: &[&str], old: &Param, new: &Param) {
    let path = below(path, &["constant"]);
    let found = match (&old.constant, &new.constant) {
        (Some(was), Some(is)) if was != is => {
            let is_query = new.location == Location::Query;
            let rule = if is_query {
                &op_rules::OP_CONSTANT_QUERY_CHANGED
            } else {
                &op_rules::OP_CONSTANT_CHANGED
            };
            comparison
                .finding(rule, &path)
                .values(display::literal(was), display::literal(is))
        }
        (None, Some(is)) => comparison
            .finding(&rules::PARAM_BECAME_CONSTANT, &path)
            .to(display::literal(is)),
        (Some(was), None) => {
            let callers = if new.member.required {
                Bump::Major
            } else {
                Bump::Minor
            };
            let found = comparison
                .finding(&rules::PARAM_NO_LONGER_CONSTANT, &path)
                .from(display::literal(was));
            found.rust(callers, Bump::Minor)
        }
        _ => return,
    };
    comparison.add(found);
}

fn fill(comparison: &mut Comparison<'_>, path: &[&str], old: Option<Fill>, new: Option<Fill>) {
    if old == new {
        return;
    }
    let rule = match (old, new) {
        (_, Some(Fill::Token)) => &rules::PARAM_IDEMPOTENCY_TOKEN_ADDED,
        (Some(Fill::Token), _) => &rules::PARAM_IDEMPOTENCY_TOKEN_REMOVED,
        _ => &rules::PARAM_FILL_CHANGED,
    };
    let word = |fill: Option<Fill>| fill.map_or("nothing", Fill::as_str);
    comparison.changed(rule, &below(path, &["fill"]), word(old), word(new));
}

fn order(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation) {
    let keys = |params: &[Param]| {
        params
            .iter()
            .map(|param| param.member.wire.clone())
            .collect::<Vec<_>>()
    };
    let (was, is) = (keys(&old.params), keys(&new.params));
    if !pairing::reordered(
        was.iter().map(String::as_str),
        is.iter().map(String::as_str),
    ) {
        return;
    }
    let arguments = |operation: &Operation| -> Vec<String> {
        let required = operation.arguments().filter(|param| param.member.required);
        required.map(|param| param.member.wire.clone()).collect()
    };
    let (before, after) = (arguments(old), arguments(new));
    if !pairing::reordered(
        before.iter().map(String::as_str),
        after.iter().map(String::as_str),
    ) {
        return;
    }
    let role = Role::Param {
        location: Location::Body,
        is_greedy: false,
        origin: Origin::Caller,
        is_constant: false,
        is_target: [false; 2],
    };
    member::reordered(comparison, &["params"], &was, &is, role);
}
