//! What a reply shows of itself, and what it does not.

use crate::ErrorReply;

#[test]
fn display_says_what_there_is() {
    assert_eq!(ErrorReply::new(502).to_string(), "HTTP status 502");
    let reply = ErrorReply::new(400).with_code("InvalidRequestException");
    assert_eq!(reply.to_string(), "InvalidRequestException (400)");
    assert_eq!(
        reply.with_request_id("7").to_string(),
        "InvalidRequestException (400) [request 7]"
    );
    let page = ErrorReply::new(200).with_problem("the body is not JSON");
    assert_eq!(page.to_string(), "HTTP status 200: the body is not JSON");
}

#[test]
fn a_message_cannot_forge_a_line_of_a_log() {
    let reply = ErrorReply::new(400).with_message("no\r\nINFO all is well\u{1b}[0m");
    assert_eq!(
        reply.to_string(),
        "HTTP status 400: no\\r\\nINFO all is well\\u{1b}[0m"
    );
}

#[test]
fn nothing_of_a_reply_is_obeyed_or_goes_on_forever() {
    let evil = format!("\u{1b}[31m\u{202e}\r\n{}", "x".repeat(900_000));
    let reply = ErrorReply::new(400)
        .with_code(evil.as_str())
        .with_message(evil.as_str())
        .with_request_id(evil.as_str());
    for shown in [reply.to_string(), format!("{reply:?}")] {
        assert!(shown.len() < 2_000, "{} bytes", shown.len());
        assert_eq!(shown.matches("(900010 bytes)").count(), 3, "{shown}");
        assert!(
            !shown.contains(['\u{1b}', '\u{202e}', '\r', '\n']),
            "{shown}"
        );
    }
    assert_eq!(reply.message(), Some(evil.as_str()), "as it came");
}

#[test]
fn debug_leaves_out_what_a_service_may_have_put_in_headers_and_body() {
    let reply = ErrorReply::new(401)
        .with_header("Set-Cookie", "hunter2")
        .with_body("hunter2");
    let debug = format!("{reply:?}");
    assert!(
        debug.contains("Set-Cookie") && debug.contains("body_bytes: 7"),
        "{debug}"
    );
    assert!(!debug.contains("hunter2"), "{debug}");
}

#[test]
fn a_header_is_found_whatever_its_case() {
    let reply = ErrorReply::new(429)
        .with_header("Retry-After", "3")
        .with_header("retry-after", "9");
    assert_eq!(reply.header("RETRY-AFTER"), Some("3"));
    assert_eq!(reply.header("etag"), None);
}

#[test]
fn a_result_with_it_stays_small() {
    assert_eq!(size_of::<Result<(), ErrorReply>>(), size_of::<usize>());
}
