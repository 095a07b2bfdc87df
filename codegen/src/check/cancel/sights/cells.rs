//! The replies that rows of an observation can tell apart.

use std::collections::BTreeSet;

use annul_runtime::meaning::look_table::LookTable;
use annul_runtime::meaning::reply_table::Seen;

use crate::ir::{Literal, Sight, Slot};

/// What can be seen of a member, as far as rows can tell values apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Value {
    Absent,
    Word(String),
    Other,
}

/// A reply, as far as rows can tell replies apart.
pub(super) struct Cell {
    pub(super) status: u16,
    pub(super) values: Vec<Value>,
    /// The rows that it fits.
    pub(super) rows: BTreeSet<usize>,
}

/// The members that rows name, that of the state first.
pub(super) fn members(rows: &[Sight], member: Option<&str>) -> Vec<String> {
    let named = rows.iter().flat_map(|row| &row.body);
    let named = named.map(|(path, _)| path.as_str());
    let mut found: Vec<String> = Vec::new();
    for path in member.into_iter().chain(named) {
        if found.iter().all(|known| known != path) {
            found.push(path.to_owned());
        }
    }
    found
}

/// Every status that rows name, and a success that none does.
pub(super) fn statuses(rows: &[Sight]) -> Vec<u16> {
    let mut found: BTreeSet<u16> = rows.iter().filter_map(|row| row.status).collect();
    let other = (200..300).find(|status| !found.contains(status));
    found.extend(other);
    found.into_iter().collect()
}

/// Nothing, each value that a row names, and any other.
pub(super) fn column(rows: &[Sight], path: &str) -> Vec<Value> {
    let of_path = rows.iter().flat_map(|row| &row.body);
    let of_path = of_path.filter(|(named, _)| named == path);
    let words: BTreeSet<String> = of_path.flat_map(|(_, slot)| words(slot)).collect();
    let words = words.into_iter().map(Value::Word);
    [Value::Absent]
        .into_iter()
        .chain(words)
        .chain([Value::Other])
        .collect()
}

fn words(slot: &Slot) -> Vec<String> {
    match slot {
        Slot::Literal(Literal::Text(text)) => vec![text.clone()],
        Slot::OneOf(slots) => slots.iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn cells(
    table: &LookTable<'_>,
    members: &[String],
    columns: &[Vec<Value>],
    statuses: &[u16],
) -> Vec<Cell> {
    let all = columns.iter().fold(vec![Vec::new()], |rows, column| {
        let longer = |row: &Vec<Value>| {
            let row = row.clone();
            let with = move |value: &Value| row.iter().cloned().chain([value.clone()]).collect();
            column.iter().map(with).collect::<Vec<Vec<Value>>>()
        };
        rows.iter().flat_map(longer).collect()
    });
    let mut found = Vec::new();
    for status in statuses {
        for values in all.iter().filter(|values| can_arrive(members, values)) {
            let seen = |path: &str| {
                let index = members.iter().position(|member| member == path);
                index.map_or(Seen::Absent, |index| match &values[index] {
                    Value::Absent => Seen::Absent,
                    Value::Word(word) => Seen::text(word),
                    Value::Other => Seen::Other,
                })
            };
            let rows = table.matches(*status, &seen).map(|(row, _)| row).collect();
            found.push(Cell {
                status: *status,
                values: values.clone(),
                rows,
            });
        }
    }
    found
}

/// A member stands in an object: in nothing, and in a word, there is none.
fn can_arrive(members: &[String], values: &[Value]) -> bool {
    let pairs = || members.iter().zip(values);
    pairs().all(|(outer, value)| {
        let is_inside = |path: &str| {
            let rest = path.strip_prefix(outer.as_str());
            rest.is_some_and(|rest| rest.starts_with(['.', '[']))
        };
        let mut inside = pairs().filter(|(path, _)| is_inside(path));
        *value == Value::Other || inside.all(|(_, value)| *value == Value::Absent)
    })
}

#[cfg(test)]
mod tests {
    use super::{Value, column, statuses};
    use crate::ir::{Literal, Phase, Sight, Slot};

    fn row(status: Option<u16>, words: &[&str]) -> Sight {
        let word = |word: &&str| Slot::Literal(Literal::Text((*word).to_owned()));
        Sight {
            status,
            body: vec![(
                "state".to_owned(),
                Slot::OneOf(words.iter().map(word).collect()),
            )],
            phase: Phase::Running,
            because: None,
            sources: Vec::new(),
        }
    }

    #[test]
    fn every_value_is_tried_that_rows_tell_apart() {
        let rows = [row(Some(200), &["b", "a"]), row(Some(404), &["a"])];
        let word = |word: &str| Value::Word(word.to_owned());
        let all = [Value::Absent, word("a"), word("b"), Value::Other];
        assert_eq!(column(&rows, "state"), all);
        assert_eq!(statuses(&rows), [200, 201, 404]);
    }
}
