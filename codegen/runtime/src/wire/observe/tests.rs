//! Requests that ask for a state, and the states in replies.

use super::{observation, request, seen};
use crate::meaning::reply_table::{ReplyTable, State};
use crate::operation::{
    CancelInfo, ObserveInfo, OperationInfo, ParamInfo, Protocol, RequestBody, ServiceInfo,
};
use crate::wire::{BuildError, Endpoint};
use crate::{Origin, Phase, Place, Target};
use bytes::Bytes;

const SERVICE: &ServiceInfo = &ServiceInfo::new("acme", "runs", Protocol::RestJson);
const PARAMS: &[ParamInfo] = &[
    ParamInfo::new(Place::path("project", Origin::Caller)).required(),
    ParamInfo::new(Place::path("run", Origin::Service)).required(),
    ParamInfo::new(Place::body("tenant", Origin::Caller)),
];
const OBSERVE: ObserveInfo = ObserveInfo::new("GetRun")
    .member("status.word")
    .template("/v1/{project}/runs/{run}")
    .params(&["project", "run", "tenant"]);
const CANCEL: CancelInfo = CancelInfo::new(&["project", "run"]);
const REPLIES: &ReplyTable<'static> = &ReplyTable::new(&[200]).states(
    None,
    &[
        State::new("3", Phase::Running),
        State::new("gone", Phase::Failed),
    ],
);
const INFO: &OperationInfo = &OperationInfo::new("runs.Cancel", "Cancel", SERVICE)
    .route("POST", "/v1/{project}/runs/{run}/cancel")
    .params(PARAMS)
    .request_body(RequestBody::Members)
    .replies(REPLIES)
    .cancel(CANCEL.observe(OBSERVE));

fn asked(target: &Target<'_>) -> Result<crate::wire::HttpRequest, BuildError> {
    let endpoint = Endpoint::new("https://runs.example/base").unwrap();
    request(INFO, observation(INFO).unwrap(), target, &endpoint)
}

#[test]
fn a_path_is_filled_in_and_the_rest_goes_into_the_query() {
    let target = Target::new(INFO).with("project", "a/b").with("run", "7");
    let request = asked(&target).unwrap();
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri(), "https://runs.example/base/v1/a%2Fb/runs/7");
    assert!(request.body().is_empty());
    let request = asked(&target.with("tenant", "x y")).unwrap();
    assert_eq!(request.uri().query(), Some("tenant=x%20y"));
}

#[test]
fn no_id_becomes_another_path() {
    let target = Target::new(INFO).with("project", "..").with("run", "7");
    assert!(matches!(asked(&target), Err(BuildError::Unsendable(_))));
    let target = Target::new(INFO).with("project", "p");
    assert!(matches!(
        asked(&target),
        Err(BuildError::Template { param: "run" })
    ));
}

#[track_caller]
fn check(status: u16, body: &'static str, expected: Result<Option<Phase>, ()>) {
    let reply = http::Response::builder().status(status);
    let reply = reply.body(Bytes::from_static(body.as_bytes())).unwrap();
    assert_eq!(
        seen(INFO, &OBSERVE, &reply).map_err(|_| ()),
        expected,
        "{body}"
    );
}

#[test]
fn a_state_is_found_in_members_of_members() {
    check(
        200,
        r#"{"status":{"word":"gone"}}"#,
        Ok(Some(Phase::Failed)),
    );
    check(200, r#"{"status":{"word":3}}"#, Ok(Some(Phase::Running)));
    check(200, r#"{"status":{"word":"new"}}"#, Ok(None));
    check(200, r#"{"status":"gone"}"#, Ok(None));
    check(200, "{}", Ok(None));
    check(404, r#"{"status":{"word":"gone"}}"#, Err(()));
    check(200, "<html>", Err(()));
}

#[test]
fn a_spec_that_does_not_say_enough_has_no_observation() {
    let but = |observe| {
        OperationInfo::new("runs.Cancel", "Cancel", SERVICE).cancel(CANCEL.observe(observe))
    };
    assert!(observation(&but(ObserveInfo::new("GetRun").member("status"))).is_none());
    assert!(observation(&but(ObserveInfo::new("GetRun").template("/v1"))).is_none());
}
