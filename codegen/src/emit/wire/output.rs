//! A success: written by a server, read by a client.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Member, Operation, ResponseBody};

use crate::emit::ty::ident;

/// Whether replies differ in their success status.
pub(in crate::emit) fn has_status(operation: &Operation) -> bool {
    operation.response.statuses.len() > 1
}

pub(super) fn encode_output(operation: &Operation) -> TokenStream {
    let status = has_status(operation).then(|| quote! { out.status(output.status); });
    let headers = operation.response.headers.iter().map(|member| {
        let (wire, field) = (&member.name.wire, ident(&member.name.snake));
        quote! { out.header(#wire, &output.#field); }
    });
    let members = operation
        .response
        .members()
        .iter()
        .map(|member| encode_member(member, &quote! { output }));
    let lines: Vec<TokenStream> = status.into_iter().chain(headers).chain(members).collect();
    if lines.is_empty() {
        return quote! { fn encode_output(_output: &Self::Output, _out: &mut wire::ReplyWriter<'_>) {} };
    }
    quote! {
        fn encode_output(output: &Self::Output, out: &mut wire::ReplyWriter<'_>) {
            #(#lines)*
        }
    }
}

pub(super) fn decode_output(operation: &Operation) -> TokenStream {
    let output = ident(&operation.output());
    let status = has_status(operation).then(|| quote! { status: from.status(), });
    let headers = operation.response.headers.iter().map(decode_header);
    let members = operation.response.members().iter().map(decode_member);
    let fields: Vec<TokenStream> = members.chain(headers).chain(status).collect();
    let from = if fields.is_empty() {
        quote! { _from }
    } else {
        quote! { from }
    };
    debug_assert!(
        matches!(operation.response.body, ResponseBody::Members(_))
            || operation.response.members().is_empty()
    );
    quote! {
        fn decode_output(#from: &mut wire::ReplyReader<'_>) -> Self::Output {
            types::#output { #(#fields)* }
        }
    }
}

pub(super) fn encode_member(member: &Member, owner: &TokenStream) -> TokenStream {
    let (wire, field) = (&member.name.wire, ident(&member.name.snake));
    let method = if member.nullable && member.required {
        quote! { body_or_null }
    } else {
        quote! { body }
    };
    quote! { out.#method(#wire, &#owner.#field); }
}

pub(super) fn decode_member(member: &Member) -> TokenStream {
    let (wire, field) = (&member.name.wire, ident(&member.name.snake));
    quote! { #field: from.body(#wire), }
}

pub(super) fn decode_header(member: &Member) -> TokenStream {
    let (wire, field) = (&member.name.wire, ident(&member.name.snake));
    quote! { #field: from.header(#wire), }
}
