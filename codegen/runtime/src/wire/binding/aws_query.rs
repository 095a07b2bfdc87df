//! All parts in the form of `POST /`, which names the operation; replies of XML, with the output and the error inside of elements.

use crate::operation::{ErrorIdentity, OperationInfo, Protocol};
use crate::wire::codec::{Members, Nesting, Node};
use crate::wire::media_type::media_type;
use crate::wire::{BodyWriter, Rejection};
use http::HeaderMap;

use super::said::{Said, at};

/// The member of the form that names the operation.
const ACTION: &str = "Action";
const VERSION: &str = "Version";

/// How lists are named in forms.
pub(super) const fn nesting(protocol: Protocol) -> Nesting {
    match protocol {
        Protocol::Ec2Query => Nesting::Numbered,
        _ => Nesting::Members,
    }
}

/// The elements around a reply.
#[cfg(feature = "xml")]
pub(super) fn around(info: &OperationInfo, is_error: bool) -> Vec<String> {
    let name = info.name;
    match (info.service.protocol, is_error) {
        (Protocol::Ec2Query, true) => vec!["Response".to_owned()],
        (Protocol::Ec2Query, false) => vec![format!("{name}Response")],
        (_, true) => vec!["ErrorResponse".to_owned()],
        (_, false) => vec![format!("{name}Response"), format!("{name}Result")],
    }
}

/// Where the id of a request stands, at the end of the outermost element.
pub(super) const fn request_id(protocol: Protocol, is_error: bool) -> &'static [&'static str] {
    match (protocol, is_error) {
        (Protocol::Ec2Query, true) => &["RequestID"],
        (Protocol::Ec2Query, false) => &["requestId"],
        (_, true) => &["RequestId"],
        (_, false) => &["ResponseMetadata", "RequestId"],
    }
}

/// The name of an operation, and the version of the service that is meant.
pub(super) fn begin(info: &OperationInfo, name: &str, body: &mut BodyWriter) {
    body.member(ACTION, &name.to_owned());
    if let Some(version) = info.service.version {
        body.member(VERSION, &version.to_owned());
    }
}

/// The content type counts only where there is one: the vendor's own clients send it, older ones do not.
pub(super) fn accept(info: &OperationInfo, headers: &HeaderMap) -> Result<(), Rejection> {
    let expected = info.request_content_type();
    match media_type(headers) {
        Some(found) if !found.eq_ignore_ascii_case(expected) => Err(Rejection::WrongContentType {
            content_type: Some(found.to_owned()),
            expected,
        }),
        _ => Ok(()),
    }
}

/// The form must name the operation, and no other version of the service.
pub(super) fn accept_members(info: &OperationInfo, members: &Members<'_>) -> Result<(), Rejection> {
    let text = |name: &str| members.get(name).and_then(Node::text);
    let action = text(ACTION);
    let version = text(VERSION);
    let is_version = match (&version, info.service.version) {
        (Some(sent), Some(own)) => *sent == own,
        _ => true,
    };
    if action.as_deref() == Some(info.name) && is_version {
        return Ok(());
    }
    Err(Rejection::WrongTarget {
        target: action.map(std::borrow::Cow::into_owned),
    })
}

/// The members of an output, which has an element of its own in one of the protocols.
pub(super) fn output<'a>(info: &OperationInfo, members: &Members<'a>) -> Option<Members<'a>> {
    if info.service.protocol == Protocol::Ec2Query {
        return None;
    }
    let own = format!("{}Result", info.name);
    let inside = members.get(&own).or_else(|| {
        // Some operations share the shape of another's output.
        let names = members.names();
        let other = names.iter().find(|name| name.ends_with("Result"))?;
        members.get(other)
    });
    Some(inside.and_then(Node::members).unwrap_or_default())
}

/// What the reply of an error says: code and message where the spec has them, or where one of the two protocols does.
pub(super) fn said<'a>(
    identity: &ErrorIdentity,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Said<'a> {
    use crate::operation::ErrorPlace::Body;
    let read = |places: &[_]| places.iter().find_map(|place| at(*place, headers, members));
    Said {
        code: read(identity.code)
            .or_else(|| read(&[Body("Error.Code"), Body("Errors.Error.Code")])),
        message: read(identity.message)
            .or_else(|| read(&[Body("Error.Message"), Body("Errors.Error.Message")])),
    }
}

/// The operation and the version of its service that a form names.
#[cfg(feature = "server")]
pub(crate) fn action_of(form: &[u8]) -> (Option<String>, Option<String>) {
    let format = crate::wire::codec::Format::Form(Nesting::Members);
    let members = Members::of_body(&format, form).unwrap_or_default();
    let text = |name: &str| Some(members.get(name)?.text()?.into_owned());
    (text(ACTION), text(VERSION))
}
