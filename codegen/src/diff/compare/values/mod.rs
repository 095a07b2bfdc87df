//! Texts that a member takes: length and pattern judged together, as sets of texts, with a value for each difference.

mod bounds;
mod edits;
pub(super) mod language;
pub(super) mod relation;

use super::comparison::{Comparison, below};
use super::role::Role;
use crate::diff::report::finding::{Example, Part};
use crate::diff::rule::{Rule, error, response, value as rules};
use crate::diff::verdict::Verdict;
use crate::ir::Constraints;
use crate::pattern::{self, Inclusion, Language, Witness};
use edits::Edit;
use relation::{Relation, is_unchecked};

/// Whether two sets of constraints are written alike, sources aside.
pub(super) fn same(old: &Constraints, new: &Constraints) -> bool {
    edits::of(old, new).is_empty()
        && bounds::same(old.range.as_ref(), new.range.as_ref())
        && bounds::same(old.items.as_ref(), new.items.as_ref())
}

/// The constraints of a member, or of the items of a list.
pub(super) fn constraints(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Constraints,
    new: &Constraints,
    role: Role,
) {
    let path = below(path, &["constraints"]);
    bounds::compare(comparison, &path, old, new, role);
    let edits = edits::of(old, new);
    if edits.is_empty() {
        return;
    }
    let (was, is) = (language::sent(old, role), language::sent(new, role));
    let (Some(was), Some(is)) = (was, is) else {
        return;
    };
    let found = pattern::inclusion(&was, &is);
    let relation = Relation::of(&found);
    let rule = rule(role, relation, &edits, old, new);
    let at: Vec<&str> = match edits.as_slice() {
        [Edit { keys, .. }] => below(&path, keys),
        _ => path,
    };
    let shown = |pick: fn(&Edit) -> &str| edits.iter().map(pick).collect::<Vec<_>>().join(", ");
    let mut finding = comparison
        .finding(rule, &at)
        .values(shown(|edit| &edit.old), shown(|edit| &edit.new))
        .examples(examples(&found, &was, &is));
    finding = match role {
        Role::Param { origin, .. } => {
            let strict = comparison.policy.strict_callers;
            let (old_caller, new_caller) = relation.verdicts(origin, strict);
            let finding = finding
                .wire(old_caller, new_caller)
                .advised(relation.advice(origin, strict))
                .for_any_caller(is_unchecked(origin, strict));
            match relation.note(origin, strict) {
                Some(note) => finding.note(note),
                None => finding,
            }
        }
        Role::Response { .. } if relation == Relation::Undecided => {
            finding.wire(Verdict::Risk, Verdict::Risk)
        }
        Role::Response { .. } if relation == Relation::Equal => {
            finding.wire(Verdict::Ok, Verdict::Ok)
        }
        Role::Response { .. } => finding,
        Role::Error => finding.wire(Verdict::Ok, Verdict::Ok),
    };
    if let Inclusion::Undecided { reason } = &found {
        finding = finding.note(format!("Not decided: {reason}."));
    }
    if edits.len() > 1 {
        let parts = edits.iter().map(|edit| part(edit, old, new, role));
        finding.parts = parts.collect();
    }
    comparison.add(finding);
}

/// The rule for one edit is its own where the edit does what it looks like; all others speak of the values.
fn rule(
    role: Role,
    relation: Relation,
    edits: &[Edit],
    old: &Constraints,
    new: &Constraints,
) -> &'static Rule {
    match role {
        Role::Error => return &error::ERROR_MEMBER_CHANGED,
        Role::Response { .. } => {
            let is_pattern = edits.iter().any(|edit| edit.is_pattern);
            return match (relation, is_pattern) {
                (Relation::Equal | Relation::Narrowed, true) => &response::RESP_PATTERN_NARROWED,
                (Relation::Equal | Relation::Narrowed, false) => &response::RESP_LENGTH_LOWERED,
                (_, true) => &response::RESP_PATTERN_WIDENED,
                (_, false) => &response::RESP_LENGTH_RAISED,
            };
        }
        Role::Param { .. } => {}
    }
    if let [edit] = edits {
        let alone = if edit.is_pattern {
            edits::pattern_rule(relation, old, new)
        } else {
            edit.rule
        };
        if let Some(rule) = alone.filter(|_| edit.is_pattern || edit.expected == Some(relation)) {
            return rule;
        }
    }
    match relation {
        Relation::Equal => &rules::PARAM_VALUES_UNCHANGED,
        Relation::Narrowed => &rules::PARAM_VALUES_NARROWED,
        Relation::Widened => &rules::PARAM_VALUES_WIDENED,
        Relation::Overlapping => &rules::PARAM_VALUES_OVERLAPPING,
        Relation::Disjoint => &rules::PARAM_VALUES_DISJOINT,
        Relation::Undecided => &rules::PARAM_VALUES_UNDECIDED,
    }
}

/// One of several edits, with what it would change if it were the only one.
fn part(edit: &Edit, old: &Constraints, new: &Constraints, role: Role) -> Part {
    let (was, is) = edit.alone(old, new);
    let (relation, examples) = match (language::sent(&was, role), language::sent(&is, role)) {
        (Some(was), Some(is)) => {
            let found = pattern::inclusion(&was, &is);
            (Relation::of(&found), examples(&found, &was, &is))
        }
        _ => (Relation::Undecided, Vec::new()),
    };
    let rule = if edit.is_pattern {
        edits::pattern_rule(relation, old, new)
    } else {
        edit.rule
    };
    Part {
        what: edit.what,
        rule,
        old: edit.old.clone(),
        new: edit.new.clone(),
        is_decided: relation != Relation::Undecided,
        examples,
    }
}

/// A value for each difference, and why the other side refuses it.
pub(super) fn examples(found: &Inclusion, old: &Language, new: &Language) -> Vec<Example> {
    let example = |witness: &Witness, accepted_by_old: bool| {
        let refusing = if accepted_by_old { new } else { old };
        let why = witness.text().and_then(|text| refusing.refusal(text));
        Example {
            text: witness.text().map(str::to_owned),
            shown: witness.to_string(),
            accepted_by_old,
            why: why.map_or_else(|| "it is too long".to_owned(), |why| why.to_string()),
        }
    };
    match found {
        Inclusion::Equal | Inclusion::Undecided { .. } => Vec::new(),
        Inclusion::Narrower { witness } => vec![example(witness, true)],
        Inclusion::Wider { witness } => vec![example(witness, false)],
        Inclusion::Overlapping {
            only_old, only_new, ..
        }
        | Inclusion::Disjoint { only_old, only_new } => {
            vec![example(only_old, true), example(only_new, false)]
        }
    }
}
