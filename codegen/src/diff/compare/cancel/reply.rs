//! The reply table: what each disposition is answered with, and what the answers read as.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::compare::pairing::Names;
use crate::diff::report::finding::Finding;
use crate::diff::rule::{Rule, cancel as rules, error as error_rules};
use crate::diff::verdict::Verdict;
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
    /// Whether a success means the end of the target on one side only.
    pub(super) completion: bool,
}

impl Claims {
    /// Whether it follows from what a success means, or from a member that has come or gone, that a row reads otherwise.
    fn reading(&self, old: &Reply, new: &Reply) -> bool {
        let moves = |member: &(String, Slot)| !self.members.contains(&member.0);
        let has_other = |reply: &Reply| match &reply.sends {
            Sends::Success { body, .. } => body.iter().any(moves),
            Sends::Error { .. } => false,
        };
        has_other(old) || has_other(new) || self.ends(old.reads_as, new.reads_as)
    }

    /// Whether a reading is another because a success means the end now, or does not any more.
    fn ends(&self, old: ReadingKind, new: ReadingKind) -> bool {
        let is_end = |reading: ReadingKind| reading == OutcomeKind::Cancelled.into();
        let is_way = |reading: ReadingKind| reading == OutcomeKind::Cancelling.into();
        let turns = is_end(old) && is_way(new) || is_way(old) && is_end(new);
        self.completion && turns
    }
}

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
    for (was, is) in old.replies.iter().zip(&new.replies) {
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
    cells(comparison, old, new, first, claims);
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

/// Successes that can arrive on both sides, and read as something else.
fn cells(
    comparison: &mut Comparison<'_>,
    old: &Cancel,
    new: &Cancel,
    first: usize,
    claims: &Claims,
) {
    // A member that only one side goes by is not there in a reply that both can get.
    let value = |cell: &CellReading, members: &[String], name: &String| {
        let at = members.iter().position(|member| member == name);
        at.and_then(|at| cell.values.get(at).cloned())
            .unwrap_or(Cell::Absent)
    };
    let (members, others) = (&new.success.members, &old.success.members);
    let names: Vec<&String> = members
        .iter()
        .chain(others.iter().filter(|name| !members.contains(name)))
        .collect();
    let mut changed: Vec<(String, String, String)> = Vec::new();
    for is in &new.success.cells {
        let same = |was: &&CellReading| {
            let mut names = names.iter();
            was.status == is.status
                && names.all(|name| value(was, others, name) == value(is, members, name))
        };
        let Some(was) = old.success.cells.iter().find(same) else {
            continue;
        };
        let (before, after) = (was.reading.kind(), is.reading.kind());
        if before != after && !claims.ends(before, after) {
            let reply = cell(is, &new.success.members);
            changed.push((reply, before.as_str().to_owned(), after.as_str().to_owned()));
        }
    }
    if changed.is_empty() {
        return;
    }
    let list: Vec<String> = changed
        .iter()
        .map(|(reply, was, is)| format!("{reply} reads as {is}, not {was}"))
        .collect();
    let is_success = |found: &&mut Finding| {
        found.element.get(1).is_some_and(|key| key == "replies") && found.old.is_some()
    };
    if let Some(found) = comparison.findings[first..].iter_mut().find(is_success) {
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
    let found = comparison.finding(&rules::CANCEL_READING_CHANGED, &["cancel", "reads"]);
    let found = found.values(join(|entry| &entry.1), join(|entry| &entry.2));
    comparison.add(found.note(format!("{}.", list.join("; "))));
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
        Slot::OneOf(slots) => format!(
            "[{}]",
            slots.iter().map(self::slot).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// `a success 200 with State: FAILED`
fn cell(cell: &CellReading, members: &[String]) -> String {
    let values = members
        .iter()
        .zip(&cell.values)
        .map(|(member, value)| match value {
            Cell::Absent => format!("without {member}"),
            Cell::Other => format!("with any other {member}"),
            Cell::Value(crate::ir::Literal::Text(word)) => format!("with {member}: {word}"),
            Cell::Value(value) => format!("with {member}: {}", display::literal(value)),
        });
    let values: Vec<String> = values.collect();
    format!("{} {}", cell.status, display::list(&values)).replace(" none", "")
}
