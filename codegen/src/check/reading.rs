//! The reply table as a client reads it: every success that can arrive reads as exactly one thing. This is a theorem about the spec.

use annul_runtime::meaning::reply_table::{self as table, ReplyTable, Seen};

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::ir::{
    Cell, CellReading, Literal, Member, Phase, Read, ReadingKind, Reply, Response, Sends, Slot,
    SuccessReading, TableParts, Type,
};
use crate::spec::cancel::Cancel;

use super::cancel::Parts;
use super::reply::table_span;

/// More cells than this, and the table is no table that anyone reads.
const CELLS_MAX: usize = 4096;

/// So many replies without a row are shown one by one; the others only counted.
const UNREAD_SHOWN: usize = 5;

/// What the proof is about.
pub(super) struct Table<'a> {
    /// What a server sends, each with its place.
    pub(super) replies: &'a [Reply],
    /// What can arrive besides.
    pub(super) reads: &'a [Read],
    /// State words by phase.
    pub(super) states: &'a [(String, Phase)],
    /// Where rows and reads stand, in this order.
    pub(super) spans: &'a [Span],
    /// Whether all rows are there: only then a success can be without any.
    pub(super) is_whole: bool,
}

/// How a success is read; `None` if some success has no reading, or two.
pub(super) fn success(
    raw: &Cancel,
    parts: &Parts<'_>,
    table: &Table<'_>,
    sink: &Sink,
) -> Option<SuccessReading> {
    let response = parts.response?;
    let deciding = deciding(table, response);
    let columns: Vec<Vec<Cell>> = deciding.iter().map(|member| cells(member, table)).collect();
    let count = columns.iter().map(Vec::len).product::<usize>() * response.statuses.len();
    if count > CELLS_MAX {
        let message = format!(
            "the replies can differ in {count} ways, more than the {CELLS_MAX} that are looked at"
        );
        sink.push(
            Diagnostic::error(&rule::REPLY_UNREAD, table_span(raw), message)
                .help("let fewer members decide"),
        );
        return None;
    }
    let members: Vec<(&str, Option<Vec<&str>>)> = deciding
        .iter()
        .map(|member| (member.wire.as_str(), words(member)))
        .collect();
    let of_table = TableParts {
        statuses: &response.statuses,
        members: &members,
        replies: table.replies,
        reads: table.reads,
        state: state(&deciding, table.states),
        states: table.states,
    };
    let proof = Proof {
        table: table_span(raw),
        deciding: &deciding,
        columns: &columns,
        spans: table.spans,
        is_whole: table.is_whole,
        sink,
    };
    let cells = of_table.with(|table| proof.cells(table, &response.statuses))?;
    Some(SuccessReading {
        members: members.iter().map(|(name, _)| (*name).to_owned()).collect(),
        cells,
    })
}

/// The proof, cell by cell.
struct Proof<'a> {
    /// Where the table stands.
    table: Span,
    deciding: &'a [&'a Member],
    columns: &'a [Vec<Cell>],
    spans: &'a [Span],
    is_whole: bool,
    sink: &'a Sink,
}

impl Proof<'_> {
    fn cells(&self, table: &ReplyTable<'_>, statuses: &[u16]) -> Option<Vec<CellReading>> {
        let mut is_proven = true;
        let mut unread = 0;
        let mut found = Vec::new();
        for status in statuses {
            for values in combinations(self.columns) {
                let seen = |member: &str| {
                    let index = self.deciding.iter().position(|it| it.wire == member);
                    index.map_or(Seen::Absent, |index| seen(&values[index]))
                };
                let matches: Vec<(usize, ReadingKind)> = table.matches(*status, &seen).collect();
                let Some((first, kind)) = matches.first().copied() else {
                    unread += 1;
                    is_proven = false;
                    if unread <= UNREAD_SHOWN && self.is_whole {
                        self.unread(*status, &values);
                    }
                    continue;
                };
                if let Some((other, also)) = matches.iter().find(|(_, also)| *also != kind) {
                    self.ambiguous(*status, &values, (first, kind), (*other, *also));
                    is_proven = false;
                    continue;
                }
                if !kind.is_outcome() {
                    self.refusal(*status, &values, first, kind);
                    is_proven = false;
                    continue;
                }
                found.push(CellReading {
                    status: *status,
                    reading: table.read(*status, &seen),
                    phase: table.phase(&seen),
                    values,
                });
            }
        }
        self.more(unread);
        is_proven.then_some(found)
    }

    fn unread(&self, status: u16, values: &[Cell]) {
        let message = format!(
            "{} can arrive, and no row says what it reads as",
            describe(status, self.deciding, values)
        );
        let entry = self.entry(status, values);
        self.sink.push(
            Diagnostic::error(&rule::REPLY_UNREAD, self.table, message)
                .help(format!("add to `reads:` what it means, and why: `{entry}`")),
        );
    }

    fn more(&self, unread: usize) {
        if unread <= UNREAD_SHOWN || !self.is_whole {
            return;
        }
        let more = unread - UNREAD_SHOWN;
        let message = format!("and {more} more replies can arrive that no row reads");
        self.sink.push(
            Diagnostic::error(&rule::REPLY_UNREAD, self.table, message).help(
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
            describe(status, self.deciding, values),
            first.1,
            other.1
        );
        let help = format!(
            "where the vendor says two things in one way, say what is left: `reads_as: {}`",
            first.1
        );
        self.sink.push(
            Diagnostic::error(&rule::REPLY_AMBIGUOUS, self.spans[other.0], message)
                .also(self.spans[first.0], "the other row")
                .help(help),
        );
    }

    fn refusal(&self, status: u16, values: &[Cell], row: usize, kind: ReadingKind) {
        let what = describe(status, self.deciding, values);
        let message = format!("{what} reads as the refusal `{kind}`");
        self.sink.push(
            Diagnostic::error(&rule::REPLY_KIND, self.spans[row], message)
                .help("a success reads as one of the four outcomes; a vendor that refuses inside of a success cannot be described yet"),
        );
    }

    /// The entry of `reads` that a reply lacks, as an author writes it.
    fn entry(&self, status: u16, values: &[Cell]) -> String {
        let members = self.deciding.iter().zip(values).zip(self.columns);
        let members: Vec<String> = members
            .map(|((member, cell), column)| {
                let is_text = matches!(member.ty, Type::String);
                let is_named = column.iter().any(|cell| matches!(cell, Cell::Value(_)));
                let value = match cell {
                    Cell::Absent => "$absent".to_owned(),
                    Cell::Value(value) => written(value),
                    Cell::Other if is_text && !is_named => "$text".to_owned(),
                    Cell::Other => "$unknown".to_owned(),
                };
                format!("{}: {value}", member.wire)
            })
            .collect();
        let body = if members.is_empty() {
            String::new()
        } else {
            format!("body: {{ {} }}, ", members.join(", "))
        };
        format!("- {{ status: {status}, {body}as: …, because: … }}")
    }
}

/// The members by which rows differ; an echoed param decides nothing.
fn deciding<'r>(table: &Table<'_>, response: &'r Response) -> Vec<&'r Member> {
    let decides =
        |member: &&Member| slots(table, &member.wire).any(|slot| !matches!(slot, Slot::Param(_)));
    response.members().iter().filter(decides).collect()
}

/// What all rows say of a member.
fn slots<'t>(table: &'t Table<'_>, member: &'t str) -> impl Iterator<Item = &'t Slot> {
    let sent = table.replies.iter().filter_map(|reply| match &reply.sends {
        Sends::Success { body, .. } => Some(body),
        Sends::Error { .. } => None,
    });
    let all = sent.chain(table.reads.iter().map(|read| &read.body));
    all.flatten()
        .filter(move |(name, _)| name == member)
        .map(|(_, slot)| slot)
}

/// The words of an enum; none of anything else.
fn words(member: &Member) -> Option<Vec<&str>> {
    Some(member.ty.as_enum()?.words().collect())
}

/// The deciding member whose words are states.
fn state<'r>(deciding: &[&'r Member], states: &[(String, Phase)]) -> Option<&'r str> {
    let is_state = |word: &&str| states.iter().any(|(state, _)| state == word);
    let found = deciding
        .iter()
        .find(|member| words(member).is_some_and(|words| words.iter().any(is_state)));
    found.map(|member| member.wire.as_str())
}

/// The values of a member that rows can tell apart. Absence is among them where the member may be absent, and where a
/// row says what it means; a client takes a reply that lacks anything else for no success.
fn cells(member: &Member, table: &Table<'_>) -> Vec<Cell> {
    let says_absent = |slot: &Slot| {
        let is_absent = |slot: &Slot| matches!(slot, Slot::Absent | Slot::Literal(Literal::Null));
        match slot {
            Slot::OneOf(slots) => slots.iter().any(is_absent),
            alone => is_absent(alone),
        }
    };
    let may_be_absent =
        !member.required || member.nullable || slots(table, &member.wire).any(says_absent);
    let mut cells: Vec<Cell> = may_be_absent.then_some(Cell::Absent).into_iter().collect();
    match &member.ty {
        Type::Boolean => cells.extend([true, false].map(|flag| Cell::Value(Literal::Bool(flag)))),
        Type::Enum(_) => {
            let words = words(member).unwrap_or_default().into_iter();
            cells.extend(words.map(|word| Cell::Value(Literal::Text(word.to_owned()))));
            // An enum of a reply is open: any other word can come.
            cells.push(Cell::Other);
        }
        _ => {
            let mut values: Vec<Cell> = slots(table, &member.wire)
                .flat_map(literals)
                .map(Cell::Value)
                .collect();
            values.sort();
            values.dedup();
            cells.extend(values);
            cells.push(Cell::Other);
        }
    }
    cells
}

fn literals(slot: &Slot) -> Vec<Literal> {
    match slot {
        Slot::Literal(Literal::Null) => Vec::new(),
        Slot::Literal(value) => vec![value.clone()],
        Slot::OneOf(slots) => slots.iter().flat_map(literals).collect(),
        _ => Vec::new(),
    }
}

/// One value from each column, in all ways; the empty way for no columns.
fn combinations(columns: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    columns.iter().fold(vec![Vec::new()], |rows, column| {
        rows.iter()
            .flat_map(|row| {
                column
                    .iter()
                    .map(|cell| row.iter().cloned().chain([cell.clone()]).collect())
            })
            .collect()
    })
}

/// A cell as the table sees it.
fn seen(cell: &Cell) -> Seen<'_> {
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

fn describe(status: u16, deciding: &[&Member], values: &[Cell]) -> String {
    let members: Vec<String> = deciding
        .iter()
        .zip(values)
        .map(|(member, cell)| match cell {
            Cell::Absent => format!("no `{}`", member.wire),
            Cell::Value(value) => format!("`{}: {}`", member.wire, written(value)),
            Cell::Other => format!("any other `{}`", member.wire),
        })
        .collect();
    if members.is_empty() {
        return format!("a success with status {status}");
    }
    format!(
        "a success with status {status} and {}",
        members.join(" and ")
    )
}

/// A value as a spec writes it.
fn written(value: &Literal) -> String {
    match value {
        Literal::Text(text) | Literal::Number(text) => text.clone(),
        Literal::Integer(number) => number.to_string(),
        Literal::Bool(flag) => flag.to_string(),
        Literal::Null => "null".to_owned(),
        Literal::List(_) | Literal::Map(_) => "…".to_owned(),
    }
}

/// The cell that a decoded reply falls into, for examples: the value of each deciding member, as rows can tell it.
pub(super) fn cell_of(value: Option<&Literal>, column: &[Cell]) -> Cell {
    match value {
        None | Some(Literal::Null) => Cell::Absent,
        Some(value) => {
            let named = Cell::Value(value.clone());
            if column.contains(&named) {
                named
            } else {
                Cell::Other
            }
        }
    }
}
