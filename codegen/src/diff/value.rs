//! Texts that a member takes: length and pattern judged together, as sets of texts, with a value for each difference.

use super::around::{Around, Role, below};
use super::bounds;
use super::edits::{self, Edit};
use super::finding::{Example, Part};
use super::rule::{Rule, error, response, value as rules};
use super::verdict::Verdict;
use crate::ir::{Constraints, LengthUnit, Origin};
use crate::pattern::{self, Dialect, Inclusion, Language, LengthWindow, Match, Pattern, Witness};

/// How the accepted values of the new side relate to those of the old one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Relation {
    Equal,
    Narrowed,
    Widened,
    Overlapping,
    Disjoint,
    Undecided,
}

impl Relation {
    pub(super) fn of(found: &Inclusion) -> Self {
        match found {
            Inclusion::Equal => Self::Equal,
            Inclusion::Narrower { .. } => Self::Narrowed,
            Inclusion::Wider { .. } => Self::Widened,
            Inclusion::Overlapping { .. } => Self::Overlapping,
            Inclusion::Disjoint { .. } => Self::Disjoint,
            Inclusion::Undecided { .. } => Self::Undecided,
        }
    }

    /// Verdicts for old callers and for new ones, by who made the value and who checks it.
    pub(super) fn verdicts(self, origin: Origin, strict_callers: bool) -> (Verdict, Verdict) {
        use Verdict::{Breaks, NewOnly, Ok, Risk};
        match (self, origin, strict_callers) {
            (Self::Equal, _, _) => (Ok, Ok),
            (Self::Undecided, _, _) | (Self::Disjoint, Origin::Service, false) => (Risk, Risk),
            (Self::Narrowed, Origin::Caller, _) | (Self::Widened, Origin::Service, true) => {
                (Breaks, Ok)
            }
            (Self::Widened, Origin::Caller, _) | (Self::Widened, Origin::Service, false) => {
                (Ok, NewOnly)
            }
            (Self::Overlapping, Origin::Caller, _) => (Breaks, NewOnly),
            (Self::Disjoint, _, _) | (Self::Overlapping, Origin::Service, true) => (Breaks, Breaks),
            // Ids handed out before the change are still about; ids of an older server, too, where callers check them.
            (Self::Narrowed, Origin::Service, true) => (Risk, Breaks),
            (Self::Narrowed, Origin::Service, false) => (Risk, Ok),
            (Self::Overlapping, Origin::Service, false) => (Risk, NewOnly),
        }
    }
}

/// Whether two sets of constraints are written alike, sources aside.
pub(super) fn same(old: &Constraints, new: &Constraints) -> bool {
    edits::of(old, new).is_empty()
        && bounds::same(old.range.as_ref(), new.range.as_ref())
        && bounds::same(old.items.as_ref(), new.items.as_ref())
}

/// The constraints of a member, or of the items of a list.
pub(super) fn constraints(
    around: &mut Around<'_>,
    path: &[&str],
    old: &Constraints,
    new: &Constraints,
    role: Role,
) {
    let path = below(path, &["constraints"]);
    bounds::compare(around, &path, old, new, role);
    let edits = edits::of(old, new);
    if edits.is_empty() {
        return;
    }
    let (was, is) = (language(old), language(new));
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
    let mut finding = around
        .finding(rule, &at)
        .values(shown(|edit| &edit.old), shown(|edit| &edit.new))
        .examples(examples(&found, &was, &is));
    finding = match role {
        Role::Param { origin, .. } => {
            let (old_caller, new_caller) = relation.verdicts(origin, around.policy.strict_callers);
            let finding = finding.wire(old_caller, new_caller).advised(advice(
                relation,
                origin,
                around.policy.strict_callers,
            ));
            match note(relation, origin, around.policy.strict_callers) {
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
        finding.parts = edits.iter().map(|edit| part(edit, old, new)).collect();
    }
    around.add(finding);
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
fn part(edit: &Edit, old: &Constraints, new: &Constraints) -> Part {
    let (was, is) = edit.alone(old, new);
    let (relation, examples) = match (language(&was), language(&is)) {
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

/// What an id of the service has to do with it.
fn note(relation: Relation, origin: Origin, strict_callers: bool) -> Option<&'static str> {
    let is_changed = !matches!(relation, Relation::Equal | Relation::Undecided);
    match (
        is_changed && origin == Origin::Service,
        strict_callers,
        relation,
    ) {
        (false, _, _) => None,
        (true, false, Relation::Widened) => {
            Some("The service hands the value out, and clients pass it on unchecked.")
        }
        (true, false, _) => Some(
            "The service hands the value out, and clients pass it on unchecked; but values handed out before the change are refused by new servers.",
        ),
        (true, true, _) => Some(
            "The service hands the value out, and strict callers check it before sending: a caller with other rules than its server cannot cancel what that server handed out.",
        ),
    }
}

/// What to do, where that depends on who makes the value and who checks it.
fn advice(relation: Relation, origin: Origin, strict_callers: bool) -> Option<&'static str> {
    use Relation::{Disjoint, Narrowed, Overlapping, Widened};
    Some(match (origin, strict_callers, relation) {
        (Origin::Service, false, Narrowed | Overlapping | Disjoint) => {
            "Have servers take ids of the old form for as long as some are about; callers need not be rebuilt."
        }
        (Origin::Service, true, Narrowed) => {
            "Have servers hand out ids of the new form before callers are rebuilt, and take the old form for as long as \
             some are about; or do without the strict check of this id."
        }
        (Origin::Service, true, Widened | Overlapping | Disjoint) => {
            "Rebuild callers before the service hands out ids of the new form, or do without the strict check of this id."
        }
        (Origin::Service, false, Widened) => {
            "Bring servers to it before ids of the new form are handed out; callers need not be rebuilt."
        }
        _ => return None,
    })
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

/// The texts that constraints allow; none if a pattern does not compile, which `check` has ruled out.
pub(super) fn language(constraints: &Constraints) -> Option<Language> {
    let pattern = match &constraints.pattern {
        None => None,
        Some(found) => {
            let dialect = if found.dialect == "java" {
                Dialect::Java
            } else {
                Dialect::Ecma262
            };
            let how = if found.whole {
                Match::Whole
            } else {
                Match::Part
            };
            Some(Pattern::compile(&found.regex, dialect, how).ok()?)
        }
    };
    let length = constraints.length.as_ref().map(|found| LengthWindow {
        min: u64::from(found.min.unwrap_or(0)),
        max: found.max.map(u64::from),
        unit: match found.unit {
            LengthUnit::Chars => pattern::LengthUnit::Chars,
            LengthUnit::Utf16 => pattern::LengthUnit::Utf16,
            LengthUnit::Bytes => pattern::LengthUnit::Bytes,
        },
    });
    Some(Language {
        pattern,
        length,
        values: None,
    })
}
