//! Whatever comes in, a router answers it.

use super::{ATHENA, HUAWEI, OCI, answer, router, wait_for};
use crate::server::{Answered, Coral, HuaweiApig, Oci, Plain, ProblemJson, ReplyBody};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Uri};
use proptest::prelude::*;
use tower_service::Service;

/// Text that is nearly right, or not at all.
fn near(words: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => prop::sample::select(words).prop_map(|word| word.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..40),
        1 => (prop::sample::select(words), any::<prop::sample::Index>(), any::<u8>()).prop_map(
            |(word, at, byte)| {
                let mut bytes = word.as_bytes().to_vec();
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                }
                bytes
            }
        ),
    ]
}

const METHODS: &[&str] = &["POST", "PUT", "GET", "HEAD", "OPTIONS", "post"];
const PATHS: &[&str] = &[
    "/",
    "*",
    "/20210831/executions/e/actions/cancel",
    "/20210831/executions/%2e%2E/actions/cancel?a=b&a",
    "/v1/statements/%ff/cancel",
    "/v1/statements//cancel",
    "/acme/7:cancel",
    "/acme/:cancel",
    "http://a.example:1/v1/statements/s/cancel",
];
const NAMES: &[&str] = &[
    "content-type",
    "x-amz-target",
    "authorization",
    "x-auth-token",
    "opc-request-id",
    "opc-retry-token",
    "host",
    "transfer-encoding",
];
const VALUES: &[&str] = &[
    "application/x-amz-json-1.0",
    "application/x-amz-json-1.1; charset=\"",
    "application/json",
    "AmazonAthena.Stop",
    "Timestream_20181101.CancelQuery",
    "AWS4-HMAC-SHA256 Credential=,Signature",
    "Signature ",
    "a.example:80",
    "gzip, chunked",
    "",
];
const BODIES: &[&str] = &[
    "",
    "{}",
    "null",
    r#"{"QueryId":"q"}"#,
    r#"{"CalculationId":"\ud83d"}"#,
    r#"{"CalculationId":[[[{}]]]}"#,
    r#"{"QueryId":1e400,"Password":false}"#,
];

proptest! {
    #[test]
    fn anything_is_answered(
        method in near(METHODS),
        path in near(PATHS),
        headers in prop::collection::vec((near(NAMES), near(VALUES)), 0..5),
        body in near(BODIES),
        asks in any::<bool>(),
        door in 0..6_u8,
    ) {
        let Ok(method) = Method::from_bytes(&method) else { return Ok(()) };
        let Ok(uri) = Uri::from_maybe_shared(path) else { return Ok(()) };
        let mut request = Request::new(Bytes::from(body));
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        for (name, value) in headers {
            if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(&name), HeaderValue::from_bytes(&value)) {
                request.headers_mut().append(name, value);
            }
        }
        let router = if asks { router().require_authorization() } else { router() };
        let router = match door {
            0 => router.front_door(Coral),
            1 => router.front_door(Oci),
            2 => router.front_door(HuaweiApig),
            3 => router.front_door(ProblemJson),
            4 => router.front_door(Plain),
            _ => router,
        };
        let reply = answer(&router, request);
        prop_assert!(reply.status().as_u16() >= 200);
        let content_type = reply.headers().get("content-type").and_then(|it| it.to_str().ok());
        if content_type.is_some_and(|it| it.contains("json")) && !reply.body().is_empty() {
            prop_assert!(serde_json::from_slice::<serde_json::Value>(reply.body()).is_ok());
        }
        prop_assert!(reply.extensions().get::<Answered>().is_some());
        prop_assert!(str::from_utf8(reply.body()).is_ok());
    }
}

#[test]
fn a_router_is_a_service_for_any_server() {
    fn is_service<S>(_: &S)
    where
        S: Service<Request<ReplyBody>, Error = std::convert::Infallible>
            + Clone
            + Send
            + Sync
            + 'static,
        S::Future: Send + 'static,
    {
    }
    let mut router = router();
    is_service(&router);
    let mut request = Request::new(ReplyBody::default());
    *request.uri_mut() = Uri::from_static("https://any.host.example/");
    let Ok(reply) = wait_for(router.call(request));
    assert_eq!(reply.status(), 404);
    let all: Vec<_> = router.operations().map(|operation| operation.id).collect();
    assert_eq!(all.len(), [ATHENA, OCI, HUAWEI].len() * 2);
}
