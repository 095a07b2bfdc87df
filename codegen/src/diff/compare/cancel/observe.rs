//! How the end of the target is seen: by which operation, and what its replies mean.

use crate::diff::compare::comparison::Comparison;
use crate::diff::rule::cancel as rules;
use crate::ir::{Cancel, Literal, Observe, Sight, Slot};

/// Two versions of the observation.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Cancel, new: &Cancel) {
    let path = ["cancel", "observe"];
    match (&old.observe, &new.observe) {
        (None, Some(found)) => {
            let added = comparison.finding(&rules::CANCEL_OBSERVE_ADDED, &path);
            comparison.add(added.to(observed(found)));
        }
        (Some(found), None) => {
            let removed = comparison.finding(&rules::CANCEL_OBSERVE_REMOVED, &path);
            comparison.add(removed.from(observed(found)));
        }
        (Some(was), Some(is)) if observed(was) != observed(is) => {
            let (was, is) = (observed(was), observed(is));
            comparison.changed(&rules::CANCEL_OBSERVED_BY_CHANGED, &path, was, is);
        }
        (Some(was), Some(is)) => {
            let (was, is) = (rows(was, old), rows(is, new));
            let rule = &rules::CANCEL_OBSERVE_READS_CHANGED;
            if was != is {
                comparison.changed(rule, &path, beside(&was, &is), beside(&is, &was));
            }
        }
        (None, None) => {}
    }
}

/// `state of GetJob (GET /jobs/{jobId}) with region`
fn observed(found: &Observe) -> String {
    let by = found.template.as_ref().map_or_else(
        || found.operation.clone(),
        |path| format!("{} (GET {path})", found.operation),
    );
    let by = match found.params.join(", ") {
        params if params.is_empty() => by,
        params => format!("{by} with {params}"),
    };
    match &found.member {
        Some(member) => format!("{member} of {by}"),
        None => by,
    }
}

/// What replies show, in words; what the states of the cancel say is told of them.
fn rows(observe: &Observe, cancel: &Cancel) -> Vec<String> {
    let own = observe.states.iter();
    let words = own.map(|(word, phase)| format!("{word} is {}", phase.as_str()));
    let states = observe.words(&cancel.states);
    let mut found: Vec<String> = words.chain(observe.rows_beside(states).map(row)).collect();
    found.sort_unstable();
    found
}

/// `status 404, code: gone is ended`
fn row(sight: &Sight) -> String {
    let status = sight.status.map(|status| format!("status {status}"));
    let body = sight.body.iter();
    let body = body.map(|(path, said)| format!("{path}: {}", slot(said)));
    let parts: Vec<String> = status.into_iter().chain(body).collect();
    format!("{} is {}", parts.join(", "), sight.phase.as_str())
}

fn slot(slot: &Slot) -> String {
    match slot {
        Slot::Literal(Literal::Text(word)) => word.clone(),
        Slot::Absent => "$absent".to_owned(),
        Slot::Text => "$text".to_owned(),
        Slot::OneOf(slots) => {
            let slots: Vec<String> = slots.iter().map(self::slot).collect();
            format!("[{}]", slots.join(", "))
        }
        Slot::Literal(_) | Slot::Unknown | Slot::State | Slot::Param(_) | Slot::Each => {
            "$unknown".to_owned()
        }
    }
}

/// What one side alone has.
fn beside(some: &[String], others: &[String]) -> String {
    let only: Vec<&str> = some
        .iter()
        .filter(|row| !others.contains(row))
        .map(String::as_str)
        .collect();
    if only.is_empty() {
        "no such row".to_owned()
    } else {
        only.join("; ")
    }
}
