//! The reply table as clients read it: successes that both sides can get, and that read as something else.

use super::claims::Claims;
use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::report::finding::Finding;
use crate::diff::rule::cancel as rules;
use crate::ir::{Cancel, Cell, CellReading, ReadingKind, SuccessReading};

/// Successes that can arrive on both sides, and read as something else.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    old: &Cancel,
    new: &Cancel,
    first: usize,
    claims: &Claims,
) {
    let sides = [&old.success, &new.success];
    let mut seen: Vec<Reply> = Vec::new();
    let mut changed: Vec<(String, String, String)> = Vec::new();
    for side in [1, 0].map(|side| sides[side]) {
        for cell in &side.cells {
            let reply = Reply::of(side, cell);
            if seen.contains(&reply) || claims.is_new_word(&cell.values) {
                continue;
            }
            if let [Some(before), Some(after)] = sides.map(|side| reply.reading(side))
                && before != after
                && !claims.ends(before, after)
            {
                let shown = self::cell(cell, side);
                changed.push((shown, before.as_str().to_owned(), after.as_str().to_owned()));
            }
            seen.push(reply);
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

/// A success as far as either side tells successes apart: its status, and the members that are there.
#[derive(PartialEq)]
struct Reply<'a> {
    status: u16,
    members: Vec<(&'a str, &'a Cell)>,
}

impl<'a> Reply<'a> {
    fn of(side: &'a SuccessReading, cell: &'a CellReading) -> Self {
        let members = side.paths().zip(&cell.values);
        let mut members: Vec<(&str, &Cell)> = members
            .filter(|(_, value)| **value != Cell::Absent)
            .collect();
        members.sort();
        Self {
            status: cell.status,
            members,
        }
    }

    /// What a side reads it as: a value that its rows do not name is like any other.
    fn reading(&self, side: &SuccessReading) -> Option<ReadingKind> {
        let values: Vec<&Cell> = side
            .paths()
            .enumerate()
            .map(|(at, name)| {
                let value = self.members.iter().find(|(member, _)| *member == name);
                let value = value.map_or(&Cell::Absent, |(_, value)| value);
                let is_named = side
                    .cells
                    .iter()
                    .any(|cell| cell.values.get(at) == Some(value));
                if is_named { value } else { &Cell::Other }
            })
            .collect();
        let is_it = |cell: &&CellReading| {
            cell.status == self.status && cell.values.iter().eq(values.iter().copied())
        };
        side.cells
            .iter()
            .find(is_it)
            .map(|cell| cell.reading.kind())
    }
}

/// `a success 200 with State: FAILED`
fn cell(cell: &CellReading, side: &SuccessReading) -> String {
    let values = side
        .paths()
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
