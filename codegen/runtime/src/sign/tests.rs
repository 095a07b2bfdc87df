//! What holds for all signers, and the signers that compute nothing.

use super::{Bearer, SignError, Signer, SigningContext, Token, TokenHeader, Unsigned};
use bytes::Bytes;
use http::Request;
use http::header::{AUTHORIZATION, HeaderName};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::{Duration, UNIX_EPOCH};

fn context() -> SigningContext<'static> {
    SigningContext::new(UNIX_EPOCH)
}

fn request() -> Request<Bytes> {
    Request::post("https://example.invalid/")
        .body(Bytes::new())
        .unwrap()
}

#[test]
fn a_token_stands_in_its_header_once() {
    let mut request = request();
    for token in ["first", "second"] {
        Bearer::new(token).sign(&mut request, &context()).unwrap();
        let signer = TokenHeader::x_auth_token(token);
        signer.sign(&mut request, &context()).unwrap();
    }
    let headers = request.headers();
    assert_eq!(headers.len(), 2);
    assert_eq!(headers["authorization"], "Bearer second");
    assert_eq!(headers["x-auth-token"], "second");
    assert!(headers.values().all(http::HeaderValue::is_sensitive));
}

#[test]
fn a_signer_names_its_secrets() {
    let x_auth_token = HeaderName::from_static("x-auth-token");
    assert!(Bearer::new("t").is_secret(&AUTHORIZATION));
    assert!(!Bearer::new("t").is_secret(&x_auth_token));
    assert!(TokenHeader::x_auth_token("t").is_secret(&x_auth_token));
    assert!(Unsigned.is_secret(&AUTHORIZATION));
}

#[test]
fn a_token_that_no_header_can_carry_is_refused_and_not_shown() {
    for token in ["hunter2\n", "hunter2\r\nx: y", "hunter2é", "hunter2\0"] {
        let signers: [(&dyn Signer, String); 2] = [
            (&Bearer::new(token), format!("{:?}", Bearer::new(token))),
            (
                &TokenHeader::x_auth_token(token),
                format!("{:?}", TokenHeader::x_auth_token(token)),
            ),
        ];
        for (signer, debug) in signers {
            let error = signer.sign(&mut request(), &context()).unwrap_err();
            assert!(matches!(error, SignError::HeaderValue(_)));
            let shown = format!("{debug} {error} {error:?}");
            assert!(!shown.contains("hunter2"), "{shown}");
        }
    }
}

#[test]
fn unsigned_requests_stay_as_they_are() {
    let mut request = request();
    Unsigned.sign(&mut request, &context()).unwrap();
    assert!(request.headers().is_empty());
}

#[test]
fn tokens_are_renewed_before_they_end_and_when_a_service_refuses_them() {
    let count = AtomicU32::new(0);
    let signer: Arc<dyn Signer> = Arc::new(Bearer::refreshing(move || {
        let number = count.fetch_add(1, SeqCst);
        Ok(Token::new(number.to_string()).with_expiry(UNIX_EPOCH + Duration::from_secs(3600)))
    }));
    let sign = |seconds| {
        let mut request = request();
        let context = SigningContext::new(UNIX_EPOCH + Duration::from_secs(seconds));
        signer.sign(&mut request, &context).unwrap();
        request.headers()["authorization"].clone()
    };
    assert_eq!(sign(0), "Bearer 0");
    assert_eq!(sign(3000), "Bearer 0");
    assert_eq!(sign(3301), "Bearer 1");
    signer.forget_credentials();
    assert_eq!(sign(0), "Bearer 2");
}

#[test]
fn everything_is_send_and_sync() {
    fn crosses_threads<T: Send + Sync + 'static>() {}
    crosses_threads::<SignError>();
    crosses_threads::<Bearer>();
    crosses_threads::<Box<dyn Signer>>();
    #[cfg(feature = "sigv4")]
    crosses_threads::<super::AwsSigV4>();
    #[cfg(feature = "oci")]
    crosses_threads::<super::OciSignature>();
    #[cfg(feature = "huawei")]
    crosses_threads::<super::HuaweiSdkHmac>();
}
