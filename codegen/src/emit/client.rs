//! `client.rs`: the clients of a service, asynchronous and blocking, one method an operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::rust::{Operation, Service};

use super::docs::{Docs, inline};
use super::facts;
use super::ty::ident;

/// The whole file of a service.
pub(super) fn module(service: &Service<'_>, operations: &[&Operation<'_>]) -> TokenStream {
    let imports = operations.iter().map(|operation| {
        let (module, name, input) = (
            ident(&operation.module),
            ident(&operation.name),
            ident(&operation.input.name),
        );
        quote! { use super::#module::{#name, #input}; }
    });
    let names = operations.iter().map(|operation| ident(&operation.name));
    let title = inline(&service.ir.title);
    let methods = operations.iter().map(|operation| {
        method(
            operation,
            "Call",
            "Await the call, or say first how to call.",
        )
    });
    let blocking = operations.iter().map(|operation| {
        method(
            operation,
            "BlockingCall",
            "`send` the call, or say first how to call.",
        )
    });
    quote! {
        use ::annul_runtime::client::{BlockingCall, Call};

        #(#imports)*

        ::annul_runtime::service_client!(#title, super::SERVICE, [#(#names),*]);

        impl Client {
            #(#methods)*
        }

        impl BlockingClient {
            #(#blocking)*
        }
    }
}

fn method(operation: &Operation<'_>, call: &str, how: &str) -> TokenStream {
    let (name, input) = (ident(&operation.name), ident(&operation.input.name));
    let (method, call) = (ident(&operation.module), format_ident!("{call}"));
    let docs = Docs::prose(&operation.ir.summary).and_text(how).tokens();
    let deprecated = operation.ir.deprecated.as_ref().map(|found| {
        let note = facts::deprecation(found);
        quote! { #[deprecated(note = #note)] }
    });
    quote! {
        #docs
        #deprecated
        pub fn #method(&self, input: #input) -> #call<'_, #name> {
            self.0.call(#name, input)
        }
    }
}
