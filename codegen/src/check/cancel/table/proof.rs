//! The reply table as a client reads it: every success that can arrive reads as exactly one thing. This is a theorem about the spec.

use annul_runtime::meaning::reply_table::{ReplyTable, Seen, is_bodiless};

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::ir::{
    Absence, Cell, CellReading, Deciding, Literal, Located, Read, ReadingKind, Reply, Response,
    SuccessReading, TableParts, Type,
};

use super::super::states::States;
use super::cells::{Said, combinations, seen};
use super::describe;

/// More cells than this, and the table is no table that anyone reads.
const CELLS_MAX: usize = 4096;

/// So many replies without a row are shown one by one; the others only counted.
const UNREAD_SHOWN: usize = 5;

/// What the proof is about.
pub(super) struct Entries<'a> {
    /// What a server sends, each with its place.
    pub(super) replies: &'a [Reply],
    /// What can arrive besides.
    pub(super) reads: &'a [Read],
    /// State words by phase.
    pub(super) states: &'a States,
    /// Where the table stands.
    pub(super) table: Span,
    /// Where rows and reads stand, in this order.
    pub(super) spans: &'a [Span],
    /// Whether all rows are there: only then a success can be without any.
    pub(super) is_whole: bool,
}

/// How a success is read; `None` if some success has no reading, or two.
pub(super) fn success(
    response: &Response,
    entries: &Entries<'_>,
    sink: &Sink,
) -> Option<SuccessReading> {
    let said = Said {
        replies: entries.replies,
        reads: entries.reads,
    };
    let deciding = said.deciding(response);
    let columns: Vec<Vec<Cell>> = deciding.iter().map(|found| said.column(found)).collect();
    let count = columns.iter().map(Vec::len).product::<usize>() * response.statuses.len();
    if count > CELLS_MAX {
        let message = format!(
            "the replies can differ in {count} ways, more than the {CELLS_MAX} that are looked at"
        );
        sink.push(
            Diagnostic::error(&rule::REPLY_UNREAD, entries.table, message)
                .help("let fewer members decide"),
        );
        return None;
    }
    let members: Vec<(&str, Option<Vec<&str>>)> = deciding
        .iter()
        .map(|found| {
            let words = found.member().ty.as_enum();
            let words = words.map(|found| found.words().collect());
            (found.path.as_str(), words)
        })
        .collect();
    let of_table = TableParts {
        statuses: &response.statuses,
        members: &members,
        replies: entries.replies,
        reads: entries.reads,
        state: entries.states.member.as_deref(),
        states: &entries.states.words,
    };
    of_table.with(|table| {
        let proof = Proof {
            entries,
            deciding: &deciding,
            columns: &columns,
            rows: combinations(&deciding, &columns),
            table,
            sink,
        };
        let cells = proof.cells(&response.statuses)?;
        let members = deciding.iter().map(|found| Deciding {
            path: found.path.clone(),
            absence: proof.absence(found, &said, &response.statuses),
        });
        Some(SuccessReading {
            members: members.collect(),
            cells,
        })
    })
}

/// The proof, cell by cell.
struct Proof<'a> {
    entries: &'a Entries<'a>,
    deciding: &'a [Located<'a>],
    columns: &'a [Vec<Cell>],
    /// All that can arrive, a value for each member that decides.
    rows: Vec<Vec<Cell>>,
    table: &'a ReplyTable<'a>,
    sink: &'a Sink,
}

impl Proof<'_> {
    fn cells(&self, statuses: &[u16]) -> Option<Vec<CellReading>> {
        let mut is_proven = true;
        let mut unread = 0;
        let mut found = Vec::new();
        for status in statuses {
            let is_bare = is_bodiless(*status);
            let can_arrive =
                |values: &&Vec<Cell>| !is_bare || values.iter().all(|value| *value == Cell::Absent);
            for values in self.rows.iter().filter(can_arrive) {
                let seen = self.seen(values);
                let reading = || CellReading {
                    status: *status,
                    values: values.clone(),
                    reading: self.table.read(*status, &seen),
                    phase: self.table.phase(&seen),
                };
                let lists = self.table.lists(&seen);
                // One of several targets that two lists mention is unknown, whatever rows say.
                if lists > 1 {
                    found.push(reading());
                    continue;
                }
                let matches: Vec<(usize, ReadingKind)> =
                    self.table.matches(*status, &seen).collect();
                let Some((first, kind)) = matches.first().copied() else {
                    // So is one that none mentions, unless a row says otherwise.
                    if lists == 0 && self.table.has_items() {
                        found.push(reading());
                        continue;
                    }
                    unread += 1;
                    is_proven = false;
                    if unread <= UNREAD_SHOWN && self.entries.is_whole {
                        self.unread(*status, values);
                    }
                    continue;
                };
                if let Some((other, also)) = matches.iter().find(|(_, also)| *also != kind) {
                    self.ambiguous(*status, values, (first, kind), (*other, *also));
                    is_proven = false;
                    continue;
                }
                found.push(reading());
            }
        }
        self.more(unread);
        is_proven.then_some(found)
    }

    fn seen<'v>(&self, values: &'v [Cell]) -> impl Fn(&str) -> Seen<'v> {
        move |path: &str| {
            let index = self.deciding.iter().position(|found| found.path == path);
            index.map_or(Seen::Absent, |index| seen(&values[index]))
        }
    }

    /// What becomes of a reply that lacks a member that decides.
    fn absence(&self, located: &Located<'_>, said: &Said<'_>, statuses: &[u16]) -> Absence {
        let member = located.member();
        if !member.required || member.nullable || located.is_of_item() {
            return Absence::Usual;
        }
        if !said.says_absent(&located.path) {
            return Absence::Refused;
        }
        let stand_in = match &member.ty {
            Type::Boolean => Cell::Value(Literal::Bool(false)),
            Type::Integer | Type::Number => Cell::Value(Literal::Integer(0)),
            Type::String => Cell::Value(Literal::Text(String::new())),
            _ => Cell::Other,
        };
        let index = self.deciding.iter().position(|it| it.path == located.path);
        let Some(index) = index else {
            return Absence::Usual;
        };
        let lacking = self.rows.iter();
        let mut lacking = lacking.filter(|values| values[index] == Cell::Absent);
        let alike = lacking.all(|values| {
            let mut standing_in = values.clone();
            standing_in[index] = stand_in.clone();
            statuses.iter().all(|status| {
                let absent = self.table.read(*status, &self.seen(values));
                absent == self.table.read(*status, &self.seen(&standing_in))
            })
        });
        if alike { Absence::Usual } else { Absence::Told }
    }

    fn unread(&self, status: u16, values: &[Cell]) {
        let what = describe::reply(status, self.deciding, values);
        let message = format!("{what} can arrive, and no row says what it reads as");
        let entry = describe::entry(status, self.deciding, values, self.columns);
        self.sink.push(
            Diagnostic::error(&rule::REPLY_UNREAD, self.entries.table, message)
                .help(format!("add to `reads:` what it means, and why: `{entry}`")),
        );
    }

    fn more(&self, unread: usize) {
        if unread <= UNREAD_SHOWN || !self.entries.is_whole {
            return;
        }
        let more = unread - UNREAD_SHOWN;
        let message = format!("and {more} more replies can arrive that no row reads");
        self.sink.push(
            Diagnostic::error(&rule::REPLY_UNREAD, self.entries.table, message).help(
                "a row that does not mention a member takes any value of it: mention fewer members",
            ),
        );
    }

    fn ambiguous(
        &self,
        status: u16,
        values: &[Cell],
        first: (usize, ReadingKind),
        other: (usize, ReadingKind),
    ) {
        let message = format!(
            "{} reads as `{}` and as `{}`",
            describe::reply(status, self.deciding, values),
            first.1,
            other.1
        );
        let help = format!(
            "where the vendor says two things in one way, say what is left: `reads_as: {}`",
            first.1
        );
        let spans = self.entries.spans;
        self.sink.push(
            Diagnostic::error(&rule::REPLY_AMBIGUOUS, spans[other.0], message)
                .also(spans[first.0], "the other row")
                .help(help),
        );
    }
}
