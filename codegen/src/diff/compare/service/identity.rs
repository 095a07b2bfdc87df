//! How the error in a reply is told: by what first, and by which places.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::{display, pairing};
use crate::diff::rule::service as rules;
use crate::diff::verdict::Verdict;
use crate::ir::{
    Binding, DecidesFirst, Error, ErrorBody, ErrorIdentity, ErrorPlace, Room, Service, room,
};

/// Two versions of it.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Service, new: &Service) {
    let (was, is) = (&old.error_identity, &new.error_identity);
    let shown = |service: &Service| {
        let identity = &service.error_identity;
        let by: Vec<&str> = identity.by.iter().map(|key| key.as_str()).collect();
        let code = shown_places(&identity.code);
        format!("{}; code in {code}", by.join(", then "))
    };
    if was.by != is.by || was.code != is.code {
        let found = comparison
            .finding(&rules::SVC_ERROR_DISCRIMINATOR_CHANGED, &["error_identity"])
            .values(shown(old), shown(new));
        let (old_caller, new_caller) = (read(old, new), read(new, old));
        let found = found.wire(old_caller, new_caller);
        let is_order = old_caller.max(new_caller) == Verdict::Risk
            && all_found(was, new)
            && all_found(is, old);
        comparison.add(if is_order && !has_two(old, new) {
            found.note("No error of the spec has two of these places: only a reply that nobody has described is read otherwise.")
        } else if old_caller.max(new_caller) == Verdict::Risk && !is_order {
            found.note("The status still tells all errors apart; callers miss the code itself.")
        } else {
            found
        });
    }
    if was.message != is.message {
        let (from, to) = (shown_places(&was.message), shown_places(&is.message));
        comparison.changed(
            &rules::SVC_ERROR_MESSAGE_CHANGED,
            &["error_identity", "message"],
            from,
            to,
        );
    }
}

fn shown_places(places: &[ErrorPlace]) -> String {
    let places: Vec<String> = places.iter().map(ToString::to_string).collect();
    display::list(&places)
}

/// How callers of `reader` fare with the errors that a server of `sender` sends.
fn read(reader: &Service, sender: &Service) -> Verdict {
    // Protocols that tell the code in a header, or in a member of their own, ask nobody where it stands.
    if sender.protocol.binding() != Binding::Rest {
        return Verdict::Ok;
    }
    let names = |places: &[ErrorPlace]| places.iter().map(ToString::to_string).collect();
    let (own, looked) = (&sender.error_identity.code, &reader.error_identity.code);
    let (own, looked): (Vec<String>, Vec<String>) = (names(own), names(looked));
    if !is_told(reader, sender) {
        Verdict::Breaks
    } else if !all_found(&reader.error_identity, sender)
        || pairing::reordered(
            own.iter().map(String::as_str),
            looked.iter().map(String::as_str),
        )
    {
        Verdict::Risk
    } else {
        Verdict::Ok
    }
}

/// Whether callers take each error for what they took it for, if it were told as the sender tells it.
fn is_told(reader: &Service, sender: &Service) -> bool {
    let none: &[Error] = &[];
    let operations = sender.operations.iter().map(|operation| {
        let mut others = reader.operations.iter();
        let other = others.find(|other| other.name == operation.name);
        (
            &operation.errors[..],
            other.map_or(none, |other| &other.errors),
        )
    });
    let (code_first, was_first) = (
        reader.error_identity.by.first().copied(),
        sender.error_identity.by.first().copied(),
    );
    std::iter::once((none, none))
        .chain(operations)
        .all(|(sent, own)| {
            let known: Vec<&Error> = own.iter().chain(&reader.errors).collect();
            sent.iter().chain(&sender.errors).all(|error| {
                let code = error.codes.first().map(String::as_str);
                let is_there = is_found(&reader.error_identity, &places(sender, error));
                let is = identified(
                    code_first,
                    &known,
                    error.status.sent,
                    code.filter(|_| is_there),
                );
                is == identified(was_first, &known, error.status.sent, code)
            })
        })
}

/// The error that a reply is, as the runtime finds it: by code and status, by the code alone where codes decide, then by the
/// status alone.
fn identified<'e>(
    first: Option<DecidesFirst>,
    known: &[&'e Error],
    status: u16,
    code: Option<&str>,
) -> Option<&'e str> {
    let has_code =
        |error: &&&Error| code.is_some_and(|code| error.codes.iter().any(|own| own == code));
    let has_status = |error: &&&Error| error.status.all().any(|own| own == status);
    let is_any = |error: &&&Error| error.other_codes || error.codes.is_empty();
    let find = |fits: &dyn Fn(&&&Error) -> bool| known.iter().find(fits);
    find(&|error| has_code(error) && has_status(error))
        .or_else(|| find(&|error| first == Some(DecidesFirst::Code) && has_code(error)))
        .or_else(|| find(&|error| is_any(error) && has_status(error)))
        .map(|error| error.name.as_str())
}

/// Whether a caller that looks at these places finds the code of each error.
fn all_found(reader: &ErrorIdentity, sender: &Service) -> bool {
    let own = sender
        .operations
        .iter()
        .flat_map(|operation| &operation.errors);
    let mut errors = sender.errors.iter().chain(own);
    errors.all(|error| is_found(reader, &places(sender, error)))
}

/// Where a server puts the code of an error: what no member of a body holds stands at the first of the places.
fn places<'a>(sender: &'a Service, error: &Error) -> Vec<&'a ErrorPlace> {
    let places = &sender.error_identity.code;
    if matches!(error.body, ErrorBody::None) {
        return places.iter().take(1).collect();
    }
    filled(error, sender, places)
}

/// Whether a reader finds a code that stands at all of these places.
fn is_found(reader: &ErrorIdentity, sent: &[&ErrorPlace]) -> bool {
    let is_direct = sent.iter().any(|place| reader.code.contains(place));
    // Names are looked for in the objects inside of a body, too.
    let is_inside = |place: &&ErrorPlace| {
        let parts = place.body().and_then(|path| path.split_once('.'));
        parts.is_some_and(|(_, name)| reader.is_code(name))
    };
    sent.is_empty() || is_direct || (reader.searches() && sent.iter().any(is_inside))
}

/// Those of some places that the body of an error fills.
fn filled<'a>(error: &Error, service: &Service, places: &'a [ErrorPlace]) -> Vec<&'a ErrorPlace> {
    let members = error.members(service);
    let is_filled = |place: &ErrorPlace| {
        let room = place.body().map(|path| room(members, path));
        matches!(room, Some(Room::Of(_)))
    };
    let first = places.iter().position(is_filled).unwrap_or(places.len());
    let is_header = |place: &&ErrorPlace| place.body().is_none();
    let header = places[..first].iter().find(is_header);
    let filled = places.iter().filter(|place| is_filled(place));
    header.into_iter().chain(filled).collect()
}

/// Whether an error has two places that either side takes for its code.
fn has_two(old: &Service, new: &Service) -> bool {
    let codes = |service: &Service| service.error_identity.code.clone();
    let mut places = codes(old);
    let is_new = |place: &ErrorPlace| !old.error_identity.code.contains(place);
    places.extend(codes(new).into_iter().filter(is_new));
    let two = |service: &Service| {
        let own = service
            .operations
            .iter()
            .flat_map(|operation| &operation.errors);
        let mut errors = service.errors.iter().chain(own);
        errors.any(|error| filled(error, service, &places).len() > 1)
    };
    two(old) || two(new)
}
