//! Bodies that errors share: one edit of a body is one finding, which says whose errors it reaches.

use std::collections::BTreeSet;

use crate::diff::api;
use crate::diff::compare::comparison::{Comparison, SharedBody};
use crate::diff::compare::role::Role;
use crate::diff::compare::{error, member};
use crate::diff::report::finding::Finding;
use crate::diff::rule::error as rules;
use crate::diff::verdict::{Bump, Verdicts};
use crate::ir::{Body, Error, ErrorBody, Member, Service, Type};
use crate::rust::name;

/// All bodies that both sides have; one that came or went is told with the errors that name it.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Service, new: &Service) {
    let (callers, handlers) = api::worst(&api::services(old, new));
    for (was, is) in pairs(old, new) {
        let first = comparison.findings.len();
        comparison.prose(
            &rules::ERROR_DOCS_CHANGED,
            &["bodies", &is.name, "docs"],
            was.docs.as_deref(),
            is.docs.as_deref(),
        );
        let parents = [was, is].map(|body| Some(name::pascal(&body.name)));
        let members = comparison.findings.len();
        comparison.within(parents, |comparison| {
            let path = ["bodies", &is.name, "members"];
            member::members(comparison, &path, &was.members, &is.members, Role::Error);
        });
        error::hidden(
            comparison,
            members,
            [&old.error_identity, &new.error_identity],
        );
        comparison.was_called(first, 1, &was.name);
        let is_field = reach(old, &was.name, false).len() + reach(new, &is.name, false).len() > 0;
        let all: BTreeSet<String> = reach(old, &was.name, true)
            .union(&reach(new, &is.name, true))
            .cloned()
            .collect();
        let mut told = Verdicts::NOTHING;
        for found in &mut comparison.findings[first..] {
            if !is_field {
                // Nobody but a type of the service's module has it in Rust.
                let has_type = [was, is].iter().any(|body| has_type(body, found));
                let most = |worst: Bump| {
                    if has_type {
                        worst.max(Bump::Patch)
                    } else {
                        Bump::Patch
                    }
                };
                let verdicts = found.verdicts;
                *found = found.clone().rust(
                    verdicts.callers.min(most(callers)),
                    verdicts.handlers.min(most(handlers)),
                );
            }
            found.reaches = all.iter().cloned().collect();
            told = told.join(found.verdicts);
        }
        comparison.bodies.push(SharedBody {
            old: was.name.clone(),
            new: is.name.clone(),
            told,
        });
    }
}

/// Whether the member that a finding is about has a type of its own in Rust.
fn has_type(body: &Body, found: &Finding) -> bool {
    let is_it = |member: &&Member| found.element.get(3) == Some(&member.wire);
    let member = body.members.iter().find(is_it);
    member.is_some_and(|member| {
        let is_plain = matches!(
            member.ty,
            Type::String | Type::Integer | Type::Number | Type::Boolean | Type::Time(_) | Type::Any
        );
        !is_plain || member.newtype.is_some()
    })
}

/// Bodies by name; then one that the same error had under another name.
fn pairs<'a>(old: &'a Service, new: &'a Service) -> Vec<(&'a Body, &'a Body)> {
    let errors = |service: &'a Service| {
        let own = service
            .operations
            .iter()
            .flat_map(|operation| &operation.errors);
        service.errors.iter().chain(own).collect::<Vec<&Error>>()
    };
    let (before, after) = (errors(old), errors(new));
    let shared = |error: &'a Error| match &error.body {
        ErrorBody::Shared(name) => Some(name),
        _ => None,
    };
    let mut taken: Vec<&str> = Vec::new();
    let pair = |is: &'a Body| {
        if let Some(was) = old.body(&is.name) {
            return Some((was, is));
        }
        let users = after.iter().filter(|error| shared(error) == Some(&is.name));
        let mut names = users.filter_map(|user| {
            let was = before.iter().find(|error| error.name == user.name)?;
            shared(was).filter(|name| new.body(name).is_none())
        });
        let name = names.find(|name| !taken.contains(&name.as_str()))?;
        taken.push(name);
        Some((old.body(name)?, is))
    };
    new.bodies.iter().filter_map(pair).collect()
}

/// The operations that have an error with this body: of their own, or, `with_common`, among those of the service.
fn reach(service: &Service, body: &str, with_common: bool) -> BTreeSet<String> {
    let has = |errors: &[Error]| {
        let mut errors = errors.iter();
        errors.any(|error| matches!(&error.body, ErrorBody::Shared(name) if name == body))
    };
    let is_common = with_common && has(&service.errors);
    let operations = service.operations.iter();
    let reached = operations.filter(|operation| is_common || has(&operation.errors));
    reached.map(|operation| operation.name.clone()).collect()
}
