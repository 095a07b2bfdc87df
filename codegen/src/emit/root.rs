//! The root of the bindings and the modules of providers: lists of what is in them.

use quote::quote;

use crate::options::Options;
use crate::render::Module;

use super::docs::{Docs, code, inline};
use super::ty::ident;
use super::{Selection, gate, service_gate};

/// The root module; as `lib.rs` it documents the crate, otherwise it can be included anywhere.
pub(super) fn module(services: &[Selection<'_>], options: &Options) -> Module {
    let providers = providers(services);
    // As a crate, everything is there for others; as a part of one, only some of it may be.
    let lints = (options.root != "lib.rs").then(|| {
        quote! {
            #[allow(dead_code, unreachable_pub, unused_imports, reason = "no crate needs all of its bindings")]
        }
    });
    let modules = providers.iter().map(|(name, module)| {
        let docs = Docs::text(&format!("Operations of {}.", code(name))).tokens();
        let own = services.iter().map(|(service, _)| *service);
        let gate = service_gate(own.filter(|service| service.provider == *module), options);
        let module = ident(module);
        quote! { #gate #docs #lints pub mod #module; }
    });
    let crate_docs = (options.root == "lib.rs").then(|| {
        let list = services.iter().flat_map(|(service, operations)| {
            operations.iter().map(move |operation| {
                let path = format!(
                    "{}::{}::{}",
                    service.provider, service.module, operation.module
                );
                format!(
                    "[`{}`](crate::{path}): {}",
                    operation.ir.id,
                    inline(&operation.ir.summary)
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
            #gate
            /// One engine behind all operations.
            #lints
            pub mod server;
        }
    });
    let runtime = (options.root == "lib.rs").then(|| {
        quote! {
            /// What the bindings are made with: outcomes, errors, clients, signers, servers.
            pub use ::annul_runtime as runtime;
        }
    });
    let tokens = quote! {
        #crate_docs
        ::annul_runtime::emitted_format!(1);
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

/// The module of one provider.
pub(super) fn provider(services: &[Selection<'_>], module: &str, options: &Options) -> Module {
    let own = services
        .iter()
        .filter(|(service, _)| service.provider == module);
    let modules = own.clone().map(|(service, _)| {
        let docs = Docs::prose(&format!("{}.", service.ir.title))
            .and_maybe(service.ir.docs.as_deref())
            .tokens();
        let gate = service_gate([*service], options);
        // A vendor of one service, with the same name for both.
        let allow =
            (service.module == module).then(|| quote! { #[allow(clippy::module_inception)] });
        let name = ident(&service.module);
        quote! { #gate #docs #allow pub mod #name; }
    });
    let source = own.clone().next().map_or("specs", |(service, _)| {
        folder(folder(&service.ir.spec_path))
    });
    Module {
        path: format!("{module}/mod.rs"),
        source: source.to_owned(),
        tokens: quote! { #(#modules)* },
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(folder, _)| folder)
}

/// Names and modules of all providers, each once.
fn providers(services: &[Selection<'_>]) -> Vec<(String, String)> {
    let mut providers: Vec<(String, String)> = services
        .iter()
        .map(|(service, _)| (service.ir.provider.clone(), service.provider.clone()))
        .collect();
    providers.dedup_by(|a, b| a.1 == b.1);
    providers
}
