//! What a client sends: byte for byte.

use crate::halt::{Halt, HaltInput, Mode, Step};
use crate::stop::{Stop, StopInput};
use annul_runtime::wire::{BuildError, Endpoint, Fills, HttpRequest, Operation};
use annul_runtime::{Json, Secret};
use std::error::Error;

fn endpoint(address: &str) -> Endpoint {
    address.parse().expect("an endpoint")
}

fn shown(request: &HttpRequest) -> String {
    let mut lines = vec![format!("{} {}", request.method(), request.uri())];
    let mut headers: Vec<_> = request
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}", value.to_str().expect("ASCII")))
        .collect();
    headers.sort();
    lines.extend(headers);
    lines.push(String::from_utf8_lossy(request.body()).into_owned());
    lines.join("\n")
}

fn stop_input() -> StopInput {
    StopInput {
        id: "q\"1".into(),
        store: None,
    }
}

fn halt_input() -> HaltInput {
    let mut input = HaltInput::new("a b/c", 7, Mode::Hard);
    input.only = Some(vec!["x&y".to_owned(), "z+ ü".to_owned()]);
    input.etag = Some("\"2f\"".to_owned());
    let first = Step {
        name: "one".to_owned(),
        last: None,
    };
    input.steps = Some(vec![first]);
    input.extra = Some(Json::from_text("[1.50, null]"));
    input.key = Some(Secret::new("hunter2"));
    input
}

#[test]
fn an_aws_request_names_its_operation_in_a_header() {
    let request = Stop.request(&stop_input(), &endpoint("https://aws.example/"));
    assert_eq!(
        shown(&request.expect("a request")),
        "POST https://aws.example/\n\
         content-length: 18\n\
         content-type: application/x-amz-json-1.1\n\
         x-amz-target: V1.Stop\n\
         {\"QueryId\":\"q\\\"1\"}"
    );
}

#[test]
fn a_rest_request_has_every_param_in_its_place() {
    let request = Halt.request(&halt_input(), &endpoint("http://localhost:80/prefix/"));
    assert_eq!(
        shown(&request.expect("a request")),
        "PUT http://localhost:80/prefix/v1/a%20b/c/runs/7:halt?api-version=2&only=x%26y&only=z%2B%20%C3%BC\n\
         accept: application/json\n\
         content-length: 89\n\
         content-type: application/json\n\
         if-match: \"2f\"\n\
         {\"mode\":\"hard\",\"steps\":[{\"name\":\"one\",\"last\":null}],\"extra\":[1.50, null],\"key\":\"hunter2\"}"
    );
}

#[test]
fn what_a_client_may_fill_in_is_filled_in_only_if_the_caller_gave_nothing() {
    let endpoint = endpoint("https://a.example");
    let fills = Fills::none().with_token("t-1");
    let body = |input: &StopInput| {
        let request = Stop.request_with(input, &endpoint, fills);
        String::from_utf8_lossy(request.expect("a request").body()).into_owned()
    };
    let mut input = stop_input();
    assert_eq!(body(&input), r#"{"QueryId":"q\"1","Store":"t-1"}"#);
    input.store = Some("own".to_owned());
    assert_eq!(body(&input), r#"{"QueryId":"q\"1","Store":"own"}"#);

    let halt = Halt.request_with(&halt_input(), &endpoint, fills);
    assert_eq!(halt.expect("a request").headers()["x-token"], "t-1");
    let bare = Halt.request(&halt_input(), &endpoint).expect("a request");
    assert!(!bare.headers().contains_key("x-token"));
}

#[test]
fn a_request_that_is_only_shown_has_no_secret() {
    let endpoint = endpoint("https://a.example");
    let request = Halt.redacted_request(&halt_input(), &endpoint, Fills::none());
    let shown = shown(&request.expect("a request"));
    assert!(shown.contains(r#""key":"REDACTED""#) && !shown.contains("hunter2"));
}

#[test]
fn an_id_cannot_lead_elsewhere() {
    let endpoint = endpoint("https://a.example");
    for group in ["", ".", "..", "a/..", "/a", "a/", "a//b", "../../admin"] {
        let input = HaltInput::new(group, 1, Mode::Soft);
        let error = Halt.request(&input, &endpoint).expect_err(group);
        assert_eq!(
            error.to_string(),
            "the request cannot be sent: `group` (path): must not be empty, `.` or `..`"
        );
    }
    let odd = HaltInput::new("%2e%2e/?#\\", 1, Mode::Soft);
    let request = Halt.request(&odd, &endpoint).expect("a request");
    assert_eq!(request.uri().path(), "/v1/%252e%252e/%3F%23%5C/runs/1:halt");
}

#[test]
fn a_header_cannot_begin_another() {
    let endpoint = endpoint("https://a.example");
    for etag in ["a\r\nx-admin: 1", "a\n", "\0", "é", " a", "a\t", "\u{7f}"] {
        let mut input = halt_input();
        input.etag = Some(etag.to_owned());
        let error = Halt.request(&input, &endpoint).expect_err(etag);
        assert!(error.source().is_some(), "the violations");
        assert!(!error.to_string().contains("admin"), "{error}");
    }
}

#[test]
fn a_body_cannot_get_members_that_the_input_does_not_have() {
    let mut input = halt_input();
    input.extra = Some(Json::from_text(r#"1,"mode":"soft""#));
    let error = Halt.request(&input, &endpoint("https://a.example"));
    assert!(matches!(error, Err(BuildError::BadBody)));
}
