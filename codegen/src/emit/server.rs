//! `server.rs`: the handler trait of an operation, its reply table as a trait of the runtime, and the gateway over all of them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::{Operation, Service, Type};
use crate::render::Module;

use super::Selection;
use super::docs::{Docs, code};
use super::meaning::failure;
use super::ty::ident;

/// The whole file of an operation.
pub(super) fn module(service: &Service, operation: &Operation) -> TokenStream {
    let (name, method) = (ident(&operation.pascal), ident(&operation.module));
    let (input, output, error) = (
        ident(&operation.input()),
        ident(&operation.output()),
        ident(&operation.error()),
    );
    let handler = format_ident!("{}Handler", operation.pascal);
    let docs = Docs::text(&format!("Who answers {}.", code(&operation.name)))
        .and_text("It may be written as an `async fn`. Give it to `Router::serve`.")
        .tokens();
    let summary = Docs::prose(&operation.summary)
        .and_text("The input keeps every constraint of the spec.")
        .and_text("# Errors")
        .and_text("Whichever of the operation's errors the implementor wants to answer.")
        .tokens();
    let constraint_error = failure(
        &operation.cancel.constraint_error,
        service,
        operation,
        &quote! { message },
    );
    let token = token(operation);
    let imports = imports(service, operation);
    quote! {
        #imports

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

        impl Cancels for #name {
            fn answer(disposition: Disposition, input: &#input) -> Result<#output, #error> {
                super::answer(disposition, input)
            }

            fn refuse(refusal: &Refusal) -> #error {
                super::refuse(refusal)
            }

            fn constraint_error(message: String) -> #error {
                #constraint_error
            }

            #token
        }
    }
}

fn imports(service: &Service, operation: &Operation) -> TokenStream {
    let name = ident(&operation.pascal);
    let (input, output, error) = (
        ident(&operation.input()),
        ident(&operation.output()),
        ident(&operation.error()),
    );
    let common = service
        .errors
        .iter()
        .any(|error| error.name == operation.cancel.constraint_error)
        && !operation
            .errors
            .iter()
            .any(|error| error.name == operation.cancel.constraint_error);
    let (other, info) = if common {
        (
            quote! { OtherError, },
            quote! { use super::operation::OPERATION; },
        )
    } else {
        (quote! {}, quote! {})
    };
    quote! {
        use ::annul_runtime::engine::Cancels;
        use ::annul_runtime::server::RequestContext;
        use ::annul_runtime::{Disposition, #other Refusal};

        use super::errors::#error;
        #info
        use super::types::{#input, #output};
        use super::wire::#name;
    }
}

/// The token that makes calls repeatable, if the operation has one.
fn token(operation: &Operation) -> Option<TokenStream> {
    let token = operation.cancel.token.as_ref()?;
    let param = operation
        .arguments()
        .find(|param| param.key == token.param)?;
    let (input, field) = (ident(&operation.input()), ident(&param.member.name.snake));
    let newtype = matches!(param.member.ty, Type::String(Some(_)));
    let value = match (param.member.required, newtype, param.member.secret) {
        (true, _, true) => quote! { Some(input.#field.expose()) },
        (true, _, false) => quote! { Some(input.#field.as_ref()) },
        (false, _, true) => quote! { input.#field.as_ref().map(|token| token.expose()) },
        (false, true, false) => quote! { input.#field.as_ref().map(AsRef::as_ref) },
        (false, false, false) => quote! { input.#field.as_deref() },
    };
    Some(quote! {
        fn token(input: &#input) -> Option<&str> {
            #value
        }
    })
}

/// The root's `server.rs`: one engine behind all operations.
pub(super) fn gateway(services: &[Selection<'_>]) -> Module {
    let routes = services.iter().flat_map(|(service, operations)| {
        operations.iter().map(move |operation| {
            let path = [&service.provider_module, &service.module, &operation.module]
                .map(|name| ident(name));
            let name = ident(&operation.pascal);
            let [provider, service, module] = path;
            quote! { .serve_with(super::#provider::#service::#module::#name, engine.clone()) }
        })
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
        pub fn serve_all<E: Engine>(router: Router, engine: &Adapter<E>) -> Router {
            router #(#routes)*
        }
    };
    Module {
        path: "server.rs".into(),
        source: "specs".into(),
        tokens,
    }
}
