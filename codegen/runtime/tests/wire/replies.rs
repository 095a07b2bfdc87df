//! What a client makes of replies: those that vendors' clients were seen to meet, and worse ones.

use crate::stop::{Stop, StopError, StopOutput};
use annul_runtime::RefusalKind;
use annul_runtime::wire::HttpResponse;

pub(crate) fn reply(status: u16, headers: &[(&str, &str)], body: &str) -> HttpResponse {
    let mut reply = http::Response::builder().status(status);
    for (name, value) in headers {
        reply = reply.header(*name, *value);
    }
    reply.body(body.to_owned().into()).expect("a reply")
}

fn stop(status: u16, body: &str) -> Result<StopOutput, StopError> {
    Stop.response(&reply(status, &[], body))
}

fn success(body: &str) -> String {
    let StopOutput {
        id,
        state,
        count,
        done,
        note,
    } = stop(200, body).expect(body);
    format!("{id:?} {state} {count:?} {done:?} {note:?}")
}

#[test]
fn a_success_is_read_as_far_as_it_can_be_understood() {
    const EMPTY: &str = r#"QueryId("")  None None None"#;
    for (body, read) in [
        ("", EMPTY),
        ("null", EMPTY),
        ("{}", EMPTY),
        (r#"{"queryid":"x","Other":{"a":[1]}}"#, EMPTY),
        (
            r#"{"QueryId":null,"Count":null,"Done":null,"Note":null}"#,
            EMPTY,
        ),
        (
            r#"{"QueryId":{},"State":[],"Count":"x","Done":7,"Note":[1]}"#,
            EMPTY,
        ),
        (
            r#"{"QueryId":"q","State":"RUNNING","Count":5,"Done":true,"Note":"n"}"#,
            r#"QueryId("q") RUNNING Some(5) Some(true) Some("n")"#,
        ),
        (
            r#"{"QueryId":12.50,"State":"STOPPED","Count":"5","Done":"True","Note":5}"#,
            r#"QueryId("12.50") STOPPED Some(5) Some(true) Some("5")"#,
        ),
        (
            r#"{"QueryId":"a","QueryId":"b","Count":7.0}"#,
            r#"QueryId("b")  Some(7) None None"#,
        ),
        (
            r#"{"__type":"com.example#StopOutput","QueryId":"q"}"#,
            r#"QueryId("q")  None None None"#,
        ),
    ] {
        assert_eq!(success(body), read, "{body}");
    }
}

#[test]
fn any_status_of_success_is_one() {
    for status in [200, 201, 202, 204, 299] {
        assert!(stop(status, "").is_ok(), "{status}");
    }
    for status in [199, 300, 302, 304, 400, 500, 599] {
        assert!(stop(status, "").is_err(), "{status}");
    }
}

#[test]
fn what_cannot_be_the_reply_of_the_service_is_no_success() {
    for body in [
        "[]",
        "5",
        "\"ok\"",
        "<html>Log in first</html>",
        "OK",
        "{",
        "{}x",
        "\u{0}",
    ] {
        let error = stop(200, body).expect_err(body);
        assert!(error.reply().problem().is_some(), "{body}");
        assert_eq!(error.kind(), RefusalKind::Unavailable, "{body}");
        assert_eq!(error.reply().body(), body.as_bytes());
    }
    let error = stop(200, " <html>").expect_err("a page");
    assert_eq!(
        error.to_string(),
        "HTTP status 200: the body of this success is a page, not the service's"
    );
}

#[test]
fn an_error_inside_of_a_success_is_an_error() {
    for (body, code, kind) in [
        (
            r#"{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}"#,
            "UnknownOperationException",
            RefusalKind::Unsupported,
        ),
        (
            r#"{"__type":"x#GoneException:http://y","message":"no"}"#,
            "GoneException",
            RefusalKind::NotFound,
        ),
        (
            r#"{"__type":"OddError"}"#,
            "OddError",
            RefusalKind::Unavailable,
        ),
    ] {
        let error = stop(200, body).expect_err(body);
        assert_eq!((error.code(), error.kind()), (Some(code), kind), "{body}");
    }
}

#[test]
fn a_code_is_found_wherever_any_client_of_the_vendor_finds_it() {
    let gone = |headers: &[(&str, &str)], body: &str| {
        let error = Stop
            .response(&reply(404, headers, body))
            .expect_err("an error");
        let is_typed = matches!(error, StopError::Gone(_));
        (is_typed, error.code().map(str::to_owned))
    };
    let header = |value| [("x-amzn-ErrorType", value)];
    let found = |code: &str| Some(code.to_owned());
    let cases = [
        (gone(&[], r#"{"__type":"GoneException"}"#), true),
        (
            gone(&[], r#"{"__type":"a.b#GoneException:http://c/"}"#),
            true,
        ),
        (gone(&[], r#"{"code":"a#GoneException"}"#), true),
        (gone(&header("GoneException:http://c/"), ""), true),
        (
            gone(&header("GoneException"), r#"{"__type":"Unheard"}"#),
            true,
        ),
        (
            gone(&[], r#"{"__type":"Unheard","code":"GoneException"}"#),
            true,
        ),
    ];
    for (index, (read, is_typed)) in cases.into_iter().enumerate() {
        assert_eq!(read, (is_typed, found("GoneException")), "case {index}");
    }
    let unheard = gone(&header("B"), r#"{"__type":"A","code":"C"}"#);
    assert_eq!(unheard, (false, found("A")));
    let nested = gone(&[], r#"{"inner":{"__type":"GoneException"},"Message":"m"}"#);
    assert_eq!(nested, (false, None), "a code deeper inside is another's");
}

#[test]
fn an_error_keeps_everything_of_its_reply() {
    let headers = [("x-amzn-RequestId", "r-1"), ("Retry-After", "3")];
    let body = r#"{"__type":"GoneException","Message":"It is gone.","Detail":"d","Other":1}"#;
    let error = Stop
        .response(&reply(404, &headers, body))
        .expect_err("an error");
    assert_eq!(
        error.to_string(),
        "GoneException (404): It is gone. [request r-1]"
    );
    assert_eq!(error.reply().header("retry-after"), Some("3"));
    assert_eq!(error.reply().body(), body.as_bytes());
    let StopError::Gone(gone) = error else {
        panic!("{error:?}")
    };
    assert_eq!(gone.detail.as_deref(), Some("d"));
}

#[test]
fn the_message_stands_under_several_names() {
    for body in [
        r#"{"message":"m"}"#,
        r#"{"Message":"m"}"#,
        r#"{"errorMessage":"m"}"#,
        r#"{"message":null,"Message":"m"}"#,
    ] {
        let error = stop(400, body).expect_err(body);
        assert_eq!(error.message(), Some("m"), "{body}");
    }
}

#[test]
fn errors_without_a_code_are_told_by_their_status() {
    for (status, body, kind, message) in [
        (500, "", RefusalKind::Unavailable, None),
        (
            502,
            "<html>Bad Gateway</html>",
            RefusalKind::Unavailable,
            None,
        ),
        (
            503,
            "try later\n",
            RefusalKind::Unavailable,
            Some("try later"),
        ),
        (504, "[]", RefusalKind::TimedOut, None),
        (429, "{}", RefusalKind::Throttled, None),
        (404, "", RefusalKind::Unsupported, None),
        (
            404,
            "<UnknownOperationException/>\n",
            RefusalKind::Unsupported,
            None,
        ),
        (302, "", RefusalKind::Unavailable, None),
    ] {
        let error = stop(status, body).expect_err(body);
        assert_eq!(
            (error.kind(), error.message()),
            (kind, message),
            "{status} {body}"
        );
    }
}
