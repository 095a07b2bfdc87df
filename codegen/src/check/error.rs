//! Errors: kinds, statuses and codes; which error a reply is must never be in doubt.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule, suggest};
use crate::ir::{
    Body, DecidesFirst, Error, ErrorBody, ErrorIdentity, ErrorPlace, Fault, Member, Protocol,
    RefusalKind, Room, Status, Type, room,
};
use crate::spec::{read::NamedList, shared};

use super::absence;
use super::param::header_name;
use super::source::{text, unknown};
use super::types::Members;

/// What the errors of one file need from around them.
#[derive(Debug)]
pub(super) struct Around<'a> {
    /// How errors are told.
    pub(super) identity: &'a ErrorIdentity,
    /// How they travel.
    pub(super) protocol: Protocol,
    /// The bodies that errors share.
    pub(super) bodies: &'a [Body],
}

/// A checked error and the place of its name.
pub(super) type Placed = (Error, Span);

/// The errors of one file, in the author's order.
pub(super) fn errors(
    raw: &NamedList<shared::Error>,
    around: &Around<'_>,
    members: Members<'_>,
) -> Vec<Placed> {
    let found = raw.iter().filter_map(|named| {
        let error = error(&named.name, named.value.as_ref()?, around, members)?;
        Some((error, named.name.span))
    });
    found.collect()
}

fn error(
    key: &Spanned<String>,
    raw: &shared::Error,
    around: &Around<'_>,
    members: Members<'_>,
) -> Option<Error> {
    let kind = raw.kind.value.parse::<RefusalKind>().ok()?;
    let status = status(&raw.status, members.sink)?;
    let docs = text(raw.docs.as_ref());
    let body = body(key, raw, around, members);
    absence::of_headers(&raw.headers, members.sink);
    for header in &raw.headers {
        header_name(&header.name, members.sink);
    }
    members.open_enums(&raw.headers);
    absence::fillers(&raw.headers, false, members.sink);
    if let Some(own) = &raw.members {
        absence::fillers(own, false, members.sink);
    }
    raw.members.iter().for_each(|own| members.open_enums(own));
    let headers = members.all(&raw.headers);
    let by_code = around.identity.by.first() == Some(&DecidesFirst::Code);
    if let Some(flag) = raw
        .other_codes
        .as_ref()
        .filter(|flag| flag.value && (by_code || raw.codes.is_empty()))
    {
        let message = "`other_codes` has nothing to add here";
        members.sink.push(
            Diagnostic::error(&rule::ERROR_AMBIGUOUS, flag.span, message)
                .help("it belongs to an error with `codes` of a service that identifies errors by status first"),
        );
    }
    let mut codes: Vec<String> = raw.codes.iter().map(|code| code.value.clone()).collect();
    if codes.is_empty() && by_code {
        codes.push(key.value.clone());
    }
    Some(Error {
        name: key.value.clone(),
        rust_name: text(raw.rust_name.as_ref()),
        kind,
        reading: kind.into(),
        fault: raw
            .fault
            .as_ref()
            .and_then(|fault| fault.value.parse().ok())
            .unwrap_or(Fault::of_status(status.sent)),
        retry: raw
            .retry
            .as_ref()
            .and_then(|word| word.value.parse().ok())
            .unwrap_or(kind.usual_retry()),
        target_state: raw
            .target_state
            .as_ref()
            .and_then(|word| word.value.parse().ok())
            .unwrap_or(kind.usual_target_state()),
        status,
        other_codes: !by_code
            && (codes.is_empty() || raw.other_codes.as_ref().is_some_and(|flag| flag.value)),
        codes,
        body,
        headers,
        docs,
        deprecated: members.deprecated(raw.deprecated.as_ref()),
        sources: members.sources.resolve(&raw.source),
        assumed: text(raw.assumed.as_ref()),
    })
}

/// The body of an error: one that the service's errors share, its own, or none.
fn body(
    key: &Spanned<String>,
    raw: &shared::Error,
    around: &Around<'_>,
    members: Members<'_>,
) -> ErrorBody {
    let sink = members.sink;
    match (&raw.body, &raw.members) {
        (Some(body), Some(_)) => {
            let message = format!(
                "the error `{}` has both a shared body and its own members",
                key.value
            );
            members.sink.push(
                Diagnostic::error(&rule::ERROR_BODY, body.span, message)
                    .help("keep one of `body:` and `members:`"),
            );
            ErrorBody::None
        }
        (Some(body), None) => {
            let known = around.bodies.iter().find(|known| known.name == body.value);
            if let Some(known) = known {
                room_for_code(body, raw, &known.members, around, sink);
            } else {
                let names = around.bodies.iter().map(|known| known.name.as_str());
                unknown(
                    &rule::UNKNOWN_BODY,
                    "body",
                    &body.value,
                    body.span,
                    names,
                    sink,
                );
            }
            known.map_or(ErrorBody::None, |known| {
                ErrorBody::Shared(known.name.clone())
            })
        }
        (None, Some(own)) if !own.is_empty() => {
            let own = members.all(own);
            room_for_code(key, raw, &own, around, sink);
            ErrorBody::Own(own)
        }
        _ => ErrorBody::None,
    }
}

/// An error that is told by a code has a place to carry it, where no header and no protocol does.
///
/// `holder` names what has the members: the error itself, or the body that it shares.
fn room_for_code(
    holder: &Spanned<String>,
    raw: &shared::Error,
    members: &[Member],
    around: &Around<'_>,
    sink: &Sink,
) {
    let identity = around.identity;
    let by_code = identity.by.first() == Some(&DecidesFirst::Code);
    let is_told = by_code || !raw.codes.is_empty();
    let is_carried = around.protocol.binding().carries_code()
        || identity.code.iter().any(|place| place.body().is_none());
    let ways = identity.code.iter().filter_map(ErrorPlace::body);
    let rooms: Vec<(&str, Room<'_>)> = ways.map(|path| (path, room(members, path))).collect();
    let holds =
        |room: &Room<'_>| matches!(room, Room::Of(Type::String | Type::Integer | Type::Any));
    if !is_told || is_carried || rooms.iter().any(|(_, room)| holds(room)) {
        return;
    }
    let found = rooms.iter().find(|(_, room)| *room != Room::None);
    let (message, help) = match found {
        _ if identity.code.is_empty() => (
            "`error_identity` names no place that carries the code of this error".to_owned(),
            "list the places under `code:` of `error_identity`".to_owned(),
        ),
        Some((path, Room::Of(_))) => (
            format!(
                "`{path}` of `{}` is neither a text nor an integer, and holds no code",
                holder.value
            ),
            "list a place below it, or give it another type".to_owned(),
        ),
        Some((path, _)) => (
            format!("a server has no item before `{path}` of `{}`", holder.value),
            "list a place in the first item, with the index 0".to_owned(),
        ),
        None => {
            let known = suggest::listing(rooms.iter().map(|(path, _)| *path));
            (
                format!("the members of `{}` have no room for a code", holder.value),
                format!("add one of the members that carry codes here: {known}"),
            )
        }
    };
    sink.push(Diagnostic::error(&rule::ERROR_BODY, holder.span, message).help(help));
}

/// An error's status: a plain one, or the one of two that is said to be sent.
fn status(raw: &shared::Status, sink: &Sink) -> Option<Status> {
    let number = |status: &Option<Spanned<i64>>| {
        status
            .as_ref()
            .and_then(|status| u16::try_from(status.value).ok())
    };
    let (documented, modelled) = (number(&raw.documented), number(&raw.modelled));
    let sent = match raw.sends.as_ref().map(|word| word.value.as_str()) {
        Some("modelled") => modelled,
        Some(_) => documented,
        None => documented.or(modelled),
    };
    let Some(sent) = sent else {
        let message = "the status that is sent is not given";
        sink.push(
            Diagnostic::error(&rule::ERROR_STATUS, raw.span, message)
                .help("give the status that `sends` names, or write one plain status"),
        );
        return None;
    };
    for status in [&raw.documented, &raw.modelled].into_iter().flatten() {
        if status.value < 400 {
            let message = format!("{} is not the status of an error", status.value);
            sink.push(
                Diagnostic::error(&rule::ERROR_STATUS, status.span, message)
                    .help("an error's status is 400 to 599"),
            );
        }
    }
    Some(Status {
        documented,
        modelled,
        sent,
    })
}

/// Every error from `known` on must be told apart from all before it by what is on the wire.
///
/// The first that it is like is enough to hear of: many like each other would be a finding for each pair.
pub(super) fn told_apart(errors: &[Placed], known: usize, identity: &ErrorIdentity, sink: &Sink) {
    let by_code = identity.by.first() == Some(&DecidesFirst::Code);
    for (index, (error, span)) in errors.iter().enumerate().skip(known) {
        for (other, first) in &errors[..index] {
            if error.name == other.name {
                let message = format!("the service declares `{}` already", error.name);
                sink.push(
                    Diagnostic::error(&rule::ERROR_AMBIGUOUS, *span, message)
                        .also(*first, "first declared here")
                        .help("remove it, or give it a name of its own"),
                );
                break;
            } else if let Some(same) = confusion(error, other, by_code) {
                let message = format!(
                    "a reply cannot be told to be `{}` or `{}`: {same}",
                    error.name, other.name
                );
                sink.push(
                    Diagnostic::error(&rule::ERROR_AMBIGUOUS, *span, message)
                        .also(*first, "the other error")
                        .help("give them codes or statuses that differ"),
                );
                break;
            }
        }
    }
}

/// What two errors share that should tell them apart.
fn confusion(a: &Error, b: &Error, by_code: bool) -> Option<String> {
    let shared = || (a.status.all()).find(|status| b.status.all().any(|other| other == *status));
    let status = if by_code { None } else { Some(shared()?) };
    if let Some(code) = a.codes.iter().find(|code| b.codes.contains(code)) {
        return Some(format!("both have the code `{code}`"));
    }
    (!by_code && a.other_codes && b.other_codes).then(|| {
        format!(
            "both take any code of status {}",
            status.unwrap_or_default()
        )
    })
}
