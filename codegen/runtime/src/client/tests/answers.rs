//! Errors as a caller sees them.

use super::operations::{Halt, SAFE, Stop, StopInput};
use super::script::{Script, Step, blocking, both};
use crate::client::{BlockingClient, CallError, Client, ConfigError, NotSent};
use crate::sign::{Bearer, Unsigned};
use std::error::Error as _;

fn input() -> StopInput {
    StopInput::new("q1")
}

#[test]
fn an_answer_shows_code_message_and_request_id() {
    let reply = Step::Reply(
        400,
        &[("x-amzn-requestid", "1f2e")],
        r#"{"__type":"Inactive","message":"It has ended."}"#,
    );
    let error = both(Stop, &input(), &[reply]).0.unwrap_err();
    assert_eq!(
        error.to_string(),
        "Inactive (400): It has ended. [request 1f2e]"
    );
    assert_eq!(error.request_id(), Some("1f2e"));
    assert!(error.source().is_some() && error.answer().is_some());
    assert!(!error.is_lost());
}

#[test]
fn a_lost_call_shows_why_and_what_it_means() {
    let lost = [Step::Lost, Step::Lost, Step::Lost];
    let error = both(Stop, &input(), &lost).0.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the connection was lost before the reply was whole; whether the target still runs is not known"
    );
    assert_eq!(error.source().unwrap().to_string(), "reset by peer");
    let unsent = [Step::NotSent, Step::NotSent, Step::NotSent];
    let error = both(Stop, &input(), &unsent).0.unwrap_err();
    assert_eq!(error.to_string(), "the service could not be reached");
}

#[test]
fn an_operation_of_another_service_is_not_sent() {
    let script = Script::new(&[]);
    let error = blocking(SAFE, &script)
        .call(Halt, input())
        .send()
        .unwrap_err();
    assert!(matches!(
        error,
        CallError::NotSent(NotSent::OtherService { .. })
    ));
}

#[test]
fn redirects_are_errors() {
    let moved = Step::Reply(302, &[("location", "https://evil.example/")], "");
    let (answer, script) = both(super::operations::Once, &input(), &[moved]);
    let found = answer.unwrap_err();
    assert_eq!(found.answer().unwrap().status(), 302);
    assert_eq!(script.sent(), 1);
}

#[test]
fn a_client_that_lacks_something_is_not_made() {
    let script = Script::new(&[]);
    let start = || {
        Client::builder(SAFE)
            .transport(script.clone())
            .signer(Unsigned)
    };
    let of = |builder: crate::client::ClientBuilder<Client>| builder.build().unwrap_err();
    assert!(matches!(of(start()), ConfigError::NoRegion { .. }));
    assert!(matches!(of(start().region("a.b")), ConfigError::Region(_)));
    assert!(matches!(
        of(start().region("a").fips()),
        ConfigError::NoVariant { .. }
    ));
    for address in [
        "nonsense",
        "https://host.example:99999",
        "http://h:",
        "http://h:0",
        "http://user:hunter2@h",
        "http://h/?x",
        "http://h#x",
        "http://h/a b",
        "http://",
        "http://[::g]",
    ] {
        let error = of(start().endpoint(address));
        assert!(matches!(error, ConfigError::Endpoint(_)), "{address}");
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
    let both = start().endpoint("http://a").dual_stack();
    assert!(matches!(of(both), ConfigError::VariantOfGiven));
    let agent = start().region("a").user_agent("a\nb");
    assert!(matches!(of(agent), ConfigError::UserAgent));
    let unsigned = Client::builder(SAFE).transport(script.clone()).region("a");
    assert!(matches!(of(unsigned), ConfigError::NoSigner { .. }));
    #[cfg(not(feature = "ureq-plain"))]
    {
        let builder = BlockingClient::builder(SAFE).signer(Unsigned).region("a");
        assert!(matches!(builder.build(), Err(ConfigError::NoTransport)));
    }
    let _ = BlockingClient::builder(SAFE);
}

#[test]
fn debug_shows_no_credentials() {
    let script = Script::new(&[]);
    let client = Client::builder(SAFE)
        .transport(script)
        .region("eu-west-1")
        .signer(Bearer::new("hunter2"))
        .build()
        .unwrap();
    let shown = format!("{client:?} {:?}", client.call(Stop, input()));
    assert!(shown.contains("https://stop.eu-west-1.example"), "{shown}");
    assert!(!shown.contains("hunter2"), "{shown}");
}
