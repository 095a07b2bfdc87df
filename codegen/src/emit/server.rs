//! `server.rs`: the handler trait of an operation, its reply table as a trait of the runtime, and the gateway over all of them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::options::Options;
use crate::render::Module;
use crate::rust::{Line, Operation, Outline};

use super::docs::{Docs, code};
use super::service_gate;
use super::ty::ident;

/// The whole file of an operation.
pub(super) fn module(operation: &Operation<'_>) -> TokenStream {
    let (name, method) = (ident(&operation.name), ident(&operation.module));
    let (input, output, error) = (
        ident(&operation.input.name),
        ident(&operation.output.name),
        ident(&operation.error),
    );
    let handler = ident(&operation.handler);
    let docs = Docs::text(&format!(
        "Implement this to answer {}.",
        code(&operation.ir.name)
    ))
    .tokens();
    let summary = Docs::prose(&operation.ir.summary).tokens();
    quote! {
        use super::errors::#error;
        use super::types::{#input, #output};
        use super::wire::#name;

        ::annul_runtime::handler! {
            #docs
            pub trait #handler: #name {
                #summary
                fn #method(input: #input) -> Result<#output, #error>;
            }
        }
    }
}

/// The root's `server.rs`: one engine behind all operations, a function for each provider.
pub(super) fn gateway(services: &[Outline], options: &Options) -> Module {
    let routes = services.iter().map(|service| (service, routes(service)));
    let served: Vec<_> = routes.filter(|(_, routes)| !routes.is_empty()).collect();
    let by_provider = served.chunk_by(|(a, _), (b, _)| a.provider == b.provider);
    let providers = by_provider.map(|served| {
        let (first, _) = served[0];
        let gate = service_gate(served.iter().map(|(service, _)| *service), options);
        let name = ident(&format!("serve_{}", first.provider));
        (gate, name, served)
    });
    let providers: Vec<_> = providers.collect();
    let calls = providers
        .iter()
        .map(|(gate, name, _)| (gate.clone(), quote! { #name(router, engine) }));
    let calls = chained(calls.collect(), options);
    let functions = providers.iter().map(|(gate, name, served)| {
        let steps = served.iter().map(|(service, routes)| {
            let gate = service_gate([*service], options);
            (gate, quote! { router #(#routes)* })
        });
        let steps = chained(steps.collect(), options);
        quote! {
            #gate
            fn #name<E: Engine>(router: Router, engine: &Adapter<E>) -> Router {
                #steps
            }
        }
    });
    // Where nothing is served, nothing needs the engine.
    let unused =
        (providers.is_empty() || options.service_features).then(|| quote! { let _ = engine; });
    let tokens = quote! {
        pub use ::annul_runtime::engine::*;
        pub use ::annul_runtime::server::*;

        /// One engine behind every operation of these bindings: a `tower` service for one port.
        #[must_use]
        pub fn gateway(engine: impl Engine) -> Router {
            serve_all(Router::new(), &Adapter::new(engine))
        }

        /// Adds the operations to a router, for an adapter with options of its own.
        #[must_use]
        pub fn serve_all<E: Engine>(router: Router, engine: &Adapter<E>) -> Router {
            #unused
            #calls
        }

        #(#functions)*
    };
    Module {
        path: "server.rs".into(),
        source: "specs".into(),
        tokens,
    }
}

/// Steps that each make a router of `router`, one after the other; with gates each of them may be missing.
fn chained(mut steps: Vec<(TokenStream, TokenStream)>, options: &Options) -> TokenStream {
    let last = if options.service_features {
        None
    } else {
        steps.pop().map(|(_, step)| step)
    };
    let last = last.unwrap_or_else(|| quote! { router });
    let steps = steps
        .iter()
        .map(|(gate, step)| quote! { #gate let router = #step; });
    quote! { #(#steps)* #last }
}

/// What serves each operation of a service that has a server.
fn routes(service: &Outline) -> Vec<TokenStream> {
    let operations = service.operations.iter();
    let served = operations.filter(|operation| !operation.is_client_only);
    let route = |operation: &Line| {
        let path = [&service.provider, &service.module, &operation.module].map(|name| ident(name));
        let name = ident(&operation.name);
        let [provider, service, module] = path;
        quote! { .serve_with(super::#provider::#service::#module::#name, engine.clone()) }
    };
    served.map(route).collect()
}
