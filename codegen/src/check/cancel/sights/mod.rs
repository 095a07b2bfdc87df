//! The proof of an observation: every reply whose state it knows shows one phase. The row that says more goes first.

mod cells;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use annul_runtime::meaning::look_table::is_success;

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::ir::{Observe, Sight};

use cells::{Cell, Value, cells, column, members, statuses};

/// More cells or rows than this, and the table is no table that anyone reads.
const CELLS_MAX: usize = 4096;
const ROWS_MAX: usize = 256;

/// So many findings of a kind are shown.
const SHOWN: usize = 5;

/// A row and its place.
pub(super) type Placed = (Sight, Span);

/// The rows in the order in which they are asked; what they leave open, or say twice, is reported.
///
/// State words are rows, too. Those that say no more than any other row are left out: they are asked when no row fits.
pub(super) fn proven(
    rows: Vec<Placed>,
    words: Vec<Placed>,
    member: Option<&str>,
    sink: &Sink,
) -> Vec<Sight> {
    let written = rows.len();
    let rows = rows.into_iter().chain(words);
    let (sights, spans): (Vec<Sight>, Vec<Span>) = rows.unzip();
    let observe = of_rows(sights, member);
    let members = members(&observe.reads, member);
    let columns: Vec<Vec<Value>> = members
        .iter()
        .map(|path| column(&observe.reads, path))
        .collect();
    let statuses = statuses(&observe.reads);
    let mut count = columns.iter().map(Vec::len);
    let count = count.try_fold(statuses.len(), usize::checked_mul);
    let first = spans.first().copied();
    let is_vast = count.is_none_or(|count| count > CELLS_MAX) || observe.reads.len() > ROWS_MAX;
    if let (true, Some(first)) = (is_vast, first) {
        let message = format!(
            "replies can differ in more than {CELLS_MAX} ways, or there are more than {ROWS_MAX} rows"
        );
        sink.push(
            Diagnostic::error(&rule::OBSERVE_UNREAD, first, message)
                .help("let fewer members decide"),
        );
        return observe.reads;
    }
    let cells = observe.with_table(&[], |table| cells(table, &members, &columns, &statuses));
    let of = |row: usize| {
        let cells = cells.iter().enumerate();
        let cells = cells.filter(move |(_, cell)| cell.rows.contains(&row));
        cells.map(|(index, _)| index).collect::<BTreeSet<_>>()
    };
    let proof = Proof {
        rows: &observe.reads,
        spans: &spans,
        members: &members,
        cells: &cells,
        fitting: (0..observe.reads.len()).map(of).collect(),
    };
    proof.unambiguous(sink);
    proof.total(member, sink);
    let is_asked =
        |row: &usize| *row < written || (0..written).any(|other| proof.says_more(*row, other));
    let mut order: Vec<usize> = (0..observe.reads.len()).filter(is_asked).collect();
    // What says more fits fewer replies.
    order.sort_by_key(|row| proof.fitting[*row].len());
    order
        .into_iter()
        .map(|row| observe.reads[row].clone())
        .collect()
}

fn of_rows(reads: Vec<Sight>, member: Option<&str>) -> Observe {
    Observe {
        operation: String::new(),
        template: None,
        params: Vec::new(),
        member: member.map(str::to_owned),
        states: Vec::new(),
        reads,
        docs: None,
        sources: Vec::new(),
        assumed: None,
    }
}

struct Proof<'a> {
    rows: &'a [Sight],
    spans: &'a [Span],
    members: &'a [String],
    cells: &'a [Cell],
    /// Of each row, the cells that fit it.
    fitting: Vec<BTreeSet<usize>>,
}

impl Proof<'_> {
    /// The replies of one row all fit the other, which others fit as well.
    fn says_more(&self, row: usize, than: usize) -> bool {
        let (some, all) = (&self.fitting[row], &self.fitting[than]);
        some.len() < all.len() && some.is_subset(all)
    }

    fn unambiguous(&self, sink: &Sink) {
        let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
        for cell in self.cells {
            let is_last = |row: &&usize| {
                let mut others = cell.rows.iter();
                others.all(|other| !self.says_more(*other, **row))
            };
            let last: Vec<usize> = cell.rows.iter().filter(is_last).copied().collect();
            let Some((first, others)) = last.split_first() else {
                continue;
            };
            let phase = |row: usize| self.rows[row].phase;
            for other in others {
                if phase(*first) == phase(*other) || !told.insert((*first, *other)) {
                    continue;
                }
                let named = |path: &str| self.is_about(*first, path) || self.is_about(*other, path);
                let message = format!(
                    "{} shows the target as `{}` and as `{}`",
                    self.reply(cell, named),
                    phase(*first).as_str(),
                    phase(*other).as_str()
                );
                let place = self.spans[*first];
                sink.push(
                    Diagnostic::error(&rule::OBSERVE_AMBIGUOUS, place, message)
                        .also(self.spans[*other], "the other row")
                        .help("let one of the rows name what the other names, and more"),
                );
            }
        }
    }

    fn total(&self, member: Option<&str>, sink: &Sink) {
        let (Some(member), Some(place)) = (member, self.spans.first()) else {
            return;
        };
        let of_success = |cell: &&Cell| is_success(cell.status);
        let known: Vec<&Value> = self
            .cells
            .iter()
            .filter(of_success)
            .filter(|cell| cell.rows.iter().any(|row| self.is_about(*row, member)))
            .map(|cell| &cell.values[0])
            .collect();
        let cells = self.cells.iter().filter(of_success);
        let unread = cells.filter(|cell| cell.rows.is_empty() && known.contains(&&cell.values[0]));
        for cell in unread.take(SHOWN) {
            let message = format!("{} has no phase", self.reply(cell, |_| true));
            let body = self.members.iter().zip(&cell.values);
            let body = body.map(|(path, value)| match value {
                Value::Absent => format!("{path}: $absent"),
                Value::Word(word) => format!("{path}: {word}"),
                Value::Other => format!("{path}: $unknown"),
            });
            let body: Vec<String> = body.collect();
            sink.push(
                Diagnostic::error(&rule::OBSERVE_UNREAD, *place, message).help(format!(
                    "add to `reads:` what it shows: `- {{ body: {{ {} }}, as: … }}`",
                    body.join(", ")
                )),
            );
        }
    }

    fn is_about(&self, row: usize, member: &str) -> bool {
        self.rows[row].body.iter().any(|(path, _)| path == member)
    }

    /// A reply in words, as far as members that are named go.
    fn reply(&self, cell: &Cell, is_named: impl Fn(&str) -> bool) -> String {
        let members = self.members.iter().zip(&cell.values);
        let members = members.filter(|(path, _)| is_named(path));
        let members = members.map(|(path, value)| match value {
            Value::Absent => format!(" and no `{path}`"),
            Value::Word(word) => format!(" and `{path}: {word}`"),
            Value::Other => format!(" and any other `{path}`"),
        });
        let members: String = members.collect();
        format!("a reply with status {}{members}", cell.status)
    }
}
