//! Errors: each declared one with its members, the others as they came.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Operation, Service, Type};

use super::output::{decode_header, decode_member, encode_member};
use crate::emit::ty::ident;

pub(super) fn encode_error(service: &Service, operation: &Operation) -> TokenStream {
    let name = ident(&operation.error());
    let mut silent: Vec<(String, TokenStream, Vec<Ident>)> = Vec::new();
    let mut arms: Vec<TokenStream> = Vec::new();
    for error in &operation.errors {
        let variant = ident(&error.variant);
        let fields = error.fields(service, operation);
        let lines: Vec<TokenStream> = error
            .body
            .members(service, &operation.types)
            .iter()
            .map(|member| {
                let wire = &member.name.wire;
                if fields.iter().any(|field| field.name == member.name) {
                    return encode_member(member, &quote! { error });
                }
                match (service.error_identity.message.contains(wire), &member.ty) {
                    (true, _) => quote! { out.message(#wire); },
                    (false, Type::Integer) => quote! { out.code_number(#wire); },
                    (false, _) => quote! { out.code(#wire); },
                }
            })
            .chain(error.headers.iter().map(|member| {
                let (wire, field) = (&member.name.wire, ident(&member.name.snake));
                quote! { out.header(#wire, &error.#field); }
            }))
            .collect();
        let body = if lines.is_empty() {
            quote! { out.undeclared(); }
        } else {
            quote! { #(#lines)* }
        };
        if fields.is_empty() && error.headers.is_empty() {
            let text = body.to_string();
            match silent.iter_mut().find(|(known, _, _)| *known == text) {
                Some((_, _, variants)) => variants.push(variant),
                None => silent.push((text, body, vec![variant])),
            }
        } else {
            arms.push(quote! { errors::#name::#variant(error) => { #body } });
        }
    }
    let other = quote! { out.undeclared(); };
    match silent
        .iter_mut()
        .find(|(known, _, _)| *known == other.to_string())
    {
        Some((_, _, variants)) => variants.push(ident("Other")),
        None => silent.push((other.to_string(), other, vec![ident("Other")])),
    }
    if let ([], [(_, body, _)]) = (arms.as_slice(), silent.as_slice()) {
        // All errors are written alike: there is nothing to tell apart.
        return quote! {
            fn encode_error(_error: &Self::Error, out: &mut wire::ReplyWriter<'_>) {
                #body
            }
        };
    }
    let silent = silent
        .iter()
        .map(|(_, body, variants)| quote! { #(errors::#name::#variants(_))|* => { #body } });
    quote! {
        fn encode_error(error: &Self::Error, out: &mut wire::ReplyWriter<'_>) {
            match error { #(#arms)* #(#silent)* }
        }
    }
}

pub(super) fn decode_error(service: &Service, operation: &Operation) -> TokenStream {
    let arms = operation.errors.iter().map(|error| {
        let (name, variant) = (&error.name, ident(&error.variant));
        let members = error.fields(service, operation);
        let members = members.into_iter().map(decode_member);
        let headers = error.headers.iter().map(decode_header);
        quote! { #name => errors::#variant { #(#members)* #(#headers)* reply: from.reply() }.into(), }
    });
    if operation.errors.is_empty() {
        return quote! {
            fn decode_error(_name: &str, from: &mut wire::ReplyReader<'_>) -> Self::Error {
                from.other().into()
            }
        };
    }
    quote! {
        fn decode_error(name: &str, from: &mut wire::ReplyReader<'_>) -> Self::Error {
            match name { #(#arms)* _ => from.other().into() }
        }
    }
}
