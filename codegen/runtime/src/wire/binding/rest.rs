//! Parts in the path, the query string, headers and the body; errors by the members that the spec names.

use super::said::{Said, at, code_without_namespace};
use crate::operation::{
    Codec, ErrorIdentity, ErrorPlace, OperationInfo, RequestBody, ResponseBody,
};
use crate::wire::Rejection;
use crate::wire::codec::{Members, Node};
use crate::wire::media_type::{is_json, media_type};
use http::{HeaderMap, HeaderValue, header};

/// What a client asks for.
pub(super) fn headers(info: &OperationInfo, headers: &mut HeaderMap) {
    let accepted = match info.response_body {
        ResponseBody::Text => "*/*",
        _ => info.service.protocol.content_type(),
    };
    headers.insert(header::ACCEPT, HeaderValue::from_static(accepted));
}

/// The element that an error is: the one that its code stands in, or one around that.
pub(super) fn error_element(identity: &ErrorIdentity) -> &'static str {
    let mut codes = identity.code.iter();
    let is_inside =
        |place: &ErrorPlace| matches!(place, ErrorPlace::Body(path) if path.contains('.'));
    if codes.any(is_inside) {
        "ErrorResponse"
    } else {
        "Error"
    }
}

/// The content type counts only where a body is read, and then it may be left out.
pub(super) fn accept(
    info: &OperationInfo,
    headers: &HeaderMap,
    is_empty: bool,
) -> Result<(), Rejection> {
    let is_read =
        !is_empty && matches!(info.request_body, RequestBody::Members | RequestBody::Form);
    match media_type(headers) {
        Some(found) if is_read && !is_own(info, found) => Err(Rejection::WrongContentType {
            content_type: Some(found.to_owned()),
            expected: info.request_content_type(),
        }),
        _ => Ok(()),
    }
}

/// Whether a media type is that of the body; a text is one under whatever name.
fn is_own(info: &OperationInfo, found: &str) -> bool {
    match info.request_codec() {
        Codec::Json => is_json(found),
        Codec::Text => true,
        Codec::Form | Codec::Xml | Codec::Cbor => {
            found.eq_ignore_ascii_case(info.request_content_type())
        }
    }
}

/// What the reply of an error says.
///
/// The places are read in their order. Where they are no more than names, a
/// code and a message that belong together go first, then either of them; if
/// the body has neither, the first object inside of it that does. So do the
/// vendors' own clients.
pub(super) fn said<'a>(
    identity: &ErrorIdentity,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Said<'a> {
    if !identity.searches() {
        return at_places(identity, headers, members);
    }
    let outer = of_members(identity, headers, members);
    if outer != Said::default() {
        return outer;
    }
    let inner = members.values().into_iter().filter_map(Node::members);
    let mut inner = inner.map(|inner| of_members(identity, headers, &inner));
    inner
        .find(|said| *said != Said::default())
        .unwrap_or_default()
}

fn at_places<'a>(
    identity: &ErrorIdentity,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Said<'a> {
    let read = |place: &ErrorPlace| at(*place, headers, members);
    let mut codes = identity.code.iter().filter_map(read);
    let code = if identity.has_namespaces() {
        codes.find_map(code_without_namespace)
    } else {
        codes.next()
    };
    Said {
        code,
        message: identity.message.iter().find_map(read),
    }
}

fn of_members<'a>(
    identity: &ErrorIdentity,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Said<'a> {
    let read = |place: &ErrorPlace| at(*place, headers, members);
    let mut pairs = identity.code.iter().zip(identity.message);
    let pair = pairs.find_map(|(code, message)| {
        Some(Said {
            code: Some(read(code)?),
            message: Some(read(message)?),
        })
    });
    let mut said = pair.unwrap_or_else(|| at_places(identity, headers, members));
    if identity.has_namespaces() {
        said.code = said.code.and_then(code_without_namespace);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::operation::ErrorPlace::{Body, Header};
    use crate::operation::{DecidesFirst, ErrorIdentity};
    use crate::wire::codec::{Format, Members};
    use http::{HeaderMap, HeaderValue};
    use std::borrow::Cow;

    const HUAWEI: &ErrorIdentity = &ErrorIdentity::new(
        DecidesFirst::Status,
        &[Body("error_code"), Body("errorCode"), Body("code")],
        &[Body("error_msg"), Body("errorMsg"), Body("message")],
    );
    const INSIDE: &ErrorIdentity = &ErrorIdentity::new(
        DecidesFirst::Code,
        &[
            Header("x-code"),
            Body("error.type"),
            Body("errors.0.number"),
        ],
        &[Body("error.message"), Body("errors.0")],
    );
    const AWS: &ErrorIdentity = &ErrorIdentity::new(
        DecidesFirst::Code,
        &[Header("x-amzn-errortype"), Body("code")],
        &[Body("message")],
    );

    fn read(body: &str) -> (Option<String>, Option<String>) {
        read_by(HUAWEI, &HeaderMap::new(), body)
    }

    fn read_by(
        identity: &ErrorIdentity,
        headers: &HeaderMap,
        body: &str,
    ) -> (Option<String>, Option<String>) {
        let members = Members::of_body(&Format::Json, body.as_bytes()).expect("an object");
        let said = said(identity, headers, &members);
        (
            said.code.map(Cow::into_owned),
            said.message.map(Cow::into_owned),
        )
    }

    fn header(name: &'static str, value: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        headers
    }

    fn pair(code: &str, message: &str) -> (Option<String>, Option<String>) {
        (Some(code.to_owned()), Some(message.to_owned()))
    }

    #[test]
    fn the_names_are_tried_in_pairs() {
        assert_eq!(
            read(r#"{"error_code":"APIG.1002","error_msg":"m"}"#),
            pair("APIG.1002", "m")
        );
        assert_eq!(
            read(r#"{"error_msg":"lone","code":"C","message":"m"}"#),
            pair("C", "m")
        );
        assert_eq!(
            read(r#"{"error_code":"C","message":"m"}"#),
            pair("C", "m"),
            "without a pair, each by itself"
        );
    }

    #[test]
    fn a_number_is_a_code_too() {
        let body = r#"{"error":{"code":"403","message":"in"},"error_code":403,"error_msg":"out"}"#;
        assert_eq!(read(body), pair("403", "out"));
    }

    #[test]
    fn an_object_inside_is_asked_if_the_body_says_nothing() {
        let body = r#"{"title":"x","a":{},"error":{"code":"C","message":"m"},"b":{"code":"D"}}"#;
        assert_eq!(read(body), pair("C", "m"));
        assert_eq!(
            read(r#"{"error_code":" ","a":[{"code":"C"}]}"#),
            (None, None)
        );
    }

    #[test]
    fn a_way_leads_to_a_code_and_nothing_else_is_one() {
        let none = HeaderMap::new();
        let body = r#"{"type":"error","error":{"type":"gone","message":"m"}}"#;
        assert_eq!(read_by(INSIDE, &none, body), pair("gone", "m"));
        let outer = r#"{"type":"error","code":"C","other":{"type":"T"}}"#;
        assert_eq!(read_by(INSIDE, &none, outer), (None, None));
        let number = r#"{"errors":[{"number":404},{"number":1}]}"#;
        assert_eq!(
            read_by(INSIDE, &none, number),
            (Some("404".to_owned()), None)
        );
        let text = r#"{"errors":["gone"],"error":"x"}"#;
        assert_eq!(
            read_by(INSIDE, &none, text),
            (None, Some("gone".to_owned()))
        );
    }

    #[test]
    fn a_header_goes_by_its_place_in_the_list() {
        let body = r#"{"error":{"type":"inner","message":"m"}}"#;
        let headers = header("x-code", " outer ");
        assert_eq!(read_by(INSIDE, &headers, body), pair("outer", "m"));
        let blank = header("x-code", " ");
        assert_eq!(read_by(INSIDE, &blank, body), pair("inner", "m"));
    }

    #[test]
    fn namespaces_are_those_of_aws_alone() {
        let headers = header("x-amzn-errortype", "Gone:http://internal.example/");
        let body = r#"{"message":"m"}"#;
        assert_eq!(read_by(AWS, &headers, body), pair("Gone", "m"));
        let body = r#"{"code":"a.b#Gone","message":"m"}"#;
        assert_eq!(read_by(AWS, &HeaderMap::new(), body), pair("Gone", "m"));
        let body = r#"{"error":{"type":"a:b#c","message":"m"}}"#;
        assert_eq!(read_by(INSIDE, &HeaderMap::new(), body), pair("a:b#c", "m"));
    }
}
