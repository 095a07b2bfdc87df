//! `server.rs`: the handler trait of an operation, its reply table as a trait of the runtime, and the gateway over all of them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::render::Module;
use crate::rust::{Operation, Outline};

use super::docs::{Docs, code};
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
pub(super) fn gateway(services: &[Outline]) -> Module {
    let routes = services.iter().flat_map(|service| {
        let served = service.operations.iter().filter(|found| found.is_served);
        served.map(move |operation| {
            let path =
                [&service.provider, &service.module, &operation.module].map(|name| ident(name));
            let name = ident(&operation.name);
            let [provider, service, module] = path;
            quote! { super::#provider::#service::#module::#name }
        })
    });
    let tokens = quote! {
        pub use ::annul_runtime::engine::*;
        pub use ::annul_runtime::server::*;

        ::annul_runtime::gateway!(#(#routes),*);
    };
    Module {
        path: "server.rs".into(),
        source: "specs".into(),
        tokens,
    }
}
