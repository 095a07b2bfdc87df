//! All small tables: whatever the proof lets through, the row that says more counts, and what it refuses is ambiguous or open.

use annul_runtime::meaning::reply_table::Seen;

use crate::diagnostic::{FileId, Sink, Span};
use crate::ir::{Literal, Phase, Sight, Slot};

use super::{of_rows, proven};

const MEMBERS: [&str; 2] = ["state", "why"];

/// What can be seen of a member, where rows name no value but `x`.
const SEEN: [Seen<'static>; 3] = [Seen::Absent, Seen::text("x"), Seen::Other];

fn slot(index: usize) -> Option<Slot> {
    match index {
        0 => None,
        1 => Some(Slot::Literal(Literal::Text("x".to_owned()))),
        2 => Some(Slot::Absent),
        3 => Some(Slot::Text),
        _ => Some(Slot::Unknown),
    }
}

fn row(index: usize) -> Sight {
    let slots = [slot(index % 5), slot(index / 5 % 5)];
    let pairs = MEMBERS.iter().zip(slots);
    let body = pairs.filter_map(|(member, slot)| Some(((*member).to_owned(), slot?)));
    Sight {
        status: None,
        body: body.collect(),
        phase: [Phase::Running, Phase::Ended][index / 25 % 2],
        because: None,
        sources: Vec::new(),
    }
}

const ROWS: usize = 50;

/// Whether a row fits, by its own words.
fn fits(row: &Sight, seen: [Seen<'_>; 2], is_named: [bool; 2]) -> bool {
    row.body.iter().all(|(path, slot)| {
        let index = usize::from(path == MEMBERS[1]);
        let is_x = seen[index] == SEEN[1];
        match slot {
            Slot::Literal(_) => is_x,
            Slot::Absent => seen[index] == Seen::Absent,
            Slot::Text => seen[index] != Seen::Absent,
            _ => seen[index] != Seen::Absent && !(is_x && is_named[index]),
        }
    })
}

#[track_caller]
fn check(rows: &[usize]) {
    let sights: Vec<Sight> = rows.iter().map(|index| row(*index)).collect();
    let is_x = |path: &str| {
        let mut bodies = sights.iter().flat_map(|sight| &sight.body);
        bodies.any(|(named, slot)| named == path && matches!(slot, Slot::Literal(_)))
    };
    let is_named = MEMBERS.map(is_x);
    let cells: Vec<[Seen<'_>; 2]> = SEEN
        .iter()
        .flat_map(|state| SEEN.map(|why| [*state, why]))
        // A value that no row names is any other.
        .filter(|seen| (0..2).all(|index| is_named[index] || seen[index] != SEEN[1]))
        .collect();
    let fitting: Vec<Vec<bool>> = sights
        .iter()
        .map(|sight| {
            cells
                .iter()
                .map(|cell| fits(sight, *cell, is_named))
                .collect()
        })
        .collect();
    let says_more = |row: usize, than: usize| {
        let inside = fitting[row]
            .iter()
            .zip(&fitting[than])
            .all(|(some, all)| !some || *all);
        inside && fitting[row] != fitting[than]
    };
    let expected: Vec<Vec<Phase>> = (0..cells.len())
        .map(|cell| {
            let of_cell: Vec<usize> = (0..rows.len()).filter(|row| fitting[*row][cell]).collect();
            let least = of_cell
                .iter()
                .filter(|row| !of_cell.iter().any(|other| says_more(*other, **row)));
            least.map(|row| sights[*row].phase).collect()
        })
        .collect();
    let is_ambiguous = expected
        .iter()
        .any(|phases| phases.iter().any(|phase| *phase != phases[0]));

    let span = Span::new(FileId(0), 0, 0);
    let placed = sights.iter().map(|sight| (sight.clone(), span)).collect();
    let sink = Sink::new();
    let order = proven(placed, Vec::new(), None, &sink);
    assert_eq!(sink.error_count() > 0, is_ambiguous, "{sights:?}");
    if is_ambiguous {
        return;
    }
    of_rows(order, None).with_table(&[], |table| {
        for (cell, phases) in cells.iter().zip(&expected) {
            let seen = |path: &str| cell[usize::from(path == MEMBERS[1])];
            assert_eq!(
                table.phase(200, &seen),
                phases.first().copied(),
                "{sights:?} {cell:?}"
            );
        }
    });
}

#[test]
fn of_two_rows_the_one_that_says_more_counts() {
    for first in 0..ROWS {
        for second in 0..ROWS {
            check(&[first, second]);
        }
    }
}

#[test]
fn of_three_rows_it_does_as_well() {
    for first in 0..ROWS {
        for second in (first % 3..ROWS).step_by(3) {
            for third in (second % 7..ROWS).step_by(7) {
                check(&[first, second, third]);
            }
        }
    }
}

#[test]
fn words_are_left_to_the_states_unless_another_row_would_take_them() {
    let span = Span::new(FileId(0), 0, 0);
    let word = |phase| Sight {
        body: vec![(
            "state".to_owned(),
            Slot::Literal(Literal::Text("x".to_owned())),
        )],
        phase,
        ..row(0)
    };
    let sink = Sink::new();
    let narrow = Sight {
        body: vec![
            (
                "state".to_owned(),
                Slot::Literal(Literal::Text("x".to_owned())),
            ),
            ("why".to_owned(), Slot::Text),
        ],
        ..row(0)
    };
    let words = vec![(word(Phase::Ended), span)];
    let order = proven(
        vec![(narrow.clone(), span)],
        words.clone(),
        Some("state"),
        &sink,
    );
    assert_eq!(order, [narrow]);
    let broad = Sight {
        body: vec![("state".to_owned(), Slot::Text)],
        ..row(0)
    };
    let order = proven(vec![(broad.clone(), span)], words, Some("state"), &sink);
    assert_eq!(order, [word(Phase::Ended), broad]);
    assert_eq!(sink.error_count(), 0);
}
