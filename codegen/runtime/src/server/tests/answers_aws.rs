//! What the front door of AWS answers to what comes in wrong.

use super::answers::check;
use super::{answer, request, router, text};

const JSON_1_0: (&str, &str) = ("content-type", "application/x-amz-json-1.0");
const JSON_1_1: (&str, &str) = ("content-type", "application/x-amz-json-1.1");
const ATHENA: (&str, &str) = ("x-amz-target", "AmazonAthena.Stop");
const TIMESTREAM: (&str, &str) = ("x-amz-target", "Timestream_20181101.CancelQuery");
const CLOUDTRAIL: (&str, &str) = ("x-amz-target", "CloudTrail_20131101.CancelQuery");
const XML: &str = "<UnknownOperationException/>\n";

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
