//! Numbers that a member takes, and how many items a list may hold.

use super::relation::{Relation, is_unchecked};
use crate::diff::compare::comparison::{Comparison, below};
use crate::diff::compare::role::Role;
use crate::diff::report::finding::Example;
use crate::diff::rule::{Rule, error, response, value as rules};
use crate::diff::verdict::Verdict;
use crate::ir::{Bounds, Constraints};

/// Whether two ranges are the same, sources aside.
pub(super) fn same(old: Option<&Bounds>, new: Option<&Bounds>) -> bool {
    let ends = |bounds: Option<&Bounds>| {
        (
            bounds.and_then(|found| found.min),
            bounds.and_then(|found| found.max),
        )
    };
    ends(old) == ends(new)
}

/// The rules for one end of one sort of range: added, removed, raised, lowered.
struct End {
    key: &'static str,
    unit: &'static str,
    is_min: bool,
    rules: [&'static Rule; 4],
    /// The rules for a reply: fewer values, other values.
    reply: [&'static Rule; 2],
}

const RANGE_OF_REPLY: [&Rule; 2] = [
    &response::RESP_RANGE_NARROWED,
    &response::RESP_RANGE_WIDENED,
];
const ITEMS_OF_REPLY: [&Rule; 2] = [
    &response::RESP_ITEMS_NARROWED,
    &response::RESP_ITEMS_WIDENED,
];

static RANGE: [End; 2] = [
    End {
        key: "min",
        unit: "",
        is_min: true,
        rules: [
            &rules::PARAM_MINIMUM_ADDED,
            &rules::PARAM_MINIMUM_REMOVED,
            &rules::PARAM_MINIMUM_RAISED,
            &rules::PARAM_MINIMUM_LOWERED,
        ],
        reply: RANGE_OF_REPLY,
    },
    End {
        key: "max",
        unit: "",
        is_min: false,
        rules: [
            &rules::PARAM_MAXIMUM_ADDED,
            &rules::PARAM_MAXIMUM_REMOVED,
            &rules::PARAM_MAXIMUM_RAISED,
            &rules::PARAM_MAXIMUM_LOWERED,
        ],
        reply: RANGE_OF_REPLY,
    },
];

static ITEMS: [End; 2] = [
    End {
        key: "min",
        unit: " items",
        is_min: true,
        rules: [
            &rules::PARAM_MIN_ITEMS_RAISED,
            &rules::PARAM_MIN_ITEMS_LOWERED,
            &rules::PARAM_MIN_ITEMS_RAISED,
            &rules::PARAM_MIN_ITEMS_LOWERED,
        ],
        reply: ITEMS_OF_REPLY,
    },
    End {
        key: "max",
        unit: " items",
        is_min: false,
        rules: [
            &rules::PARAM_MAX_ITEMS_LOWERED,
            &rules::PARAM_MAX_ITEMS_RAISED,
            &rules::PARAM_MAX_ITEMS_RAISED,
            &rules::PARAM_MAX_ITEMS_LOWERED,
        ],
        reply: ITEMS_OF_REPLY,
    },
];

/// Both sorts of ranges.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &Constraints,
    new: &Constraints,
    role: Role,
) {
    for (name, ends, old, new) in [
        ("range", &RANGE, &old.range, &new.range),
        ("items", &ITEMS, &old.items, &new.items),
    ] {
        for end in ends {
            let pick = |bounds: &Option<Bounds>| {
                let bounds = bounds.as_ref()?;
                if end.is_min { bounds.min } else { bounds.max }
            };
            one(
                comparison,
                &below(path, &[name, end.key]),
                end,
                pick(old),
                pick(new),
                role,
            );
        }
    }
}

fn one(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    end: &End,
    old: Option<i64>,
    new: Option<i64>,
    role: Role,
) {
    let (index, is_narrower) = match (old, new) {
        _ if old == new => return,
        (None, Some(_)) => (0, true),
        (Some(_), None) => (1, false),
        _ if old < new => (2, end.is_min),
        _ => (3, !end.is_min),
    };
    let relation = if is_narrower {
        Relation::Narrowed
    } else {
        Relation::Widened
    };
    let show = |bound: Option<i64>| match (bound, end.is_min) {
        (None, _) => "no limit".to_owned(),
        (Some(number), true) => format!("at least {number}{}", end.unit),
        (Some(number), false) => format!("at most {number}{}", end.unit),
    };
    let rule = match role {
        Role::Param { .. } => end.rules[index],
        Role::Response { .. } => end.reply[usize::from(!is_narrower)],
        Role::Error => &error::ERROR_MEMBER_CHANGED,
    };
    let found = comparison.finding(rule, path).values(show(old), show(new));
    let found = match role {
        Role::Param { origin, .. } => {
            let strict = comparison.policy.strict_callers;
            let (old_caller, new_caller) = relation.verdicts(origin, strict);
            found
                .wire(old_caller, new_caller)
                .advised(relation.advice(origin, strict))
                .for_any_caller(is_unchecked(origin, strict))
                .examples(example(end, old, new, is_narrower, &show))
        }
        Role::Response { .. } => found,
        Role::Error => found.wire(Verdict::Ok, Verdict::Ok),
    };
    comparison.add(found);
}

/// The number next to the tighter limit, on its wrong side.
fn example(
    end: &End,
    old: Option<i64>,
    new: Option<i64>,
    is_narrower: bool,
    show: &impl Fn(Option<i64>) -> String,
) -> Vec<Example> {
    let tighter = if is_narrower { new } else { old };
    let number = tighter.and_then(|limit| {
        if end.is_min {
            limit.checked_sub(1)
        } else {
            limit.checked_add(1)
        }
    });
    let example = number.map(|number| Example {
        text: Some(number.to_string()),
        shown: format!("{number}{}", end.unit),
        accepted_by_old: is_narrower,
        why: show(tighter),
    });
    example.into_iter().collect()
}
