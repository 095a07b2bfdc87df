//! Requests that ask for a state, and the states in replies.

use super::{Asked, observation, request};
use crate::meaning::look_table::LookRow;
use crate::meaning::reply_table::{Literal, ReplyTable, State};
use crate::operation::{
    CancelInfo, Fill, ObserveInfo, OperationInfo, ParamInfo, Protocol, RequestBody, ServiceInfo,
};
use crate::wire::{BuildError, Endpoint, Fills, HttpRequest};
use crate::{Origin, Phase, Place, Target};

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

fn asked(target: &Target<'_>) -> Result<HttpRequest, BuildError> {
    asked_of(INFO, target, "")
}

/// The request that asks for the state of a target whose cancel has this body.
fn asked_of(
    info: &'static OperationInfo,
    target: &Target<'_>,
    cancel: &'static str,
) -> Result<HttpRequest, BuildError> {
    let endpoint = Endpoint::new("https://runs.example/base").unwrap();
    let asked = Asked {
        info,
        observe: observation(info).unwrap(),
        target,
        fills: Fills::none().with_request_id("i-1"),
    };
    request(asked, &HttpRequest::new(cancel.into()), &endpoint)
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

const FILTERED: &OperationInfo = &OperationInfo::new("runs.Cancel", "Cancel", SERVICE)
    .route("POST", "/v1/runs/{run}/cancel")
    .params(&[
        ParamInfo::new(Place::path("run", Origin::Service)).required(),
        ParamInfo::new(Place::path("kind", Origin::Caller))
            .constant(Literal::Text("batch/x"), &["batch/x"]),
        ParamInfo::new(Place::query("view", Origin::Caller))
            .constant(Literal::Text("state only"), &["state only"]),
        ParamInfo::new(Place::header("x-version", Origin::Caller))
            .constant(Literal::Text("2026-01"), &["2026-01"]),
        ParamInfo::new(Place::header("x-account", Origin::Caller)).required(),
        ParamInfo::new(Place::header("x-request", Origin::Caller)).fill(Fill::RequestId),
        ParamInfo::new(Place::body("tenant", Origin::Caller)).constant(Literal::Text("7"), &["7"]),
        ParamInfo::new(Place::query("lane", Origin::Caller)),
    ])
    .replies(REPLIES)
    .cancel(
        CancelInfo::new(&["run"]).observe(
            ObserveInfo::new("GetRun")
                .member("state")
                .template("/v1/{kind}/{run}")
                .params(&[
                    "run",
                    "kind",
                    "view",
                    "x-version",
                    "x-account",
                    "x-request",
                    "tenant",
                    "lane",
                ]),
        ),
    );

#[test]
fn constants_headers_and_queries_stand_where_they_belong() {
    let target = Target::new(FILTERED)
        .with("run", "7")
        .with("x-account", "a 1");
    let request = asked_of(FILTERED, &target, "").unwrap();
    assert_eq!(
        request.uri(),
        "https://runs.example/base/v1/batch%2Fx/7?view=state%20only&tenant=7"
    );
    let headers = request.headers();
    assert_eq!(headers["x-version"], "2026-01");
    assert_eq!(headers["x-account"], "a 1");
    assert_eq!(headers["x-request"], "i-1");
    let fast = target.clone().with("lane", "fast");
    let request = asked_of(FILTERED, &fast, "").unwrap();
    assert!(request.uri().query().unwrap().ends_with("&lane=fast"));
    let target = Target::new(FILTERED).with("run", "7");
    let evil = target.with("x-account", "a\r\nx-evil: 1");
    let error = asked_of(FILTERED, &evil, "").unwrap_err();
    assert!(matches!(error, BuildError::Unsendable(_)), "{error}");
}

const NAMED: &OperationInfo = &OperationInfo::new(
    "jobs.Stop",
    "Stop",
    &ServiceInfo::new("aws", "jobs", Protocol::AwsJson1_1),
)
.target("Jobs.Stop", &[])
.params(&[
    ParamInfo::new(Place::body("Id", Origin::Service)).required(),
    ParamInfo::new(Place::body("Run", Origin::Service)).required(),
    ParamInfo::new(Place::body("Kind", Origin::Caller)).constant(Literal::Text("7"), &["7"]),
    ParamInfo::new(Place::body("Late", Origin::Caller)),
    ParamInfo::new(Place::header("x-account", Origin::Caller)),
])
.request_body(RequestBody::Members)
.replies(REPLIES)
.cancel(
    CancelInfo::new(&["Id"]).observe(ObserveInfo::new("GetJob").member("State").params(&[
        "Id",
        "Run",
        "Kind",
        "Late",
        "x-account",
    ])),
);

#[test]
fn a_body_has_its_members_as_the_cancel_has_them() {
    let target = Target::new(NAMED)
        .with("Id", "q-1")
        .with("Run", "7")
        .with("x-account", "a");
    let cancel = r#"{"Id":"q-1","Run":7,"Kind":[{"a":"7"}],"Other":1}"#;
    let request = asked_of(NAMED, &target, cancel).unwrap();
    assert_eq!(
        &request.body()[..],
        br#"{"Id":"q-1","Run":7,"Kind":[{"a":"7"}]}"#
    );
    assert_eq!(request.headers()["x-amz-target"], "Jobs.GetJob");
    assert_eq!(request.headers()["x-account"], "a");
}

#[test]
fn a_spec_that_does_not_say_enough_has_no_observation() {
    const RUNS: &[LookRow<'static>] = &[LookRow::new(&[], Phase::Running).of_status(202)];
    const STATES: &[State<'static>] = &[State::new("0", Phase::Succeeded)];
    let but = |observe| {
        OperationInfo::new("runs.Cancel", "Cancel", SERVICE).cancel(CANCEL.observe(observe))
    };
    assert!(observation(&but(ObserveInfo::new("GetRun").member("status"))).is_none());
    assert!(observation(&but(ObserveInfo::new("GetRun").template("/v1"))).is_none());
    let by_status = ObserveInfo::new("GetRun").reads(RUNS);
    assert!(observation(&but(by_status.clone())).is_none());
    assert!(observation(&but(by_status.template("/v1"))).is_some());
    let own = ObserveInfo::new("GetRun").member("status").states(STATES);
    assert!(observation(&but(own.template("/v1"))).is_some());
}
