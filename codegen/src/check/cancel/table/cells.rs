//! The values of members that decide what a success means, as far as a table can tell them apart.

use std::collections::BTreeSet;

use annul_runtime::meaning::reply_table::{self as table, Seen};

use crate::ir::{Cell, Literal, Located, Read, Reply, Response, Sends, Slot, Type};

/// What all entries of a table say of members.
pub(super) struct Said<'a> {
    pub(super) replies: &'a [Reply],
    pub(super) reads: &'a [Read],
}

impl<'a> Said<'a> {
    /// The members by which entries differ; an echoed param decides nothing.
    pub(super) fn deciding<'r>(&self, response: &'r Response) -> Vec<Located<'r>> {
        let all = Located::all(response.members()).into_iter();
        let decides = |slot: &Slot| !matches!(slot, Slot::Param(_));
        // What stands in items of lists is found by the ways that rows name.
        let named = self.bodies().flatten().map(|(path, _)| path.as_str());
        let items: BTreeSet<&str> = named.filter(|path| path.contains('[')).collect();
        let items = items
            .into_iter()
            .filter_map(|path| Located::find(response.members(), path));
        all.chain(items)
            .filter(|found| self.slots(&found.path).any(decides))
            .collect()
    }

    /// Whether some entry says what the absence of a member means.
    pub(super) fn says_absent(&self, path: &str) -> bool {
        let is_absent = |slot: &Slot| matches!(slot, Slot::Absent | Slot::Literal(Literal::Null));
        self.slots(path).any(|slot| match slot {
            Slot::OneOf(slots) => slots.iter().any(is_absent),
            alone => is_absent(alone),
        })
    }

    /// The values of a member that entries can tell apart. Absence is among them where the member may be absent, and
    /// where an entry says what it means; a client takes a reply that lacks anything else for no success.
    pub(super) fn column(&self, located: &Located<'_>) -> Vec<Cell> {
        let may_be_absent = located.optional().next().is_some() || self.says_absent(&located.path);
        let mut cells: Vec<Cell> = may_be_absent.then_some(Cell::Absent).into_iter().collect();
        match &located.member().ty {
            Type::Boolean => {
                cells.extend([true, false].map(|flag| Cell::Value(Literal::Bool(flag))));
            }
            Type::Enum(found) => {
                let words = found.words().map(|word| Literal::Text(word.to_owned()));
                cells.extend(words.map(Cell::Value));
                // An enum of a reply is open: any other word can come.
                cells.push(Cell::Other);
            }
            _ => {
                let values: BTreeSet<Cell> = self
                    .slots(&located.path)
                    .flat_map(literals)
                    .map(Cell::Value)
                    .collect();
                cells.extend(values);
                cells.push(Cell::Other);
            }
        }
        cells
    }

    /// What all entries say of a member.
    fn slots<'s>(&self, path: &'s str) -> impl Iterator<Item = &'a Slot> + use<'a, 's> {
        let all = self.bodies().flatten();
        all.filter(move |(name, _)| name == path)
            .map(|(_, slot)| slot)
    }

    /// What all entries say, each of its members.
    fn bodies(&self) -> impl Iterator<Item = &'a Vec<(String, Slot)>> + use<'a> {
        let sent = self.replies.iter().filter_map(|reply| match &reply.sends {
            Sends::Success { body, .. } => Some(body),
            Sends::Error { .. } => None,
        });
        sent.chain(self.reads.iter().map(|read| &read.body))
    }
}

fn literals(slot: &Slot) -> Vec<Literal> {
    match slot {
        Slot::Literal(Literal::Null) => Vec::new(),
        Slot::Literal(value) => vec![value.clone()],
        Slot::OneOf(slots) => slots.iter().flat_map(literals).collect(),
        _ => Vec::new(),
    }
}

/// One value from each column, in all ways that can arrive; the empty way for no columns.
pub(super) fn combinations(deciding: &[Located<'_>], columns: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let all = columns.iter().fold(vec![Vec::new()], |rows, column| {
        let longer = |row: &Vec<Cell>| {
            let row = row.clone();
            let with = move |cell: &Cell| row.iter().cloned().chain([cell.clone()]).collect();
            column.iter().map(with).collect::<Vec<Vec<Cell>>>()
        };
        rows.iter().flat_map(longer).collect()
    });
    all.into_iter()
        .filter(|values| can_arrive(deciding, values))
        .collect()
}

/// Whether members can be absent together like this: what is there has all that it is inside of.
fn can_arrive(deciding: &[Located<'_>], values: &[Cell]) -> bool {
    let there = deciding.iter().zip(values);
    let there = there.filter(|(_, cell)| **cell != Cell::Absent);
    let present: BTreeSet<&str> = there.flat_map(|(found, _)| found.optional()).collect();
    let mut absent = deciding.iter().zip(values);
    absent.all(|(found, cell)| {
        let mut optional = found.optional().peekable();
        *cell != Cell::Absent
            // Absence of what is always there, and that an entry speaks of all the same.
            || optional.peek().is_none()
            || optional.any(|path| !present.contains(path))
    })
}

/// A cell as the table sees it.
pub(super) fn seen(cell: &Cell) -> Seen<'_> {
    match cell {
        Cell::Absent => Seen::Absent,
        Cell::Value(Literal::Bool(flag)) => Seen::from(*flag),
        Cell::Value(Literal::Integer(number)) => Seen::from(*number),
        Cell::Value(Literal::Text(text)) => Seen::text(text),
        Cell::Value(Literal::Null) => Seen::Value(table::Literal::Null),
        Cell::Value(Literal::Number(_) | Literal::List(_) | Literal::Map(_)) | Cell::Other => {
            Seen::Other
        }
    }
}
