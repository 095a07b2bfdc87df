//! Errors: which of them are declared, by what they are told, what they mean, what they say.

mod facts;
mod moves;

use super::comparison::{Comparison, below};
use super::member;
use super::pairing::{self, Likeness, Names, Pair};
use super::role::Role;
use crate::diff::rule::advice::MAJOR_VERSION;
use crate::diff::rule::error as rules;
use crate::diff::verdict::{Bump, Verdict};
use crate::ir::{Error, ErrorBody, ErrorIdentity, Member, Retry, Service};
use crate::rust::name;
use facts::{Codes, facts};

/// Errors of one side, with what is needed to look into them.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) errors: &'a [Error],
    pub(super) service: &'a Service,
    /// Errors of the same reply table that are declared elsewhere.
    pub(super) elsewhere: &'a [Error],
    /// Whether these are an operation's own, which tells what has moved between it and its service.
    pub(super) is_own: bool,
    /// Names of errors that a row of the reply table answers with.
    pub(super) answered: &'a [String],
}

impl<'a> Side<'a> {
    /// The error that a code belongs to, if it is not `than`.
    fn owner(self, code: &str, than: &Error) -> Option<&'a Error> {
        let mut others = self.errors.iter().chain(self.elsewhere);
        others.find(|other| other.name != than.name && other.codes.iter().any(|own| own == code))
    }
}

/// All errors of an operation, or of a service.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: Side<'_>, new: Side<'_>) -> Names {
    let pairing = pairing::pair(old.errors, new.errors, wire, name::error, alike);
    for error in &pairing.removed {
        if let Some(is) = new.elsewhere.iter().find(|other| other.name == error.name) {
            if !new.is_own {
                moves::spread(
                    comparison,
                    &rules::ERROR_REMOVED,
                    error,
                    [new.service, old.service],
                );
                continue;
            }
            let found =
                comparison.finding(&rules::ERROR_MOVED_TO_SERVICE, &["errors", &error.name]);
            comparison.add(found);
            facts(comparison, error, is, &Codes::default());
        } else {
            let found = comparison
                .finding(&rules::ERROR_REMOVED, &["errors", &error.name])
                .from(shown(error));
            let moved = moves::given_up(error, old, new);
            let is_told = moved.len() == error.codes.len() + usize::from(error.other_codes);
            comparison.add(if is_told && !moved.is_empty() {
                found
                    .wire(Verdict::Ok, Verdict::Ok)
                    .note("Other errors have its codes now, which is reported on its own.")
                    .advised(Some(MAJOR_VERSION))
            } else {
                found
            });
            let path = ["errors", &error.name, "codes"];
            facts::moved(comparison, &path, error, &moved);
        }
    }
    for error in &pairing.added {
        if let Some(was) = old.elsewhere.iter().find(|other| other.name == error.name) {
            if !new.is_own {
                moves::spread(
                    comparison,
                    &rules::ERROR_ADDED,
                    error,
                    [old.service, new.service],
                );
                continue;
            }
            let found =
                comparison.finding(&rules::ERROR_MOVED_TO_OPERATION, &["errors", &error.name]);
            let stays = new.elsewhere.iter().any(|other| other.name == error.name);
            comparison.add(if stays {
                found.rust(Bump::Minor, Bump::Minor)
            } else {
                found
            });
            facts(comparison, was, error, &Codes::default());
            continue;
        }
        let rule = if new.answered.contains(&error.name) {
            &rules::ERROR_ADDED_FOR_CONDITION
        } else if error.retry == Retry::Never {
            &rules::ERROR_ADDED
        } else {
            &rules::ERROR_ADDED_RETRYABLE
        };
        let found = comparison
            .finding(rule, &["errors", &error.name])
            .to(shown(error));
        // What another error's codes were: whoever reads them is told with those.
        let owners = error.codes.iter().map(|code| old.owner(code, error));
        let owners: Option<Vec<&Error>> = owners.collect();
        let was_told = |was: &&Error| new.errors.iter().any(|is| is.name == was.name);
        comparison.add(
            match owners.filter(|owners| !owners.is_empty() && owners.iter().all(was_told)) {
                Some(_) => found.wire(Verdict::Ok, Verdict::Ok),
                None if moves::takes_others(error, old, new) => {
                    found.wire(Verdict::Ok, Verdict::Ok)
                }
                None => found,
            },
        );
    }
    for both in &pairing.both {
        one(comparison, both, old, new);
    }
    pairing
        .both
        .iter()
        .map(|both| (both.old.name.clone(), both.new.name.clone()))
        .collect()
}

/// What stands for all codes that an error does not list.
const OTHERS: &str = "any other code";

/// The code that is sent; the spec's name where none is.
fn wire(error: &Error) -> &str {
    error.codes.first().unwrap_or(&error.name)
}

/// `ConflictException, 409, conflict, not to be repeated`
fn shown(error: &Error) -> String {
    let repeat = if error.retry == Retry::Never {
        ""
    } else {
        ", may be repeated"
    };
    format!(
        "{}, {}, {}{repeat}",
        wire(error),
        error.status.sent,
        error.kind.as_str()
    )
}

fn alike(old: &Error, new: &Error) -> Option<Likeness> {
    let is_same =
        old.kind == new.kind && old.status.sent == new.status.sent && old.fault == new.fault;
    let names = pairing::names_alike(&old.name, &new.name);
    let docs = pairing::texts_alike(old.docs.as_deref(), new.docs.as_deref());
    is_same.then(|| Likeness {
        score: 0.45 + 0.35 * names + 0.2 * docs,
        why: format!(
            "the same kind, status and fault{}{}",
            if names >= 0.5 { ", similar names" } else { "" },
            if docs > 0.7 {
                ", similar words about it"
            } else {
                ""
            }
        ),
    })
}

fn one(comparison: &mut Comparison<'_>, both: &Pair<'_, Error>, old: Side<'_>, new: Side<'_>) {
    let (was, is) = (both.old, both.new);
    names(comparison, both);
    facts(comparison, was, is, &moves::codes(was, is, old, new));
    let path = ["errors", is.name.as_str()];
    let header = |error: &Error| {
        error
            .headers
            .iter()
            .find(|header| is_retry_after(header))
            .is_some()
    };
    let others = |error: &Error| -> Vec<Member> {
        error
            .headers
            .iter()
            .filter(|header| !is_retry_after(header))
            .cloned()
            .collect()
    };
    match (header(was), header(is)) {
        (false, true) => comparison.changed(
            &rules::ERROR_RETRY_AFTER_ADDED,
            &below(&path, &["headers"]),
            "no header",
            "retry-after",
        ),
        (true, false) => comparison.changed(
            &rules::ERROR_RETRY_AFTER_REMOVED,
            &below(&path, &["headers"]),
            "retry-after",
            "no header",
        ),
        _ => {}
    }
    let in_headers = [was, is].map(|error| Some(name::in_headers(error)));
    comparison.within(in_headers, |comparison| {
        let path = below(&path, &["headers"]);
        member::members(comparison, &path, &others(was), &others(is), Role::Error);
    });
    if let (ErrorBody::Shared(before), ErrorBody::Shared(after)) = (&was.body, &is.body) {
        let mut bodies = comparison.bodies.iter();
        if bodies.any(|body| body.old == *before && body.new == *after) {
            // It is the service's, and told of there.
            return;
        }
    }
    let first = comparison.findings.len();
    let in_body = [was, is].map(|error| Some(name::in_body(error)));
    comparison.within(in_body, |comparison| {
        let path = below(&path, &["members"]);
        let (before, after) = (was.members(old.service), is.members(new.service));
        member::members(comparison, &path, before, after, Role::Error);
    });
    hidden(
        comparison,
        first,
        [&old.service.error_identity, &new.service.error_identity],
    );
}

fn is_retry_after(header: &Member) -> bool {
    header.wire.eq_ignore_ascii_case("retry-after")
}

/// Code and message are no fields: they belong to the reply, whatever the spec says of them.
pub(super) fn hidden(
    comparison: &mut Comparison<'_>,
    first: usize,
    identities: [&ErrorIdentity; 2],
) {
    let is_reply = |name: &String| {
        identities
            .iter()
            .any(|found| found.is_code(name) || found.is_message(name))
    };
    for found in &mut comparison.findings[first..] {
        if found.element.iter().any(is_reply) {
            *found = found.clone().rust(Bump::Patch, Bump::Patch);
        }
    }
}

fn names(comparison: &mut Comparison<'_>, both: &Pair<'_, Error>) {
    let (was, is) = (both.old, both.new);
    let (old_variant, new_variant) = (name::error(was), name::error(is));
    let (code, variant) = (wire(was) != wire(is), old_variant != new_variant);
    let on_wire = !was.codes.is_empty() || !is.codes.is_empty();
    let (rule, old, new) = match (code && on_wire, variant) {
        (true, true) => (&rules::ERROR_RENAMED_EVERYWHERE, wire(was), wire(is)),
        (true, false) => (&rules::ERROR_WIRE_CODE_CHANGED, wire(was), wire(is)),
        (false, true) => (
            &rules::ERROR_RENAMED,
            old_variant.as_str(),
            new_variant.as_str(),
        ),
        (false, false) => return,
    };
    let path = ["errors", is.name.as_str()];
    let found = comparison
        .finding(rule, &path)
        .values(old, new)
        .likely(both.likely.clone());
    let reads = |error: &Error, code: &str| {
        error.codes.iter().any(|known| known == code) || error.other_codes
    };
    let verdict = |is_read: bool| {
        if is_read {
            Verdict::Ok
        } else {
            Verdict::Breaks
        }
    };
    let found = match rule.id {
        // What the other side reads under another code of its list is no harm.
        "error-wire-code-changed" => {
            found.wire(verdict(reads(was, wire(is))), verdict(reads(is, wire(was))))
        }
        _ => found,
    };
    let found = found.was_at(&["errors", &was.name]);
    comparison.add(match (code && on_wire, variant) {
        (true, false) => found.written_at("codes"),
        (false, true) => found.written_at("rust_name"),
        _ => found,
    });
}
