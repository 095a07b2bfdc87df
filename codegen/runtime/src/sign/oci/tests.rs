//! The signatures were made with `openssl dgst -sha256 -sign`, from signing strings written by hand.

use super::{OciCredentials, OciKeyError, OciSignature, WITH_BODY, signing_string};
use crate::Secret;
use crate::sign::{SignError, Signer, SigningContext};
use bytes::Bytes;
use http::{HeaderValue, Method, Request};
use std::time::{Duration, UNIX_EPOCH};

const PKCS1: &str = include_str!("keys/pkcs1.pem");
const PKCS8: &str = include_str!("keys/pkcs8.pem");
const HOST: &str = "queryservice.eu-frankfurt-1.oci.oraclecloud.com";
const PATH: &str = "/20210831/projects/p1/queryExecutions/q1/actions/cancel";
const EMPTY: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
const POST: &str = "WhJ4qtj4MEl4DTYqpUuajEpNRMS59sdEaEfHv+B03VODSL+FHdbwAZkCJiRw30ujwZOweDE/aHPnqqk3fSvRLxdDdFROmzAT016TN0BdMwGdFB3df2sHoBbNsGfX8bOu7UUnvzxm6kFBclpPejgXf8yos2xHWTStdOzMEWJFwt6FfEp93bxHMuKGmEPCWf8QAF6a3v9yKLc682GyP9ToVeOzbPVTcx50WB5+2gHjIeLU8JeSyXL9B311QOtjbOxcaUwNqCuoRcIbR3XaBncqUukZaCY6zSAWb7vkwvQIW60KBOBhbKpAS2ZJMe7FVM+WwSd5ZaYO0cKQVFaG/ohvEg==";
const GET: &str = "TPOIg+DeEKmvMQWdfVW9zsCp53fkFeWhgEv4U6lIoCxOEsckHTFhZ5Rd/2bMsS5l7Dl5G+Mdq6cf1c0457E7zTiDycCZtsFPDfmQqpgs9gWzKj7mp49ntLpPTKR2jeUpBwZBhLtlhJaWrjWWG9N97mArjRudWRoYIpAhsoti44ByPkQsAqtoivJKe/H94pQJcfC/AwxIGIlOxPMGzvZeqeX9zcquzvu7jDVTEiXHZ2NX39nCqZOS+xnxoaGdGgBmr/MwGGOR/qostfz4gDnS0h/tB2r+8Z8+njjlFp13Xndt1tZN5H3Nh8ZETmAdvR2QusLBYcFNoAHREE096+qarg==";

fn signer(key: &str) -> OciSignature {
    let credentials = OciCredentials::new("ocid1.tenancy.x", "ocid1.user.y", "20:3b", key);
    OciSignature::new(credentials.unwrap())
}

fn context() -> SigningContext<'static> {
    SigningContext::new(UNIX_EPOCH + Duration::from_secs(1_767_323_045))
}

fn request(method: Method, query: &str) -> Request<Bytes> {
    let uri = format!("https://{HOST}{PATH}{query}");
    let request = Request::builder().method(method).uri(uri);
    request.body(Bytes::new()).unwrap()
}

fn sign(mut request: Request<Bytes>) -> Result<Request<Bytes>, SignError> {
    signer(PKCS8).sign(&mut request, &context())?;
    Ok(request)
}

fn header<'a>(request: &'a Request<Bytes>, name: &str) -> &'a str {
    request.headers()[name].to_str().unwrap()
}

#[test]
fn an_empty_post_is_signed_with_all_six_headers() {
    for key in [PKCS1, PKCS8] {
        let mut request = request(Method::POST, "");
        signer(key).sign(&mut request, &context()).unwrap();
        assert_eq!(
            header(&request, "authorization"),
            format!(
                "Signature algorithm=\"rsa-sha256\",\
                 headers=\"date (request-target) host content-length content-type x-content-sha256\",\
                 keyId=\"ocid1.tenancy.x/ocid1.user.y/20:3b\",signature=\"{POST}\",version=\"1\""
            )
        );
        assert_eq!(
            signing_string(&request, &WITH_BODY).unwrap(),
            format!(
                "date: Fri, 02 Jan 2026 03:04:05 GMT\n(request-target): post {PATH}\nhost: {HOST}\n\
                 content-length: 0\ncontent-type: application/json\nx-content-sha256: {EMPTY}"
            )
        );
    }
}

#[test]
fn what_is_signed_is_sent() {
    let request = sign(request(Method::POST, "")).unwrap();
    for (name, value) in [
        ("date", "Fri, 02 Jan 2026 03:04:05 GMT"),
        ("host", HOST),
        ("content-length", "0"),
        ("content-type", "application/json"),
        ("x-content-sha256", EMPTY),
    ] {
        assert_eq!(header(&request, name), value);
    }
}

#[test]
fn without_a_body_three_are_signed_and_the_query_as_it_is_sent() {
    for method in [Method::GET, Method::HEAD, Method::DELETE] {
        let request = sign(request(method, "?a=%2F&b")).unwrap();
        let authorization = header(&request, "authorization");
        assert!(authorization.contains(r#"headers="date (request-target) host","#));
        assert_eq!(authorization.contains(GET), request.method() == Method::GET);
        assert_eq!(request.headers().len(), 3);
    }
}

#[test]
fn the_path_is_signed_as_it_is_sent() {
    let uri = format!("https://{HOST}/a%2Fb/%c3%A9/~x?");
    let request = Request::post(uri).body(Bytes::new()).unwrap();
    let request = sign(request).unwrap();
    let text = signing_string(&request, &["(request-target)"]).unwrap();
    assert_eq!(text, "(request-target): post /a%2Fb/%c3%A9/~x?");
}

#[test]
fn a_second_signature_replaces_the_first() {
    let mut request = request(Method::POST, "");
    *request.body_mut() = Bytes::from_static(b"{}");
    signer(PKCS8)
        .sign(&mut request, &SigningContext::new(UNIX_EPOCH))
        .unwrap();
    *request.body_mut() = Bytes::new();
    let request = sign(request).unwrap();
    assert!(header(&request, "authorization").contains(POST));
    assert_eq!(request.headers().len(), 6);
}

#[test]
fn other_headers_are_not_signed() {
    let mut request = request(Method::POST, "");
    let cafe = HeaderValue::from_bytes("café".as_bytes()).unwrap();
    for name in ["if-match", "opc-request-id", "opc-request-id"] {
        request.headers_mut().append(name, cafe.clone());
    }
    assert!(header(&sign(request).unwrap(), "authorization").contains(POST));
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let error = sign(request(Method::OPTIONS, "")).unwrap_err();
    assert!(matches!(error, SignError::Method(method) if method == "OPTIONS"));
    let nowhere = Request::post("/x").body(Bytes::new()).unwrap();
    assert!(matches!(sign(nowhere), Err(SignError::NoHost)));

    let mut twice = request(Method::POST, "");
    for value in ["application/json", "text/csv"] {
        let value = HeaderValue::from_static(value);
        twice.headers_mut().append("content-type", value);
    }
    assert!(matches!(sign(twice), Err(SignError::RepeatedHeader(it)) if it == "content-type"));
    let mut cafe = request(Method::POST, "");
    let value = HeaderValue::from_bytes("café".as_bytes()).unwrap();
    cafe.headers_mut().insert("host", value);
    assert!(matches!(sign(cafe), Err(SignError::HeaderValue(it)) if it == "host"));
}

#[test]
fn a_session_signs_under_its_token() {
    let credentials = OciCredentials::session(&"hunter2".into(), PKCS8).unwrap();
    let signer = OciSignature::new(credentials.with_expiry(UNIX_EPOCH));
    let mut request = request(Method::POST, "");
    signer.sign(&mut request, &context()).unwrap();
    assert!(header(&request, "authorization").contains(r#"keyId="ST$hunter2","#));
    assert!(request.headers()["authorization"].is_sensitive());
    for shown in [format!("{signer:?}"), format!("{request:?}")] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn a_key_id_cannot_break_out_of_its_quotes() {
    for id in ["a\"b", "a\\b", "a b", "a\nb", "é"] {
        let error = OciCredentials::new(id, "user", "20:3b", PKCS8).unwrap_err();
        assert_eq!(error, OciKeyError::KeyId);
        let error = OciCredentials::session(&Secret::from(id), PKCS8).unwrap_err();
        assert!(!error.to_string().contains(id));
    }
}
