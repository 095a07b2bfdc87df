//! What each vendor but AWS answers to what comes in wrong.

use super::{answer, request, router, text};

/// A first line, headers, a body, and the status and body of the answer.
pub(super) type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, u16, &'a str);

pub(super) fn check(cases: &[Case<'_>]) {
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
