//! `server.rs`: the handler trait of an operation, its reply table as a trait of the runtime, and the gateway over all of them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::options::Options;
use crate::render::Module;
use crate::rust::{Operation, Outline};

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
    let docs = Docs::text(&format!("Who answers {}.", code(&operation.ir.name)))
        .and_text("It may be written as an `async fn`. Give it to `Router::serve`.")
        .tokens();
    let summary = Docs::prose(&operation.ir.summary)
        .and_text("The input keeps every constraint of the spec.")
        .and_text("# Errors")
        .and_text("Whichever of the operation's errors the implementor wants to answer.")
        .tokens();
    quote! {
        use ::annul_runtime::server::RequestContext;

        use super::errors::#error;
        use super::types::{#input, #output};
        use super::wire::#name;

        #docs
        pub trait #handler: Send + Sync + 'static {
            #summary
            fn #method(
                &self,
                input: #input,
                context: &RequestContext,
            ) -> impl ::core::future::Future<Output = Result<#output, #error>> + Send;
        }

        ::annul_runtime::handler!(#handler::#method for #name);
    }
}

/// The root's `server.rs`: one engine behind all operations.
pub(super) fn gateway(services: &[Outline], options: &Options) -> Module {
    let routes = services.iter().filter_map(|service| {
        let operations = service.operations.iter();
        let served = operations.filter(|operation| !operation.is_client_only);
        let routes = served.map(|operation| {
            let path =
                [&service.provider, &service.module, &operation.module].map(|name| ident(name));
            let name = ident(&operation.name);
            let [provider, service, module] = path;
            quote! { .serve_with(super::#provider::#service::#module::#name, engine.clone()) }
        });
        let routes: Vec<TokenStream> = routes.collect();
        (!routes.is_empty()).then(|| (service, quote! { #(#routes)* }))
    });
    let routes: Vec<(&Outline, TokenStream)> = routes.collect();
    // Where nothing is served, nothing needs the engine.
    let unused =
        (routes.is_empty() || options.service_features).then(|| quote! { let _ = engine; });
    let body = if options.service_features {
        let statements = routes.iter().map(|(service, routes)| {
            let gate = service_gate([*service], options);
            quote! { #gate let router = router #routes; }
        });
        quote! { #(#statements)* router }
    } else {
        let routes = routes.iter().map(|(_, routes)| routes);
        quote! { router #(#routes)* }
    };
    // A line for each operation: of many, it is a long function.
    let count: usize = services
        .iter()
        .map(|service| service.operations.len())
        .sum();
    let allow = (options.service_features || count > 20).then(|| {
        quote! { #[allow(clippy::too_many_lines, reason = "a line for each operation")] }
    });
    let tokens = quote! {
        pub use ::annul_runtime::engine::*;
        pub use ::annul_runtime::server::*;

        /// One engine behind every operation of these bindings: a `tower` service for one port.
        #[must_use]
        pub fn gateway(engine: impl Engine) -> Router {
            serve_all(Router::new(), &Adapter::new(engine))
        }

        /// The same on a router that serves something already, for an adapter with options of its own.
        #[must_use]
        #allow
        pub fn serve_all<E: Engine>(router: Router, engine: &Adapter<E>) -> Router {
            #unused
            #body
        }
    };
    Module {
        path: "server.rs".into(),
        source: "specs".into(),
        tokens,
    }
}
