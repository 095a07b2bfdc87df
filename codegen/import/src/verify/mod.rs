//! Specs held against models: what is contradicted, what the model has besides, and what it says nothing of.

mod constraints;
mod difference;
mod errors;
mod input;
mod look;
mod members;
mod output;
mod route;
mod way;

use annul_codegen::ir;

use crate::model::{Model, Operation};

pub use difference::{Difference, Group};

use difference::Found;

/// The operation of a model that a spec describes: by its name, else by how it is called.
#[must_use]
pub fn find<'m>(model: &'m Model, operation: &ir::Operation) -> Option<&'m Operation> {
    let named = model.operation(&operation.name);
    named.or_else(|| {
        let mut operations = model.operations.iter();
        operations.find(|found| {
            found.path != "/"
                && found.method == operation.route.method.as_str()
                && route::shape(&found.path) == route::shape(&operation.route.template)
        })
    })
}

/// Whether a model may be one of a service, by its name.
#[must_use]
pub fn is_of(model: &Model, service: &ir::Service) -> bool {
    let last = service.id.rsplit('.').next().unwrap_or_default();
    model.service.name == last || model.service.name == service.id
}

/// All differences between a spec and what a model says of the operation.
#[must_use]
pub fn verify(
    model: &Model,
    of_model: &Operation,
    service: &ir::Service,
    operation: &ir::Operation,
) -> Vec<Difference> {
    let mut found = Found::default();
    route::compare(model, of_model, service, operation, &mut found);
    input::compare(model, of_model, service, operation, &mut found);
    output::compare(model, of_model, service, operation, &mut found);
    errors::compare(model, of_model, service, operation, &mut found);
    look::compare(model, operation, &mut found);
    let quirks = operation.quirks.iter().chain(&service.quirks);
    let quirks: Vec<&ir::Quirk> = quirks.filter(|quirk| !quirk.about.is_empty()).collect();
    for difference in &mut found.all {
        let covers = |way: &String| {
            let rest = difference.about.strip_prefix(way.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let quirk = quirks.iter().find(|quirk| quirk.about.iter().any(covers));
        difference.acknowledged = quirk.map(|quirk| quirk.decided.clone());
    }
    found.all.sort_by_key(|difference| difference.group);
    found.all
}

/// Ways that quirks of a spec speak about, although no difference is found there.
#[must_use]
pub fn idle(operation: &ir::Operation, differences: &[Difference]) -> Vec<String> {
    let ways = operation.quirks.iter().flat_map(|quirk| &quirk.about);
    let is_idle = |way: &&String| {
        let mut all = differences.iter();
        !all.any(|difference| difference.about.starts_with(way.as_str()))
    };
    ways.filter(is_idle).cloned().collect()
}
