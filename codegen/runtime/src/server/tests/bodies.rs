//! Bodies and headers within their limits, from transports that send them in pieces.

use super::{answer, request, router, text, wait_for};
use crate::server::{Limits, ReplyBody, Router};
use bytes::Bytes;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};
use tower_service::Service;

/// A body in pieces, which may break off; it says nothing of its size.
struct Pieces(Vec<Result<Bytes, ()>>);

impl Body for Pieces {
    type Data = Bytes;
    type Error = ();

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, ()>>> {
        if self.0.is_empty() {
            return Poll::Ready(None);
        }
        let piece = self.0.remove(0);
        // Every other time nothing has come yet.
        if matches!(&piece, Ok(bytes) if bytes.is_empty()) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

fn call(
    mut router: Router,
    line: &str,
    pieces: &[Result<&'static str, ()>],
) -> Response<ReplyBody> {
    let head = request(
        line,
        &[
            ("host", "athena.example"),
            ("content-type", "application/x-amz-json-1.1"),
            ("x-amz-target", "AmazonAthena.Stop"),
        ],
        "",
    );
    let pieces = pieces.iter().map(|piece| piece.map(Bytes::from)).collect();
    let request: Request<Pieces> = head.map(|_| Pieces(pieces));
    let Ok(reply) = wait_for(router.call(request));
    reply
}

#[test]
fn pieces_are_put_together() {
    let pieces = [Ok(r#"{"Calcu"#), Ok(""), Ok(r#"lationId""#), Ok(r#":"c"}"#)];
    let reply = call(router(), "POST /", &pieces);
    assert_eq!(reply.status(), 200);
    assert_eq!(
        reply.into_body().into_bytes(),
        r#"{"Said":"athena.Stop c"}"#
    );
}

#[test]
fn a_body_that_breaks_off_is_no_json() {
    let reply = call(router(), "POST /", &[Ok("{}"), Err(())]);
    assert_eq!(reply.status(), 400);
    assert_eq!(
        reply.into_body().into_bytes(),
        r#"{"__type":"SerializationException"}"#
    );
}

#[test]
fn a_body_is_read_no_further_than_its_limit() {
    let router = router().limits(Limits::default().with_body_bytes(5));
    let reply = call(router, "POST /", &[Ok("{   "), Ok("}"), Ok(" "), Err(())]);
    assert_eq!(
        (reply.status().as_u16(), reply.body().size_hint().exact()),
        (413, Some(0))
    );
}

#[test]
fn a_body_has_so_much_time_and_a_slow_one_is_answered_by_its_vendor() {
    let pieces = [Ok(r#"{"Calcu"#), Ok(""), Ok(r#"lationId":"c"}"#)];
    let never = router().body_timeout(std::future::pending);
    assert_eq!(call(never, "POST /", &pieces).status(), 200);

    let at_once = router().body_timeout(|| std::future::ready(()));
    let reply = call(at_once.clone(), "POST /", &pieces);
    assert_eq!(
        (reply.status().as_u16(), reply.body().size_hint().exact()),
        (408, Some(0))
    );
    assert!(reply.headers().contains_key("x-amzn-requestid"));
    // What has come in time is not lost by a clock that strikes.
    let whole = [Ok(r#"{"CalculationId":"c"}"#)];
    assert_eq!(call(at_once, "POST /", &whole).status(), 200);
}

#[test]
fn each_vendor_says_that_a_body_is_too_large() {
    let router = router().limits(Limits::default().with_body_bytes(2));
    let oci =
        r#"{"code":"RequestEntityTooLarge","message":"The body of the request is too large."}"#;
    for (line, status, said) in [
        ("POST /v1/statements/s/cancel", 413, "APIG.0201"),
        ("POST /20210831/executions/e/actions/cancel", 413, oci),
        ("PUT /acme/7:cancel", 413, r#""reason":"PayloadTooLarge""#),
        // Nobody reads what belongs to nobody.
        ("PUT /elsewhere", 404, "NotFound"),
    ] {
        let reply = answer(&router, request(line, &[], "{ }"));
        assert_eq!(reply.status(), status, "{line}");
        assert!(text(&reply).contains(said), "{line}: {}", text(&reply));
    }
}

#[test]
fn headers_have_limits_too() {
    let router = router().limits(Limits::default().with_headers(1).with_header_bytes(20));
    let one = ("x-a", "0123456789");
    let long = ("x-a", "0123456789012345678901234567890123456789");
    for (headers, fits) in [(&[one][..], true), (&[one, one], false), (&[long], false)] {
        let reply = answer(
            &router,
            request("POST /v1/statements/s/cancel", headers, ""),
        );
        let expected = if fits { 200 } else { 431 };
        assert_eq!(reply.status(), expected, "{headers:?}");
    }
}
