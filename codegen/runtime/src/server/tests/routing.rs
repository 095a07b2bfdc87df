//! Which operation a request means.

use super::operations::Of;
use super::{ACME, OCI, answer, request, router, text};
use crate::server::Answered;

const JSON_1_0: (&str, &str) = ("content-type", "application/x-amz-json-1.0");
const JSON_1_1: (&str, &str) = ("content-type", "application/x-amz-json-1.1");
const ATHENA: (&str, &str) = ("x-amz-target", "AmazonAthena.Stop");
const TIMESTREAM: (&str, &str) = ("x-amz-target", "Timestream_20181101.CancelQuery");

/// A first line, headers and a body, and what is meant.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, Option<&'a str>);

const CASES: &[Case<'_>] = &[
    (
        "POST /",
        &[JSON_1_1, ATHENA],
        r#"{"CalculationId":"c"}"#,
        Some("athena.Stop"),
    ),
    (
        "POST /",
        &[
            ("content-type", "Application/X-Amz-Json-1.1; charset=utf-8"),
            ATHENA,
        ],
        r#"{"CalculationId":"c"}"#,
        Some("athena.Stop"),
    ),
    (
        "POST http://any.host.example/",
        &[JSON_1_0, TIMESTREAM, ("host", "other.example")],
        r#"{"QueryId":"q"}"#,
        Some("timestream.Cancel"),
    ),
    (
        "POST /",
        &[
            JSON_1_1,
            ("x-amz-target", "CloudTrail_20131101.CancelQuery"),
        ],
        r#"{"QueryId":"qqq"}"#,
        Some("cloudtrail.Cancel"),
    ),
    (
        "POST /",
        &[
            JSON_1_1,
            ("x-amz-target", "com.CloudTrail_20131101.CancelQuery"),
        ],
        r#"{"QueryId":"qqq"}"#,
        Some("cloudtrail.Cancel"),
    ),
    (
        "POST /20210831/executions/e/actions/cancel",
        &[],
        "",
        Some("oci.Cancel"),
    ),
    (
        "POST /20210831/executions/e/actions/cancel?x=1",
        &[("content-type", "application/json")],
        "{}",
        Some("oci.Cancel"),
    ),
    (
        "POST /v1/statements/s/cancel",
        &[],
        "{}",
        Some("huawei.Cancel"),
    ),
    (
        "POST /v1/statements/s%2Ft/cancel",
        &[],
        "",
        Some("huawei.Cancel"),
    ),
    (
        "PUT /acme/7:cancel",
        &[],
        r#"{"why":"so"}"#,
        Some("acme.Cancel"),
    ),
    // The target of one and the content type of another.
    (
        "POST /",
        &[JSON_1_0, ATHENA],
        r#"{"CalculationId":"c"}"#,
        None,
    ),
    (
        "POST /",
        &[JSON_1_1, TIMESTREAM],
        r#"{"QueryId":"q"}"#,
        None,
    ),
    // Two targets.
    (
        "POST /",
        &[JSON_1_1, ATHENA, ATHENA],
        r#"{"CalculationId":"c"}"#,
        None,
    ),
    // The target of one and the path of another.
    (
        "POST /v1/statements/s/cancel",
        &[JSON_1_1, ATHENA],
        "{}",
        None,
    ),
    ("POST /v1/statements/s/cancel", &[ATHENA], "{}", None),
    ("PUT /v1/statements/s/cancel", &[], "{}", None),
    ("POST /v1/statements/s/cancel/", &[], "{}", None),
    ("GET /", &[], "", None),
];

#[test]
fn a_request_means_the_operation_that_all_of_it_names() {
    let router = router();
    for &(line, headers, body, meant) in CASES {
        let reply = answer(&router, request(line, headers, body));
        let answered = reply
            .extensions()
            .get::<Answered>()
            .expect("every reply has it");
        let operation = answered.operation.map(|operation| operation.id);
        assert_eq!(operation, meant, "{line} {headers:?}");
        let is_success = reply.status().is_success();
        assert_eq!(
            is_success,
            meant.is_some(),
            "{line} {headers:?}: {}",
            text(&reply)
        );
    }
}

#[test]
fn of_two_handlers_of_one_route_the_last_counts() {
    let router = router();
    let all: Vec<_> = router.operations().map(|operation| operation.id).collect();
    assert_eq!(all.len(), 6);
    assert_eq!(
        &all[..3],
        ["athena.Stop", "timestream.Cancel", "cloudtrail.Cancel"]
    );

    let router = router
        .serve_fn(Of::<ACME>, |_, _| async { Ok(Some("another".to_owned())) })
        .serve_fn(Of::<OCI>, |_, _| async { Ok(None) });
    assert_eq!(router.operations().count(), 6);
    let reply = answer(&router, request("PUT /acme/7:cancel", &[], "{}"));
    assert_eq!(text(&reply), r#"{"Said":"another"}"#);
}

#[test]
fn the_handler_gets_what_was_decoded() {
    let reply = answer(&router(), request("PUT /acme/a%20b:cancel", &[], "{}"));
    assert_eq!(text(&reply), r#"{"Said":"acme.Cancel a b"}"#);
}
