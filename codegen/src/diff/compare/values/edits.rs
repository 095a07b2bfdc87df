//! The edits of a member's constraints on texts, one by one: least length, greatest length, unit, pattern.

use super::relation::Relation;
use crate::diff::rule::{Rule, value as rules};
use crate::ir::{Constraints, Length};

/// One edit.
pub(super) struct Edit {
    /// `length` or `pattern`.
    pub(super) what: &'static str,
    pub(super) is_pattern: bool,
    /// The rule for this edit alone, if it does what it looks like.
    pub(super) rule: Option<&'static Rule>,
    /// What it looks like.
    pub(super) expected: Option<Relation>,
    /// The keys below `constraints`.
    pub(super) keys: &'static [&'static str],
    pub(super) old: String,
    pub(super) new: String,
    key: Key,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Min,
    Max,
    Unit,
    Pattern,
}

/// All edits between two sets of constraints on texts.
pub(super) fn of(old: &Constraints, new: &Constraints) -> Vec<Edit> {
    let (was, is) = (old.length.as_ref(), new.length.as_ref());
    let mut edits = Vec::new();
    edits.extend(min(was, is));
    edits.extend(max(was, is));
    if let (Some(was), Some(is)) = (was, is)
        && was.unit != is.unit
    {
        edits.push(Edit {
            what: "unit",
            is_pattern: false,
            rule: None,
            expected: None,
            keys: &["length", "unit"],
            old: was.unit.to_string(),
            new: is.unit.to_string(),
            key: Key::Unit,
        });
    }
    edits.extend(pattern(old, new));
    edits
}

impl Edit {
    /// Both sides with nothing but what this edit is about.
    pub(super) fn alone(&self, old: &Constraints, new: &Constraints) -> (Constraints, Constraints) {
        let (mut was, mut is) = (Constraints::default(), Constraints::default());
        if self.key == Key::Pattern {
            was.pattern.clone_from(&old.pattern);
            is.pattern.clone_from(&new.pattern);
            return (was, is);
        }
        was.length = self.length(old);
        is.length = match self.key {
            // Other bounds are other edits, and so is another unit.
            Key::Unit => was.length.clone(),
            _ => self.length(new),
        };
        if let (Some(before), Some(after)) = (&old.length, &new.length)
            && let Some(length) = &mut is.length
        {
            length.unit = match self.key {
                Key::Unit => after.unit,
                _ => before.unit,
            };
        }
        (was, is)
    }

    fn length(&self, constraints: &Constraints) -> Option<Length> {
        let mut length = constraints.length.clone()?;
        length.min = length.min.filter(|_| self.key != Key::Max);
        length.max = length.max.filter(|_| self.key != Key::Min);
        Some(length)
    }
}

fn min(was: Option<&Length>, is: Option<&Length>) -> Option<Edit> {
    let (old, new) = (
        was.and_then(|found| found.min),
        is.and_then(|found| found.min),
    );
    let (rule, expected) = match (old, new) {
        _ if old == new => return None,
        (None, Some(_)) => (&rules::PARAM_MIN_LENGTH_ADDED, Relation::Narrowed),
        (Some(_), None) => (&rules::PARAM_MIN_LENGTH_REMOVED, Relation::Widened),
        _ if old < new => (&rules::PARAM_MIN_LENGTH_RAISED, Relation::Narrowed),
        _ => (&rules::PARAM_MIN_LENGTH_LOWERED, Relation::Widened),
    };
    let show = |bound: Option<u32>| {
        bound.map_or_else(
            || "no least length".to_owned(),
            |least| format!("at least {least}"),
        )
    };
    Some(Edit {
        what: "least length",
        is_pattern: false,
        rule: Some(rule),
        expected: Some(expected),
        keys: &["length", "min"],
        old: show(old),
        new: show(new),
        key: Key::Min,
    })
}

fn max(was: Option<&Length>, is: Option<&Length>) -> Option<Edit> {
    let (old, new) = (
        was.and_then(|found| found.max),
        is.and_then(|found| found.max),
    );
    let (rule, expected) = match (old, new) {
        _ if old == new => return None,
        (None, Some(_)) => (&rules::PARAM_MAX_LENGTH_ADDED, Relation::Narrowed),
        (Some(_), None) => (&rules::PARAM_MAX_LENGTH_REMOVED, Relation::Widened),
        _ if old > new => (&rules::PARAM_MAX_LENGTH_LOWERED, Relation::Narrowed),
        _ => (&rules::PARAM_MAX_LENGTH_RAISED, Relation::Widened),
    };
    let show = |bound: Option<u32>| {
        bound.map_or_else(
            || "no greatest length".to_owned(),
            |most| format!("at most {most}"),
        )
    };
    Some(Edit {
        what: "greatest length",
        is_pattern: false,
        rule: Some(rule),
        expected: Some(expected),
        keys: &["length", "max"],
        old: show(old),
        new: show(new),
        key: Key::Max,
    })
}

fn pattern(old: &Constraints, new: &Constraints) -> Option<Edit> {
    let written = |constraints: &Constraints| {
        constraints
            .pattern
            .as_ref()
            .map(|found| (found.regex.clone(), found.dialect, found.whole))
    };
    let (was, is) = (written(old), written(new));
    if was == is {
        return None;
    }
    let show = |found: &Option<(String, &'static str, bool)>| match found {
        None => "no pattern".to_owned(),
        // What is the same on both sides need not be said.
        Some((regex, dialect, whole)) => {
            let other = |this: bool| was.is_some() && is.is_some() && this;
            let differs = |pick: fn(&(String, &'static str, bool)) -> bool| {
                was.as_ref().map(pick) != is.as_ref().map(pick)
            };
            let part = if other(differs(|found| found.2)) {
                if *whole {
                    ", the whole value"
                } else {
                    ", a part of the value"
                }
            } else {
                ""
            };
            let dialect = if other(differs(|found| found.1 == "java")) {
                format!(" ({dialect})")
            } else {
                String::new()
            };
            format!("`{regex}`{dialect}{part}")
        }
    };
    Some(Edit {
        what: "pattern",
        is_pattern: true,
        rule: None,
        expected: None,
        keys: &["pattern", "regex"],
        old: show(&was),
        new: show(&is),
        key: Key::Pattern,
    })
}

/// The rule for an edit of the pattern alone; none where the length makes it something else.
pub(super) fn pattern_rule(
    relation: Relation,
    old: &Constraints,
    new: &Constraints,
) -> Option<&'static Rule> {
    Some(match (relation, &old.pattern, &new.pattern) {
        (Relation::Narrowed, None, Some(_)) => &rules::PARAM_PATTERN_ADDED,
        (Relation::Widened, Some(_), None) => &rules::PARAM_PATTERN_REMOVED,
        (Relation::Equal, Some(old), Some(new)) if old.table == new.table => {
            &rules::PARAM_PATTERN_EQUIVALENT
        }
        (Relation::Equal, _, _) => return None,
        (Relation::Narrowed, _, _) => &rules::PARAM_PATTERN_NARROWED,
        (Relation::Widened, _, _) => &rules::PARAM_PATTERN_WIDENED,
        (Relation::Overlapping, _, _) => &rules::PARAM_PATTERN_OVERLAPPING,
        (Relation::Disjoint, _, _) => &rules::PARAM_PATTERN_DISJOINT,
        (Relation::Undecided, _, _) => &rules::PARAM_PATTERN_UNDECIDED,
    })
}
