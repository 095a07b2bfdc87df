//! The modules of one operation: `mod.rs` and a file for each concept.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Operation, Service};
use crate::options::Options;
use crate::render::Module;

use super::docs::{Docs, inline};
use super::scope::Scope;
use super::ty::ident;
use super::{errors, facts, gate, info, meaning, server, types, validate, wire};

/// All modules of an operation, `mod.rs` first.
pub(super) fn modules(service: &Service, operation: &Operation, options: &Options) -> Vec<Module> {
    let folder = format!(
        "{}/{}/{}",
        service.provider_module, service.module, operation.module
    );
    let module = |file: &str, tokens: TokenStream| Module {
        path: format!("{folder}/{file}.rs"),
        source: operation.spec_path.clone(),
        tokens,
    };
    let scope = Scope::operation(options, service, operation);
    let wire = options
        .wire()
        .then(|| module("wire", wire::module(service, operation)));
    let always = [
        module("mod", parent(operation, options)),
        module("errors", errors::module(service, operation, &scope)),
        module("meaning", meaning::module(service, operation)),
        module("operation", info::module(operation)),
        module("types", types::module(operation, &scope)),
        module("validate", validate::module(operation)),
    ];
    let server = options
        .server
        .then(|| module("server", server::module(service, operation)));
    always.into_iter().chain(wire).chain(server).collect()
}

/// What the operation does, for the module line in its service.
pub(super) fn docs(operation: &Operation) -> TokenStream {
    let assumed = assumptions(operation);
    let mut docs = Docs::prose(&operation.summary).and_maybe(operation.docs.as_deref());
    docs = docs.and_maybe(operation.cancel.docs.as_deref());
    if let Some(billing) = &operation.cancel.billing {
        docs = docs.and_text("# Cost").and_prose(billing);
    }
    if !operation.quirks.is_empty() {
        docs = docs.and_text("# Quirks of the sources, and what was decided");
        docs = docs.and_list(
            operation
                .quirks
                .iter()
                .map(|quirk| format!("{} {}", inline(&quirk.says), inline(&quirk.decided))),
        );
    }
    if !assumed.is_empty() {
        docs = docs
            .and_text("# Assumed, because no source says it")
            .and_list(assumed);
    }
    docs = docs
        .and_text("# Sources")
        .and_list(operation.sources.iter().map(facts::source));
    docs.tokens()
}

/// What no source says, as list items.
fn assumptions(operation: &Operation) -> Vec<String> {
    let cancel = &operation.cancel;
    let whole = cancel.assumed.iter().map(|text| inline(text));
    let retry = cancel
        .retry
        .assumed
        .iter()
        .map(|text| format!("Retry: {}", inline(text)));
    let observe = cancel
        .observe
        .iter()
        .filter_map(|found| found.assumed.as_ref());
    let observe = observe.map(|text| format!("Observation: {}", inline(text)));
    let replies = cancel.replies.iter().filter_map(|reply| {
        Some(format!(
            "{}: {}",
            super::docs::code(reply.disposition.as_str()),
            inline(reply.assumed.as_ref()?)
        ))
    });
    whole.chain(retry).chain(observe).chain(replies).collect()
}

fn parent(operation: &Operation, options: &Options) -> TokenStream {
    let mut exported: Vec<String> = vec![operation.input(), operation.output()];
    let named = &operation.types;
    exported.extend(named.newtypes.iter().map(|found| found.rust.clone()));
    exported.extend(named.enums.iter().map(|found| found.rust.clone()));
    let errors = types::error_structs(operation);
    exported.extend(
        named
            .structs
            .iter()
            .filter(|found| !errors.contains(&found.rust.as_str()))
            .map(|found| found.rust.clone()),
    );
    exported.sort();
    let exported = exported.iter().map(|name| ident(name));
    let mut failures: Vec<String> = operation
        .errors
        .iter()
        .map(|error| error.variant.clone())
        .collect();
    failures.push(operation.error());
    failures.sort();
    let failures = failures.iter().map(|name| ident(name));
    let wire = options.wire().then(|| {
        let (gate, name) = (gate(&options.wire_mod_attributes), ident(&operation.pascal));
        (
            quote! { #gate mod wire; },
            quote! { #gate pub use wire::#name; },
        )
    });
    let (wire, wire_use) = wire.unzip();
    let server = options.server.then(|| {
        let gate = gate(&options.server_mod_attributes);
        let handler = quote::format_ident!("{}Handler", operation.pascal);
        (
            quote! { #gate mod server; },
            quote! { #gate pub use server::#handler; },
        )
    });
    let (server, server_use) = server.unzip();
    quote! {
        mod errors;
        mod meaning;
        mod operation;
        mod types;
        mod validate;
        #wire
        #server
        pub use errors::{#(#failures),*};
        pub use meaning::{answer, refuse};
        pub use operation::OPERATION;
        pub use types::{#(#exported),*};
        #wire_use
        #server_use
    }
}
