//! What replies show.

use super::{Sight, seen};
use crate::meaning::look_table::LookRow;
use crate::meaning::reply_table::{Entry, ReplyTable, Slot, State};
use crate::operation::{ObserveInfo, OperationInfo, Protocol, ServiceInfo};
use crate::{Phase, Target};
use bytes::Bytes;

const SERVICE: &ServiceInfo = &ServiceInfo::new("acme", "runs", Protocol::RestJson);
const OBSERVE: ObserveInfo = ObserveInfo::new("GetRun");
const REPLIES: &ReplyTable<'static> = &ReplyTable::new(&[200]).states(
    None,
    &[
        State::new("3", Phase::Running),
        State::new("gone", Phase::Failed),
    ],
);
const INFO: &OperationInfo = &OperationInfo::new("runs.Cancel", "Cancel", SERVICE).replies(REPLIES);

#[track_caller]
fn check(member: &'static str, status: u16, body: &'static str, expected: &Result<Sight, ()>) {
    let reply = http::Response::builder().status(status);
    let reply = reply.body(Bytes::from_static(body.as_bytes())).unwrap();
    let observe = OBSERVE.member(member);
    let target = Target::new(INFO).with("project", "p").with("run", "7");
    let found = seen(&target, &observe, &reply).map_err(|_| ());
    assert_eq!(found, *expected, "{member} of {body}");
}

#[test]
fn a_state_is_found_in_members_of_members() {
    let word = "status.word";
    let unknown = |state: &str| Ok(Sight::UnknownWord(state.to_owned()));
    let failed = Ok(Sight::Phase(Phase::Failed));
    check(word, 200, r#"{"status":{"word":"gone"}}"#, &failed);
    let running = Ok(Sight::Phase(Phase::Running));
    check(word, 200, r#"{"status":{"word":3}}"#, &running);
    check(word, 200, r#"{"status":{"word":"new"}}"#, &unknown("new"));
    check(word, 200, r#"{"status":{"word":true}}"#, &unknown("true"));
    for without in [
        r#"{"status":"gone"}"#,
        r#"{"status":{"word":null}}"#,
        r#"{"status":{"word":{"word":"gone"}}}"#,
        r#"{"status":{"word":["gone"]}}"#,
        "{}",
        "",
    ] {
        check(word, 200, without, &Ok(Sight::NoState));
    }
    check(word, 404, r#"{"status":{"word":"gone"}}"#, &Err(()));
    check(word, 404, r#"[{"word":"gone"}]"#, &Err(()));
    check(word, 200, "<html>", &Err(()));
    check(word, 200, "[", &Err(()));
}

#[test]
fn a_state_is_found_in_lists() {
    let failed = Ok(Sight::Phase(Phase::Failed));
    let jobs = r#"{"jobs":[{"state":"3"},{"state":"gone"}]}"#;
    check("jobs.1.state", 200, jobs, &failed);
    check("jobs.0.state", 200, jobs, &Ok(Sight::Phase(Phase::Running)));
    for none in [
        "jobs.2.state",
        "jobs.-1.state",
        "jobs.state",
        "jobs.0.0",
        "jobs",
    ] {
        check(none, 200, jobs, &Ok(Sight::NoState));
    }
    check("0.state", 200, r#"[{"state":"gone"}]"#, &failed);
    check("states.0.1", 200, r#"{"states":[["x","gone"]]}"#, &failed);
    check("0.state", 200, "[]", &Ok(Sight::NoState));
    check("jobs.0", 200, r#"{"jobs":{"0":"gone"}}"#, &failed);
}

#[test]
fn a_list_is_searched_for_the_target() {
    let failed = Ok(Sight::Phase(Phase::Failed));
    let by_id = "jobs[id=$param.run].state";
    let jobs = r#"{"jobs":[{"id":"8","state":"3"},{"state":"3"},3,{"id":7,"state":"gone"}]}"#;
    check(by_id, 200, jobs, &failed);
    check(
        "jobs[id=8].state",
        200,
        jobs,
        &Ok(Sight::Phase(Phase::Running)),
    );
    check("jobs[id=9].state", 200, jobs, &Ok(Sight::NoState));
    check(
        "jobs[id=$param.tenant].state",
        200,
        jobs,
        &Ok(Sight::NoState),
    );
    check(by_id, 200, r#"{"jobs":[]}"#, &Ok(Sight::NoState));
    check(
        by_id,
        200,
        r#"{"jobs":{"id":7,"state":"gone"}}"#,
        &Ok(Sight::NoState),
    );
    check(
        "[id=$param.run].state",
        200,
        r#"[{"id":"7","state":"gone"}]"#,
        &failed,
    );
}

#[track_caller]
fn check_rows(status: u16, body: &'static str, expected: &Result<Sight, ()>) {
    const ROWS: &[LookRow<'static>] = &[
        LookRow::new(
            &[
                Entry::new("done", Slot::word("true")),
                Entry::new("error.reason", Slot::word("stopped")),
            ],
            Phase::Cancelled,
        ),
        LookRow::new(&[Entry::new("done", Slot::word("true"))], Phase::Ended),
        LookRow::new(&[Entry::new("done", Slot::word("false"))], Phase::Running),
        LookRow::new(&[], Phase::Running).of_status(202),
        LookRow::new(
            &[Entry::new("error.code", Slot::word("604"))],
            Phase::Cancelled,
        )
        .of_status(422),
        LookRow::new(&[Entry::new("error", Slot::Text(""))], Phase::Ended).of_status(404),
    ];
    let observe = ObserveInfo::new("GetRun").member("done").reads(ROWS);
    let reply = http::Response::builder().status(status);
    let reply = reply.body(Bytes::from_static(body.as_bytes())).unwrap();
    let found = seen(&Target::new(INFO), &observe, &reply).map_err(|_| ());
    assert_eq!(found, *expected, "{status} {body}");
}

#[test]
fn rows_tell_by_status_and_by_several_members() {
    let phase = |phase| Ok(Sight::Phase(phase));
    check_rows(
        200,
        r#"{"done":true,"error":{"reason":"stopped"}}"#,
        &phase(Phase::Cancelled),
    );
    check_rows(200, r#"{"done":true,"error":{}}"#, &phase(Phase::Ended));
    check_rows(200, r#"{"done":false}"#, &phase(Phase::Running));
    check_rows(
        200,
        r#"{"done":"later"}"#,
        &Ok(Sight::UnknownWord("later".to_owned())),
    );
    check_rows(200, "{}", &Ok(Sight::NoState));
    check_rows(202, "{}", &phase(Phase::Running));
    check_rows(202, "<html>", &Err(()));
    check_rows(422, r#"{"error":{"code":604}}"#, &phase(Phase::Cancelled));
    check_rows(422, r#"{"error":{"code":605}}"#, &Err(()));
    check_rows(404, r#"{"error":{"code":5}}"#, &Ok(Sight::Gone));
    check_rows(404, "<html>", &Err(()));
    check_rows(404, r#"{"done":true}"#, &Err(()));
}
