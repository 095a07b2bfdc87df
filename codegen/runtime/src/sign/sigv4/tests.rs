//! The vectors were made with botocore's own signer.

use super::{AwsCredentials, AwsSigV4};
use crate::sign::{SignError, Signer, SigningContext};
use bytes::Bytes;
use http::Request;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const KEY: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

fn signer() -> AwsSigV4 {
    AwsSigV4::new(AwsCredentials::new("AKIDEXAMPLE", KEY))
}

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_767_323_045)
}

fn context(name: &'static str) -> SigningContext<'static> {
    SigningContext::new(now())
        .with_region("us-east-1")
        .with_signing_name(name)
}

fn request(uri: &str, version: &str, target: &str, body: &'static str) -> Request<Bytes> {
    Request::post(uri)
        .header("content-type", format!("application/x-amz-json-{version}"))
        .header("x-amz-target", target)
        .body(Bytes::from_static(body.as_bytes()))
        .unwrap()
}

fn athena() -> Request<Bytes> {
    request(
        "https://athena.us-east-1.amazonaws.com/",
        "1.1",
        "AmazonAthena.StopCalculationExecution",
        r#"{"CalculationExecutionId":"11111111-2222-3333-4444-555555555555"}"#,
    )
}

const ATHENA: &str = "8583f0a48ad394a7979acc800eb98dc085720cd10a1d73b0606328de29ba261e";

fn authorization(request: &Request<Bytes>) -> &str {
    request.headers()["authorization"].to_str().unwrap()
}

#[test]
fn the_three_services_are_signed_as_botocore_does() {
    let timestream = request(
        "https://query.timestream.us-east-1.amazonaws.com",
        "1.0",
        "Timestream_20181101.CancelQuery",
        r#"{"QueryId":"AEDACANMQDLSTQR3SPDV6HEWYACX5IALTEWGK7JM3VSFQQ5J5F3HGKVEMNHBRHY"}"#,
    );
    let cloudtrail = request(
        "https://cloudtrail.us-east-1.amazonaws.com:443/",
        "1.1",
        "CloudTrail_20131101.CancelQuery",
        r#"{"QueryId":"11111111-2222-3333-4444-555555555555"}"#,
    );
    let vectors = [
        (
            "timestream",
            timestream,
            "15bc49b408963707bcda294de121f8d229d80090438b864951f5b1b9d2180ef5",
        ),
        ("athena", athena(), ATHENA),
        (
            "cloudtrail",
            cloudtrail,
            "b58da0a39cd3c8cb82b3f0e7e608e8b6177f5791a8735a2fd3422e0e2b3d42f4",
        ),
    ];
    for (name, mut request, signature) in vectors {
        signer().sign(&mut request, &context(name)).unwrap();
        assert_eq!(
            authorization(&request),
            format!(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/{name}/aws4_request, \
                 SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature={signature}"
            )
        );
        assert_eq!(request.headers()["x-amz-date"], "20260102T030405Z");
    }
}

#[test]
fn what_changes_on_the_way_is_not_signed() {
    let mut request = athena();
    for name in ["user-agent", "traceparent", "te", "connection"] {
        request.headers_mut().insert(name, "x".parse().unwrap());
    }
    signer().sign(&mut request, &context("athena")).unwrap();
    assert!(authorization(&request).ends_with(ATHENA));
}

#[test]
fn a_second_signature_replaces_the_first() {
    let mut request = athena();
    let temporary = AwsCredentials::new("OTHER", "other").with_session_token("token");
    let earlier = SigningContext::new(UNIX_EPOCH)
        .with_region("x")
        .with_signing_name("y");
    AwsSigV4::new(temporary)
        .sign(&mut request, &earlier)
        .unwrap();
    assert!(authorization(&request).contains("x-amz-security-token"));
    signer().sign(&mut request, &context("athena")).unwrap();
    assert!(authorization(&request).ends_with(ATHENA));
    assert!(!request.headers().contains_key("x-amz-security-token"));
}

#[test]
fn repeated_headers_are_signed_in_their_order() {
    let sign = |values: [&str; 2]| {
        let mut request = athena();
        for value in values {
            request
                .headers_mut()
                .append("x-amz-meta", value.parse().unwrap());
        }
        signer().sign(&mut request, &context("athena")).unwrap();
        authorization(&request).to_owned()
    };
    assert_ne!(sign(["a", "b"]), sign(["b", "a"]));
    assert_eq!(sign(["a", " b  c "]), sign([" a", "b c"]));
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let refusal = |mut request: Request<Bytes>, context| signer().sign(&mut request, &context);
    let known = context("athena");
    let mut cafe = athena();
    cafe.headers_mut()
        .insert("x-note", http::HeaderValue::from_bytes(b"caf\xe9").unwrap());
    assert!(matches!(refusal(cafe, known), Err(SignError::HeaderValue(name)) if name == "x-note"));
    let nowhere = Request::post("/").body(Bytes::new()).unwrap();
    assert!(matches!(refusal(nowhere, known), Err(SignError::NoHost)));
    let before = UNIX_EPOCH - Duration::from_secs(1);
    let context = SigningContext {
        now: before,
        ..known
    };
    assert!(matches!(refusal(athena(), context), Err(SignError::Clock)));
    for (context, what) in [
        (
            SigningContext {
                region: None,
                ..known
            },
            "region",
        ),
        (
            SigningContext {
                signing_name: None,
                ..known
            },
            "signing name",
        ),
    ] {
        assert!(matches!(refusal(athena(), context), Err(SignError::Missing(it)) if it == what));
    }
}

#[test]
fn no_key_and_no_token_panics_or_shows() {
    for credentials in [
        AwsCredentials::new("AKID\r\nx: y", "hunter2"),
        AwsCredentials::new("AKID", "hunter2").with_session_token("hunter2\n"),
        AwsCredentials::new("AKID", "hunter2").with_session_token("hunter2é"),
    ] {
        let signer = AwsSigV4::new(credentials.clone());
        let error = signer.sign(&mut athena(), &context("athena")).unwrap_err();
        let shown = format!("{signer:?} {credentials:?} {error:?} {error}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn what_is_secret_is_marked() {
    let signer = AwsSigV4::new(AwsCredentials::new("AKID", "key").with_session_token("token"));
    let mut request = athena();
    signer.sign(&mut request, &context("athena")).unwrap();
    for (name, value) in request.headers() {
        let secret = ["authorization", "x-amz-security-token"].contains(&name.as_str());
        assert_eq!(
            (value.is_sensitive(), signer.is_secret(name)),
            (secret, secret),
            "{name}"
        );
    }
}

#[test]
fn credentials_of_the_sdk_are_taken() {
    let expires = Some(UNIX_EPOCH + Duration::from_secs(9));
    let token = Some("token".to_owned());
    let theirs = aws_credential_types::Credentials::new("id", "key", token, expires, "test");
    let ours = AwsCredentials::from(theirs);
    assert_eq!(ours.access_key_id, "id");
    assert_eq!(ours.secret_access_key.expose(), "key");
    assert_eq!(ours.session_token.unwrap().expose(), "token");
    assert_eq!(ours.expires, expires);
}
