//! The vendor's state words: those that came and went, and the phases that they stand for.

use crate::diff::compare::comparison::Comparison;
use crate::diff::rule::cancel as rules;
use crate::diff::verdict::{Bump, Verdict};
use crate::ir::{Cell, EnumType, Member, Operation, Phase, ReadingKind};
use crate::rust::name;

/// The state words of an operation.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation) {
    let (was, is) = (&old.cancel.states, &new.cancel.states);
    if was.is_empty() != is.is_empty() {
        // What comes or goes with a member is told with that.
        if with_member(old, new).is_some_and(|note| told_with_it(comparison, note)) {
            return;
        }
        let count = |states: &[(String, Phase)]| match states.len() {
            0 => "no states".to_owned(),
            1 => "1 state".to_owned(),
            count => format!("{count} states"),
        };
        comparison.changed(
            &rules::CANCEL_LIFECYCLE_MAPPING_CHANGED,
            &["cancel", "states"],
            count(was),
            count(is),
        );
        return;
    }
    let renamed = renamed(old, new);
    for (word, phase) in is {
        let before = was.iter().find(|(other, _)| other == word);
        let before = before.or_else(|| {
            let (from, _) = renamed.iter().find(|(_, to)| to == word)?;
            was.iter().find(|(other, _)| other == from)
        });
        match before {
            None => added(comparison, old, new, word, *phase),
            Some((from, before)) => {
                if from != word {
                    let found = comparison
                        .finding(&rules::CANCEL_STATE_RENAMED, &["cancel", "states", word]);
                    comparison.add(found.values(from, word).was_at(&["cancel", "states", from]));
                }
                phases(comparison, word, *before, *phase);
            }
        }
    }
    for (word, phase) in was {
        let is_there = is.iter().any(|(other, _)| other == word)
            || renamed.iter().any(|(from, _)| from == word);
        if !is_there {
            let bump = bump(old, word, Bump::Major);
            let found =
                comparison.finding(&rules::CANCEL_STATE_REMOVED, &["cancel", "states", word]);
            let found = found
                .from(format!("{word} ({})", phase.as_str()))
                .rust(bump, bump);
            comparison.add(found);
        }
    }
}

/// What the response tells of states that come, or go, with the member that holds them.
fn with_member(old: &Operation, new: &Operation) -> Option<String> {
    let (without, with, says) = if old.cancel.states.is_empty() {
        (old, new, "Its words are states now")
    } else {
        (new, old, "Its words were states")
    };
    let states = &with.cancel.states;
    let holds = |found: &EnumType| states.iter().any(|(word, _)| found.lists(word));
    let (member, _) = enums(with).find(|(_, found)| holds(found))?;
    let mut others = without.response.members().iter();
    if others.any(|other| other.wire == member.wire) {
        return None;
    }
    let phases = states
        .iter()
        .map(|(word, phase)| format!("{word} ({})", phase.as_str()));
    Some(format!(
        "{says}: {}.",
        phases.collect::<Vec<_>>().join(", ")
    ))
}

/// Adds to the finding about the member, or about the body that it came with.
fn told_with_it(comparison: &mut Comparison<'_>, note: String) -> bool {
    let rules = [
        "resp-body-added",
        "resp-body-removed",
        "resp-member-added-optional",
        "resp-member-added-required",
        "resp-member-removed-optional",
        "resp-member-removed-required",
    ];
    let mut findings = comparison.findings.iter_mut();
    let found = findings.find(|found| rules.contains(&found.rule.id));
    found.map(|found| found.note = Some(note)).is_some()
}

fn added(
    comparison: &mut Comparison<'_>,
    old: &Operation,
    new: &Operation,
    word: &str,
    phase: Phase,
) {
    let rule = if is_terminal(phase) {
        &rules::CANCEL_STATE_ADDED_TERMINAL
    } else {
        &rules::CANCEL_STATE_ADDED
    };
    let bump = bump(new, word, Bump::Minor);
    let found = comparison
        .finding(rule, &["cancel", "states", word])
        .to(format!("{word} ({})", phase.as_str()));
    let found = found.rust(bump, bump);
    let found = match read_before(old, new, word) {
        Some(reading) => found.note(format!(
            "Callers of the old spec read a reply with it as {}.",
            reading.as_str()
        )),
        None => found,
    };
    let is_closed = enums(new).any(|(_, found)| !found.open && found.lists(word));
    comparison.add(if is_closed {
        found.wire(Verdict::Breaks, Verdict::Ok)
    } else {
        found
    });
}

/// What callers of the old spec take a reply with a new word for, if that is the same in all replies.
fn read_before(old: &Operation, new: &Operation, word: &str) -> Option<ReadingKind> {
    let (member, _) = enums(new).find(|(_, found)| found.lists(word))?;
    let success = &old.cancel.success;
    let at = success.paths().position(|path| *path == member.wire)?;
    let mut readings = success
        .cells
        .iter()
        .filter(|cell| cell.values[at] == Cell::Other)
        .map(|cell| cell.reading.kind());
    let first = readings.next()?;
    readings.all(|reading| reading == first).then_some(first)
}

fn phases(comparison: &mut Comparison<'_>, word: &str, old: Phase, new: Phase) {
    let rule = match (is_terminal(old), is_terminal(new)) {
        _ if old == new => return,
        (false, true) => &rules::CANCEL_STATE_BECAME_TERMINAL,
        (true, false) => &rules::CANCEL_STATE_NO_LONGER_TERMINAL,
        _ => &rules::CANCEL_LIFECYCLE_MAPPING_CHANGED,
    };
    comparison.changed(
        rule,
        &["cancel", "states", word],
        old.as_str(),
        new.as_str(),
    );
}

fn is_terminal(phase: Phase) -> bool {
    phase == Phase::Cancelled || phase.is_finished()
}

/// The enums of a reply.
fn enums(operation: &Operation) -> impl Iterator<Item = (&Member, &EnumType)> {
    let members = operation.response.members().iter();
    members.filter_map(|member| Some((member, member.ty.as_enum()?)))
}

/// A word of an enum of the reply is a variant; any other is a mere constant.
fn bump(operation: &Operation, word: &str, variant: Bump) -> Bump {
    if enums(operation).any(|(_, found)| found.lists(word)) {
        variant
    } else {
        Bump::Patch
    }
}

/// State words that changed under one variant.
fn renamed(old: &Operation, new: &Operation) -> Vec<(String, String)> {
    let values = |operation: &Operation| -> Vec<(String, String, String)> {
        let values = enums(operation).flat_map(|(member, found)| {
            let values = found.values.iter();
            values.map(|value| {
                (
                    name::field(member),
                    name::variant(value),
                    value.word.clone(),
                )
            })
        });
        values.collect()
    };
    let (was, is) = (values(old), values(new));
    let gone = |word: &String| !is.iter().any(|(_, _, other)| other == word);
    let come = |word: &String| !was.iter().any(|(_, _, other)| other == word);
    let mut found = Vec::new();
    for (member, variant, from) in was.iter().filter(|(_, _, word)| gone(word)) {
        let same = |(other, name, word): &&(String, String, String)| {
            other == member && name == variant && come(word)
        };
        found.extend(
            is.iter()
                .find(same)
                .map(|(_, _, to)| (from.clone(), to.clone())),
        );
    }
    found
}
