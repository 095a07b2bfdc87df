//! Errors: each declared one with its members, the others as they came.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Told, Type};
use crate::rust::{Error, Field, Operation, Service};

use super::output::{decode_field, encode_header, encode_member, is_header};
use crate::emit::ty::ident;

/// Nothing, where no error has more than what all errors of the service have.
pub(super) fn encode_error(
    service: &Service<'_>,
    operation: &Operation<'_>,
) -> Option<TokenStream> {
    let name = ident(&operation.error);
    let mut silent: Vec<(String, TokenStream, Vec<Ident>)> = Vec::new();
    let mut arms: Vec<TokenStream> = Vec::new();
    for error in &operation.errors {
        let variant = ident(&error.name);
        let body = body(error, service);
        if error.fields.is_empty() {
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
    if arms.is_empty() && silent.len() == 1 {
        return None;
    }
    let silent = silent
        .iter()
        .map(|(_, body, variants)| quote! { #(errors::#name::#variants(_))|* => { #body } });
    Some(quote! {
        fn encode_error(&self, error: &Self::Error, out: &mut wire::ReplyWriter<'_>) {
            match error { #(#arms)* #(#silent)* }
        }
    })
}

/// What is inside of members, the members of an error in the order of the spec, code and message where they are, then its headers.
fn body(error: &Error<'_>, service: &Service<'_>) -> TokenStream {
    let owner = quote! { error };
    let inside = error.ir.told_inside(service.ir).into_iter();
    let inside = inside.map(|told| match told {
        Told::Code(path) => quote! { out.code_at(#path); },
        Told::CodeNumber(path) => quote! { out.code_number_at(#path); },
        Told::Message(path) => quote! { out.message_at(#path); },
    });
    let members = error.ir.members(service.ir).iter().map(|member| {
        let is_own = |field: &&Field<'_>| std::ptr::eq(field.member, member);
        if let Some(field) = error.fields.iter().find(is_own) {
            return encode_member(field, &owner);
        }
        let wire = &member.wire;
        match (service.ir.error_identity.is_message(wire), &member.ty) {
            (true, _) => quote! { out.message(#wire); },
            (false, Type::Integer) => quote! { out.code_number(#wire); },
            (false, _) => quote! { out.code(#wire); },
        }
    });
    let headers = error.fields.iter().filter(|field| is_header(field));
    let headers = headers.map(|field| encode_header(field, &owner));
    if error.ir.members(service.ir).is_empty() {
        // Of its body nothing is known but what every error of the service has.
        return quote! { out.undeclared(); #(#inside)* #(#headers)* };
    }
    quote! { #(#inside)* #(#members)* #(#headers)* }
}

/// Nothing, where the operation declares no error.
pub(super) fn decode_error(operation: &Operation<'_>) -> Option<TokenStream> {
    let arms = operation.errors.iter().map(|error| {
        let (name, variant) = (&error.ir.name, ident(&error.name));
        let fields = error.fields.iter().map(decode_field);
        quote! { #name => errors::#variant { #(#fields)* reply: from.reply() }.into(), }
    });
    (!operation.errors.is_empty()).then(|| {
        quote! {
            fn decode_error(&self, name: &str, from: &mut wire::ReplyReader<'_>) -> Self::Error {
                match name { #(#arms)* _ => from.other().into() }
            }
        }
    })
}
