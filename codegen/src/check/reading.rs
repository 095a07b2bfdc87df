//! The reply table as a client reads it: every success that can arrive reads as exactly one word. This is a theorem about the spec.

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::ir::{
    Cell, CellReading, Literal, Member, Phase, Reading, Response, Slot, SuccessReading, Type,
    TypeTable,
};
use crate::spec::cancel::Cancel;
use crate::spec::read::NamedList;
use crate::spec::yaml::Node;

use super::cancel::Parts;
use super::reply::{member, phases, rows, slot, table_span};
use super::source::Sources;

/// More cells than this, and the table is no table that anyone reads.
const CELLS_MAX: usize = 4096;

/// So many replies without a row are shown one by one; the others only counted.
const UNREAD_SHOWN: usize = 5;

/// A row of either table, as far as reading goes.
struct Picture {
    span: Span,
    status: i64,
    slots: Vec<(String, Slot)>,
    /// The row's own word, which says what `$state` stands for.
    word: Reading,
    reading: Reading,
}

/// How a success is read; `None` if some success has no reading, or two.
pub(super) fn success(
    raw: &Cancel,
    parts: &Parts<'_>,
    states: &[(String, Phase)],
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<SuccessReading> {
    let response = parts.response?;
    let pictures = pictures(raw, parts, response, sources, sink);
    let deciding = deciding(&pictures, response);
    let columns: Vec<Vec<Cell>> = deciding
        .iter()
        .map(|member| cells(member, &pictures, parts.types))
        .collect();
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
    let before = sink.error_count();
    let mut unread = 0;
    let mut found = Vec::new();
    for status in &response.statuses {
        for values in combinations(&columns) {
            let matching: Vec<&Picture> = pictures
                .iter()
                .filter(|picture| picture.matches(*status, &deciding, &values, states))
                .collect();
            let say = || describe(*status, &deciding, &values);
            let Some(first) = matching.first() else {
                unread += 1;
                if unread > UNREAD_SHOWN {
                    continue;
                }
                let message = format!("{} can arrive, and no row says what it reads as", say());
                sink.push(
                    Diagnostic::error(&rule::REPLY_UNREAD, table_span(raw), message).help(format!(
                        "add to `reads:` what it means, and why: `{}`",
                        entry(*status, &deciding, &values)
                    )),
                );
                continue;
            };
            if let Some(other) = matching.iter().find(|other| other.reading != first.reading) {
                let message = format!(
                    "{} reads as `{}` and as `{}`",
                    say(),
                    first.reading.word(),
                    other.reading.word()
                );
                sink.push(
                    Diagnostic::error(&rule::REPLY_AMBIGUOUS, other.span, message)
                        .also(first.span, "the other row")
                        .help(format!("where the vendor says two things in one way, say what is left: `reads_as: {}`", first.reading.word())),
                );
                continue;
            }
            if !first.reading.is_outcome() {
                let message = format!("{} reads as the refusal `{}`", say(), first.reading.word());
                sink.push(
                    Diagnostic::error(&rule::REPLY_KIND, first.span, message)
                        .help("a success reads as one of the four outcomes; a vendor that refuses inside of a success cannot be described yet"),
                );
                continue;
            }
            let phase = values.iter().find_map(|cell| phase(cell, states));
            found.push(CellReading {
                status: *status,
                values,
                reading: first.reading,
                phase,
            });
        }
    }
    if unread > UNREAD_SHOWN {
        let more = unread - UNREAD_SHOWN;
        let message = format!("and {more} more replies can arrive that no row reads");
        sink.push(
            Diagnostic::error(&rule::REPLY_UNREAD, table_span(raw), message).help(
                "a row that does not mention a member takes any value of it: mention fewer members",
            ),
        );
    }
    let members = deciding
        .iter()
        .map(|member| member.name.wire.clone())
        .collect();
    (sink.error_count() == before).then_some(SuccessReading {
        members,
        cells: found,
    })
}

fn pictures(
    raw: &Cancel,
    parts: &Parts<'_>,
    response: &Response,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Vec<Picture> {
    let sent = rows(&raw.replies, parts.service_rows)
        .into_iter()
        .filter_map(|(word, named, row)| {
            let reading = row
                .reads_as
                .as_ref()
                .and_then(|word| Reading::from_word(&word.value))
                .unwrap_or(word);
            Some(Picture {
                span: named.name.span,
                status: row.status.as_ref()?.value,
                slots: body(&row.body),
                word,
                reading,
            })
        });
    let read = raw.reads.iter().filter_map(|read| {
        sources.resolve(&read.source);
        for named in &read.body {
            member(&named.name, response, sink);
        }
        let reading = Reading::from_word(&read.reads_as.value)?;
        Some(Picture {
            span: read.span,
            status: read.status.value,
            slots: body(&read.body),
            word: reading,
            reading,
        })
    });
    sent.chain(read).collect()
}

fn body(raw: &NamedList<Node>) -> Vec<(String, Slot)> {
    raw.iter()
        .filter_map(|named| Some((named.name.value.clone(), slot(named.value.as_ref()?))))
        .collect()
}

/// The members by which rows differ; an echoed param decides nothing.
fn deciding<'r>(pictures: &[Picture], response: &'r Response) -> Vec<&'r Member> {
    let decides = |member: &&Member| {
        pictures
            .iter()
            .flat_map(|picture| &picture.slots)
            .any(|(name, slot)| *name == member.name.wire && !matches!(slot, Slot::Param(_)))
    };
    response.members().iter().filter(decides).collect()
}

/// The values of a member that rows can tell apart. Absence is always among them: clients take replies without required members.
fn cells(member: &Member, pictures: &[Picture], types: &TypeTable) -> Vec<Cell> {
    let mut cells = vec![Cell::Absent];
    match &member.ty {
        Type::Boolean => cells.extend([true, false].map(|flag| Cell::Value(Literal::Bool(flag)))),
        Type::Enum(name) => {
            if let Some(found) = types.find_enum(name) {
                cells.extend(
                    found
                        .values
                        .iter()
                        .map(|value| Cell::Value(Literal::Text(value.word.clone()))),
                );
                // A closed enum takes no other word: a reply with one is not decoded at all.
                cells.extend(found.open.then_some(Cell::Other));
            }
        }
        _ => {
            let named = pictures
                .iter()
                .flat_map(|picture| &picture.slots)
                .filter(|(name, _)| *name == member.name.wire);
            let mut values: Vec<Cell> = named
                .flat_map(|(_, slot)| literals(slot))
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

impl Picture {
    fn matches(
        &self,
        status: u16,
        deciding: &[&Member],
        values: &[Cell],
        states: &[(String, Phase)],
    ) -> bool {
        self.status == i64::from(status)
            && self.slots.iter().all(|(name, slot)| {
                let cell = deciding
                    .iter()
                    .position(|member| member.name.wire == *name)
                    .map(|index| &values[index]);
                cell.is_none_or(|cell| fits(slot, cell, self.word, states))
            })
    }
}

fn fits(slot: &Slot, cell: &Cell, word: Reading, states: &[(String, Phase)]) -> bool {
    match slot {
        Slot::Literal(value) => matches!(cell, Cell::Value(found) if found == value),
        Slot::State => phase(cell, states).is_some_and(|phase| phases(word).contains(&phase)),
        Slot::Text => *cell != Cell::Absent,
        Slot::Absent => *cell == Cell::Absent,
        Slot::Unknown => *cell == Cell::Other,
        Slot::Param(_) => true,
        Slot::OneOf(slots) => slots.iter().any(|slot| fits(slot, cell, word, states)),
    }
}

/// The phase that a state word names.
fn phase(cell: &Cell, states: &[(String, Phase)]) -> Option<Phase> {
    let Cell::Value(Literal::Text(word)) = cell else {
        return None;
    };
    states
        .iter()
        .find(|(state, _)| state == word)
        .map(|(_, phase)| *phase)
}

fn describe(status: u16, deciding: &[&Member], values: &[Cell]) -> String {
    let members: Vec<String> = deciding
        .iter()
        .zip(values)
        .map(|(member, cell)| match cell {
            Cell::Absent => format!("no `{}`", member.name.wire),
            Cell::Value(value) => format!("`{}: {}`", member.name.wire, written(value)),
            Cell::Other => format!("any other `{}`", member.name.wire),
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

/// The entry of `reads` that a reply lacks, as an author writes it.
fn entry(status: u16, deciding: &[&Member], values: &[Cell]) -> String {
    let members: Vec<String> = deciding
        .iter()
        .zip(values)
        .map(|(member, cell)| {
            let value = match cell {
                Cell::Absent => "$absent".to_owned(),
                Cell::Value(value) => written(value),
                Cell::Other if matches!(member.ty, Type::Enum(_)) => "$unknown".to_owned(),
                Cell::Other => "$text".to_owned(),
            };
            format!("{}: {value}", member.name.wire)
        })
        .collect();
    let body = if members.is_empty() {
        String::new()
    } else {
        format!("body: {{ {} }}, ", members.join(", "))
    };
    format!("- {{ status: {status}, {body}as: …, because: … }}")
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
