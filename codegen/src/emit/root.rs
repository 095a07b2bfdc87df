//! The root of the bindings and the modules of providers: lists of what is in them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::options::{Attribute, Options};
use crate::render::Module;
use crate::rust::Outline;

use super::docs::{Docs, code, inline};
use super::ty::ident;
use super::{gate, service_gate};

/// The root module; as `lib.rs` it documents the crate, otherwise it can be included anywhere.
pub(super) fn module(services: &[Outline], options: &Options) -> Module {
    let providers = providers(services);
    // As a crate, everything is there for others; as a part of one, only some of it may be.
    let lints = (options.root != "lib.rs").then(|| {
        quote! {
            #[allow(dead_code, unreachable_pub, unused_imports, reason = "no crate needs all of its bindings")]
        }
    });
    let modules = providers.iter().map(|(name, module)| {
        let docs = Docs::text(&format!("Operations of {}.", code(name))).tokens();
        let own = services
            .iter()
            .filter(|service| service.provider == *module);
        let gate = service_gate(own, options);
        let module = ident(module);
        quote! { #gate #docs #lints pub mod #module; }
    });
    let crate_docs = (options.root == "lib.rs").then(|| {
        let list = services.iter().flat_map(|service| {
            service.operations.iter().map(move |operation| {
                let path = format!(
                    "{}::{}::{}",
                    service.provider, service.module, operation.module
                );
                format!(
                    "[`{}`](crate::{path}): {}",
                    operation.id,
                    inline(&operation.summary)
                )
            })
        });
        Docs::text("Typed cancel operations, generated from their specs.")
            .and_list(list)
            .inner_tokens()
    });
    let server = options.server.then(|| {
        let gate = gate(&options.server_mod_attributes);
        quote! {
            ::annul_runtime::server_items! {
                #gate
                /// One engine behind all operations.
                #lints
                pub mod server;
            }
        }
    });
    let runtime = (options.root == "lib.rs").then(|| {
        quote! {
            /// What the bindings are made with: outcomes, errors, clients, signers, servers.
            pub use ::annul_runtime as runtime;
        }
    });
    let needs_client = options.client.then(|| {
        let gate = conditions(&options.client_mod_attributes);
        quote! { #gate ::annul_runtime::needs_client!(); }
    });
    let needs_server = options.server.then(|| {
        let gate = conditions(&options.server_mod_attributes);
        quote! { #gate ::annul_runtime::needs_server!(); }
    });
    let tokens = quote! {
        #crate_docs
        ::annul_runtime::emitted_format!(1);
        #needs_client
        #needs_server
        #runtime
        #(#modules)*
        #server
    };
    Module {
        path: options.root.clone(),
        source: "specs".into(),
        tokens,
    }
}

/// Those attributes of a part that say when it is there at all.
fn conditions(attributes: &[Attribute]) -> TokenStream {
    let attributes = attributes.iter().filter(|found| found.is_condition());
    quote! { #(#attributes)* }
}

/// The module of one provider with these services.
pub(super) fn provider(own: &[Outline], options: &Options) -> Module {
    let modules = own.iter().map(|service| {
        let docs = Docs::prose(&format!("{}.", service.title))
            .and_maybe(service.docs.as_deref())
            .tokens();
        let gate = service_gate([service], options);
        // A vendor of one service, with the same name for both.
        let allow = (service.module == service.provider)
            .then(|| quote! { #[allow(clippy::module_inception, reason = "the provider and its service have one name")] });
        let name = ident(&service.module);
        quote! { #gate #docs #allow pub mod #name; }
    });
    let first = own.first();
    let source = first.map_or("specs", |service| folder(folder(&service.spec_path)));
    Module {
        path: format!("{}/mod.rs", first.map_or("", |service| &service.provider)),
        source: source.to_owned(),
        tokens: quote! { #(#modules)* },
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(folder, _)| folder)
}

/// Names and modules of all providers, each once.
fn providers(services: &[Outline]) -> Vec<(String, String)> {
    let mut providers: Vec<(String, String)> = services
        .iter()
        .map(|service| (service.provider_name.clone(), service.provider.clone()))
        .collect();
    providers.dedup_by(|a, b| a.1 == b.1);
    providers
}
