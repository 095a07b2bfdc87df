//! The reply table as clients read it: successes that both sides can get, and that read as something else.

use super::claims::Claims;
use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::report::finding::Finding;
use crate::diff::rule::cancel as rules;
use crate::ir::{Cancel, Cell, CellReading};

/// Successes that can arrive on both sides, and read as something else.
pub(super) fn compare(
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
