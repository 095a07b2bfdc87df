//! `client.rs`: the clients of a service, asynchronous and blocking, one method an operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Operation, Service};

use super::docs::{Docs, code, inline};
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
    let methods = operations.iter().map(|operation| method(operation));
    let variables = variables(service);
    quote! {
        #(#imports)*

        ::annul_runtime::service_client!(#title, super::SERVICE, [#(#names),*]);

        #variables

        ::annul_runtime::service_calls! {
            #(#methods)*
        }
    }
}

/// A method of both builders for each part of the host that callers say.
fn variables(service: &Service<'_>) -> Option<TokenStream> {
    let variables = &service.ir.endpoints.variables;
    if variables.is_empty() {
        return None;
    }
    let docs = variables.iter().map(|variable| {
        let docs = variable.docs.as_deref();
        let usual = format!("What stands for {} in the address.", code(&variable.name));
        docs.map_or_else(|| Docs::text(&usual), Docs::prose)
            .tokens()
    });
    let wires: Vec<&String> = variables.iter().map(|variable| &variable.name).collect();
    let names: Vec<_> = wires.iter().map(|name| ident(name)).collect();
    let value = quote! { value: impl ::core::convert::Into<::std::string::String> };
    let own = quote! {
        #(fn #names(self, #value) -> Self {
            self.variable(#wires, value)
        })*
    };
    let title =
        Docs::text("What callers say of the address: methods of the builders of both clients.")
            .tokens();
    Some(quote! {
        #title
        pub trait HostVariables: ::core::marker::Sized {
            #(
                #docs
                #[must_use]
                fn #names(self, #value) -> Self;
            )*
        }

        impl HostVariables for ::annul_runtime::client::ClientBuilder<Client> {
            #own
        }

        impl HostVariables
            for ::annul_runtime::client::ClientBuilder<
                BlockingClient,
                dyn ::annul_runtime::client::BlockingTransport,
            >
        {
            #own
        }
    })
}

/// A method of both clients, as `service_calls!` takes it.
fn method(operation: &Operation<'_>) -> TokenStream {
    let (name, input) = (ident(&operation.name), ident(&operation.input.name));
    let method = ident(&operation.module);
    let docs = Docs::prose(&operation.ir.summary).tokens();
    let deprecated = operation.ir.deprecated.as_ref().map(|found| {
        let note = facts::deprecation(found);
        quote! { #[deprecated(note = #note)] }
    });
    quote! {
        #docs
        #deprecated
        fn #method(input: #input) -> #name;
    }
}
