//! One operation on both sides: its sections in the order of the spec.

use super::comparison::{Comparison, SharedBody};
use super::error::{self, Side};
use super::moved::{is_moved, without_root};
use super::pairing::Names;
use super::{cancel, display, notes, param, response, route};
use crate::diff::api;
use crate::diff::policy::Policy;
use crate::diff::report::finding::{Finding, Scope};
use crate::diff::rule::{general, operation as rules};
use crate::diff::verdict::{Bump, Severity, Verdicts};
use crate::ir::{ErrorBody, Operation, Sends, Service};
use crate::rust::name;

/// What is known of two services when their operations are compared.
pub(super) struct Services<'a> {
    pub(super) old: &'a Service,
    pub(super) new: &'a Service,
    /// Errors of the service under their old and new names.
    pub(super) errors: &'a Names,
    /// Errors of the service whose kind has changed.
    pub(super) kinds: &'a [String],
    /// Bodies that errors of the service share.
    pub(super) bodies: &'a [SharedBody],
    /// The prefix of targets, if all of them changed alike.
    pub(super) prefix_is_told: bool,
}

/// All findings about one operation, and the items that change with it.
pub(super) fn compare(
    services: &Services<'_>,
    old: &Operation,
    new: &Operation,
    policy: Policy,
) -> (Vec<Finding>, Vec<api::Change>) {
    let scope = Scope {
        service: services.new.id.clone(),
        operation: Some(new.name.clone()),
        old_file: old.spec_path.clone(),
        new_file: new.spec_path.clone(),
    };
    let mut comparison = Comparison::new(scope, policy);
    comparison.bodies = services.bodies.to_vec();
    if !old.cancel.states.is_empty() && !new.cancel.states.is_empty() {
        comparison.states = Some((&old.cancel.states, &new.cancel.states));
    }
    whole(
        &mut comparison,
        old,
        new,
        name::path(services.old) != name::path(services.new),
    );
    let keys = param::compare(&mut comparison, old, new);
    // Another protocol has another way to find the operation: that is one edit.
    if services.old.protocol.binding() == services.new.protocol.binding() {
        route::compare(&mut comparison, old, new, &keys, services.prefix_is_told);
    }
    response::compare(&mut comparison, &old.response, &new.response);
    let answered = answered(old, new);
    let mut names = error::compare(
        &mut comparison,
        Side {
            errors: &old.errors,
            service: services.old,
            elsewhere: &services.old.errors,
            is_own: true,
            answered: &[],
        },
        Side {
            errors: &new.errors,
            service: services.new,
            elsewhere: &services.new.errors,
            is_own: true,
            answered: &answered,
        },
    );
    names.extend(services.errors.iter().cloned());
    let mut kinds = services.kinds.to_vec();
    kinds.extend(changed_kinds(&old.errors, &new.errors, &names));
    cancel::compare(&mut comparison, old, new, &keys, &names, &kinds);
    notes::operation(
        &mut comparison,
        old,
        new,
        &keys,
        [&services.old.sources, &services.new.sources],
    );
    questions(&mut comparison.findings);
    let items = api::operations((services.old, old), (services.new, new));
    backstop(&mut comparison, &items, services, [old, new]);
    (comparison.findings, items)
}

fn whole(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation, service_moved: bool) {
    let rust = |operation: &Operation| {
        let name = name::pascal(&operation.name);
        format!("{name} ({})", name::operation(operation))
    };
    if rust(old) != rust(new) {
        comparison.changed(&rules::OP_RENAMED, &["operation"], rust(old), rust(new));
    }
    if is_moved(&old.spec_path, &new.spec_path) && old.name == new.name && !service_moved {
        comparison.changed(
            &rules::OP_MOVED_TO_OTHER_FILE,
            &[],
            without_root(&old.spec_path),
            without_root(&new.spec_path),
        );
    }
    match (old.is_client_only, new.is_client_only) {
        (false, true) => {
            comparison.add(comparison.finding(&rules::OP_BECAME_CLIENT_ONLY, &["role"]));
        }
        (true, false) => {
            comparison.add(comparison.finding(&rules::OP_NO_LONGER_CLIENT_ONLY, &["role"]));
        }
        _ => {}
    }
    let found = match (&old.deprecated, &new.deprecated) {
        (None, Some(note)) => Some(
            comparison
                .finding(&rules::OP_DEPRECATED, &["deprecated"])
                .to(display::note(note)),
        ),
        (Some(note), None) => Some(
            comparison
                .finding(&rules::OP_NO_LONGER_DEPRECATED, &["deprecated"])
                .from(display::note(note)),
        ),
        (Some(was), Some(is)) if was != is => {
            let found = comparison.finding(&rules::OP_DEPRECATION_NOTE_CHANGED, &["deprecated"]);
            Some(found.values(display::note(was), display::note(is)))
        }
        _ => None,
    };
    comparison.findings.extend(found);
    comparison.prose(
        &rules::OP_DOCS_CHANGED,
        &["summary"],
        Some(&old.summary),
        Some(&new.summary),
    );
    comparison.prose(
        &rules::OP_DOCS_CHANGED,
        &["docs"],
        old.docs.as_deref(),
        new.docs.as_deref(),
    );
}

/// Errors of the new side that a row answers with that had another answer.
fn answered(old: &Operation, new: &Operation) -> Vec<String> {
    let rows = new.cancel.replies.iter();
    let rows = rows.filter_map(|is| Some((old.cancel.reply(is.disposition)?, is)));
    rows.filter(|(was, is)| was.sends != is.sends)
        .filter_map(|(_, is)| match &is.sends {
            Sends::Error { name, .. } => Some(name.clone()),
            Sends::Success { .. } => None,
        })
        .collect()
}

/// Names of errors that are another kind of refusal now.
pub(super) fn changed_kinds(
    old: &[crate::ir::Error],
    new: &[crate::ir::Error],
    names: &Names,
) -> Vec<String> {
    let kind = |errors: &[crate::ir::Error], name: &str| {
        errors
            .iter()
            .find(|error| error.name == name)
            .map(|error| error.kind)
    };
    let changed = names
        .iter()
        .filter(|(from, to)| kind(old, from).is_some() && kind(old, from) != kind(new, to));
    changed.map(|(_, to)| to.clone()).collect()
}

/// Questions about words are for changes of nothing but words.
fn questions(findings: &mut [Finding]) {
    let is_word = |found: &Finding| found.severity == Severity::DocsOnly;
    let machine = findings
        .iter()
        .any(|found| found.element.first().is_some_and(|key| key == "cancel") && !is_word(found));
    let promising = [
        "op-docs-changed",
        "cancel-notes-changed",
        "resp-docs-changed",
    ];
    for found in findings {
        if machine || !promising.contains(&found.rule.id) {
            found.hint = None;
        }
    }
}

/// What the model of the generated code sees and no finding has accounted for.
fn backstop(
    comparison: &mut Comparison<'_>,
    items: &[api::Change],
    services: &Services<'_>,
    [old, new]: [&Operation; 2],
) {
    let (callers, handlers) = api::worst(items);
    let told = comparison.findings.iter().map(|found| found.verdicts);
    // What the service tells of a body is told of the errors that have it.
    let has = |operation: &Operation, body: &str| {
        let mut errors = operation.errors.iter();
        errors.any(|error| matches!(&error.body, ErrorBody::Shared(name) if name == body))
    };
    let bodies = comparison.bodies.iter();
    let bodies = bodies.filter(|body| has(old, &body.old) || has(new, &body.new));
    let told = told
        .chain(bodies.map(|body| body.told))
        .fold(Verdicts::NOTHING, Verdicts::join);
    let moved = name::path(services.old) != name::path(services.new);
    let missing =
        callers > told.callers.max(Bump::Patch) || handlers > told.handlers.max(Bump::Patch);
    if moved || !missing {
        return;
    }
    let worst = items
        .iter()
        .filter(|item| item.callers.max(item.handlers) == callers.max(handlers));
    let list: Vec<&str> = worst.take(5).map(|item| item.path.as_str()).collect();
    let found = comparison
        .finding(&general::GEN_API_CHANGED, &["operation"])
        .rust(callers, handlers);
    comparison.add(found.note(format!("{}.", list.join(", "))));
}
