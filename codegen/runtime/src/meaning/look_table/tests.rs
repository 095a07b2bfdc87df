use super::{LookRow, LookTable, Step, Wanted, steps};
use crate::Phase;
use crate::meaning::reply_table::{Entry, Seen, Slot, State};

const DONE: Entry<'_> = Entry::new("state", Slot::word("DONE"));

/// As `check` puts them in order: what says more goes first.
const ROWS: &[LookRow<'_>] = &[
    LookRow::new(
        &[DONE, Entry::new("reason", Slot::word("stopped"))],
        Phase::Cancelled,
    ),
    LookRow::new(
        &[DONE, Entry::new("reason", Slot::Absent)],
        Phase::Succeeded,
    ),
    LookRow::new(&[DONE], Phase::Failed),
    LookRow::new(
        &[Entry::new(
            "state",
            Slot::one_of(&[Slot::word("RUNNING"), Slot::word("3")]),
        )],
        Phase::Running,
    ),
    LookRow::new(&[Entry::new("code", Slot::text(""))], Phase::Ended).of_status(404),
];
const TABLE: LookTable<'_> = LookTable::new(Some("state"), &[]).rows(ROWS);

#[track_caller]
fn check(status: u16, members: &[(&str, Seen<'static>)], expected: Option<Phase>) {
    let seen = |path: &str| {
        let found = members.iter().find(|(name, _)| *name == path);
        found.map_or(Seen::Absent, |(_, seen)| *seen)
    };
    assert_eq!(TABLE.phase(status, &seen), expected, "{status} {members:?}");
}

#[test]
fn the_first_row_that_fits_counts() {
    let done = ("state", Seen::text("DONE"));
    let stopped = ("reason", Seen::text("stopped"));
    check(200, &[done, stopped], Some(Phase::Cancelled));
    check(206, &[done], Some(Phase::Succeeded));
    let quota = ("reason", Seen::text("quotaExceeded"));
    check(200, &[done, quota], Some(Phase::Failed));
    check(
        200,
        &[("state", Seen::text("RUNNING"))],
        Some(Phase::Running),
    );
    check(200, &[("state", Seen::text("NEW"))], None);
    check(200, &[], None);
}

#[test]
fn a_number_is_as_good_as_its_word() {
    check(200, &[("state", Seen::from(3))], Some(Phase::Running));
}

#[test]
fn an_error_shows_what_a_row_of_its_status_says_and_nothing_else() {
    check(404, &[("code", Seen::text("gone"))], Some(Phase::Ended));
    check(404, &[("state", Seen::text("DONE"))], None);
    check(410, &[("code", Seen::text("gone"))], None);
    check(500, &[("state", Seen::text("DONE"))], None);
}

#[test]
fn without_rows_the_words_of_the_member_are_all() {
    let states = [State::new("0", Phase::Succeeded)];
    let table = LookTable::new(Some("status"), &states);
    let zero = |path: &str| {
        assert_eq!(path, "status");
        Seen::from(0)
    };
    assert_eq!(table.phase(200, &zero), Some(Phase::Succeeded));
    assert_eq!(table.phase(404, &zero), None);
    assert_eq!(LookTable::new(None, &states).phase(200, &zero), None);
}

#[test]
fn words_are_asked_where_no_row_fits() {
    const STATES: &[State<'_>] = &[
        State::new("DONE", Phase::Ended),
        State::new("RUNNING", Phase::Running),
    ];
    const ROWS: &[LookRow<'_>] = &[
        LookRow::new(
            &[DONE, Entry::new("late", Slot::word("true"))],
            Phase::TimedOut,
        ),
        LookRow::new(&[Entry::new("state", Slot::Unknown)], Phase::Pending),
    ];
    let table = LookTable::new(Some("state"), STATES).rows(ROWS);
    let phase = |status, state: &'static str, late: bool| {
        table.phase(status, &move |path| match path {
            "state" => Seen::text(state),
            _ => Seen::from(late),
        })
    };
    assert_eq!(phase(200, "DONE", true), Some(Phase::TimedOut));
    assert_eq!(phase(200, "DONE", false), Some(Phase::Ended));
    assert_eq!(phase(200, "RUNNING", true), Some(Phase::Running));
    assert_eq!(phase(200, "NEW", true), Some(Phase::Pending));
    assert_eq!(phase(404, "DONE", false), None);
}

#[test]
fn a_value_that_no_row_names_is_unknown() {
    const ROWS: &[LookRow<'_>] = &[
        LookRow::new(&[Entry::new("n", Slot::word("1"))], Phase::Running),
        LookRow::new(&[Entry::new("n", Slot::Unknown)], Phase::Ended),
    ];
    let table = LookTable::new(None, &[]).rows(ROWS);
    let phase = |seen: Seen<'static>| table.phase(200, &move |_| seen);
    assert_eq!(phase(Seen::from(1)), Some(Phase::Running));
    assert_eq!(phase(Seen::from(2)), Some(Phase::Ended));
    assert_eq!(phase(Seen::Other), Some(Phase::Ended));
    assert_eq!(phase(Seen::Absent), None);
}

#[test]
fn ways_lead_through_names_indices_and_searches() {
    use Step::{Into, Search};
    let by_id = Search {
        member: "job_id",
        value: Wanted::Param("job_id"),
    };
    let finished = Search {
        member: "type",
        value: Wanted::Text("Finished"),
    };
    assert_eq!(steps("a.b"), Some(vec![Into("a"), Into("b")]));
    assert_eq!(
        steps("jobs[job_id=$param.job_id].state"),
        Some(vec![Into("jobs"), by_id, Into("state")])
    );
    assert_eq!(
        steps("[job_id=$param.job_id].conditions[type=Finished]"),
        Some(vec![by_id, Into("conditions"), finished])
    );
    let by_target = Search {
        member: "job_id",
        value: Wanted::Each,
    };
    assert_eq!(
        steps("failed[job_id=$each].code"),
        Some(vec![Into("failed"), by_target, Into("code")])
    );
    let itself = Search {
        member: "",
        value: Wanted::Each,
    };
    assert_eq!(steps("stopped[$each]"), Some(vec![Into("stopped"), itself]));
    for none in [
        "", ".", "a.", ".a", "a..b", "a[", "a[b]", "a[=b]", "a[b=]", "a[b=c]d", "a.[b=c]", "a]",
        "a=b",
    ] {
        assert_eq!(steps(none), None, "{none}");
    }
}
