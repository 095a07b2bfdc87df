//! What each vendor answers to what comes in wrong.

use super::{answer, request, router, text};

const JSON_1_0: (&str, &str) = ("content-type", "application/x-amz-json-1.0");
const JSON_1_1: (&str, &str) = ("content-type", "application/x-amz-json-1.1");
const ATHENA: (&str, &str) = ("x-amz-target", "AmazonAthena.Stop");
const TIMESTREAM: (&str, &str) = ("x-amz-target", "Timestream_20181101.CancelQuery");
const CLOUDTRAIL: (&str, &str) = ("x-amz-target", "CloudTrail_20131101.CancelQuery");
const XML: &str = "<UnknownOperationException/>\n";

/// A first line, headers, a body, and the status and body of the answer.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, u16, &'a str);

fn check(cases: &[Case<'_>]) {
    let router = router();
    for &(line, headers, body, status, expected) in cases {
        let reply = answer(&router, request(line, headers, body));
        let found = (reply.status().as_u16(), text(&reply));
        assert_eq!(found, (status, expected), "{line} {headers:?} {body}");
        let length = &reply.headers()["content-length"];
        assert_eq!(length, expected.len().to_string().as_str(), "{line}");
    }
}

#[test]
fn the_front_door_of_aws() {
    let unknown = r#"{"__type":"UnknownOperationException"}"#;
    let serialization = r#"{"__type":"SerializationException"}"#;
    check(&[
        ("GET /", &[], "", 404, XML),
        ("OPTIONS /", &[JSON_1_1], "", 404, XML),
        ("POST /elsewhere", &[JSON_1_1, ATHENA], "{}", 404, XML),
        ("POST /", &[ATHENA], "{}", 404, XML),
        (
            "POST /",
            &[("content-type", "application/json"), ATHENA],
            "{}",
            404,
            XML,
        ),
        ("POST /", &[JSON_1_0, ATHENA], "{}", 404, XML),
        (
            "POST /",
            &[("content-type", "application/x-amz-json-1.2"), ATHENA],
            "{}",
            404,
            XML,
        ),
        // JSON is looked at before the target.
        (
            "POST /",
            &[JSON_1_1, ("x-amz-target", "AmazonAthena.Nothing")],
            "{",
            400,
            serialization,
        ),
        (
            "POST /",
            &[JSON_1_1, ("x-amz-target", "AmazonAthena.Nothing")],
            "{}",
            400,
            unknown,
        ),
        (
            "POST /",
            &[JSON_1_1, ("x-amz-target", "AmazonAthena.stop")],
            "",
            400,
            unknown,
        ),
        ("POST /", &[JSON_1_1], "{}", 400, unknown),
        (
            "POST /",
            &[JSON_1_0],
            "{}",
            400,
            r#"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#,
        ),
        ("POST /", &[JSON_1_1, ATHENA], "", 400, serialization),
        ("POST /", &[JSON_1_1, ATHENA], "{", 400, serialization),
        ("POST /", &[JSON_1_1, ATHENA], "[]", 400, serialization),
        (
            "POST /",
            &[JSON_1_0, TIMESTREAM],
            "no",
            400,
            r#"{"__type":"com.amazon.coral.service#SerializationException"}"#,
        ),
    ]);
}

#[test]
fn another_json_type_in_the_words_of_aws() {
    for (value, said) in [
        ("5", "NUMBER_VALUE cannot be converted to String"),
        ("5.5", "DECIMAL_VALUE cannot be converted to String"),
        ("true", "TRUE_VALUE cannot be converted to String"),
        (" false ", "FALSE_VALUE cannot be converted to String"),
        ("{}", "Start of structure or map found where not expected"),
        ("[1]", "Start of list found where not expected"),
    ] {
        let body = format!(r#"{{"CalculationId":{value}}}"#);
        let expected = format!(r#"{{"__type":"SerializationException","Message":"{said}"}}"#);
        check(&[("POST /", &[JSON_1_1, ATHENA], &body, 400, &expected)]);
    }
}

#[test]
fn broken_constraints_in_the_sentence_of_aws() {
    let long = "a".repeat(65);
    for (headers, body, said) in [
        (
            [JSON_1_0, TIMESTREAM],
            r#"{"QueryId":"abc!"}"#.to_owned(),
            "1 validation error detected: Value 'abc!' at 'queryId' failed to satisfy constraint: \
             Member must satisfy regular expression pattern: [a-zA-Z0-9]+"
                .to_owned(),
        ),
        (
            [JSON_1_0, TIMESTREAM],
            r#"{"QueryId":""}"#.to_owned(),
            "2 validation errors detected: Value '' at 'queryId' failed to satisfy constraint: \
             Member must have length greater than or equal to 1; Value '' at 'queryId' failed to \
             satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9]+"
                .to_owned(),
        ),
        (
            [JSON_1_0, TIMESTREAM],
            format!(r#"{{"QueryId":"{long}"}}"#),
            format!(
                "1 validation error detected: Value '{long}' at 'queryId' failed to satisfy \
                 constraint: Member must have length less than or equal to 64"
            ),
        ),
        (
            [JSON_1_1, ATHENA],
            r#"{"CalculationId":null}"#.to_owned(),
            "1 validation error detected: Value null at 'calculationId' failed to satisfy \
             constraint: Member must not be null"
                .to_owned(),
        ),
        (
            [JSON_1_1, CLOUDTRAIL],
            r#"{"QueryId":"qqq","Password":"p"}"#.to_owned(),
            "1 validation error detected: Value at 'password' failed to satisfy constraint: \
             Member must have length greater than or equal to 3"
                .to_owned(),
        ),
    ] {
        let expected = format!(r#"{{"__type":"Code.Invalid","message":"{said}"}}"#);
        check(&[("POST /", &headers, &body, 400, &expected)]);
    }
}

#[test]
fn a_long_value_is_shortened_and_the_message_stays_on_one_line() {
    let body = format!(r#"{{"QueryId":"{}\n"}}"#, "ü".repeat(5000));
    let reply = answer(&router(), request("POST /", &[JSON_1_0, TIMESTREAM], &body));
    let said = text(&reply);
    assert!(
        said.chars().count() < 300 && !said.contains("\\n"),
        "{said}"
    );
    assert!(said.contains("üü…' at 'queryId'"), "{said}");
    assert!(said.contains("Member must have length less than or equal to 64"));
}

#[test]
fn oracle_cloud() {
    let path = "POST /20210831/executions/e/actions/cancel";
    let long = "POST /20210831/executions/".to_owned() + &"e".repeat(256) + "/actions/cancel";
    let error = |code: &str, said: &str| format!(r#"{{"code":"{code}","message":"{said}"}}"#);
    let no_route = error("NotFound", "There is no operation at this path.");
    let no_method = error(
        "MethodNotAllowed",
        "The method is not allowed at this path.",
    );
    let too_long = error(
        "InvalidParameter",
        "`id` (path): must have at most 255 characters",
    );
    let dots = error(
        "InvalidParameter",
        "`id` (path): must not be empty, `.` or `..`",
    );
    let escape = error(
        "InvalidParameter",
        "`id` (path): is not percent-encoded UTF-8",
    );
    let twice = error(
        "InvalidParameter",
        "`opc-retry-token` (header): is there more than once",
    );
    let token = ("opc-retry-token", "t");
    check(&[
        ("POST /20210831/nothing", &[], "", 404, &no_route),
        ("GET /20210831", &[], "", 404, &no_route),
        (
            "GET /20210831/executions/e/actions/cancel",
            &[],
            "",
            405,
            &no_method,
        ),
        (&long, &[], "", 400, &too_long),
        (
            "POST /20210831/executions/%2E%2e/actions/cancel",
            &[],
            "",
            404,
            &dots,
        ),
        (
            "POST /20210831/executions//actions/cancel",
            &[],
            "",
            404,
            &dots,
        ),
        (
            "POST /20210831/executions/%ff/actions/cancel",
            &[],
            "",
            404,
            &escape,
        ),
        (path, &[token, token], "", 400, &twice),
    ]);
    let reply = answer(
        &router(),
        request("DELETE /20210831/executions/e/actions/cancel", &[], ""),
    );
    assert_eq!(reply.headers()["allow"], "POST");
}

#[test]
fn huawei_cloud() {
    let gateway = |code: &str, said: &str, id: u128| {
        format!(r#"{{"error_msg":"{said}","error_code":"{code}","request_id":"{id:032x}"}}"#)
    };
    let said = "The API does not exist or has not been published in the environment";
    let no_route = gateway("APIG.0101", said, 1);
    let no_method = gateway("APIG.0101", said, 2);
    let escape = gateway(
        "APIG.0201",
        "Bad request: `id` (path): is not percent-encoded UTF-8",
        3,
    );
    let error = |said: &str| format!(r#"{{"error_code":"Code.Invalid","error_msg":"{said}"}}"#);
    let too_long = "POST /v1/statements/".to_owned() + &"s".repeat(65) + "/cancel";
    check(&[
        ("POST /v1/nothing", &[], "", 404, &no_route),
        ("GET /v1/statements/s/cancel", &[], "", 404, &no_method),
        ("POST /v1/statements/%zz/cancel", &[], "", 400, &escape),
        (
            &too_long,
            &[],
            "",
            400,
            &error("`id` (path): must have at most 64 characters"),
        ),
        (
            "POST /v1/statements/s/cancel",
            &[],
            "[]",
            400,
            &error("the body is not an object but: list"),
        ),
        (
            "POST /v1/statements/s/cancel",
            &[],
            "{",
            400,
            &error("the body is not JSON, from line 1, column 1"),
        ),
    ]);
}

#[test]
fn services_without_a_known_front_door_and_what_belongs_to_nobody() {
    let error = |code: &str, said: &str| format!(r#"{{"reason":"{code}","text":"{said}"}}"#);
    let nobody = r#"{"code":"NotFound","message":"No operation is served at this path."}"#;
    check(&[
        (
            "PUT /acme",
            &[],
            "",
            404,
            &error("NotFound", "No operation is served at this path."),
        ),
        (
            "POST /acme/7:cancel",
            &[],
            "",
            405,
            &error(
                "MethodNotAllowed",
                "The operation at this path has another method.",
            ),
        ),
        (
            "PUT /acme/7:cancel",
            &[("content-type", "text/plain")],
            "{}",
            415,
            &error(
                "UnsupportedMediaType",
                "The operation takes another content type.",
            ),
        ),
        (
            "PUT /acme/7:cancel",
            &[],
            r#"{"why":5}"#,
            400,
            &error(
                "Code.Invalid",
                "`why` (body): must be of type text, not integer",
            ),
        ),
        ("GET /elsewhere", &[], "", 404, nobody),
        (
            "GET /favicon.ico",
            &[("x-auth-token", "t")],
            "",
            404,
            nobody,
        ),
    ]);
}

#[test]
fn a_head_gets_no_body() {
    for path in ["/", "/v1/statements/s/cancel", "/elsewhere"] {
        let reply = answer(&router(), request(&format!("HEAD {path}"), &[], ""));
        assert_eq!((reply.status().as_u16(), text(&reply)), (404, ""), "{path}");
    }
}
