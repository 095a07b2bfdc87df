//! IR to tokens, one file per emitted concept; knows no YAML and no places, and cannot fail.

mod client;
mod docs;
mod enums;
mod errors;
mod facts;
mod info;
mod meaning;
mod newtype;
mod operation;
mod root;
mod scope;
mod server;
mod service;
mod structs;
mod ty;
mod types;
mod validate;
mod wire;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Catalogue, Operation, Service};
use crate::options::{Attribute, Options};
use crate::render::Module;

pub(crate) use service::shared_objects;

/// Every module of the bindings, parents before children.
#[must_use]
pub fn emit(catalogue: &Catalogue, options: &Options) -> Vec<Module> {
    let services = selected(catalogue, options);
    let mut modules = vec![root::module(&services, options)];
    if options.server {
        modules.push(server::gateway(&services));
    }
    let mut provider = None;
    for (service, operations) in &services {
        if provider != Some(&service.provider_module) {
            provider = Some(&service.provider_module);
            modules.push(root::provider(&services, &service.provider_module));
        }
        modules.extend(service::modules(service, operations, options));
        for operation in operations {
            modules.extend(operation::modules(service, operation, options));
        }
    }
    modules
}

/// A service and those of its operations that are emitted.
type Selection<'a> = (&'a Service, Vec<&'a Operation>);

/// What the options select, sorted by module, so that parents and their children stand together.
fn selected<'a>(catalogue: &'a Catalogue, options: &Options) -> Vec<Selection<'a>> {
    let wanted = |service: &Service, operation: &Operation| {
        options.only.is_empty()
            || options
                .only
                .iter()
                .any(|id| *id == service.id || *id == operation.id)
    };
    let mut services: Vec<Selection<'a>> = catalogue
        .services
        .iter()
        .map(|service| {
            (
                service,
                service
                    .operations
                    .iter()
                    .filter(|operation| wanted(service, operation))
                    .collect(),
            )
        })
        .filter(|(_, operations): &Selection<'_>| !operations.is_empty())
        .collect();
    services.sort_by_key(|(service, _)| (&service.provider_module, &service.module));
    services
}

/// What stands on a module of a part of the bindings, most often a feature.
fn gate(attributes: &[Attribute]) -> TokenStream {
    quote! { #(#attributes)* }
}
