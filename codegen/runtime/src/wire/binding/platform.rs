//! Errors of a platform in front of its services, in codecs that are not JSON.

use super::aws_query;
use crate::operation::{Binding, ErrorIdentity, OperationInfo, ServiceInfo};
use crate::wire::BodyWriter;
use crate::wire::codec::Fill;
use bytes::Bytes;

use super::Bound;

/// The body of an error that no operation declares, in the voice of a service's protocol.
pub(crate) fn error_of_platform(
    service: &'static ServiceInfo,
    code: &str,
    message: Option<&str>,
    request_id: &str,
) -> Bytes {
    // An error is the same for all operations of a service.
    let info = OperationInfo::new("", "", service);
    let protocol = service.protocol;
    let (codes, messages) = match protocol.binding() {
        Binding::AwsQuery => match aws_query::request_id(protocol, true) {
            ["RequestID"] => ("Errors.Error.Code", "Errors.Error.Message"),
            _ => ("Error.Code", "Error.Message"),
        },
        Binding::Rpc => ("__type", "message"),
        Binding::Rest | Binding::AwsTarget => of(&service.error_identity),
    };
    let bound = Bound {
        info: &info,
        binding: protocol.binding(),
    };
    let mut body = BodyWriter::new(bound.reply_format(true), false);
    body.begin();
    for (path, text) in [(codes, Some(code)), (messages, message)] {
        let fill = text.and_then(|text| Fill::at(path, Fill::Text(text.to_owned())));
        if let Some(fill) = fill {
            body.fill(fill);
        }
    }
    if let Some(path) = bound.request_id_elements(true) {
        body.set_tail(path, request_id);
    }
    body.finish()
}

/// Where a service has its codes and messages, as far as they are in a body.
fn of(identity: &ErrorIdentity) -> (&'static str, &'static str) {
    use crate::operation::ErrorPlace;
    let first = |places: &'static [ErrorPlace], usual| {
        let mut places = places.iter();
        let named = places.find_map(|place| match place {
            ErrorPlace::Body(path) if place.is_fillable() => Some(*path),
            _ => None,
        });
        named.unwrap_or(usual)
    };
    (
        first(identity.code, "Code"),
        first(identity.message, "Message"),
    )
}
