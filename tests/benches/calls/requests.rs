//! Requests of every operation, beside `serde_json` and `http::Request::builder`.

use std::fmt::Write as _;
use std::hint::black_box;

use annul_benches::Group;
use annul_runtime::wire::{Endpoint, HttpRequest, Operation};
use bytes::Bytes;
use http::{Method, Request};
use serde::Serialize;

use super::inputs::{ACCOUNT, EXECUTION, PROJECT, STATEMENT, STORE, TIMESTREAM_ID, UUID};
use super::inputs::{athena, cloudtrail, huawei, oci, timestream};

const ADDRESS: &str = "https://query.example.com";

pub(crate) fn groups() -> Vec<Group> {
    use annul::aws::{athena, cloudtrail, timestream_query};
    use annul::huawei::dataarts_fabric::cancel_sql_statement::CancelSqlStatement;
    use annul::oci::query_service::cancel_query_execution::CancelQueryExecution;
    vec![
        group(
            "request-timestream",
            timestream_query::cancel_query::CancelQuery,
            timestream(TIMESTREAM_ID),
            by_hand_timestream,
        ),
        group(
            "request-athena",
            athena::stop_calculation_execution::StopCalculationExecution,
            self::athena(),
            by_hand_athena,
        ),
        group(
            "request-cloudtrail",
            cloudtrail::cancel_query::CancelQuery,
            self::cloudtrail(),
            by_hand_cloudtrail,
        ),
        group("request-oci", CancelQueryExecution, oci(), by_hand_oci),
        group(
            "request-huawei",
            CancelSqlStatement,
            huawei(),
            by_hand_huawei,
        ),
    ]
}

fn group<O: Operation>(
    name: &str,
    operation: O,
    input: O::Input,
    by_hand: fn() -> HttpRequest,
) -> Group {
    let endpoint = Endpoint::new(ADDRESS).expect("the address is one");
    let request = move || operation.request(black_box(&input), black_box(&endpoint));
    let (ours, theirs) = (request().expect("the input can be sent"), by_hand());
    assert_eq!(ours.method(), theirs.method(), "{name}");
    assert_eq!(ours.uri(), theirs.uri(), "{name}");
    assert_eq!(ours.headers(), theirs.headers(), "{name}");
    assert_eq!(ours.body(), theirs.body(), "{name}");
    Group::new(name)
        .with("annul", request)
        .with("by-hand", by_hand)
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Timestream<'a> {
    query_id: &'a str,
}

fn by_hand_timestream() -> HttpRequest {
    let query_id = black_box(TIMESTREAM_ID);
    let (content_type, target) = (
        "application/x-amz-json-1.0",
        "Timestream_20181101.CancelQuery",
    );
    rpc(content_type, target, &Timestream { query_id })
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Athena<'a> {
    calculation_execution_id: &'a str,
}

fn by_hand_athena() -> HttpRequest {
    let calculation_execution_id = black_box(UUID);
    let body = Athena {
        calculation_execution_id,
    };
    let target = "AmazonAthena.StopCalculationExecution";
    rpc("application/x-amz-json-1.1", target, &body)
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct CloudTrail<'a> {
    query_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_data_store: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_data_store_owner_account_id: Option<&'a str>,
}

fn by_hand_cloudtrail() -> HttpRequest {
    let body = CloudTrail {
        query_id: black_box(UUID),
        event_data_store: black_box(Some(STORE)),
        event_data_store_owner_account_id: black_box(Some(ACCOUNT)),
    };
    let target = "CloudTrail_20131101.CancelQuery";
    rpc("application/x-amz-json-1.1", target, &body)
}

fn by_hand_oci() -> HttpRequest {
    let mut uri = format!("{}/20210831/projects/", black_box(ADDRESS));
    segment(&mut uri, black_box(PROJECT));
    uri.push_str("/queryExecutions/");
    segment(&mut uri, black_box(EXECUTION));
    uri.push_str("/actions/cancel");
    rest(uri, Bytes::new())
}

fn by_hand_huawei() -> HttpRequest {
    let mut uri = format!("{}/v1/workspaces/", black_box(ADDRESS));
    segment(&mut uri, black_box(UUID));
    uri.push_str("/sessions/");
    segment(&mut uri, black_box(UUID));
    uri.push_str("/statements/");
    segment(&mut uri, black_box(STATEMENT));
    uri.push_str("/cancel");
    rest(uri, Bytes::from_static(b"{}"))
}

fn rest(uri: String, body: Bytes) -> HttpRequest {
    let request = Request::builder()
        .method(Method::POST)
        .uri(uri)
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .header("content-length", body.len());
    request.body(body).expect("it is a request")
}

fn rpc(content_type: &str, target: &str, body: &impl Serialize) -> HttpRequest {
    let body = serde_json::to_vec(body).expect("it is JSON");
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("{}/", black_box(ADDRESS)))
        .header("content-type", content_type)
        .header("x-amz-target", target)
        .header("content-length", body.len());
    request.body(Bytes::from(body)).expect("it is a request")
}

fn segment(uri: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
}
