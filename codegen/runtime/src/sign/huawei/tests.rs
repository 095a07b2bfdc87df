//! The vectors were made with huaweicloudsdkcore's own signer.

use super::{HuaweiCredentials, HuaweiSdkHmac};
use crate::sign::{SignError, Signer, SigningContext};
use bytes::Bytes;
use http::Request;
use std::time::{Duration, UNIX_EPOCH};

const URI: &str = "https://fabric-ep.cn-north-4.myhuaweicloud.com/v1/workspaces/ws-1/sessions/se-1/statements/st_1/cancel";
const NO_BODY: &str = "5175ddb29835a47d65a8a30890b41af7587da92a0e97ff4c91150631366929fa";
const EMPTY_OBJECT: &str = "a93fc920dea7b5ca74544327eaedbc472e4c86babd1f196b22ddfe37c4644af3";

fn credentials() -> HuaweiCredentials {
    HuaweiCredentials::new("AKEXAMPLE", "SKEXAMPLE")
}

fn signer() -> HuaweiSdkHmac {
    HuaweiSdkHmac::new(credentials())
}

fn context() -> SigningContext<'static> {
    SigningContext::new(UNIX_EPOCH + Duration::from_secs(1_767_323_045))
}

fn request(uri: &str, body: &'static str) -> Request<Bytes> {
    Request::post(uri)
        .header("Content-Type", "application/json")
        .body(Bytes::from_static(body.as_bytes()))
        .unwrap()
}

fn sign(mut request: Request<Bytes>) -> Result<String, SignError> {
    signer().sign(&mut request, &context())?;
    Ok(authorization(&request))
}

fn authorization(request: &Request<Bytes>) -> String {
    request.headers()["authorization"]
        .to_str()
        .unwrap()
        .to_owned()
}

#[test]
fn a_cancel_is_signed_as_the_vendor_does() {
    for (body, signature) in [("", NO_BODY), ("{}", EMPTY_OBJECT)] {
        assert_eq!(
            sign(request(URI, body)).unwrap(),
            format!(
                "SDK-HMAC-SHA256 Access=AKEXAMPLE, \
                 SignedHeaders=content-type;host;x-sdk-date, Signature={signature}"
            )
        );
    }
}

#[test]
fn the_headers_of_the_signature_are_sent() {
    let mut request = request(URI, "");
    let temporary = credentials()
        .with_project_id("p-1")
        .with_security_token("token");
    let signer = HuaweiSdkHmac::new(temporary);
    signer.sign(&mut request, &context()).unwrap();
    let headers = request.headers();
    assert_eq!(headers["x-sdk-date"], "20260102T030405Z");
    assert_eq!(headers["host"], "fabric-ep.cn-north-4.myhuaweicloud.com");
    assert_eq!(headers["x-project-id"], "p-1");
    assert_eq!(headers["x-security-token"], "token");
    assert!(
        authorization(&request)
            .contains("SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-security-token,")
    );
    for (name, value) in request.headers() {
        let secret = ["authorization", "x-security-token"].contains(&name.as_str());
        assert_eq!(
            (value.is_sensitive(), signer.is_secret(name)),
            (secret, secret),
            "{name}"
        );
    }
}

#[test]
fn a_second_signature_replaces_the_first() {
    let mut request = request(URI, "");
    let temporary = credentials().with_security_token("token");
    let earlier = SigningContext::new(UNIX_EPOCH);
    HuaweiSdkHmac::new(temporary)
        .sign(&mut request, &earlier)
        .unwrap();
    signer().sign(&mut request, &context()).unwrap();
    assert!(authorization(&request).ends_with(NO_BODY));
}

#[test]
fn a_header_with_an_underscore_is_not_signed() {
    let mut request = request(URI, "");
    request.headers_mut().insert("x_note", "a".parse().unwrap());
    assert!(sign(request).unwrap().ends_with(NO_BODY));
}

#[test]
fn a_body_that_is_no_json_is_not_signed() {
    let csv = |body| {
        let mut request = request(URI, body);
        request
            .headers_mut()
            .insert("content-type", "text/csv".parse().unwrap());
        sign(request).unwrap()
    };
    assert!(csv("").contains(";x-sdk-content-sha256;"));
    assert_eq!(csv("a,b"), csv("c,d"));
}

#[test]
fn an_absent_and_an_empty_query_are_the_same() {
    let empty = format!("{URI}?");
    assert!(sign(request(&empty, "")).unwrap().ends_with(NO_BODY));
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let mut twice = request(URI, "");
    twice.headers_mut().append("x-note", "a".parse().unwrap());
    twice.headers_mut().append("x-note", "b".parse().unwrap());
    assert!(matches!(sign(twice), Err(SignError::RepeatedHeader(name)) if name == "x-note"));
    let mut cafe = request(URI, "");
    let value = http::HeaderValue::from_bytes("café".as_bytes()).unwrap();
    cafe.headers_mut().insert("x-note", value);
    assert!(matches!(sign(cafe), Err(SignError::HeaderValue(name)) if name == "x-note"));
    assert!(matches!(sign(request("/x", "")), Err(SignError::NoHost)));
}

#[test]
fn no_key_and_no_token_panics_or_shows() {
    for credentials in [
        HuaweiCredentials::new("AK\nx", "hunter2"),
        HuaweiCredentials::new("AK", "hunter2").with_security_token("hunter2\n"),
        HuaweiCredentials::new("AK", "hunter2").with_project_id("p\n"),
    ] {
        let signer = HuaweiSdkHmac::new(credentials.clone());
        let error = signer.sign(&mut request(URI, ""), &context()).unwrap_err();
        let shown = format!("{signer:?} {credentials:?} {error:?} {error}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}
