//! Parts in the path, the query string, headers and the body; errors by the members that the spec names.

use super::said::{Said, text};
use crate::operation::{ErrorIdentity, OperationInfo, RequestBody};
use crate::wire::Rejection;
use crate::wire::codec::{Members, Node};
use crate::wire::media_type::{is_json, media_type};
use http::{HeaderMap, HeaderValue, header};

/// What a client asks for.
pub(super) fn headers(headers: &mut HeaderMap) {
    let json = HeaderValue::from_static("application/json");
    headers.insert(header::ACCEPT, json);
}

/// The content type counts only where a body is read, and then it may be left out.
pub(super) fn accept(
    info: &OperationInfo,
    headers: &HeaderMap,
    is_empty: bool,
) -> Result<(), Rejection> {
    match media_type(headers) {
        Some(found)
            if !is_empty && info.request_body == RequestBody::Members && !is_json(found) =>
        {
            Err(Rejection::WrongContentType {
                content_type: Some(found.to_owned()),
                expected: info.service.protocol.content_type(),
            })
        }
        _ => Ok(()),
    }
}

/// What the body of an error says.
///
/// A code and a message that belong together go first, then either of them;
/// if the body has neither, the first object inside of it that does. So do
/// the vendors' own clients.
pub(super) fn said(identity: &ErrorIdentity, members: &Members<'_>) -> Said {
    let outer = of_members(identity, members);
    if outer != Said::default() {
        return outer;
    }
    let inner = members.values().into_iter().filter_map(Node::members);
    let mut inner = inner.map(|inner| of_members(identity, &inner));
    inner
        .find(|said| *said != Said::default())
        .unwrap_or_default()
}

fn of_members(identity: &ErrorIdentity, members: &Members<'_>) -> Said {
    let mut pairs = identity.code.iter().zip(identity.message);
    let pair = pairs.find_map(|(code, message)| {
        Some(Said {
            code: Some(text(members, code)?),
            message: Some(text(members, message)?),
        })
    });
    let first = |names: &[&str]| names.iter().find_map(|name| text(members, name));
    pair.unwrap_or_else(|| Said {
        code: first(identity.code),
        message: first(identity.message),
    })
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::operation::Codec;
    use crate::operation::{DecidesFirst, ErrorIdentity};
    use crate::wire::codec::Members;

    const HUAWEI: &ErrorIdentity = &ErrorIdentity::new(
        DecidesFirst::Status,
        &["error_code", "errorCode", "code"],
        &["error_msg", "errorMsg", "message"],
    );

    fn read(body: &str) -> (Option<String>, Option<String>) {
        let members = Members::of_body(Codec::Json, body.as_bytes()).expect("an object");
        let said = said(HUAWEI, &members);
        (said.code, said.message)
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
}
