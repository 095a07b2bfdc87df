//! `wire.rs`: requests and replies without I/O, for both sides; one line a param or member, in the author's order.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{
    Error, ErrorBody, Literal, Location, Member, Operation, Param, ResponseBody, Service, Struct,
    Type,
};

use super::docs::{Docs, code};
use super::errors;
use super::info::plain;
use super::meaning::is_whole;
use super::ty::ident;
use super::types::error_structs;
use super::validate::{place_name, place_of};

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

/// The objects that a service's error bodies share.
pub(super) fn service_objects(objects: &[&Struct], service: &Service) -> TokenStream {
    let objects = objects
        .iter()
        .map(|found| object(found, &quote! { super:: }, None, service));
    quote! {
        use ::annul_runtime::wire;

        #(#objects)*
    }
}

fn encode_param(param: &Param) -> TokenStream {
    let (place, field) = (place_name(param), ident(&param.member.name.snake));
    if let Some(constant) = &param.constant {
        let text = constant_text(param, constant);
        return quote! { out.constant(validate::#place, #text); };
    }
    let method = match param.location {
        Location::Query if is_list(&param.member) => quote! { query_list },
        Location::Body if param.member.nullable && param.member.required => quote! { body_or_null },
        location => {
            let location = ident(location.word());
            quote! { #location }
        }
    };
    quote! { out.#method(validate::#place, &input.#field); }
}

fn decode_input(operation: &Operation) -> TokenStream {
    let input = ident(&operation.input());
    let constants = operation.params.iter().filter_map(|param| {
        let place = place_name(param);
        let text = constant_text(param, param.constant.as_ref()?);
        Some(quote! { from.constant(validate::#place, &[#text]); })
    });
    let fields = operation.arguments().map(|param| {
        let (place, field) = (place_name(param), ident(&param.member.name.snake));
        let location = ident(param.location.word());
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

/// A constant as it stands in its place: plain in paths, queries and headers, JSON in bodies.
fn constant_text(param: &Param, constant: &Literal) -> String {
    match (param.location, constant) {
        (Location::Body, Literal::Text(text)) => serde_json::Value::from(text.as_str()).to_string(),
        _ => plain(constant),
    }
}

fn is_list(member: &Member) -> bool {
    matches!(member.ty, Type::List(_))
}

/// Whether replies differ in their success status.
pub(super) fn has_status(operation: &Operation) -> bool {
    operation.response.statuses.len() > 1
}

fn encode_output(operation: &Operation) -> TokenStream {
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

fn decode_output(operation: &Operation) -> TokenStream {
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

fn encode_member(member: &Member, owner: &TokenStream) -> TokenStream {
    let (wire, field) = (&member.name.wire, ident(&member.name.snake));
    let method = if member.nullable && member.required {
        quote! { body_or_null }
    } else {
        quote! { body }
    };
    quote! { out.#method(#wire, &#owner.#field); }
}

fn decode_member(member: &Member) -> TokenStream {
    let (wire, field) = (&member.name.wire, ident(&member.name.snake));
    quote! { #field: from.body(#wire), }
}

fn decode_header(member: &Member) -> TokenStream {
    let (wire, field) = (&member.name.wire, ident(&member.name.snake));
    quote! { #field: from.header(#wire), }
}

/// All members of an error's body as the spec lists them, code and message included.
fn body_of<'a>(error: &Error, service: &'a Service, operation: &'a Operation) -> &'a [Member] {
    let found = match &error.body {
        ErrorBody::None => None,
        ErrorBody::Shared(rust) => service.types.find_struct(rust),
        ErrorBody::Own(rust) => operation.types.find_struct(rust),
    };
    found.map_or(&[], |found| found.members.as_slice())
}

fn encode_error(service: &Service, operation: &Operation) -> TokenStream {
    let name = ident(&operation.error());
    let mut silent: Vec<(String, TokenStream, Vec<Ident>)> = Vec::new();
    let mut arms: Vec<TokenStream> = Vec::new();
    for error in &operation.errors {
        let variant = ident(&error.variant);
        let fields = errors::members(error, service, operation);
        let lines: Vec<TokenStream> = body_of(error, service, operation)
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

fn decode_error(service: &Service, operation: &Operation) -> TokenStream {
    let arms = operation.errors.iter().map(|error| {
        let (name, variant) = (&error.name, ident(&error.variant));
        let members = errors::members(error, service, operation);
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

/// Where an object of a request stands: its param, and its name with the names around it.
struct Site<'a> {
    param: &'a Param,
    path: String,
}

/// Where a request has an object; none if it belongs to a reply. No object is in two places.
fn site<'a>(found: &Struct, operation: &'a Operation) -> Option<Site<'a>> {
    operation.params.iter().find_map(|param| {
        let path = path_to(&found.rust, &param.member, operation)?;
        Some(Site { param, path })
    })
}

/// Whether an object travels in requests.
pub(super) fn is_of_request(found: &Struct, operation: &Operation) -> bool {
    site(found, operation).is_some()
}

/// The path from a member to the object of this Rust name.
fn path_to(rust: &str, member: &Member, operation: &Operation) -> Option<String> {
    let mut ty = &member.ty;
    while let Type::List(item) = ty {
        ty = &item.ty;
    }
    let Type::Object(name) = ty else { return None };
    let wire = &member.name.wire;
    if name == rust {
        return Some(wire.clone());
    }
    let members = operation.types.find_struct(name)?.members.iter();
    members
        .filter_map(|inner| path_to(rust, inner, operation))
        .map(|path| format!("{wire}.{path}"))
        .next()
}

/// An object inside of a body.
fn object(
    found: &Struct,
    home: &TokenStream,
    site: Option<&Site<'_>>,
    service: &Service,
) -> TokenStream {
    let rust = ident(&found.rust);
    let writes = found.members.iter().map(|member| {
        let (wire, field) = (&member.name.wire, ident(&member.name.snake));
        // An object of an error that has the message once more takes it from the error.
        let repeats =
            home.to_string().starts_with("super") && service.error_identity.message.contains(wire);
        let method = match (member.nullable && member.required, repeats) {
            (true, _) => quote! { member_or_null },
            (false, true) => quote! { member_or_message },
            (false, false) => quote! { member },
        };
        quote! { out.#method(#wire, &self.#field); }
    });
    let reads = found.members.iter().map(|member| {
        let (wire, field) = (&member.name.wire, ident(&member.name.snake));
        let Some(site) = site else {
            return quote! { #field: from.member(#wire), };
        };
        let place = place_of(site.param, &format!("{}.{wire}", site.path));
        let method = if member.nullable && member.required {
            quote! { member_or_null_at }
        } else {
            quote! { member_at }
        };
        quote! { #field: from.#method(#place, #wire), }
    });
    quote! {
        ::annul_runtime::object_value!(#home #rust);

        impl wire::Object for #home #rust {
            fn write_members(&self, out: &mut wire::JsonWriter) {
                #(#writes)*
            }

            fn read_members(from: &mut wire::ObjectReader<'_, '_>) -> Self {
                Self { #(#reads)* }
            }
        }
    }
}
