//! What a dry run shows, and what it does not.

use super::operations::{DISCOVERED, Found, Halt, REST, StopInput};
use super::script::{Script, asynchronous, blocking, ready};
use crate::client::BlockingClient;
use crate::sign::Bearer;
use http::{HeaderName, HeaderValue};

#[test]
fn the_request_is_shown_and_not_sent() {
    let script = Script::new(&[]);
    let client = ready(BlockingClient::builder(REST), REST, &script)
        .transport(script.clone())
        .signer(Bearer::new("hunter2"))
        .build()
        .unwrap();
    let mut input = StopInput::new("it's");
    input.key = Some("hunter2".into());
    let header = (
        HeaderName::from_static("x-more"),
        HeaderValue::from_static("1"),
    );
    let shown = client
        .call(Halt, input)
        .header(header.0, header.1)
        .dry_run()
        .unwrap();
    assert!(
        shown.starts_with("curl --globoff --request POST http://halt.example/halt"),
        "{shown}"
    );
    assert!(shown.contains("'authorization: REDACTED'"), "{shown}");
    assert!(
        shown.contains(r#"--data-raw '{"Id":"it'\''s","Key":"REDACTED"}'"#),
        "{shown}"
    );
    assert!(
        shown.contains("x-more: 1") && shown.contains("user-agent: annul/"),
        "{shown}"
    );
    assert!(
        shown.contains("x-token: ") && shown.contains("x-id: "),
        "{shown}"
    );
    assert!(!shown.contains("hunter2"), "{shown}");
    assert_eq!(script.sent(), 0);
}

#[test]
fn nobody_is_asked_for_an_endpoint() {
    let script = Script::new(&[]);
    let client = asynchronous(DISCOVERED, &script);
    let shown = client.call(Found, StopInput::new("q1")).dry_run().unwrap();
    assert!(shown.contains("https://stop.eu-west-1.example/"), "{shown}");
    assert!(
        blocking(DISCOVERED, &script)
            .call(Found, StopInput::new(""))
            .dry_run()
            .is_ok()
    );
}
