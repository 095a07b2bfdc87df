//! Errors against those of a model: by name or code, with their statuses and members.

use annul_codegen::ir;

use crate::limits::MAX_DEPTH;
use crate::model::{Kind, Model, Operation, Shape};

use super::difference::Found;
use super::members;
use super::way::Way;

/// Compares errors.
pub(super) fn compare(
    model: &Model,
    of_model: &Operation,
    service: &ir::Service,
    operation: &ir::Operation,
    found: &mut Found,
) {
    let shapes: Vec<&Shape> = of_model
        .errors
        .iter()
        .filter_map(|id| model.shape(id))
        .collect();
    let own: Vec<&ir::Error> = operation.errors.iter().chain(&service.errors).collect();
    for shape in &shapes {
        let about = format!("errors.{}", shape.name);
        match own.iter().find(|error| is_it(error, shape)) {
            _ if is_by_status(shape) => by_status(shape, &own, found),
            Some(error) => one(model, shape, service, error, found),
            None => found.contradicted(
                about,
                "the model declares this error, the spec does not have it",
            ),
        }
    }
    for error in &operation.errors {
        if !shapes
            .iter()
            .any(|shape| is_it(error, shape) || has_status(error, shape))
        {
            let message = "the model does not declare it for this operation";
            found.silent(format!("errors.{}", error.name), message);
        }
    }
}

fn code(shape: &Shape) -> Option<&String> {
    shape.error.as_ref().and_then(|error| error.code.as_ref())
}

fn is_it(error: &ir::Error, shape: &Shape) -> bool {
    let has = |code: &String| error.codes.contains(code);
    error.name == shape.name || has(&shape.name) || code(shape).is_some_and(has)
}

/// Whether a model knows an error by nothing but its status.
fn is_by_status(shape: &Shape) -> bool {
    shape.error.as_ref().is_some_and(|error| error.is_by_status)
}

fn has_status(error: &ir::Error, shape: &Shape) -> bool {
    let status = shape.error.as_ref().and_then(|error| error.status);
    is_by_status(shape) && status.is_some_and(|status| error.status.all().any(|own| own == status))
}

fn by_status(shape: &Shape, own: &[&ir::Error], found: &mut Found) {
    if !own.iter().any(|error| has_status(error, shape)) {
        let status = shape
            .error
            .as_ref()
            .and_then(|error| error.status)
            .unwrap_or_default();
        let message =
            format!("the model declares the status {status}, no error of the spec has it");
        found.contradicted(format!("errors.{}", shape.name), message);
    }
}

fn one(model: &Model, shape: &Shape, service: &ir::Service, error: &ir::Error, found: &mut Found) {
    let about = format!("errors.{}", error.name);
    let traits = shape.error.clone().unwrap_or_default();
    if let Some(status) = traits.status
        && !error.status.all().any(|own| own == status)
    {
        let own = error.status.sent;
        found.contradicted(
            format!("{about}.status"),
            format!("the spec has {own}, the model {status}"),
        );
    }
    if let Some(fault) = traits.fault.filter(|fault| *fault != error.fault) {
        let (own, theirs) = (error.fault.as_str(), fault.as_str());
        found.contradicted(
            format!("{about}.fault"),
            format!("the spec has {own}, the model {theirs}"),
        );
    }
    let Kind::Structure(theirs) = &shape.kind else {
        return;
    };
    let way = Way {
        model,
        about: format!("{about}.members"),
    };
    if let ir::ErrorBody::Own(own) = &error.body {
        let identity = &service.error_identity;
        // Code and message belong to the protocol; models seldom list them.
        let is_told =
            |own: &ir::Member| identity.takes(own) && !theirs.iter().any(|it| it.wire == own.wire);
        let own: Vec<ir::Member> = own.iter().filter(|own| !is_told(own)).cloned().collect();
        members::inside(&way, &own, theirs, MAX_DEPTH, found);
    }
}
