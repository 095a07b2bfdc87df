//! A checked catalogue as operations that run without being compiled.
//!
//! They are made of the same IR as emitted code, and run in the same runtime: what the emitted types of an operation
//! hold in Rust, these hold as facts. Facts live as long as the program, so a catalogue is made into operations once.

mod error;
mod info;
mod keep;
mod observe;
mod service;
mod shape;
mod table;

use annul_runtime::Place;
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::dynamic::facts::{Facts, Param};

use crate::ir::{self, Catalogue, Location, PathPart};

use keep::{keep, kept};

/// Every operation of a catalogue, in the order of ids.
#[must_use]
pub fn operations(catalogue: &Catalogue) -> Vec<DynamicOperation> {
    let mut found = Vec::new();
    for service in &catalogue.services {
        let info = service::service(service);
        let operations = service.operations.iter();
        found.extend(operations.map(|operation| one(operation, service, info)));
    }
    found
}

/// One operation of a service.
#[must_use]
pub fn operation(service: &ir::Service, operation: &ir::Operation) -> DynamicOperation {
    one(operation, service, service::service(service))
}

fn one(
    operation: &ir::Operation,
    service: &ir::Service,
    of_service: &'static annul_runtime::operation::ServiceInfo,
) -> DynamicOperation {
    let response = &operation.response;
    let members = response.members().iter();
    let headers = response.headers.iter();
    DynamicOperation::new(kept(Facts {
        info: info::info(operation, service, of_service),
        params: operation
            .params
            .iter()
            .map(|it| param(it, operation))
            .collect(),
        members: members.map(|member| shape::field(member, None)).collect(),
        headers: headers.map(|member| shape::field(member, None)).collect(),
        has_status: response.statuses.len() > 1,
        errors: error::errors(operation, service),
    }))
}

fn param(param: &ir::Param, operation: &ir::Operation) -> Param {
    let place = place(param, &param.member.wire);
    let is_greedy =
        operation.route.parts.iter().any(
            |part| matches!(part, PathPart::Param { name, greedy: true } if *name == param.key),
        );
    Param {
        key: keep(&param.key),
        place,
        field: shape::field(&param.member, Some(param)),
        is_greedy,
        is_constant: param.constant.is_some(),
        is_kept: param.is_kept(),
    }
}

/// The place of a param, or of a value inside of it that is named with its path.
fn place(param: &ir::Param, path: &str) -> Place {
    let name = keep(path);
    let origin = param.origin;
    match param.location {
        Location::Path => Place::path(name, origin),
        Location::Query => Place::query(name, origin),
        Location::Header => Place::header(name, origin),
        Location::Body => Place::body(name, origin),
    }
}
