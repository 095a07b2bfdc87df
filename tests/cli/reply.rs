//! `annul show --reply`: what a recorded reply means, and why.

use serde_json::Value;

use crate::home::{Home, snapshot};

const STOP: &str = "athena.StopCalculationExecution";

fn shown(reply: &str, more: &[&str]) -> String {
    let home = Home::empty();
    home.write("reply", reply);
    home.annul(&[&["show", STOP, "--reply", "reply"], more].concat())
        .ends_with(0)
        .stdout
}

#[test]
fn a_success_is_explained_by_its_row() {
    let text = shown(
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\n\r\n{\"State\":\"CANCELED\"}",
        &[],
    );
    snapshot("show-reply-success", &text);
}

#[test]
fn an_error_is_explained_by_its_code_and_its_row() {
    let text = shown(
        "HTTP/1.1 400 Bad Request\r\nx-amzn-RequestId: 1-2-3\r\n\r\n{\"__type\":\"AccessDeniedException\",\"Message\":\"no \\u001b[31m\"}",
        &[],
    );
    assert!(!text.contains('\u{1b}'), "{text:?}");
    snapshot("show-reply-denied", &text);
}

#[test]
fn a_reply_that_nobody_declared_is_told_as_such() {
    let text = shown(
        "<html>bad gateway</html>",
        &["--status", "502", "--format", "json"],
    );
    let said: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(said["reads_as"], Value::Null);
    assert_ne!(said["target_state"], "stopped");
}

#[test]
fn what_is_no_reply_is_said() {
    let home = Home::empty();
    home.write("reply", "{}");
    let run = home.annul(&["show", STOP, "--reply", "reply"]).ends_with(2);
    assert!(
        run.stderr.contains("curl --include") && run.stderr.contains("--status"),
        "{}",
        run.stderr
    );
    home.annul(&["show", STOP, "--reply", "none"]).ends_with(4);
}
