//! `wire.rs`: requests and replies without I/O, for both sides; one line a param or member, in the author's order.

mod error;
mod input;
mod object;
mod output;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Operation, Service};

use super::docs::{Docs, code};
use super::meaning::is_whole;
use super::ty::ident;
use super::types::error_structs;

use error::{decode_error, encode_error};
use input::{decode_input, encode_param};
use object::{object, site};
use output::{decode_output, encode_output};

pub(super) use object::{is_of_request, service_objects};
pub(super) use output::has_status;

/// The whole file of an operation.
pub(super) fn module(service: &Service, operation: &Operation) -> TokenStream {
    let name = ident(&operation.pascal);
    let (input, output, error) = (
        ident(&operation.input()),
        ident(&operation.output()),
        ident(&operation.error()),
    );
    let docs = Docs::text(&format!(
        "{} on the wire: requests and replies without any I/O.",
        code(&operation.name)
    ))
    .tokens();
    let encode_input = operation.params.iter().map(encode_param);
    let decode_input = decode_input(operation);
    let encode_output = encode_output(operation);
    let decode_output = decode_output(operation);
    let encode_error = encode_error(service, operation);
    let decode_error = decode_error(service, operation);
    let own = error_structs(operation);
    let objects = operation
        .types
        .structs
        .iter()
        .filter(|found| !own.contains(&found.rust.as_str()));
    let objects: Vec<TokenStream> = objects
        .map(|found| {
            object(
                found,
                &quote! { types:: },
                site(found, operation).as_ref(),
                service,
            )
        })
        .collect();
    let input_argument = if operation.params.is_empty() {
        quote! { _input }
    } else {
        quote! { input }
    };
    let out_argument = if operation.params.is_empty() {
        quote! { _out }
    } else {
        quote! { out }
    };
    let from_argument = if operation.params.is_empty() {
        quote! { _from }
    } else {
        quote! { from }
    };
    let no_target = (!is_whole(operation)).then(|| quote! { , |_target| None });
    let validate = (!operation.params.is_empty()).then(|| quote! { , validate });
    let inside = operation
        .types
        .structs
        .iter()
        .any(|found| site(found, operation).is_some_and(|_| !found.members.is_empty()));
    let places = inside.then(|| quote! { use ::annul_runtime::{Origin, Place}; });
    quote! {
        use ::annul_runtime::wire;
        #places

        use super::{errors, types #validate};

        #docs
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct #name;

        ::annul_runtime::wire_operation!(#name #no_target);

        impl wire::Operation for #name {
            type Input = types::#input;
            type Output = types::#output;
            type Error = errors::#error;

            const INFO: &'static ::annul_runtime::operation::OperationInfo = super::OPERATION;

            fn encode_input(#input_argument: &Self::Input, #out_argument: &mut wire::RequestWriter<'_>) {
                #(#encode_input)*
            }

            fn decode_input(#from_argument: &mut wire::RequestReader<'_>) -> Self::Input {
                #decode_input
            }

            #encode_output

            #decode_output

            #encode_error

            #decode_error
        }

        #(#objects)*
    }
}
