//! How the error in a reply is told: by what first, and by which places.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::{display, pairing};
use crate::diff::rule::service as rules;
use crate::diff::verdict::Verdict;
use crate::ir::{Binding, ErrorBody, ErrorIdentity, ErrorPlace, Room, Service, room};

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
        comparison.add(if was.by == is.by {
            let (old_caller, new_caller) = (read(was, new), read(is, old));
            let found = found.wire(old_caller, new_caller);
            if old_caller.max(new_caller) == Verdict::Risk && !has_two(old, new) {
                found.note("No error of the spec has two of these places: only a reply that nobody has described is read otherwise.")
            } else {
                found
            }
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

/// How callers fare that look for the code at these places, with what a server sends.
fn read(reader: &ErrorIdentity, sender: &Service) -> Verdict {
    // Protocols that tell the code in a header, or in a member of their own, ask nobody where it stands.
    if sender.protocol.binding() != Binding::Rest {
        return Verdict::Ok;
    }
    let own = &sender.error_identity.code;
    let names = |places: &[ErrorPlace]| places.iter().map(ToString::to_string).collect();
    let (own_names, read_names): (Vec<String>, Vec<String>) = (names(own), names(&reader.code));
    // What no member of a body holds stands at the first of the places.
    let mut sent = vec![own.iter().take(1).collect::<Vec<&ErrorPlace>>()];
    sent.extend(bodies(sender, own));
    if !sent.iter().all(|places| is_found(reader, places)) {
        Verdict::Breaks
    } else if pairing::reordered(
        own_names.iter().map(String::as_str),
        read_names.iter().map(String::as_str),
    ) {
        Verdict::Risk
    } else {
        Verdict::Ok
    }
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

/// For each body of an error those of the places that it fills.
fn bodies<'a>(service: &'a Service, places: &'a [ErrorPlace]) -> Vec<Vec<&'a ErrorPlace>> {
    let own = service
        .operations
        .iter()
        .flat_map(|operation| &operation.errors);
    let errors = service.errors.iter().chain(own);
    let bodies = errors.filter(|error| !matches!(error.body, ErrorBody::None));
    let named = bodies.map(|error| {
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
    });
    named.collect()
}

/// Whether an error has two places that either side takes for its code.
fn has_two(old: &Service, new: &Service) -> bool {
    let codes = |service: &Service| service.error_identity.code.clone();
    let mut places = codes(old);
    let is_new = |place: &ErrorPlace| !old.error_identity.code.contains(place);
    places.extend(codes(new).into_iter().filter(is_new));
    let two = |service: &Service| bodies(service, &places).iter().any(|body| body.len() > 1);
    two(old) || two(new)
}
