//! How the error in a reply is told: by what first, and by which members.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::{display, pairing};
use crate::diff::rule::service as rules;
use crate::diff::verdict::Verdict;
use crate::ir::{Binding, ErrorBody, Service};

/// Two versions of it.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Service, new: &Service) {
    let (was, is) = (&old.error_identity, &new.error_identity);
    let shown = |service: &Service| {
        let identity = &service.error_identity;
        let by: Vec<&str> = identity.by.iter().map(|key| key.as_str()).collect();
        let code = display::list(&identity.code);
        format!("{}; code in {code}", by.join(", then "))
    };
    if was.by != is.by || was.code != is.code {
        let found = comparison
            .finding(&rules::SVC_ERROR_DISCRIMINATOR_CHANGED, &["error_identity"])
            .values(shown(old), shown(new));
        comparison.add(if was.by == is.by {
            let (old_caller, new_caller) = (read(&was.code, new), read(&is.code, old));
            let found = found.wire(old_caller, new_caller);
            if old_caller.max(new_caller) == Verdict::Risk && !has_two(old, new) {
                found.note("No body of the spec has two of these members: only a reply that nobody has described is read otherwise.")
            } else {
                found
            }
        } else {
            found
        });
    }
    if was.message != is.message {
        let (from, to) = (display::list(&was.message), display::list(&is.message));
        comparison.changed(
            &rules::SVC_ERROR_MESSAGE_CHANGED,
            &["error_identity", "message"],
            from,
            to,
        );
    }
}

/// How callers fare that look for the code in these members, with what a server sends.
fn read(reader: &[String], sender: &Service) -> Verdict {
    // Protocols that tell the code in a header, or in a member of their own, ask nobody where it stands.
    if sender.protocol.binding() != Binding::Rest {
        return Verdict::Ok;
    }
    let own = &sender.error_identity.code;
    // What no member of a body holds stands in the first of the list.
    let mut sent = vec![own.iter().take(1).collect::<Vec<&String>>()];
    sent.extend(bodies(sender, own));
    let is_found = |members: &Vec<&String>| {
        members.is_empty() || members.iter().any(|member| reader.contains(member))
    };
    if !sent.iter().all(is_found) {
        Verdict::Breaks
    } else if pairing::reordered(
        own.iter().map(String::as_str),
        reader.iter().map(String::as_str),
    ) {
        Verdict::Risk
    } else {
        Verdict::Ok
    }
}

/// For each body of an error those of its members that are called so.
fn bodies<'a>(service: &'a Service, names: &'a [String]) -> Vec<Vec<&'a String>> {
    let own = service
        .operations
        .iter()
        .flat_map(|operation| &operation.errors);
    let errors = service.errors.iter().chain(own);
    let bodies = errors.filter(|error| !matches!(error.body, ErrorBody::None));
    let named = bodies.map(|error| {
        let members = error.members(service).iter().map(|member| &member.wire);
        members.filter(|wire| names.contains(wire)).collect()
    });
    named.collect()
}

/// Whether the body of an error has two members that either side takes for its code.
fn has_two(old: &Service, new: &Service) -> bool {
    let codes = |service: &Service| service.error_identity.code.clone();
    let names = [codes(old), codes(new)].concat();
    let two = |service: &Service| bodies(service, &names).iter().any(|body| body.len() > 1);
    two(old) || two(new)
}
