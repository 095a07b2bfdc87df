//! Bodies of errors that are not quite what they should be: their codes are read all the same.

use crate::operation::Codec;
use bytes::Bytes;
use http::Response;
use std::borrow::Cow;

/// The body of a reply, so that it can be read.
///
/// What is wrong with a success is told. Of an error, what can be understood
/// counts: one byte of another encoding in a message, or a raw control
/// character, must not hide the code.
pub(in crate::wire) fn readable(codec: Codec, response: &Response<Bytes>) -> Cow<'_, [u8]> {
    let body = response.body();
    if codec == Codec::Cbor {
        return Cow::Borrowed(body);
    }
    let is_clean = || body.iter().all(|byte| *byte >= b' ') && str::from_utf8(body).is_ok();
    if response.status().is_success() || is_clean() {
        return Cow::Borrowed(body);
    }
    // Between values, a blank is as good as a line break; inside of a text, JSON wants neither.
    let is_control = |c: char| c < ' ';
    let text = String::from_utf8_lossy(body).replace(is_control, " ");
    Cow::Owned(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Codec, readable};
    use bytes::Bytes;
    use http::Response;

    fn read(status: u16, body: &'static [u8]) -> String {
        let mut response = Response::new(Bytes::from_static(body));
        *response.status_mut() = status.try_into().expect("a status");
        String::from_utf8_lossy(&readable(Codec::Json, &response)).into_owned()
    }

    #[test]
    fn an_error_is_read_whatever_its_message_holds() {
        let lossy = read(
            409,
            b"{\"code\":\"RunEnded\",\"message\":\"l\xe4uft nicht\"}",
        );
        assert_eq!(lossy, r#"{"code":"RunEnded","message":"l�uft nicht"}"#);
        assert_eq!(read(409, b"{\"m\":\"a\tb\x01\"}\0"), r#"{"m":"a b "} "#);
        assert_eq!(read(500, b"{\n \"a\": 1\r\n}\n"), r#"{  "a": 1  } "#);
    }

    #[test]
    fn a_success_is_left_as_it_is() {
        assert_eq!(read(200, b"{\"m\":\"a\tb\"}"), "{\"m\":\"a\tb\"}");
    }
}
