//! IR to tokens, one file per emitted concept; knows no YAML and no places, and cannot fail.

mod client;
mod docs;
mod enums;
mod errors;
mod facts;
mod info;
mod literal;
mod meaning;
mod newtype;
mod observe;
mod operation;
mod prose;
mod root;
mod scope;
mod server;
mod service;
mod structs;
mod tests;
mod ty;
mod types;
mod validate;
mod wire;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Catalogue;
use crate::options::{Attribute, Options, feature_of};
use crate::render::Module;
use crate::rust::{Operation, Outline, Plan, Service};

/// Every module of the bindings, parents before children.
#[must_use]
pub fn emit(catalogue: &Catalogue, options: &Options) -> Vec<Module> {
    let plan = Plan::of(catalogue);
    let services = selected(&plan, options);
    let outlines: Vec<Outline> = services.iter().map(outline).collect();
    let mut modules = above(&outlines, options);
    modules.extend(services.iter().flat_map(|found| below(found, options)));
    modules
}

/// The modules of the services of a part of a catalogue alone, and what [`above`] needs to know of them.
pub(crate) fn part(catalogue: &Catalogue, options: &Options) -> (Vec<Outline>, Vec<Module>) {
    let plan = Plan::of(catalogue);
    let services = selected(&plan, options);
    let modules = services.iter().flat_map(|found| below(found, options));
    (services.iter().map(outline).collect(), modules.collect())
}

/// The modules above all services, in the order of their modules: the root, the gateway, the providers.
pub(crate) fn above(services: &[Outline], options: &Options) -> Vec<Module> {
    let mut modules = vec![root::module(services, options)];
    if options.server {
        modules.push(server::gateway(services, options));
    }
    let of_providers = services.chunk_by(|a, b| a.provider == b.provider);
    modules.extend(of_providers.map(|own| root::provider(own, options)));
    modules
}

fn outline((service, operations): &Selection<'_>) -> Outline {
    Outline::of(service, operations)
}

/// The modules of a service and of its operations.
fn below((service, operations): &Selection<'_>, options: &Options) -> Vec<Module> {
    let mut modules = service::modules(service, operations, options);
    for operation in operations {
        modules.extend(operation::modules(service, operation, options));
    }
    modules
}

/// A service and those of its operations that are emitted.
type Selection<'a> = (&'a Service<'a>, Vec<&'a Operation<'a>>);

/// What the options select; parents and their children stand together, as in the plan.
fn selected<'a>(plan: &'a Plan<'_>, options: &Options) -> Vec<Selection<'a>> {
    let selections = plan.services.iter().map(|service| {
        let operations = service.operations.iter();
        let operations =
            operations.filter(|operation| options.includes(&service.ir.id, &operation.ir.id));
        (service, operations.collect())
    });
    let is_empty = |(_, operations): &Selection<'_>| operations.is_empty();
    selections.filter(|found| !is_empty(found)).collect()
}

/// What stands on what belongs to these services: one of their features, if they have any.
fn service_gate<'a>(
    services: impl IntoIterator<Item = &'a Outline>,
    options: &Options,
) -> TokenStream {
    if !options.service_features {
        return TokenStream::new();
    }
    let features = services.into_iter().map(|service| feature_of(&service.id));
    let features: Vec<TokenStream> = features.map(|name| quote! { feature = #name }).collect();
    match features.as_slice() {
        [one] => quote! { #[cfg(#one)] },
        several => quote! { #[cfg(any(#(#several),*))] },
    }
}

/// What stands on a module of a part of the bindings, most often a feature.
fn gate(attributes: &[Attribute]) -> TokenStream {
    quote! { #(#attributes)* }
}
