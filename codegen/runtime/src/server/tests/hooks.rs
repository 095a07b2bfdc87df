//! Credentials, hooks and ids.

use super::{answer, request, router, text};
use crate::server::{Authenticate, RequestContext, Router};
use crate::{Refusal, RefusalKind};
use http::HeaderMap;

const TIMESTREAM: &[(&str, &str)] = &[
    ("content-type", "application/x-amz-json-1.0"),
    ("x-amz-target", "Timestream_20181101.CancelQuery"),
];
const OCI: &str = "POST /20210831/executions/e/actions/cancel";
const HUAWEI: &str = "POST /v1/statements/s/cancel";
const ACME: &str = "PUT /acme/7:cancel";
const QUERY: &str = r#"{"QueryId":"q"}"#;

fn with<'a>(
    headers: &[(&'a str, &'a str)],
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    [headers, more].concat()
}

#[test]
fn missing_credentials_are_missed_only_if_asked_for() {
    let missing = r#"{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","message":"Request is missing Authentication Token"}"#;
    let basic = with(TIMESTREAM, &[("authorization", "Basic YTpi")]);
    let aws_of_another_kind = [("authorization", "AWS4-HMAC-SHA256 Signature=s")];
    for (line, headers, body, status, said) in [
        ("POST /", TIMESTREAM, QUERY, 400, missing),
        ("POST /", &basic, QUERY, 400, missing),
        // The JSON is looked at before, its members are not.
        ("POST /", TIMESTREAM, "{", 400, "SerializationException"),
        ("POST /", TIMESTREAM, "", 400, missing),
        ("POST /", TIMESTREAM, r#"{"QueryId":""}"#, 400, missing),
        (OCI, &[], "", 401, r#"{"code":"NotAuthenticated","#),
        (OCI, &aws_of_another_kind, "", 401, "NotAuthenticated"),
        (
            "POST /20210831/executions//actions/cancel",
            &[],
            "",
            401,
            "NotAuthenticated",
        ),
        (HUAWEI, &[], "", 401, r#""error_code":"APIG.0301""#),
        (
            ACME,
            &[],
            "{}",
            401,
            r#"{"reason":"Code.Unknown","text":"The request is not authenticated."}"#,
        ),
        ("GET /elsewhere", &[], "", 404, "NotFound"),
    ] {
        let reply = answer(
            &router().require_authorization(),
            request(line, headers, body),
        );
        assert_eq!(reply.status(), status, "{line} {headers:?}");
        assert!(text(&reply).contains(said), "{line}: {}", text(&reply));
    }
    let reply = answer(&router(), request("POST /", TIMESTREAM, QUERY));
    assert_eq!(reply.status(), 200, "open by default");
}

#[test]
fn credentials_of_each_scheme_are_enough() {
    let sigv4 = "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=s";
    let signed = with(
        TIMESTREAM,
        &[("authorization", sigv4), ("x-amz-date", "20260102T030405Z")],
    );
    for (line, headers, body) in [
        ("POST /", &signed[..], QUERY),
        ("POST /?X-Amz-Signature=s", TIMESTREAM, QUERY),
        (OCI, &[("authorization", "signature version=\"1\"")], ""),
        (
            HUAWEI,
            &[("authorization", "SDK-HMAC-SHA256 Access=a, Signature=s")],
            "",
        ),
        (HUAWEI, &[("x-auth-token", "t")], ""),
        (ACME, &[("authorization", "Bearer b")], "{}"),
    ] {
        let reply = answer(
            &router().require_authorization(),
            request(line, headers, body),
        );
        assert!(reply.status().is_success(), "{line}: {}", text(&reply));
    }
}

#[test]
fn parts_of_a_signature_are_missed_by_name() {
    let headers = with(
        TIMESTREAM,
        &[("authorization", "AWS4-HMAC-SHA256 Credential=hunter2")],
    );
    let reply = answer(
        &router().require_authorization(),
        request("POST /", &headers, QUERY),
    );
    assert_eq!(
        text(&reply),
        "{\"__type\":\"com.amazon.coral.service#IncompleteSignatureException\",\"message\":\
         \"Authorization header requires 'Signature' parameter. Authorization header requires \
         'SignedHeaders' parameter. Authorization header requires existence of either a \
         'X-Amz-Date' or a 'Date' header.\"}"
    );
}

/// Knows one user, and tells the handler who it is.
struct Users;

#[derive(Clone)]
struct User(String);

impl Authenticate for Users {
    async fn authenticate(&self, context: &mut RequestContext) -> Result<(), Refusal> {
        let user = context.headers().get("x-user").cloned();
        std::future::ready(()).await;
        match user.as_ref().map(|user| user.to_str().unwrap_or_default()) {
            None => Err(Refusal::new(RefusalKind::Unauthenticated)),
            Some("mallory") => {
                let said = "Not\nyou, and for a long reason: ".to_owned() + &"x".repeat(5000);
                Err(Refusal::new(RefusalKind::Denied).with_message(said))
            }
            Some(user) => {
                let body = context.request().body().len();
                let user = User(format!("{user}, {body} bytes"));
                context.extensions_mut().insert(user);
                Ok(())
            }
        }
    }
}

#[test]
fn a_hook_refuses_by_the_reply_table() {
    use super::TIMESTREAM as N;
    use super::operations::Of;
    let router = Router::new().authenticate(Users).serve_fn(
        Of::<N>,
        |_, context: RequestContext| async move {
            let user = context
                .extensions()
                .get::<User>()
                .map(|user| user.0.clone());
            Ok(user)
        },
    );
    let reply =
        |user: &[(&str, &str)]| answer(&router, request("POST /", &with(TIMESTREAM, user), QUERY));
    let unknown = reply(&[]);
    assert_eq!(unknown.status(), 401);
    assert_eq!(
        text(&unknown),
        r#"{"__type":"Code.Unknown","message":"The request is not authenticated."}"#
    );

    let denied = reply(&[("x-user", "mallory")]);
    assert_eq!(denied.status(), 403);
    assert!(
        text(&denied).contains(r#""message":"Not you, and"#),
        "on one line"
    );
    assert!(text(&denied).chars().count() < 1100, "and clipped");

    assert_eq!(
        text(&reply(&[("x-user", "ann")])),
        r#"{"Said":"ann, 15 bytes"}"#
    );
}

fn id(headers: &HeaderMap, name: &str) -> String {
    headers[name].to_str().expect("ids are ASCII").to_owned()
}

#[test]
fn every_answer_has_an_id_in_its_vendors_style() {
    let uuid = "00000000-0000-4000-8000-000000000001";
    let part = |number: u128| format!("{number:032X}");
    let three = [part(1), part(2), part(3)].join("/");
    let echoed = ["MY-id_1", &part(1), &part(2)].join("/");
    for (line, headers, name, expected) in [
        ("POST /", TIMESTREAM, "x-amzn-requestid", uuid),
        ("GET /", &[], "x-amzn-requestid", uuid),
        (OCI, &[], "opc-request-id", &three),
        (
            OCI,
            &[("opc-request-id", "MY-id_1")],
            "opc-request-id",
            &echoed,
        ),
        (
            OCI,
            &[("opc-request-id", "no good")],
            "opc-request-id",
            &three,
        ),
        ("GET /20210831/x", &[], "opc-request-id", &three),
        (
            HUAWEI,
            &[],
            "x-request-id",
            "00000000000000000000000000000001",
        ),
        (ACME, &[], "x-request-id", uuid),
        ("GET /elsewhere", &[], "x-request-id", uuid),
    ] {
        let reply = answer(&router(), request(line, headers, QUERY));
        assert_eq!(id(reply.headers(), name), expected, "{line} {headers:?}");
    }
    let usual = answer(&Router::new(), request("GET /", &[], ""));
    assert_eq!(id(usual.headers(), "x-request-id").len(), 36);
}
