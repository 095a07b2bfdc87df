//! `client.rs`: the clients of a service, asynchronous and blocking, one method an operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::{Operation, Service};

use super::docs::{Docs, inline};
use super::facts;
use super::ty::ident;

/// The whole file of a service.
pub(super) fn module(service: &Service, operations: &[&Operation]) -> TokenStream {
    let imports = operations.iter().map(|operation| {
        let (module, name, input) = (
            ident(&operation.module),
            ident(&operation.pascal),
            ident(&operation.input()),
        );
        quote! { use super::#module::{#name, #input}; }
    });
    let names = operations.iter().map(|operation| ident(&operation.pascal));
    let title = inline(&service.title);
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

fn method(operation: &Operation, call: &str, how: &str) -> TokenStream {
    let (name, input) = (ident(&operation.pascal), ident(&operation.input()));
    let (method, call) = (ident(&operation.module), format_ident!("{call}"));
    let docs = Docs::prose(&operation.summary).and_text(how).tokens();
    let deprecated = operation.deprecated.as_ref().map(|found| {
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
