//! A success: written by a server, read by a client.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Absence;
use crate::rust::{Field, Operation, Travels};

use crate::emit::ty::ident;

pub(super) fn encode_output(operation: &Operation<'_>) -> TokenStream {
    let owner = quote! { output };
    let status = operation.status.as_ref().map(|status| {
        let field = ident(status.field);
        quote! { out.status(output.#field); }
    });
    let (headers, members): (Vec<_>, Vec<_>) = operation
        .output
        .fields
        .iter()
        .partition(|field| is_header(field));
    let headers = headers.iter().map(|field| encode_header(field, &owner));
    let members = members.iter().map(|field| encode_member(field, &owner));
    let lines: Vec<TokenStream> = status.into_iter().chain(headers).chain(members).collect();
    if lines.is_empty() {
        return quote! { fn encode_output(&self, _output: &Self::Output, _out: &mut wire::ReplyWriter<'_>) {} };
    }
    quote! {
        fn encode_output(&self, output: &Self::Output, out: &mut wire::ReplyWriter<'_>) {
            #(#lines)*
        }
    }
}

pub(super) fn decode_output(operation: &Operation<'_>) -> TokenStream {
    let output = ident(&operation.output.name);
    let status = operation.status.as_ref().map(|status| {
        let field = ident(status.field);
        quote! { #field: from.status(), }
    });
    let fields = operation.output.fields.iter().map(decode_field);
    let fields: Vec<TokenStream> = fields.chain(status).collect();
    let from = if fields.is_empty() {
        quote! { _from }
    } else {
        quote! { from }
    };
    quote! {
        fn decode_output(&self, #from: &mut wire::ReplyReader<'_>) -> Self::Output {
            types::#output { #(#fields)* }
        }
    }
}

pub(super) fn encode_member(field: &Field<'_>, owner: &TokenStream) -> TokenStream {
    let (wire, name) = (&field.member.wire, ident(&field.name));
    let method = if field.member.required && field.member.nullable {
        quote! { body_or_null }
    } else {
        quote! { body }
    };
    quote! { out.#method(#wire, &#owner.#name); }
}

pub(super) fn encode_header(field: &Field<'_>, owner: &TokenStream) -> TokenStream {
    let (wire, name) = (&field.member.wire, ident(&field.name));
    quote! { out.header(#wire, &#owner.#name); }
}

pub(super) fn decode_field(field: &Field<'_>) -> TokenStream {
    let (wire, name) = (&field.member.wire, ident(&field.name));
    let place = match (field.travels, field.member.absence) {
        (Travels::Header, _) => quote! { header },
        (_, Absence::Refused) => quote! { deciding },
        _ => quote! { body },
    };
    quote! { #name: from.#place(#wire), }
}

pub(super) fn is_header(field: &Field<'_>) -> bool {
    matches!(field.travels, Travels::Header)
}
