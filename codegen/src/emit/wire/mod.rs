//! `wire.rs`: requests and replies without I/O, for both sides; one line a param or member, in the author's order.

mod error;
mod input;
mod object;
mod output;

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{Operation, Service, Sort, Ty};

use super::docs::{Docs, code};
use super::meaning::{is_whole, tells_of_each};
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
    let no_target = (!is_whole(operation)).then(|| quote! { without from_target });
    let token = token(operation).map(|token| quote! { { #token } });
    let validate = (!operation.ir.params.is_empty()).then(|| quote! { , validate });
    let mut of_requests = operation.types.objects.iter();
    let inside = of_requests.any(|found| found.site.is_some() && !found.fields.is_empty());
    let places = inside.then(|| quote! { use ::annul_runtime::{Origin, Place}; });
    let seen = seen(operation);
    let status = status(operation);
    let each = operation.ir.cancel.each.as_ref().and_then(|each| {
        let list = ident(&operation.field(&each.param)?.name);
        Some(quote! {
            fn each<'i>(&self, input: &'i Self::Input) -> Vec<&'i str> {
                input.each()
            }

            fn add_each(&self, input: &mut Self::Input, each: &str) {
                input.#list.push(each.into());
            }
        })
    });
    let mut sent = operation.types.objects.iter();
    let has_default = sent.any(|found| {
        let mut fields = found.fields.iter();
        found.site.is_some() && fields.any(|field| field.member.default.is_some())
    });
    let table = match (has_default, seen.is_some()) {
        (true, true) => Some(quote! { {Literal, Seen} }),
        (true, false) => Some(quote! { Literal }),
        (false, true) => Some(quote! { Seen }),
        (false, false) => None,
    };
    let table = table.map(|names| quote! { use ::annul_runtime::meaning::reply_table::#names; });
    quote! {
        #table
        use ::annul_runtime::operation::OperationInfo;
        use ::annul_runtime::wire;
        #places

        use super::{errors, types #validate};

        #docs
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct #name;

        ::annul_runtime::wire_operation!(#name #no_target #token);

        impl wire::Operation for #name {
            type Input = types::#input;
            type Output = types::#output;
            type Error = errors::#error;

            fn info(&self) -> &'static OperationInfo {
                super::OPERATION
            }

            fn encode_input(&self, #input_argument: &Self::Input, #out_argument: &mut wire::RequestWriter<'_>) {
                #(#encode_input)*
            }

            fn decode_input(&self, #from_argument: &mut wire::RequestReader<'_>) -> Self::Input {
                #decode_input
            }

            #encode_output

            #decode_output

            #encode_error

            #decode_error

            #seen

            #each

            #status
        }

        #(#objects)*
    }
}

/// What stands in members that decide what a success means, if any do.
fn seen(operation: &Operation<'_>) -> Option<TokenStream> {
    if tells_of_each(operation) {
        return Some(quote! {
            fn seen_of<'o>(&self, output: &'o Self::Output, each: &str, member: &str) -> Seen<'o> {
                output.seen_of(each, member)
            }
        });
    }
    (!operation.ir.cancel.success.members.is_empty()).then(|| {
        quote! {
            fn seen<'o>(&self, output: &'o Self::Output, member: &str) -> Seen<'o> {
                output.seen(member)
            }
        }
    })
}

/// The status of a success, where there are several.
fn status(operation: &Operation<'_>) -> Option<TokenStream> {
    let field = ident(operation.status.as_ref()?.field);
    Some(quote! {
        fn status(&self, output: &Self::Output) -> u16 {
            output.#field
        }
    })
}

/// The token that makes calls repeatable, if the operation has one.
fn token(operation: &Operation<'_>) -> Option<TokenStream> {
    let token = operation.ir.cancel.token.as_ref()?;
    let found = operation.field(&token.param)?;
    let (input, field) = (ident(&operation.input.name), ident(&found.name));
    let newtype = matches!(found.ty, Ty::Named(Sort::Text, _));
    let expose = if let Ty::Named(_, name) = &found.ty {
        let name = ident(name);
        quote! { types::#name::expose }
    } else {
        quote! { ::annul_runtime::Secret::expose }
    };
    if found.null_is_value {
        let value = quote! { input.#field.as_ref().and_then(::annul_runtime::Nullable::as_option) };
        let text = match (newtype, found.member.secret) {
            (_, true) => quote! { #value.map(#expose) },
            (true, false) => quote! { #value.map(AsRef::as_ref) },
            (false, false) => quote! { #value.map(String::as_str) },
        };
        return Some(quote! {
            fn token<'i>(&self, input: &'i types::#input) -> Option<&'i str> { #text }
        });
    }
    let value = match (found.is_optional, newtype, found.member.secret) {
        (false, _, true) => quote! { Some(input.#field.expose()) },
        (false, _, false) => quote! { Some(input.#field.as_ref()) },
        (true, _, true) => quote! { input.#field.as_ref().map(#expose) },
        (true, true, false) => quote! { input.#field.as_ref().map(AsRef::as_ref) },
        (true, false, false) => quote! { input.#field.as_deref() },
    };
    Some(quote! {
        fn token<'i>(&self, input: &'i types::#input) -> Option<&'i str> {
            #value
        }
    })
}
