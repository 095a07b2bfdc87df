//! Credentials: what a builder is given, where it goes, and what is said where it does not fit.

use super::operations::{Halt, REST, SAFE, StopInput};
use super::script::{Script, Step};
use crate::client::{BlockingClient, ClientBuilder, ConfigError};
use crate::operation::{ApiKeyPlace, AuthScheme, Protocol, ServiceInfo};
use crate::sign::Unsigned;
use crate::wire::HttpRequest;

type Builder = ClientBuilder<BlockingClient, dyn crate::client::BlockingTransport>;

const KEY: AuthScheme = AuthScheme::ApiKey {
    place: ApiKeyPlace::Header("x-api-key"),
};
const ALL: &ServiceInfo = &service(&[
    AuthScheme::Basic,
    AuthScheme::Bearer { word: "Token" },
    AuthScheme::Bearer { word: "Bearer" },
    KEY,
]);
const QUERY: &ServiceInfo = &service(&[AuthScheme::ApiKey {
    place: ApiKeyPlace::Query("key"),
}]);
const CUSTOM: &ServiceInfo = &service(&[AuthScheme::Custom {
    name: "tc3_hmac_sha256",
}]);

const fn service(auth: &'static [AuthScheme]) -> ServiceInfo {
    ServiceInfo::new(REST.provider, REST.id, Protocol::RestJson).auth(auth)
}

/// The request that a client sends, and what it shows of it before.
fn sent(service: &'static ServiceInfo, give: impl Fn(Builder) -> Builder) -> (HttpRequest, String) {
    let script = Script::new(&[Step::Reply(200, &[], r#"{"State":"STOPPING"}"#)]);
    let builder = give(BlockingClient::builder(service).endpoint("http://halt.example"));
    assert!(!format!("{builder:?}").contains("hunter2"));
    let client = builder
        .transport(script.clone())
        .build()
        .expect("nothing is missing");
    let call = client.call(Halt, StopInput::new("q1"));
    let shown = format!(
        "{client:?} {call:?} {}",
        call.dry_run().expect("it can be sent")
    );
    let _ = client.call(Halt, StopInput::new("q1")).send();
    (script.requests().remove(0), shown)
}

fn refused(service: &'static ServiceInfo, give: impl Fn(Builder) -> Builder) -> String {
    let builder = BlockingClient::builder(service).endpoint("http://halt.example");
    let builder = give(builder).transport(Script::new(&[]));
    builder.build().expect_err("it does not fit").to_string()
}

#[test]
fn credentials_go_to_the_first_scheme_that_takes_them() {
    let authorization = |request: &HttpRequest| request.headers()["authorization"].clone();
    let (request, shown) = sent(ALL, |it| it.basic("ann", "hunter2"));
    assert_eq!(authorization(&request), "Basic YW5uOmh1bnRlcjI=");
    assert!(!shown.contains("YW5uOmh1"), "{shown}");
    let (request, shown) = sent(ALL, |it| it.bearer("hunter2"));
    assert_eq!(authorization(&request), "Token hunter2");
    assert!(!shown.contains("hunter2"), "{shown}");
    let (request, shown) = sent(ALL, |it| it.api_key("hunter2"));
    assert_eq!(request.headers()["x-api-key"], "hunter2");
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[test]
fn a_key_in_the_query_is_sent_and_not_shown() {
    let (request, shown) = sent(QUERY, |it| it.api_key("hunter2"));
    let query = request.uri().query().unwrap_or_default();
    assert!(query.ends_with("key=hunter2"), "{query}");
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("key=REDACTED"), "{shown}");
}

#[test]
fn a_client_says_what_its_service_takes() {
    let said = refused(CUSTOM, |it| it);
    assert_eq!(
        said,
        "a client of `halter` needs a signer of your own for `tc3_hmac_sha256` by `signer`; \
         the signer `Unsigned` does not sign"
    );
    let said = refused(ALL, |it| it);
    assert!(
        said.contains(
            "a user and a password by `basic`, or a token by `bearer`, or a key by `api_key`;"
        ),
        "{said}"
    );
    let said = refused(CUSTOM, |it| it.basic("ann", "hunter2"));
    assert_eq!(
        said,
        "`halter` does not take credentials of the scheme `basic`: \
         give a signer of your own for `tc3_hmac_sha256` by `signer`"
    );
    let said = refused(SAFE, |it| it.bearer("hunter2"));
    assert!(
        said.ends_with("give a signer for `aws_sigv4` by `signer`"),
        "{said}"
    );
}

#[test]
fn a_signer_and_credentials_are_one_too_many() {
    let builder = BlockingClient::builder(ALL)
        .endpoint("http://halt.example")
        .signer(Unsigned)
        .api_key("hunter2")
        .transport(Script::new(&[]));
    assert!(matches!(
        builder.build(),
        Err(ConfigError::SignerAndCredentials)
    ));
}
