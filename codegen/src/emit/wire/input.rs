//! Params: written by a client, read by a server.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Location, Member, Param, Type};
use crate::rust::{Operation, name};

use crate::emit::ty::ident;
use crate::emit::validate::place_name;

pub(super) fn encode_param(param: &Param) -> TokenStream {
    let (place, field) = (place_name(param), ident(&name::field(&param.member)));
    if param.constant.is_some() {
        return quote! { out.constant(validate::#place); };
    }
    let method = match param.location {
        Location::Query if is_list(&param.member) => quote! { query_list },
        Location::Body if param.member.nullable && param.member.required => quote! { body_or_null },
        location => {
            let location = ident(location.as_str());
            quote! { #location }
        }
    };
    quote! { out.#method(validate::#place, &input.#field); }
}

pub(super) fn decode_input(operation: &Operation<'_>) -> TokenStream {
    let input = ident(&operation.input.name);
    let constants = operation.ir.params.iter().filter_map(|param| {
        let place = place_name(param);
        param.constant.as_ref()?;
        Some(quote! { from.constant(validate::#place); })
    });
    let fields = operation.params().map(|(param, field)| {
        let (place, field) = (place_name(param), ident(&field.name));
        let location = ident(param.location.as_str());
        let method = match param.location {
            Location::Query if is_list(&param.member) => quote! { query_list },
            Location::Body if param.member.nullable && param.member.required => {
                quote! { body_or_null }
            }
            _ => quote! { #location },
        };
        quote! { #field: from.#method(validate::#place), }
    });
    quote! {
        #(#constants)*
        types::#input { #(#fields)* }
    }
}

fn is_list(member: &Member) -> bool {
    matches!(member.ty, Type::List(_))
}
