//! How errors are told: what decides, and the places of code and message; the protocols and front doors of AWS bring their own.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{Binding, Codec, DecidesFirst, ErrorIdentity, ErrorPlace, FrontDoorKind, Protocol};
use crate::spec::service as raw;

use super::param::header_name;
use super::source::Sources;

/// Names the error of a reply, at services of AWS.
const ERROR_TYPE: &str = "x-amzn-errortype";

/// How the errors of a service are told; `None` if it does not hold.
pub(super) fn identity(
    raw: &raw::Service,
    protocol: Protocol,
    front_door: FrontDoorKind,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<ErrorIdentity> {
    let is_rest_json = protocol.binding() == Binding::Rest && protocol.codec() == Codec::Json;
    let has_header = is_rest_json && front_door == FrontDoorKind::Coral;
    let Some(found) = &raw.error_identity else {
        if protocol.binding().carries_code() || has_header {
            return Some(of_aws(has_header));
        }
        if protocol.binding() == Binding::AwsQuery {
            return Some(of_query(protocol));
        }
        let message = format!(
            "protocol `{}` does not say how errors are identified",
            protocol.as_str()
        );
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.protocol.span, message).help(
                "add `error_identity:` with `by`, and the places that hold `code` and `message`",
            ),
        );
        return None;
    };
    sources.resolve(&found.source);
    let mut code = places(&found.code, sink);
    let message = places(&found.message, sink);
    if has_header && !code.iter().any(is_error_type) {
        code.insert(0, ErrorPlace::Header(ERROR_TYPE.to_owned()));
    }
    let by: Vec<DecidesFirst> = found
        .by
        .iter()
        .filter_map(|word| word.value.parse::<DecidesFirst>().ok())
        .collect();
    let distinct = by.len() < 2 || by[0] != by[1];
    if by.is_empty() || by.len() > 2 || !distinct {
        let message = "errors are identified by code, by status, or by both in one order";
        sink.push(
            Diagnostic::error(&rule::ERROR_AMBIGUOUS, found.span, message)
                .help("write `by: [code, status]` or `by: [status, code]`"),
        );
        return None;
    }
    Some(ErrorIdentity { by, code, message })
}

/// What services of AWS have in common.
fn of_aws(has_header: bool) -> ErrorIdentity {
    let header = has_header.then(|| ErrorPlace::Header(ERROR_TYPE.to_owned()));
    let members = |names: &[&str]| -> Vec<ErrorPlace> {
        let names = names.iter().map(|name| (*name).to_owned());
        names.map(ErrorPlace::Body).collect()
    };
    ErrorIdentity {
        by: vec![DecidesFirst::Code, DecidesFirst::Status],
        code: header
            .into_iter()
            .chain(members(&["__type", "code"]))
            .collect(),
        message: members(&["message", "Message", "errorMessage"]),
    }
}

/// Where the query protocols of AWS have code and message.
fn of_query(protocol: Protocol) -> ErrorIdentity {
    let around = match protocol {
        Protocol::Ec2Query => "Errors.Error",
        _ => "Error",
    };
    let place = |name: &str| vec![ErrorPlace::Body(format!("{around}.{name}"))];
    ErrorIdentity {
        by: vec![DecidesFirst::Code, DecidesFirst::Status],
        code: place("Code"),
        message: place("Message"),
    }
}

fn is_error_type(place: &ErrorPlace) -> bool {
    matches!(place, ErrorPlace::Header(name) if name.eq_ignore_ascii_case(ERROR_TYPE))
}

/// The places of a list, each once.
fn places(raw: &[raw::ErrorPlace], sink: &Sink) -> Vec<ErrorPlace> {
    let mut places: Vec<(ErrorPlace, Span)> = Vec::new();
    for place in raw {
        let (place, span) = match place {
            raw::ErrorPlace::Header(name) => {
                header_name(name, sink);
                (
                    ErrorPlace::Header(name.value.to_ascii_lowercase()),
                    name.span,
                )
            }
            raw::ErrorPlace::Body(path) => {
                way(path, sink);
                (ErrorPlace::Body(path.value.clone()), path.span)
            }
        };
        match places.iter().find(|(known, _)| *known == place) {
            Some((_, first)) => sink.push(
                Diagnostic::error(&rule::BAD_NAME, span, "this place is listed already")
                    .also(*first, "here")
                    .help("remove one of the two: the first is read first"),
            ),
            None => places.push((place, span)),
        }
    }
    places.into_iter().map(|(place, _)| place).collect()
}

/// A way begins with a member, since a body is an object, and has points between its parts.
fn way(path: &Spanned<String>, sink: &Sink) {
    let is_index = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
    let mut names = path.value.split('.');
    let first = names.next().unwrap_or_default();
    let said = if path.value.contains('/') {
        let points = path.value.trim_matches('/').replace('/', ".");
        Some((
            "has slashes",
            format!("write points between the members: `{points}`"),
        ))
    } else if is_index(first) {
        Some((
            "begins with an index",
            "begin with a member: the body of an error is an object".to_owned(),
        ))
    } else if names.any(|name| is_index(name) && name.len() > 1 && name.starts_with('0')) {
        let help = "count the items of a list from 0, without zeros in front";
        Some(("has an index with a zero in front", help.to_owned()))
    } else {
        None
    };
    if let Some((wrong, help)) = said {
        let message = format!("`{}` {wrong}", path.value);
        sink.push(Diagnostic::error(&rule::BAD_NAME, path.span, message).help(help));
    }
}
