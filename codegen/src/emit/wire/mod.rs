//! `wire.rs`: requests and replies without I/O, for both sides; one line a param or member, in the author's order.

mod error;
mod input;
mod object;
mod output;

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Operation, Service};

use super::docs::{Docs, code};
use super::meaning::is_whole;
use super::ty::ident;

use error::{decode_error, encode_error};
use input::{decode_input, encode_param};
use object::object;
use output::{decode_output, encode_output};

pub(super) use object::service_objects;

/// The whole file of an operation.
pub(super) fn module(service: &Service<'_>, operation: &Operation<'_>) -> TokenStream {
    let name = ident(&operation.name);
    let (input, output, error) = (
        ident(&operation.input.name),
        ident(&operation.output.name),
        ident(&operation.error),
    );
    let docs = Docs::text(&format!(
        "{} on the wire: requests and replies without any I/O.",
        code(&operation.ir.name)
    ))
    .tokens();
    let encode_input = operation.ir.params.iter().map(encode_param);
    let decode_input = decode_input(operation);
    let encode_output = encode_output(operation);
    let decode_output = decode_output(operation);
    let encode_error = encode_error(service, operation);
    let decode_error = decode_error(operation);
    let objects = operation.types.objects.iter();
    let objects = objects.map(|found| object(found, &quote! { types:: }, service));
    let input_argument = if operation.ir.params.is_empty() {
        quote! { _input }
    } else {
        quote! { input }
    };
    let out_argument = if operation.ir.params.is_empty() {
        quote! { _out }
    } else {
        quote! { out }
    };
    let from_argument = if operation.ir.params.is_empty() {
        quote! { _from }
    } else {
        quote! { from }
    };
    let no_target = (!is_whole(operation)).then(|| quote! { , |_target| None });
    let validate = (!operation.ir.params.is_empty()).then(|| quote! { , validate });
    let mut of_requests = operation.types.objects.iter();
    let inside = of_requests.any(|found| found.site.is_some() && !found.fields.is_empty());
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
