//! What operations share: protocol, auth, how errors are told, shared bodies and errors.

mod auth;
mod bodies;
mod endpoint;
mod identity;
mod regions;

use super::comparison::Comparison;
use super::error::{self, Side};
use super::moved::{is_moved, without_root};
use super::pairing::Names;
use super::{display, notes};
use crate::diff::rule::{general, service as rules};
use crate::diff::verdict::{Bump, Verdict};
use crate::ir::{Binding, Error, RequestIdPlace, Service};
use crate::rust::name;

/// Two versions of a service, without its operations; gives the names of its errors on both sides.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Service, new: &Service) -> Names {
    let (was, is) = (name::path(old), name::path(new));
    if was != is {
        let key = if old.provider == new.provider {
            "service"
        } else {
            "provider"
        };
        comparison.changed(&rules::SVC_RENAMED, &[key], &was, &is);
    }
    if old.protocol != new.protocol {
        let both_aws = old.protocol.binding() == Binding::AwsTarget
            && new.protocol.binding() == Binding::AwsTarget;
        let rule = if both_aws {
            &rules::SVC_CONTENT_TYPE_CHANGED
        } else {
            &rules::SVC_PROTOCOL_CHANGED
        };
        comparison.changed(
            rule,
            &["protocol"],
            old.protocol.as_str(),
            new.protocol.as_str(),
        );
    }
    if old.version != new.version {
        let show = |version: &Option<String>| version.clone().unwrap_or_else(|| "none".to_owned());
        comparison.changed(
            &rules::SVC_API_VERSION_CHANGED,
            &["version"],
            show(&old.version),
            show(&new.version),
        );
    }
    auth::compare(comparison, &old.auth, &new.auth);
    endpoint::compare(comparison, &old.endpoints, &new.endpoints);
    request_id(comparison, &old.request_id, &new.request_id);
    // A protocol brings its own way to tell errors, and a front door: that is one edit.
    if old.protocol.binding() == new.protocol.binding() {
        identity::compare(comparison, old, new);
        if old.front_door != new.front_door {
            let (was, is) = (old.front_door.as_str(), new.front_door.as_str());
            comparison.changed(&rules::SVC_FRONT_DOOR_CHANGED, &["front_door"], was, is);
        }
    }
    comparison.prose(
        &rules::SVC_DOCS_CHANGED,
        &["title"],
        Some(&old.title),
        Some(&new.title),
    );
    comparison.prose(
        &rules::SVC_DOCS_CHANGED,
        &["docs"],
        old.docs.as_deref(),
        new.docs.as_deref(),
    );
    bodies::compare(comparison, old, new);
    let names = errors(comparison, old, new);
    notes::service(comparison, old, new);
    if is_moved(&old.spec_path, &new.spec_path) && was == is {
        comparison.changed(
            &general::SPEC_FILE_MOVED,
            &[],
            without_root(&old.spec_path),
            without_root(&new.spec_path),
        );
    }
    names
}

fn request_id(comparison: &mut Comparison<'_>, old: &[RequestIdPlace], new: &[RequestIdPlace]) {
    let list = |places: &[RequestIdPlace]| -> Vec<String> {
        let places = places.iter().map(|place| match place {
            RequestIdPlace::Header(name) => format!("header {name}"),
            RequestIdPlace::Body(name) => format!("member {name}"),
        });
        places.collect()
    };
    let (was, is) = (list(old), list(new));
    if was != is {
        let found = comparison
            .finding(&rules::SVC_REQUEST_ID_CHANGED, &["request_id"])
            .values(display::list(&was), display::list(&is));
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
        comparison.add(found.wire(verdict(finds(old, new)), verdict(finds(new, old))));
    }
}

fn errors(comparison: &mut Comparison<'_>, old: &Service, new: &Service) -> Names {
    // Only an operation that both sides have can tell of an error that it has got, or given away.
    let moved = |service: &Service, other: &Service| -> Vec<Error> {
        let operations = service.operations.iter();
        let stays = |name: &str| {
            other
                .operations
                .iter()
                .any(|operation| operation.name == name)
        };
        let kept = operations.filter(|operation| stays(&operation.name));
        kept.flat_map(|operation| operation.errors.clone())
            .collect()
    };
    let (elsewhere, new_elsewhere) = (moved(old, new), moved(new, old));
    let first = comparison.findings.len();
    let names = error::compare(
        comparison,
        Side {
            errors: &old.errors,
            service: old,
            elsewhere: &elsewhere,
            is_own: false,
            answered: &[],
        },
        Side {
            errors: &new.errors,
            service: new,
            elsewhere: &new_elsewhere,
            is_own: false,
            answered: &[],
        },
    );
    // An error of the service is a constant: its name is all that Rust code sees of it.
    for found in &mut comparison.findings[first..] {
        let is_const = ["error-added", "error-added-retryable", "error-removed"];
        let is_renamed = names
            .iter()
            .any(|(from, to)| from != to && found.element.get(1) == Some(to));
        let is_seen =
            is_const.contains(&found.rule.id) || is_renamed && found.rule.id.contains("renamed");
        if !is_seen {
            *found = found.clone().rust(Bump::Patch, Bump::Patch);
        }
    }
    names
}
