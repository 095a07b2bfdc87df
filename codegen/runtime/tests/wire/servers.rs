//! What a server takes, and what its refusals hold.

use crate::halt::{Halt, HaltInput};
use crate::stop::Stop;
use annul_runtime::RefusalKind;
use annul_runtime::operation::Codec;
use annul_runtime::wire::{BadBody, HttpRequest, Malformed, Rejection, Seen};

const AWS: &[(&str, &str)] = &[
    ("content-type", "application/x-amz-json-1.1"),
    ("x-amz-target", "V1.Stop"),
];
const PATH: &str = "/v1/g/runs/7:halt?api-version=2";

fn request(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> HttpRequest {
    let mut request = http::Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.to_owned().into()).expect("a request")
}

fn stop(headers: &[(&str, &str)], body: &str) -> Result<String, Rejection> {
    let input = Stop.decode_request(&request("POST", "/", headers, body))?;
    Ok(input.id.into_string())
}

fn halt(uri: &str, headers: &[(&str, &str)], body: &str) -> Result<HaltInput, Rejection> {
    Halt.decode_request(&request("PUT", uri, headers, body))
}

fn invalid(rejection: Rejection) -> String {
    let Rejection::Invalid(invalid) = rejection else {
        panic!("{rejection}")
    };
    let line = |(violation, seen): (&_, &Seen)| match seen {
        Seen::Nothing => format!("{violation} | nothing"),
        Seen::Value(value) => format!("{violation} | {value}"),
        Seen::Secret => format!("{violation} | secret"),
    };
    invalid.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_request_as_vendors_clients_send_it_is_taken() {
    assert_eq!(
        stop(AWS, r#"{"QueryId":"q","Store":null,"New":{}}"#)
            .ok()
            .as_deref(),
        Some("q")
    );
    let aliased = [
        ("Content-Type", "Application/X-Amz-Json-1.1; charset=utf-8"),
        ("X-Amz-Target", "com.example.V1.Stop"),
    ];
    assert!(stop(&aliased, r#"{"QueryId":"q"}"#).is_ok());
    let input = halt(
        "/v1/a%20b/c%2Fd/runs/7:halt?x=1&only=1+2&api-version=2&only=",
        &[("IF-MATCH", " \"2f\" ")],
        r#"{"mode":"soft"}"#,
    );
    let input = input.expect("it keeps the spec");
    assert_eq!((input.group.as_str(), input.run), ("a b/c/d", 7));
    assert_eq!(input.only, Some(vec!["1 2".to_owned(), String::new()]));
    assert_eq!(input.etag.as_deref(), Some("\"2f\""));
}

#[test]
fn a_request_to_something_else_is_told_from_a_wrong_one() {
    let body = r#"{"QueryId":"q"}"#;
    let target = |target| [AWS[0], ("x-amz-target", target)];
    assert!(matches!(
        stop(&target("V1.Start"), body),
        Err(Rejection::WrongTarget { target: Some(target) }) if target == "V1.Start"
    ));
    assert!(matches!(
        stop(&AWS[..1], body),
        Err(Rejection::WrongTarget { target: None })
    ));
    let twice = [AWS[0], AWS[1], AWS[1]];
    assert!(matches!(
        stop(&twice, body),
        Err(Rejection::WrongTarget { .. })
    ));
    assert!(matches!(
        stop(&[("content-type", "application/json"), AWS[1]], body),
        Err(Rejection::WrongContentType {
            content_type: Some(_),
            expected: "application/x-amz-json-1.1"
        })
    ));
    let get = Stop.decode_request(&request("GET", "/", AWS, body));
    assert!(matches!(
        get,
        Err(Rejection::WrongMethod { allowed: "POST" })
    ));
    let elsewhere = Stop.decode_request(&request("POST", "/x", AWS, body));
    assert!(matches!(elsewhere, Err(Rejection::WrongPath)));
    assert_eq!(Rejection::WrongPath.kind(), RefusalKind::Unsupported);
    let form = [("content-type", "text/plain")];
    assert!(matches!(
        halt(PATH, &form, r#"{"mode":"soft"}"#),
        Err(Rejection::WrongContentType { .. })
    ));
}

#[test]
fn a_body_must_be_an_object() {
    let syntax = |column| BadBody::Syntax {
        codec: Codec::Json,
        line: 1,
        column,
    };
    for (body, why) in [("", BadBody::Empty), ("{", syntax(1)), ("{} {}", syntax(4))] {
        let Err(Rejection::BadBody(found)) = stop(AWS, body) else {
            panic!("{body} is taken")
        };
        assert_eq!(found, why, "{body}");
    }
    let list = stop(AWS, "[]").expect_err("a list");
    assert_eq!(list.to_string(), "the body is not an object but: list");
}

#[test]
fn a_value_of_another_type_is_named_with_both_types() {
    for (body, sentence) in [
        (
            r#"{"QueryId":5}"#,
            "`QueryId` (body): must be of type text, not integer",
        ),
        (
            r#"{"QueryId":"q","Store":{}}"#,
            "`Store` (body): must be of type text, not object",
        ),
        (
            r#"{"QueryId":true,"Store":5}"#,
            "`QueryId` (body): must be of type text, not boolean",
        ),
    ] {
        assert_eq!(stop(AWS, body).expect_err(body).to_string(), sentence);
    }
    for (uri, body, sentence) in [
        (
            PATH,
            r#"{"mode":"soft","steps":{}}"#,
            "`steps` (body): must be of type list, not object",
        ),
        (
            PATH,
            r#"{"mode":"soft","steps":[null]}"#,
            "`steps[0]` (body): must be of type object, not null",
        ),
        (
            PATH,
            r#"{"mode":"soft","steps":[{"name":"a","last":null},{"name":"b","last":"yes"}]}"#,
            "`steps[1].last` (body): must be of type boolean, not text",
        ),
        (
            "/v1/g/runs/+7:halt?api-version=2",
            r#"{"mode":"soft"}"#,
            "`run` (path): must be of type integer, not text",
        ),
        (
            "/v1/g/runs/9223372036854775808:halt?api-version=2",
            r#"{"mode":"soft"}"#,
            "`run` (path): must be an integer of 64 bits, from -9223372036854775808 to 9223372036854775807",
        ),
    ] {
        assert_eq!(halt(uri, &[], body).expect_err(body).to_string(), sentence);
    }
}

#[test]
fn all_broken_constraints_come_in_one_answer_with_what_stood_there() {
    let both = stop(AWS, r#"{"QueryId":"too long","Store":"s"}"#).expect_err("two");
    assert_eq!(
        invalid(both),
        "`QueryId` (body): must have at most 4 characters | too long\n\
         `Store` (body): must have at least 2 characters | s"
    );
    let missing = stop(AWS, r#"{"Store":"s"}"#).expect_err("two");
    assert_eq!(
        invalid(missing),
        "`QueryId` (body): is required | nothing\n\
         `Store` (body): must have at least 2 characters | s",
        "what stands in for the missing id breaks nothing"
    );
}

#[test]
fn what_is_inside_of_lists_is_found_and_secrets_are_not_shown() {
    let body = r#"{"mode":"gentle","steps":[{"name":"ok","last":null},{"name":"longer","last":true},{"last":false},{"name":"ok"}],"key":"k"}"#;
    let uri = "/v1/g/%2e%2e/runs/0:halt?api-version=3";
    assert_eq!(
        invalid(halt(uri, &[], body).expect_err("eight")),
        "`group` (path): must not be empty, `.` or `..` | g/..\n\
         `run` (path): must be at least 1 | 0\n\
         `api-version` (query): must be one of `2` | 3\n\
         `mode` (body): must be one of `soft`, `hard` | gentle\n\
         `steps[2].name` (body): is required | nothing\n\
         `steps[3].last` (body): is required | nothing\n\
         `steps[1].name` (body): must have at most 4 characters | longer\n\
         `key` (body): must have at least 2 characters | secret"
    );
    let debug = format!("{:?}", halt(uri, &[], body));
    assert!(
        !debug.contains("longer") && !debug.contains("gentle"),
        "{debug}"
    );
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    let body = r#"{"mode":"soft"}"#;
    let flaw = |uri, headers: &[(&str, &str)]| match halt(uri, headers, body) {
        Err(Rejection::Malformed { place, flaw }) => (place.name, flaw),
        other => panic!("{other:?}"),
    };
    let twice = [("if-match", "a"), ("if-match", "a")];
    assert_eq!(flaw(PATH, &twice), ("If-Match", Malformed::Repeated));
    assert_eq!(
        flaw("/v1/g/runs/7:halt?api-version=2&api-version=2", &[]),
        ("api-version", Malformed::Repeated)
    );
    assert_eq!(
        flaw("/v1/%zz/runs/7:halt?api-version=2", &[]),
        ("group", Malformed::Escape)
    );
    assert_eq!(
        flaw("/v1/g/runs/7:halt?api-version=2&only=%ff", &[]),
        ("only", Malformed::Escape)
    );
    assert_eq!(
        flaw(PATH, &[("if-match", "é")]),
        ("If-Match", Malformed::NotAscii)
    );
}
