//! Replies of every operation as a client reads them, beside `serde_json` and a match on the status.

use std::hint::black_box;

use annul_benches::Group;
use annul_runtime::wire::{HttpResponse, Operation};
use bytes::Bytes;
use http::Response;
use serde::Deserialize;

use super::inputs::UUID;

const ATHENA: &str = r#"{"State":"CANCELING"}"#;
const TIMESTREAM: &str =
    r#"{"CancellationMessage":"A cancel of this query was requested before."}"#;
const DENIED: &str = r#"{"__type":"AccessDeniedException","Message":"You may not do this."}"#;

pub(crate) fn groups() -> Vec<Group> {
    use annul::aws::{athena, cloudtrail, timestream_query};
    use annul::huawei::dataarts_fabric::cancel_sql_statement::CancelSqlStatement;
    use annul::oci::query_service::cancel_query_execution::CancelQueryExecution;
    let cloudtrail = format!(r#"{{"QueryId":"{UUID}","QueryStatus":"CANCELLED"}}"#);
    let timestream = timestream_query::cancel_query::CancelQuery;
    let athena = athena::stop_calculation_execution::StopCalculationExecution;
    let (json_0, json_1) = ("application/x-amz-json-1.0", "application/x-amz-json-1.1");
    vec![
        group(
            "reply-timestream",
            timestream,
            reply(200, json_0, TIMESTREAM),
            by_hand_timestream,
        ),
        group(
            "reply-athena",
            athena,
            reply(200, json_1, ATHENA),
            by_hand_athena,
        ),
        group(
            "reply-cloudtrail",
            cloudtrail::cancel_query::CancelQuery,
            reply(200, json_1, &cloudtrail),
            by_hand_cloudtrail,
        ),
        group(
            "reply-oci",
            CancelQueryExecution,
            reply(202, "", ""),
            by_hand_oci,
        ),
        group(
            "reply-huawei",
            CancelSqlStatement,
            reply(200, "application/json", "{}"),
            by_hand_huawei,
        ),
        group(
            "reply-timestream-error",
            timestream,
            reply(403, json_0, DENIED),
            by_hand_timestream,
        ),
    ]
}

fn group<O: Operation, T: 'static>(
    name: &str,
    operation: O,
    reply: HttpResponse,
    by_hand: fn(&HttpResponse) -> Result<T, Failure>,
) -> Group {
    let other = reply.clone();
    assert_eq!(
        operation.response(&reply).is_ok(),
        by_hand(&other).is_ok(),
        "{name}"
    );
    Group::new(name)
        .with("annul", move || operation.response(black_box(&reply)))
        .with("by-hand", move || by_hand(black_box(&other)))
}

fn reply(status: u16, content_type: &str, body: &str) -> HttpResponse {
    let mut reply = Response::builder().status(status);
    if !content_type.is_empty() {
        reply = reply.header("content-type", content_type);
    }
    let reply = reply
        .header("x-amzn-requestid", UUID)
        .header("opc-request-id", UUID)
        .header("date", "Sun, 22 Nov 2026 05:00:00 GMT")
        .header("content-length", body.len());
    let body = Bytes::copy_from_slice(body.as_bytes());
    reply.body(body).expect("it is a reply")
}

/// What a program by hand keeps of an error: much less than an `ErrorReply` does.
#[derive(Default, Deserialize)]
#[expect(dead_code, reason = "they are read from the reply, and nobody asks")]
struct Failure {
    #[serde(skip)]
    status: u16,
    #[serde(rename = "__type")]
    code: Option<String>,
    #[serde(rename = "Message", alias = "message")]
    message: Option<String>,
    #[serde(skip)]
    request_id: Option<String>,
}

fn read<'a, T: Deserialize<'a>>(reply: &'a HttpResponse) -> Result<T, Failure> {
    if reply.status().is_success() {
        return serde_json::from_slice(reply.body()).map_err(|_| Failure::default());
    }
    Err(failure(reply))
}

fn failure(reply: &HttpResponse) -> Failure {
    let mut failure: Failure = serde_json::from_slice(reply.body()).unwrap_or_default();
    failure.status = reply.status().as_u16();
    let id = reply.headers().get("x-amzn-requestid");
    failure.request_id = id.and_then(|id| id.to_str().ok()).map(str::to_owned);
    failure
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Timestream {
    cancellation_message: Option<String>,
}

fn by_hand_timestream(reply: &HttpResponse) -> Result<Timestream, Failure> {
    let read: Timestream = read(reply)?;
    black_box(&read.cancellation_message);
    Ok(read)
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum State {
    Creating,
    Created,
    Queued,
    Running,
    Canceling,
    Canceled,
    Completed,
    Failed,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Athena {
    state: Option<State>,
}

fn by_hand_athena(reply: &HttpResponse) -> Result<Athena, Failure> {
    let read: Athena = read(reply)?;
    black_box(&read.state);
    Ok(read)
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct CloudTrail {
    query_id: String,
    query_status: String,
    event_data_store_owner_account_id: Option<String>,
}

fn by_hand_cloudtrail(reply: &HttpResponse) -> Result<CloudTrail, Failure> {
    let read: CloudTrail = read(reply)?;
    black_box((
        &read.query_id,
        &read.query_status,
        &read.event_data_store_owner_account_id,
    ));
    Ok(read)
}

fn by_hand_oci(reply: &HttpResponse) -> Result<Option<String>, Failure> {
    if reply.status().is_success() {
        let id = reply.headers().get("opc-request-id");
        return Ok(id.and_then(|id| id.to_str().ok()).map(str::to_owned));
    }
    Err(failure(reply))
}

fn by_hand_huawei(reply: &HttpResponse) -> Result<(), Failure> {
    if reply.status().is_success() {
        return Ok(());
    }
    Err(failure(reply))
}
