//! The reply table: what each disposition is answered with, and what the answers read as.

use super::cells;
use super::claims::Claims;
use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::compare::pairing::Names;
use crate::diff::report::finding::Finding;
use crate::diff::rule::{Rule, cancel as rules, error as error_rules};
use crate::diff::verdict::Verdict;
use crate::ir::{
    Cancel, DispositionKind, OutcomeKind, ReadingKind, RefusalKind, Reply, Sends, Slot,
};

/// Rows one by one, then all successes that can arrive; `kinds` are errors whose kind has changed.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    old: &Cancel,
    new: &Cancel,
    errors: &Names,
    kinds: &[String],
    claims: &Claims,
) {
    let first = comparison.findings.len();
    let mut read_otherwise: Vec<String> = Vec::new();
    let mut follow: Vec<&str> = Vec::new();
    one_sided(comparison, old, new);
    for is in &new.replies {
        let Some(was) = old.reply(is.disposition) else {
            continue;
        };
        let is_same = same(&was.sends, &is.sends, errors, claims);
        if !is_same {
            row(comparison, was, is);
            comparison.told_rows.push(is.disposition);
            continue;
        }
        if was.reads_as != is.reads_as {
            match &is.sends {
                Sends::Error { name, .. }
                    if kinds.contains(name) || read_otherwise.contains(name) => {}
                Sends::Error { name, .. } => {
                    read_otherwise.push(name.clone());
                    error_reading(comparison, name, was, is);
                }
                Sends::Success { .. } if claims.reading(was, is) => {
                    follow.push(is.disposition.as_str());
                }
                Sends::Success { .. } => reading(comparison, was, is),
            }
        }
        comparison.prose(
            &rules::CANCEL_NOTES_CHANGED,
            &["cancel", "replies", is.disposition.as_str(), "text"],
            was.text.as_deref(),
            is.text.as_deref(),
        );
    }
    if claims.completion && !follow.is_empty() {
        let tells = |found: &&mut Finding| found.element == ["cancel", "completion"];
        if let Some(found) = comparison.findings.iter_mut().find(tells) {
            found.note = Some(format!(
                "The reply table follows: {}.",
                display::list(&follow)
            ));
        }
    }
    cells::compare(comparison, old, new, first, claims);
}

/// Rows that come or go: where only clients are emitted, not each case has one.
fn one_sided(comparison: &mut Comparison<'_>, old: &Cancel, new: &Cancel) {
    let path = |row: &Reply| ["cancel", "replies", row.disposition.as_str()];
    let told = |found: &Finding| found.element == ["role"];
    if comparison.findings.iter().any(told) {
        return;
    }
    for row in &new.replies {
        if old.reply(row.disposition).is_none() {
            let found = comparison.finding(&rules::CANCEL_ROWS_CHANGED, &path(row));
            comparison.add(found.to(shown(row)));
        }
    }
    for row in &old.replies {
        if new.reply(row.disposition).is_none() {
            let found = comparison.finding(&rules::CANCEL_ROWS_CHANGED, &path(row));
            comparison.add(found.from(shown(row)));
        }
    }
}

fn same(old: &Sends, new: &Sends, errors: &Names, claims: &Claims) -> bool {
    match (old, new) {
        (Sends::Error { name, .. }, Sends::Error { name: other, .. }) => {
            name == other || errors.iter().any(|(from, to)| from == name && to == other)
        }
        (
            Sends::Success { status, body },
            Sends::Success {
                status: other_status,
                body: other,
            },
        ) => {
            let stayed = |body: &[(String, Slot)]| -> Vec<(String, Slot)> {
                let slots = body
                    .iter()
                    .filter(|(name, _)| claims.members.contains(name));
                slots.cloned().collect()
            };
            (status == other_status || claims.statuses) && stayed(body) == stayed(other)
        }
        _ => false,
    }
}

/// A row that sends something else.
fn row(comparison: &mut Comparison<'_>, old: &Reply, new: &Reply) {
    let is_error = |reply: &Reply| matches!(reply.sends, Sends::Error { .. });
    let pick = |became_error, became_success, otherwise| match (is_error(old), is_error(new)) {
        (false, true) => became_error,
        (true, false) => became_success,
        _ => otherwise,
    };
    let rule: &'static Rule = match new.disposition {
        DispositionKind::Outcome(OutcomeKind::AlreadyCancelled) => pick(
            &rules::CANCEL_ALREADY_CANCELLED_BECAME_ERROR,
            &rules::CANCEL_ALREADY_CANCELLED_BECAME_SUCCESS,
            &rules::CANCEL_ALREADY_CANCELLED_ERROR_CHANGED,
        ),
        DispositionKind::Outcome(OutcomeKind::AlreadyFinished) => pick(
            &rules::CANCEL_TERMINAL_BECAME_ERROR,
            &rules::CANCEL_TERMINAL_BECAME_SUCCESS,
            &rules::CANCEL_TERMINAL_ERROR_CHANGED,
        ),
        DispositionKind::Refusal(RefusalKind::NotFound) => &rules::CANCEL_UNKNOWN_ERROR_CHANGED,
        DispositionKind::Outcome(OutcomeKind::Cancelling) => {
            &rules::CANCEL_CANCELLING_ANSWER_CHANGED
        }
        DispositionKind::Outcome(OutcomeKind::Cancelled) => &rules::CANCEL_ANSWER_CHANGED,
        DispositionKind::Refusal(_) => &error_rules::ERROR_CONDITION_MOVED,
    };
    let found = comparison
        .finding(rule, &["cancel", "replies", new.disposition.as_str()])
        .values(shown(old), shown(new));
    let found = match (&old.assumed, &new.assumed) {
        (Some(_), None) => found.note(
            "The old answer was assumed, for want of a source: if the service never gave it, accept this as `corrected`.",
        ),
        (None, Some(_)) => found.note("The new answer is assumed, without a source."),
        _ => found,
    };
    let is_mild = !is_error(old) && !is_error(new) && old.reads_as == new.reads_as;
    // Another success with the same reading: only code that looks into the reply notices.
    comparison.add(if is_mild {
        found.wire(Verdict::Risk, Verdict::Risk)
    } else {
        found
    });
}

/// The same error, taken for something else.
fn error_reading(comparison: &mut Comparison<'_>, name: &str, old: &Reply, new: &Reply) {
    let rule = match (old.reads_as.is_outcome(), new.reads_as.is_outcome()) {
        (false, true) => &error_rules::ERROR_CONDITION_ADDED,
        (true, false) => &error_rules::ERROR_CONDITION_REMOVED,
        _ => &rules::CANCEL_READING_CHANGED,
    };
    let found = comparison.finding(
        rule,
        &["cancel", "replies", new.disposition.as_str(), "reads_as"],
    );
    let reads = |reading: ReadingKind| format!("{name} reads as {}", reading.as_str());
    comparison.add(found.values(reads(old.reads_as), reads(new.reads_as)));
}

/// The same success, taken for something else.
fn reading(comparison: &mut Comparison<'_>, old: &Reply, new: &Reply) {
    let found = comparison.finding(
        &rules::CANCEL_READING_CHANGED,
        &["cancel", "replies", new.disposition.as_str(), "reads_as"],
    );
    comparison.add(found.values(shown(old), shown(new)));
}

/// `200 {State: CANCELED}, reads as cancelled`
fn shown(reply: &Reply) -> String {
    let reads = if reply.reads_as == reply.disposition.into() {
        String::new()
    } else {
        format!(", reads as {}", reply.reads_as.as_str())
    };
    match &reply.sends {
        Sends::Error { name, .. } => format!("{name}{reads}"),
        Sends::Success { status, body } if body.is_empty() => format!("{status}{reads}"),
        Sends::Success { status, body } => {
            let members: Vec<String> = body
                .iter()
                .map(|(name, value)| format!("{name}: {}", slot(value)))
                .collect();
            format!("{status} {{{}}}{reads}", members.join(", "))
        }
    }
}

fn slot(slot: &Slot) -> String {
    match slot {
        Slot::Literal(crate::ir::Literal::Text(word)) => word.clone(),
        Slot::Literal(value) => display::literal(value),
        Slot::State => "$state".to_owned(),
        Slot::Text => "$text".to_owned(),
        Slot::Absent => "$absent".to_owned(),
        Slot::Unknown => "$unknown".to_owned(),
        Slot::Param(name) => format!("$param.{name}"),
        Slot::Each => "$each".to_owned(),
        Slot::OneOf(slots) => format!(
            "[{}]",
            slots.iter().map(self::slot).collect::<Vec<_>>().join(", ")
        ),
    }
}
