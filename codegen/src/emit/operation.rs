//! The modules of one operation: `mod.rs` and a file for each concept.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir;
use crate::options::Options;
use crate::render::Module;
use crate::rust::{File, Operation, Part, Service};

use super::docs::{Docs, inline};
use super::scope::Scope;
use super::ty::ident;
use super::{errors, facts, gate, meaning, server, tests, types, validate, wire};

/// All modules of an operation, `mod.rs` first.
pub(super) fn modules(
    service: &Service<'_>,
    operation: &Operation<'_>,
    options: &Options,
) -> Vec<Module> {
    let folder = format!(
        "{}/{}/{}",
        service.provider, service.module, operation.module
    );
    let module = |file: &str, tokens: TokenStream| Module {
        path: format!("{folder}/{file}.rs"),
        source: operation.ir.spec_path.clone(),
        tokens,
    };
    let scope = Scope::operation(options, service, operation);
    let wire = options
        .wire()
        .then(|| module("wire", wire::module(service, operation)));
    let always = [
        module("mod", parent(operation, options)),
        module("errors", errors::module(service, operation, &scope)),
        module("operation", meaning::module(operation)),
        module("types", types::module(operation, &scope)),
        module("validate", validate::module(operation)),
    ];
    let is_served = options.server && !operation.ir.is_client_only;
    let server = is_served.then(|| module("server", server::module(operation)));
    let tests = options
        .emits_tests()
        .then(|| module("tests", tests::module(service, operation, options)));
    let chosen = wire.into_iter().chain(server).chain(tests);
    always.into_iter().chain(chosen).collect()
}

/// What the operation does, for the module line in its service.
pub(super) fn docs(operation: &ir::Operation) -> TokenStream {
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
fn assumptions(operation: &ir::Operation) -> Vec<String> {
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

fn parent(operation: &Operation<'_>, options: &Options) -> TokenStream {
    let is_emitted = |file: &File<'_>| match file.part {
        Part::Types => true,
        Part::Wire => options.wire(),
        Part::Server => options.server,
        Part::Tests => options.emits_tests(),
    };
    let gate = |part| match part {
        Part::Types => quote! {},
        Part::Wire => gate(&options.wire_mod_attributes),
        Part::Server => gate(&options.server_mod_attributes),
        Part::Tests => {
            let wire = gate(&options.wire_mod_attributes);
            quote! { #[cfg(test)] #wire }
        }
    };
    let files = operation.files();
    let files = files.iter().filter(|file| is_emitted(file));
    let module = |file: &File<'_>| {
        let (gate, name) = (gate(file.part), ident(file.name));
        quote! { #gate mod #name; }
    };
    let export = |file: &File<'_>| {
        let (gate, name) = (gate(file.part), ident(file.name));
        let exports: Vec<_> = file.exports.iter().map(|name| ident(name)).collect();
        match exports.as_slice() {
            [] => quote! {},
            [one] => quote! { #gate pub use #name::#one; },
            several => quote! { #gate pub use #name::{#(#several),*}; },
        }
    };
    let of = |part: Part| files.clone().filter(move |file| file.part == part);
    let (modules, exports) = (of(Part::Types).map(module), of(Part::Types).map(export));
    let wire = of(Part::Wire).map(|file| {
        let (module, export) = (module(file), export(file));
        quote! { ::annul_runtime::wire_items! { #module #export } }
    });
    let server = of(Part::Server).map(|file| {
        let (module, export) = (module(file), export(file));
        quote! { ::annul_runtime::server_items! { #module #export } }
    });
    let tests = of(Part::Tests).map(|file| {
        let module = module(file);
        quote! { ::annul_runtime::wire_items! { #module } }
    });
    quote! { #(#modules)* #(#exports)* #(#wire)* #(#server)* #(#tests)* }
}
