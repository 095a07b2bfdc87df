//! The reply table: what each disposition is answered with, and what the answers read as.

use super::around::Around;
use super::error::Names;
use super::rule::{Rule, cancel as rules, error as error_rules};
use super::verdict::Verdict;
use super::words;
use crate::ir::{
    Cancel, Cell, CellReading, DispositionKind, OutcomeKind, ReadingKind, RefusalKind, Reply,
    Sends, Slot,
};

/// What findings about the response have told of, so that rows need not.
pub(super) struct Claims {
    /// Statuses of a success are others.
    pub(super) statuses: bool,
    /// Members of the response that both sides have.
    pub(super) members: Vec<String>,
}

/// Rows one by one, then all successes that can arrive; `kinds` are errors whose kind has changed.
pub(super) fn compare(
    around: &mut Around<'_>,
    old: &Cancel,
    new: &Cancel,
    errors: &Names,
    kinds: &[String],
    claims: &Claims,
) {
    let first = around.findings.len();
    let mut read_otherwise: Vec<String> = Vec::new();
    for (was, is) in old.replies.iter().zip(&new.replies) {
        let is_same = same(&was.sends, &is.sends, errors, claims);
        if !is_same {
            row(around, was, is);
            around.told_rows.push(is.disposition);
            continue;
        }
        if was.reads_as != is.reads_as {
            match &is.sends {
                Sends::Error { name, .. }
                    if kinds.contains(name) || read_otherwise.contains(name) => {}
                Sends::Error { name, .. } => {
                    read_otherwise.push(name.clone());
                    error_reading(around, name, was, is);
                }
                Sends::Success { .. } => reading(around, was, is),
            }
        }
        around.prose(
            &rules::CANCEL_NOTES_CHANGED,
            &["cancel", "replies", is.disposition.as_str(), "text"],
            was.text.as_deref(),
            is.text.as_deref(),
        );
    }
    cells(around, old, new, first);
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
fn row(around: &mut Around<'_>, old: &Reply, new: &Reply) {
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
    let found = around
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
    around.add(if is_mild {
        found.wire(Verdict::Risk, Verdict::Risk)
    } else {
        found
    });
}

/// The same error, taken for something else.
fn error_reading(around: &mut Around<'_>, name: &str, old: &Reply, new: &Reply) {
    let rule = match (old.reads_as.is_outcome(), new.reads_as.is_outcome()) {
        (false, true) => &error_rules::ERROR_CONDITION_ADDED,
        (true, false) => &error_rules::ERROR_CONDITION_REMOVED,
        _ => &rules::CANCEL_READING_CHANGED,
    };
    let found = around.finding(
        rule,
        &["cancel", "replies", new.disposition.as_str(), "reads_as"],
    );
    let reads = |reading: ReadingKind| format!("{name} reads as {}", reading.as_str());
    around.add(found.values(reads(old.reads_as), reads(new.reads_as)));
}

/// The same success, taken for something else.
fn reading(around: &mut Around<'_>, old: &Reply, new: &Reply) {
    let found = around.finding(
        &rules::CANCEL_READING_CHANGED,
        &["cancel", "replies", new.disposition.as_str(), "reads_as"],
    );
    around.add(found.values(shown(old), shown(new)));
}

/// Successes that can arrive on both sides, and read as something else.
fn cells(around: &mut Around<'_>, old: &Cancel, new: &Cancel, first: usize) {
    if !old.success.paths().eq(new.success.paths()) {
        return;
    }
    let mut changed: Vec<(String, String, String)> = Vec::new();
    for is in &new.success.cells {
        let same = |was: &&CellReading| was.status == is.status && was.values == is.values;
        let Some(was) = old.success.cells.iter().find(same) else {
            continue;
        };
        if was.reading.kind() != is.reading.kind() {
            let reply = cell(is, new.success.paths());
            changed.push((
                reply,
                was.reading.kind().as_str().to_owned(),
                is.reading.kind().as_str().to_owned(),
            ));
        }
    }
    if changed.is_empty() {
        return;
    }
    let list: Vec<String> = changed
        .iter()
        .map(|(reply, was, is)| format!("{reply} reads as {is}, not {was}"))
        .collect();
    let is_success = |found: &&mut super::finding::Finding| {
        found.element.get(1).is_some_and(|key| key == "replies") && found.old.is_some()
    };
    if let Some(found) = around.findings[first..].iter_mut().find(is_success) {
        let said = found
            .note
            .take()
            .map_or_else(String::new, |said| format!("{said} "));
        found.note = Some(format!("{said}For a client: {}.", list.join("; ")));
        return;
    }
    let join = |pick: fn(&(String, String, String)) -> &String| {
        let mut words: Vec<&str> = changed.iter().map(|entry| pick(entry).as_str()).collect();
        words.dedup();
        words.join(", ")
    };
    let found = around.finding(&rules::CANCEL_READING_CHANGED, &["cancel", "reads"]);
    let found = found.values(join(|entry| &entry.1), join(|entry| &entry.2));
    around.add(found.note(format!("{}.", list.join("; "))));
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
        Slot::Literal(value) => words::literal(value),
        Slot::State => "$state".to_owned(),
        Slot::Text => "$text".to_owned(),
        Slot::Absent => "$absent".to_owned(),
        Slot::Unknown => "$unknown".to_owned(),
        Slot::Param(name) => format!("$param.{name}"),
        Slot::OneOf(slots) => format!(
            "[{}]",
            slots.iter().map(self::slot).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// `a success 200 with State: FAILED`
fn cell<'p>(cell: &CellReading, members: impl Iterator<Item = &'p str>) -> String {
    let values = members
        .zip(&cell.values)
        .map(|(member, value)| match value {
            Cell::Absent => format!("without {member}"),
            Cell::Other => format!("with any other {member}"),
            Cell::Value(crate::ir::Literal::Text(word)) => format!("with {member}: {word}"),
            Cell::Value(value) => format!("with {member}: {}", words::literal(value)),
        });
    let values: Vec<String> = values.collect();
    format!("{} {}", cell.status, words::list(&values)).replace(" none", "")
}
