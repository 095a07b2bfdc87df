use super::{Column, Entry, Literal, Read, ReplyTable, Row, Seen, Slot, State};
use crate::{DispositionKind, Outcome, OutcomeKind, Phase, Reading, ReadingKind, RefusalKind};

const CANCELLED: DispositionKind = DispositionKind::Outcome(OutcomeKind::Cancelled);
const CANCELLING: DispositionKind = DispositionKind::Outcome(OutcomeKind::Cancelling);
const FINISHED: DispositionKind = DispositionKind::Outcome(OutcomeKind::AlreadyFinished);
const REFUSED: DispositionKind = DispositionKind::Refusal(RefusalKind::NotCancellable);

const fn reads(kind: OutcomeKind) -> ReadingKind {
    ReadingKind::Outcome(kind)
}

const ROWS: &[Row<'_>] = &[
    Row::success(
        CANCELLED,
        200,
        &[
            Entry::new("State", Slot::word("GONE")),
            Entry::new("Id", Slot::param("Id")),
        ],
    ),
    Row::success(CANCELLING, 202, &[]),
    Row::success(
        FINISHED,
        200,
        &[
            Entry::new("State", Slot::State),
            Entry::new("Id", Slot::param("Id")),
        ],
    ),
    Row::error(REFUSED, "Busy").reads_as(DispositionKind::CONFLICT),
];

const READS: &[Read<'_>] = &[
    Read::new(
        200,
        &[Entry::new(
            "State",
            Slot::one_of(&[Slot::word("RUNNING"), Slot::Absent]),
        )],
    )
    .reading(reads(OutcomeKind::Cancelling)),
    Read::new(200, &[Entry::new("State", Slot::Unknown)]).reading(ReadingKind::Unknown),
];

const STATES: &[State<'_>] = &[
    State::new("RUNNING", Phase::Running),
    State::new("GONE", Phase::Cancelled),
    State::new("DONE", Phase::Succeeded),
    State::new("BROKEN", Phase::Failed),
];

const COLUMNS: &[Column<'_>] = &[Column::of_words(
    "State",
    &["RUNNING", "GONE", "DONE", "BROKEN"],
)];

fn table() -> ReplyTable<'static> {
    ReplyTable::new(&[200, 202])
        .members(COLUMNS)
        .states(Some("State"), STATES)
        .rows(ROWS)
        .reads(READS)
}

#[track_caller]
fn check(status: u16, seen: &Seen<'_>, expected: Reading) {
    let found = table().read(status, &|member| {
        assert_eq!(member, "State", "nothing else decides");
        *seen
    });
    assert_eq!(found, expected);
}

#[test]
fn a_success_reads_as_its_row_says() {
    check(200, &Seen::text("GONE"), Outcome::Cancelled.into());
    check(202, &Seen::text("GONE"), Outcome::Cancelling.into());
    check(200, &Seen::text("RUNNING"), Outcome::Cancelling.into());
    check(200, &Seen::Absent, Outcome::Cancelling.into());
}

#[test]
fn a_state_word_tells_how_the_target_ended() {
    let finished = |phase| Outcome::AlreadyFinished(Some(phase)).into();
    check(200, &Seen::text("DONE"), finished(Phase::Succeeded));
    check(200, &Seen::text("BROKEN"), finished(Phase::Failed));
}

#[test]
fn a_word_that_nobody_lists_is_unknown_if_the_table_says_so() {
    check(200, &Seen::text("DRAINING"), Reading::Unknown);
    check(200, &Seen::Other, Reading::Unknown);
}

#[test]
fn a_status_that_is_not_listed_reads_only_where_all_that_are_agree() {
    check(204, &Seen::Absent, Outcome::Cancelling.into());
    check(204, &Seen::text("GONE"), Reading::Unknown);
}

#[test]
fn what_no_row_reads_is_unknown() {
    let empty = ReplyTable::new(&[200]);
    assert_eq!(empty.read(200, &|_| Seen::Absent), Reading::Unknown);
    assert_eq!(
        ReplyTable::new(&[]).read(200, &|_| Seen::Absent),
        Reading::Unknown
    );
}

#[test]
fn a_table_knows_whether_a_success_can_be_a_refusal() {
    const REFUSING: &[Row<'_>] = &[Row::success(REFUSED, 200, &[])];
    assert!(table().refuses, "one of its reads does not tell");
    let table = ReplyTable::new(&[200, 202]).rows(ROWS);
    assert!(!table.refuses, "a refusal by an error is none of a success");
    let table = ReplyTable::new(&[200]).rows(REFUSING);
    assert!(table.refuses);
    let refused = Reading::Refusal(RefusalKind::NotCancellable);
    assert_eq!(table.read(200, &|_| Seen::Absent), refused);
    assert_eq!(table.outcome(200, &|_| Seen::Absent), Outcome::Cancelling);
}

#[test]
fn an_error_reads_as_its_row_or_as_its_kind() {
    let table = table();
    assert_eq!(
        table.read_error("Busy", RefusalKind::NotCancellable),
        ReadingKind::Refusal(RefusalKind::Conflict)
    );
    assert_eq!(
        table.read_error("Other", RefusalKind::Denied),
        ReadingKind::Refusal(RefusalKind::Denied)
    );
}

#[test]
fn values_that_are_no_words_are_unknown_unless_some_row_names_them() {
    const NAMED: &[Read<'_>] = &[
        Read::new(200, &[Entry::new("n", Slot::integer(1))]).reading(reads(OutcomeKind::Cancelled)),
        Read::new(200, &[Entry::new("n", Slot::Unknown)]).reading(reads(OutcomeKind::Cancelling)),
    ];
    let table = ReplyTable::new(&[200]).reads(NAMED);
    let read = |seen: Seen<'static>| table.read(200, &move |_| seen);
    assert_eq!(read(Seen::from(1)), Outcome::Cancelled.into());
    assert_eq!(read(Seen::from(2)), Outcome::Cancelling.into());
    assert_eq!(read(Seen::Absent), Reading::Unknown);
}

#[test]
fn a_phase_without_a_word_takes_that_of_a_likely_one() {
    let table = table();
    let word = |disposition, phase| table.state_word(disposition, phase);
    assert_eq!(word(FINISHED, Some(Phase::Succeeded)), Some("DONE"));
    assert_eq!(word(FINISHED, Some(Phase::TimedOut)), Some("BROKEN"));
    assert_eq!(word(FINISHED, None), Some("BROKEN"));
    assert_eq!(word(CANCELLING, None), Some("RUNNING"));
    assert_eq!(word(CANCELLED, None), Some("GONE"));
}

#[test]
fn slots_are_shown_as_specs_write_them() {
    let several = [Slot::State, Slot::Absent, Slot::integer(7)];
    let slots = Slot::one_of(&several);
    assert_eq!(slots.to_string(), "[$state, $absent, 7]");
    assert_eq!(Slot::param("Id").to_string(), "$param.Id");
    assert_eq!(Literal::Null.to_string(), "null");
}
