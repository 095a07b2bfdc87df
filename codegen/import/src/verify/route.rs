//! How an operation is called: protocol, method, path, target, and what a success answers with.

use annul_codegen::ir::{self, Binding};

use crate::model::{Model, Operation, Wire};

use super::difference::Found;

/// A path with its labels unnamed.
pub(super) fn shape(template: &str) -> String {
    let mut shape = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((label, after)) = after.split_once('}') else {
            break;
        };
        shape.push_str(before);
        shape.push_str(if label.ends_with('+') { "{+}" } else { "{}" });
        rest = after;
    }
    shape.push_str(rest);
    shape
}

/// The labels of a path, in their order.
pub(super) fn labels(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split('{').skip(1);
    let labels = parts.filter_map(|part| part.split_once('}').map(|(label, _)| label));
    labels.map(|label| label.trim_end_matches('+'))
}

/// Compares calls.
pub(super) fn compare(
    model: &Model,
    of_model: &Operation,
    service: &ir::Service,
    operation: &ir::Operation,
    found: &mut Found,
) {
    let wires = &model.service.protocols;
    if !wires.is_empty() && !wires.contains(&Wire::Known(service.protocol)) {
        let own = service.protocol.as_str();
        found.contradicted(
            "protocol",
            format!("the spec speaks {own}, which the model does not list"),
        );
    }
    let route = &operation.route;
    match service.protocol.binding() {
        Binding::AwsTarget => target(model, of_model, operation, found),
        Binding::Rest | Binding::Rpc => {
            // A model that names another protocol first has the paths of that one.
            let is_first = wires
                .first()
                .is_none_or(|wire| *wire == Wire::Known(service.protocol));
            if is_first && route.method.as_str() != of_model.method {
                let (own, theirs) = (route.method.as_str(), &of_model.method);
                found.contradicted(
                    "path.method",
                    format!("the spec has {own}, the model {theirs}"),
                );
            }
            if is_first && shape(&route.template) != shape(&of_model.path) {
                let (own, theirs) = (&route.template, &of_model.path);
                found.contradicted(
                    "path.template",
                    format!("the spec has {own}, the model {theirs}"),
                );
            }
        }
        Binding::AwsQuery => {}
    }
    let statuses = &operation.response.statuses;
    if !statuses.contains(&of_model.status) {
        let message = format!(
            "the spec reads {statuses:?} as successes, the model has {}",
            of_model.status
        );
        found.contradicted("response.status", message);
    }
    let own = service
        .auth
        .iter()
        .filter_map(|auth| auth.signing_name.as_ref());
    if let Some(theirs) = &model.service.signing_name {
        for own in own.filter(|own| *own != theirs) {
            found.contradicted(
                "auth.signing_name",
                format!("the spec signs for {own}, the model for {theirs}"),
            );
        }
    }
    meaning(of_model, operation, found);
}

fn target(model: &Model, of_model: &Operation, operation: &ir::Operation, found: &mut Found) {
    let Some(prefix) = &model.service.target_prefix else {
        return;
    };
    let theirs = format!("{prefix}.{}", of_model.in_model());
    let own = operation.route.target.as_deref().unwrap_or_default();
    if own != theirs {
        found.contradicted(
            "path.target",
            format!("the spec sends {own}, the model {theirs}"),
        );
    }
}

fn meaning(of_model: &Operation, operation: &ir::Operation, found: &mut Found) {
    let effect = operation.cancel.effect;
    match effect {
        ir::Effect::NotIdempotent if of_model.is_idempotent => {
            found.contradicted(
                "cancel.effect",
                "the spec says not idempotent, the model idempotent",
            );
        }
        ir::Effect::Unspecified if of_model.is_idempotent => {
            found.more("cancel.effect", "the model says idempotent");
        }
        ir::Effect::Idempotent if !of_model.is_idempotent => {
            found.silent(
                "cancel.effect",
                "the spec says idempotent, the model says nothing",
            );
        }
        _ => {}
    }
    if of_model.deprecated.is_some() && operation.deprecated.is_none() {
        found.more("deprecated", "the model calls the operation out of use");
    }
}
