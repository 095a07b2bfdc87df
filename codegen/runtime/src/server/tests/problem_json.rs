//! Problem details for HTTP.

use super::{answer, request, router, text};
use crate::server::ProblemJson;
use crate::wire::HttpResponse;

const OCI: &str = "POST /20210831/executions/e/actions/cancel";
const ACME: &str = "PUT /acme/7:cancel";

fn problem(line: &str, headers: &[(&str, &str)], body: &str) -> HttpResponse {
    answer(
        &router().front_door(ProblemJson),
        request(line, headers, body),
    )
}

#[test]
fn what_reaches_no_operation_is_a_problem_of_its_status() {
    for (line, headers, said) in [
        (
            "PUT /elsewhere",
            &[][..],
            r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"No operation is served at this path."}"#,
        ),
        (
            "GET /acme/7:cancel",
            &[],
            r#"{"type":"about:blank","title":"Method Not Allowed","status":405,"detail":"The operation at this path has another method."}"#,
        ),
        (
            ACME,
            &[("content-type", "text/plain")],
            r#"{"type":"about:blank","title":"Unsupported Media Type","status":415,"detail":"The operation takes another content type."}"#,
        ),
    ] {
        let reply = problem(line, headers, "{}");
        assert_eq!(text(&reply), said);
        let content_type = &reply.headers()["content-type"];
        assert_eq!(content_type, "application/problem+json");
        assert!(reply.headers().contains_key("x-request-id"));
    }
    let reply = problem("GET /acme/7:cancel", &[], "");
    assert_eq!(reply.headers()["allow"], "PUT");
}

#[test]
fn broken_constraints_are_a_list_and_the_operations_error_too() {
    let long = "PUT /acme/0123456789:cancel";
    let reply = problem(long, &[], "{}");
    assert_eq!(reply.status(), 400);
    assert_eq!(
        text(&reply),
        r#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"`id` (path): must have at most 9 characters","violations":[{"in":"path","name":"id","rule":"length.max","detail":"must have at most 9 characters"}],"reason":"Code.Invalid","text":"`id` (path): must have at most 9 characters"}"#
    );
}

#[test]
fn what_cannot_be_read_names_its_place_if_it_has_one() {
    let twice = [("opc-retry-token", "s3cret"), ("opc-retry-token", "s3cret")];
    let malformed = problem(OCI, &twice, "");
    let entry = r#""violations":[{"in":"header","name":"opc-retry-token","rule":"malformed","detail":"is there more than once"}]"#;
    assert!(text(&malformed).contains(entry), "{}", text(&malformed));
    assert!(!text(&malformed).contains("s3cret"));
    let wrong_type = problem(ACME, &[], r#"{"why":5}"#);
    let entry = r#""violations":[{"in":"body","name":"why","rule":"type","detail":"must be of type text, not integer"}]"#;
    assert!(text(&wrong_type).contains(entry), "{}", text(&wrong_type));
    let unreadable = problem(ACME, &[], "{");
    assert!(
        !text(&unreadable).contains("violations"),
        "{}",
        text(&unreadable)
    );
    assert!(text(&unreadable).contains(r#""reason":"Code.Invalid""#));
}

#[test]
fn missing_credentials_are_the_operations_own_error() {
    let router = router().front_door(ProblemJson).require_authorization();
    let reply = answer(&router, request(ACME, &[], "{}"));
    assert_eq!(reply.status(), 401);
    assert!(text(&reply).contains(r#""reason":"Code.Unknown""#));
}
