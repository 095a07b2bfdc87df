//! What operations share: protocol, auth, how errors are told, shared bodies and errors.

use super::around::{Around, Role};
use super::auth;
use super::endpoint;
use super::error::{self, Side};
use super::member;
use super::notes;
use super::rule::{error as error_rules, general, service as rules};
use super::verdict::{Bump, Verdict};
use super::words;
use crate::ir::{Binding, RequestIdPlace, Service};
use crate::rust::name;

/// Two versions of a service, without its operations; gives the names of its errors on both sides.
pub(super) fn compare(around: &mut Around<'_>, old: &Service, new: &Service) -> error::Names {
    let path =
        |service: &Service| format!("{}::{}", name::provider(service), name::service(service));
    if path(old) != path(new) {
        around.changed(&rules::SVC_RENAMED, &["provider"], path(old), path(new));
    }
    if old.protocol != new.protocol {
        let both_aws = old.protocol.binding() == Binding::AwsTarget
            && new.protocol.binding() == Binding::AwsTarget;
        let rule = if both_aws {
            &rules::SVC_CONTENT_TYPE_CHANGED
        } else {
            &rules::SVC_PROTOCOL_CHANGED
        };
        around.changed(
            rule,
            &["protocol"],
            old.protocol.as_str(),
            new.protocol.as_str(),
        );
    }
    if old.version != new.version {
        let show = |version: &Option<String>| version.clone().unwrap_or_else(|| "none".to_owned());
        around.changed(
            &rules::SVC_API_VERSION_CHANGED,
            &["version"],
            show(&old.version),
            show(&new.version),
        );
    }
    auth::compare(around, &old.auth, &new.auth);
    endpoint::compare(around, &old.endpoints, &new.endpoints);
    request_id(around, &old.request_id, &new.request_id);
    // A protocol brings its own way to tell errors, and a front door: that is one edit.
    if old.protocol.binding() == new.protocol.binding() {
        identity(around, old, new);
        front_door(around, old, new);
    }
    around.prose(
        &rules::SVC_DOCS_CHANGED,
        &["title"],
        Some(&old.title),
        Some(&new.title),
    );
    around.prose(
        &rules::SVC_DOCS_CHANGED,
        &["docs"],
        old.docs.as_deref(),
        new.docs.as_deref(),
    );
    bodies(around, old, new);
    let names = errors(around, old, new);
    notes::service(around, old, new);
    if is_moved(&old.spec_path, &new.spec_path) && old.provider == new.provider {
        around.changed(
            &general::SPEC_FILE_MOVED,
            &[],
            without_root(&old.spec_path),
            without_root(&new.spec_path),
        );
    }
    names
}

/// A path below the root of its catalogue: roots of two sides may be called as they like.
pub(super) fn without_root(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, below)| below)
}

/// Whether two paths below roots of any name lead to another place; either root may lie below the other.
pub(super) fn is_moved(old: &str, new: &str) -> bool {
    let (old, new) = (without_root(old), without_root(new));
    let is_below = |path: &str, root: &str| {
        path.strip_suffix(root)
            .is_some_and(|lead| lead.ends_with('/'))
    };
    old != new && !is_below(old, new) && !is_below(new, old)
}

fn request_id(around: &mut Around<'_>, old: &[RequestIdPlace], new: &[RequestIdPlace]) {
    let list = |places: &[RequestIdPlace]| -> Vec<String> {
        let places = places.iter().map(|place| match place {
            RequestIdPlace::Header(name) => format!("header {name}"),
            RequestIdPlace::Body(name) => format!("member {name}"),
        });
        places.collect()
    };
    let (was, is) = (list(old), list(new));
    if was != is {
        let found = around
            .finding(&rules::SVC_REQUEST_ID_CHANGED, &["request_id"])
            .values(words::list(&was), words::list(&is));
        // Names of headers have no case.
        let is_same = |one: &RequestIdPlace, other: &RequestIdPlace| match (one, other) {
            (RequestIdPlace::Header(one), RequestIdPlace::Header(other)) => {
                one.eq_ignore_ascii_case(other)
            }
            _ => one == other,
        };
        let finds = |reader: &[RequestIdPlace], sender: &[RequestIdPlace]| {
            sender
                .first()
                .is_none_or(|place| reader.iter().any(|known| is_same(known, place)))
        };
        let verdict = |is_found: bool| if is_found { Verdict::Ok } else { Verdict::Risk };
        around.add(found.wire(verdict(finds(old, new)), verdict(finds(new, old))));
    }
}

fn front_door(around: &mut Around<'_>, old: &Service, new: &Service) {
    let (was, is) = (old.front_door, new.front_door);
    if was != is {
        let rule = &rules::SVC_FRONT_DOOR_CHANGED;
        around.changed(rule, &["front_door"], was.as_str(), is.as_str());
    }
}

fn identity(around: &mut Around<'_>, old: &Service, new: &Service) {
    let (was, is) = (&old.error_identity, &new.error_identity);
    let by = |service: &Service| {
        let words: Vec<&str> = service
            .error_identity
            .by
            .iter()
            .map(|key| key.as_str())
            .collect();
        format!(
            "{}; code in {}",
            words.join(", then "),
            words::list(&service.error_identity.code)
        )
    };
    if was.by != is.by || was.code != is.code {
        let found = around
            .finding(&rules::SVC_ERROR_DISCRIMINATOR_CHANGED, &["error_identity"])
            .values(by(old), by(new));
        // Where only further members are read, the one that is sent is still found; where the same are read
        // in another order, only a reply that has two of them is read otherwise.
        let reads_all = |reader: &[String], sender: &[String]| {
            sender.iter().all(|member| reader.contains(member))
        };
        around.add(if was.by != is.by {
            found
        } else if was.code.first() == is.code.first() {
            found.wire(Verdict::Ok, Verdict::Ok)
        } else if reads_all(&was.code, &is.code) && reads_all(&is.code, &was.code) {
            found.wire(Verdict::Risk, Verdict::Risk)
        } else {
            found
        });
    }
    if was.message != is.message {
        let (from, to) = (words::list(&was.message), words::list(&is.message));
        around.changed(
            &rules::SVC_ERROR_MESSAGE_CHANGED,
            &["error_identity", "message"],
            from,
            to,
        );
    }
}

/// Bodies that errors share; one that came or went is told with the errors that name it.
fn bodies(around: &mut Around<'_>, old: &Service, new: &Service) {
    for body in &new.bodies {
        let Some(before) = old.body(&body.name) else {
            continue;
        };
        around.prose(
            &error_rules::ERROR_DOCS_CHANGED,
            &["bodies", &body.name, "docs"],
            before.docs.as_deref(),
            body.docs.as_deref(),
        );
        let first = around.findings.len();
        let parent = Some(name::pascal(&body.name));
        around.within([parent.clone(), parent], |around| {
            let path = ["bodies", &body.name, "members"];
            member::members(around, &path, &before.members, &body.members, Role::Error);
        });
        error::hidden(around, first, [&old.error_identity, &new.error_identity]);
    }
}

fn errors(around: &mut Around<'_>, old: &Service, new: &Service) -> error::Names {
    let moved = |service: &Service| -> Vec<crate::ir::Error> {
        service
            .operations
            .iter()
            .flat_map(|operation| operation.errors.clone())
            .collect()
    };
    let (elsewhere, new_elsewhere) = (moved(old), moved(new));
    let first = around.findings.len();
    let names = error::compare(
        around,
        Side {
            errors: &old.errors,
            service: old,
            elsewhere: &elsewhere,
            answered: &[],
        },
        Side {
            errors: &new.errors,
            service: new,
            elsewhere: &new_elsewhere,
            answered: &[],
        },
    );
    // An error of the service is a constant: its name is all that Rust code sees of it.
    let is_const = |id: &str| {
        matches!(
            id,
            "error-added" | "error-added-retryable" | "error-removed"
        )
    };
    around.findings = std::mem::take(&mut around.findings)
        .into_iter()
        .enumerate()
        .filter(|(index, found)| *index < first || !found.rule.id.starts_with("error-moved"))
        .map(|(index, found)| {
            let renamed = names
                .iter()
                .any(|(from, to)| from != to && found.element.get(1) == Some(to));
            let keeps = index < first
                || is_const(found.rule.id)
                || renamed && found.rule.id.contains("renamed");
            if keeps {
                found
            } else {
                found.rust(Bump::Patch, Bump::Patch)
            }
        })
        .collect();
    names
}
