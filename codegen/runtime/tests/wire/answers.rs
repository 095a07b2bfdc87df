//! What a server answers: byte for byte.

use crate::halt::{self, Gone, Halt, HaltError};
use crate::stop::{self, Stop, StopError};
use annul_runtime::{ErrorReply, OtherError};

#[test]
fn a_reply_has_the_id_of_its_request_and_the_vendors_shape() {
    let error = OtherError::new(stop::INFO, ErrorReply::new(400).with_code("Odd"));
    let error = StopError::from(error.with_message("m"));
    let reply = Stop.encode_response(&Err(error), Some("r-1"));
    assert_eq!(reply.status(), 400);
    assert_eq!(reply.headers()["x-amzn-requestid"], "r-1");
    assert_eq!(
        reply.headers()["content-type"],
        "application/x-amz-json-1.1"
    );
    assert_eq!(reply.body().as_ref(), br#"{"__type":"Odd","message":"m"}"#);

    let raw = ErrorReply::new(502)
        .with_body("<html>")
        .with_header("Content-Type", "text/html");
    let error = HaltError::from(OtherError::new(halt::INFO, raw));
    let reply = Halt.encode_response(&Err(error), None);
    assert_eq!(reply.headers()["content-type"], "text/html");
    assert_eq!(reply.body().as_ref(), b"<html>");

    let error = Gone::new();
    let reply = Halt.encode_response(&Err(error.with_message("m").into()), Some("a\nb"));
    assert_eq!(
        reply.body().as_ref(),
        br#"{"error_code":7,"error_msg":"m"}"#
    );
    assert!(
        !reply.headers().contains_key("x-id"),
        "a header cannot begin another"
    );
}

/// A gateway that asks another service may hold errors that came under any status; nobody may take one for a success.
#[test]
fn an_error_has_the_status_of_one() {
    for (status, sent) in [(200, 500), (204, 500), (302, 500), (999, 500), (404, 404)] {
        let error = OtherError::new(halt::INFO, ErrorReply::new(status));
        let reply = Halt.encode_response(&Err(error.into()), None);
        assert_eq!(reply.status(), sent, "{status}");
        assert!(Halt.response(&reply).is_err(), "{status}");
    }
    let page = Halt.response(&super::replies::reply(200, &[], "<html>"));
    let passed_on = Halt.encode_response(&page, None);
    assert_eq!((page.is_err(), passed_on.status().as_u16()), (true, 500));
}
