//! Bytes from outside: whatever comes, there is an answer, and no panic.

use crate::halt::Halt;
use crate::stop::Stop;
use proptest::collection::vec;
use proptest::prelude::*;

/// Bodies that are almost what they should be.
fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..40),
        r#"[\[\]{}",:0-9a-z_\\ .-]{0,40}"#.prop_map(String::into_bytes),
        r#"\{"(__type|code|Output|mode|steps|QueryId|error_code)":("[\\#:u0-9a-z]{0,9}"|[0-9.eE-]{1,9}|[\[\]{}]{0,6}|null)\}"#
            .prop_map(String::into_bytes),
    ]
}

fn header_value() -> impl Strategy<Value = http::HeaderValue> {
    vec(any::<u8>(), 0..12).prop_filter_map("a header value", |bytes| {
        http::HeaderValue::from_bytes(&bytes).ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn replies(body in body(), status in 100_u16..1000, value in header_value()) {
        let mut reply = http::Response::new(body.into());
        *reply.status_mut() = http::StatusCode::from_u16(status).expect("it has three digits");
        for name in ["x-amzn-errortype", "x-amzn-requestid", "x-id", "x-owner", "content-type"] {
            reply.headers_mut().insert(name, value.clone());
        }
        let _ = Stop.response(&reply).map_err(|error| error.to_string());
        let _ = Halt.response(&reply).map_err(|error| error.to_string());
    }

    #[test]
    fn requests(
        body in body(), group in "[!-~&&[^?#\"<>`{}\\\\^|]]{0,9}", run in "[0-9%+-]{0,5}",
        query in "[!-~&&[^#\"<>`{}\\\\^|]]{0,20}", value in header_value(),
    ) {
        let uri = format!("/v1/{group}/runs/{run}:halt?api-version=2&{query}");
        let mut request = http::Request::new(body.into());
        *request.method_mut() = http::Method::PUT;
        if let Ok(uri) = uri.parse() {
            *request.uri_mut() = uri;
        }
        request.headers_mut().insert("if-match", value);
        let _ = Halt.decode_request(&request).map_err(|refusal| refusal.to_string());

        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = http::Uri::from_static("/");
        let aws = [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", "V1.Stop")];
        for (name, value) in aws {
            request.headers_mut().insert(name, http::HeaderValue::from_static(value));
        }
        let _ = Stop.decode_request(&request).map_err(|refusal| refusal.to_string());
    }
}
