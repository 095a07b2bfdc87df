//! The peer of the gateway: the same five operations in one `match`, with `serde_json`, and nothing that this server does not need.

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};

use annul_runtime::wire::{HttpRequest, HttpResponse};
use bytes::Bytes;
use http::{Method, Response};
use serde::Deserialize;
use serde_json::json;

pub(crate) fn answer(request: HttpRequest) -> HttpResponse {
    let (head, body) = request.into_parts();
    let target = head
        .headers
        .get("x-amz-target")
        .and_then(|it| it.to_str().ok());
    let mut segments = head.uri.path().split('/').skip(1);
    let path: [&str; 8] = std::array::from_fn(|_| segments.next().unwrap_or_default());
    if head.method != Method::POST || segments.next().is_some() {
        return plain(404, "NotFound");
    }
    match (path, target) {
        (["", ..], Some("Timestream_20181101.CancelQuery")) => timestream(&body),
        (["", ..], Some("AmazonAthena.StopCalculationExecution")) => athena(&body),
        (["", ..], Some("CloudTrail_20131101.CancelQuery")) => cloudtrail(&body),
        (
            [
                "20210831",
                "projects",
                project,
                "queryExecutions",
                execution,
                "actions",
                "cancel",
                "",
            ],
            _,
        ) => oci(project, execution),
        (
            [
                "v1",
                "workspaces",
                workspace,
                "sessions",
                session,
                "statements",
                statement,
                "cancel",
            ],
            _,
        ) => huawei(workspace, session, statement),
        _ => plain(404, "NotFound"),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Timestream {
    query_id: String,
}

fn timestream(body: &[u8]) -> HttpResponse {
    let Ok(input) = serde_json::from_slice::<Timestream>(body) else {
        return aws_error("SerializationException", "This is not the body.");
    };
    let id = input.query_id;
    if !(1..=64).contains(&id.len()) || !id.bytes().all(|it| it.is_ascii_alphanumeric()) {
        return aws_error("ValidationException", "The query id is not one.");
    }
    stop(&[&id]);
    aws("application/x-amz-json-1.0", "{}".to_owned())
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Athena {
    calculation_execution_id: String,
}

fn athena(body: &[u8]) -> HttpResponse {
    let Ok(input) = serde_json::from_slice::<Athena>(body) else {
        return aws_error("SerializationException", "This is not the body.");
    };
    let id = input.calculation_execution_id;
    if !(1..=36).contains(&id.chars().count()) {
        return aws_error("InvalidRequestException", "The id is not one.");
    }
    stop(&[&id]);
    aws(
        "application/x-amz-json-1.1",
        json!({"State": "CANCELING"}).to_string(),
    )
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct CloudTrail {
    query_id: String,
    event_data_store: Option<String>,
    event_data_store_owner_account_id: Option<String>,
}

fn cloudtrail(body: &[u8]) -> HttpResponse {
    let Ok(input) = serde_json::from_slice::<CloudTrail>(body) else {
        return aws_error("SerializationException", "This is not the body.");
    };
    let id = input.query_id;
    let is_hex = |it| matches!(it, b'a'..=b'f' | b'0'..=b'9' | b'-');
    let is_arn = |it: u8| it.is_ascii_alphanumeric() || b"._/-:".contains(&it);
    let fits = id.len() == 36
        && id.bytes().all(is_hex)
        && input
            .event_data_store
            .as_ref()
            .is_none_or(|store| (3..=256).contains(&store.len()) && store.bytes().all(is_arn))
        && input
            .event_data_store_owner_account_id
            .as_ref()
            .is_none_or(|account| {
                (12..=16).contains(&account.len()) && account.bytes().all(|it| it.is_ascii_digit())
            });
    if !fits {
        return aws_error("InvalidParameterException", "A parameter is not valid.");
    }
    stop(&[&id]);
    let body = json!({"QueryId": id, "QueryStatus": "RUNNING"});
    aws("application/x-amz-json-1.1", body.to_string())
}

fn oci(project: &str, execution: &str) -> HttpResponse {
    let (Some(project), Some(execution)) = (segment(project), segment(execution)) else {
        return plain(404, "InvalidParameter");
    };
    if !(1..=255).contains(&project.chars().count()) {
        return plain(404, "InvalidParameter");
    }
    stop(&[&project, &execution]);
    let reply = Response::builder().status(202).header("content-length", 0);
    let id = format!("{}/{}/{}", request_id(), request_id(), request_id());
    reply
        .header("opc-request-id", id)
        .body(Bytes::new())
        .expect("it is a reply")
}

fn huawei(workspace: &str, session: &str, statement: &str) -> HttpResponse {
    let (Some(workspace), Some(session), Some(statement)) =
        (segment(workspace), segment(session), segment(statement))
    else {
        return plain(400, "InvalidParameter");
    };
    let fits = |id: &str, longest| {
        let is_of_class = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
        (1..=longest).contains(&id.len()) && id.bytes().all(is_of_class)
    };
    if !fits(&workspace, 36) || !fits(&session, 36) || !fits(&statement, 64) {
        return plain(400, "InvalidParameter");
    }
    stop(&[&workspace, &session, &statement]);
    let reply = Response::builder().header("content-type", "application/json");
    let reply = reply
        .header("content-length", 2)
        .header("x-request-id", request_id());
    reply
        .body(Bytes::from_static(b"{}"))
        .expect("it is a reply")
}

/// A segment of a path; escapes, which none of these ids has, are not read.
fn segment(text: &str) -> Option<String> {
    (!matches!(text, "" | "." | "..") && !text.contains('%')).then(|| text.to_owned())
}

fn stop(ids: &[&str]) {
    black_box(ids);
}

fn request_id() -> String {
    static LAST: AtomicU64 = AtomicU64::new(0);
    format!("{:032x}", LAST.fetch_add(1, Ordering::Relaxed))
}

fn aws(content_type: &str, body: String) -> HttpResponse {
    let reply = Response::builder().header("content-type", content_type);
    let reply = reply
        .header("content-length", body.len())
        .header("x-amzn-requestid", request_id());
    reply.body(Bytes::from(body)).expect("it is a reply")
}

fn aws_error(code: &str, message: &str) -> HttpResponse {
    let body = json!({"__type": code, "message": message});
    let mut reply = aws("application/x-amz-json-1.0", body.to_string());
    *reply.status_mut() = http::StatusCode::BAD_REQUEST;
    reply
}

fn plain(status: u16, code: &str) -> HttpResponse {
    let body = Bytes::from(json!({"code": code, "message": "This cannot be done."}).to_string());
    let reply = Response::builder()
        .status(status)
        .header("content-type", "application/json");
    let reply = reply
        .header("content-length", body.len())
        .header("x-request-id", request_id());
    reply.body(body).expect("it is a reply")
}
