//! The module of a service: what its operations share, as constants.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Auth, AuthSchemeKind, Codec, DecidesFirst, ErrorPlace, Partition, RequestIdPlace};
use crate::options::Options;
use crate::render::Module;
use crate::rust::{Operation, Service};

use super::docs::{Docs, code as docs_code};
use super::errors;
use super::scope::Scope;
use super::structs;
use super::ty::{ident, variant};
use super::{client, gate, wire};

/// The service's modules: `mod.rs`, and how its own objects travel.
pub(super) fn modules(
    service: &Service<'_>,
    operations: &[&Operation<'_>],
    options: &Options,
) -> Vec<Module> {
    let has_objects = !service.types.objects.is_empty();
    let wire = (options.wire() && has_objects).then(|| Module {
        path: format!("{}/{}/wire.rs", service.provider, service.module),
        source: service.ir.spec_path.clone(),
        tokens: wire::service_objects(service),
    });
    let client = options.client.then(|| Module {
        path: format!("{}/{}/client.rs", service.provider, service.module),
        source: service.ir.spec_path.clone(),
        tokens: client::module(service, operations),
    });
    let wire_gate = gate(&options.wire_mod_attributes);
    let wire_line = wire
        .is_some()
        .then(|| quote! { ::annul_runtime::wire_items! { #wire_gate mod wire; } });
    let client_gate = gate(&options.client_mod_attributes);
    let client_line = client.is_some().then(|| {
        let variables =
            (!service.ir.endpoints.variables.is_empty()).then(|| quote! { , HostVariables });
        quote! {
            ::annul_runtime::client_items! {
                #client_gate
                mod client;
                #client_gate
                pub use client::{BlockingClient, Client #variables};
            }
        }
    });
    let codec_line = options
        .wire()
        .then(|| needs_codec(service, &wire_gate))
        .flatten();
    let parts = quote! { #codec_line #wire_line #client_line };
    let scope = Scope::service(options, service);
    let parent = module(service, operations, &parts, scope);
    [Some(parent), wire, client].into_iter().flatten().collect()
}

/// That the runtime has the codec of the service; who only has its types needs none.
fn needs_codec(service: &Service<'_>, gate: &TokenStream) -> Option<TokenStream> {
    let needs = match service.ir.protocol.codec() {
        Codec::Xml => quote! { ::annul_runtime::needs_xml!(); },
        Codec::Cbor => quote! { ::annul_runtime::needs_cbor!(); },
        Codec::Json | Codec::Form | Codec::Text => return None,
    };
    Some(quote! { ::annul_runtime::wire_items! { #gate #needs } })
}

fn module(
    service: &Service<'_>,
    operations: &[&Operation<'_>],
    parts: &TokenStream,
    scope: Scope<'_>,
) -> Module {
    let modules = operations.iter().map(|operation| {
        let docs = super::operation::docs(operation.ir);
        let name = ident(&operation.module);
        quote! { #docs pub mod #name; }
    });
    let info = info(service);
    let errors = service.errors.iter().map(|error| {
        let constant = ident(&error.name);
        let docs = errors::docs(error.ir).tokens();
        let info = errors::info(error.ir, &[], true);
        quote! { #docs pub const #constant: &ErrorInfo = #info; }
    });
    let objects = service.types.objects.iter();
    let objects = objects.map(|found| structs::object(found, &service.types, &scope));
    let enums = service
        .types
        .enums
        .iter()
        .map(|found| super::enums::enumeration(found, &scope));
    let imports = imports(service);
    let fields = service.types.objects.iter().map(|found| &found.fields);
    let no_default = structs::no_default(fields);
    let tokens = quote! { #no_default #imports #(#modules)* #parts #info #(#errors)* #(#objects)* #(#enums)* };
    let path = format!("{}/{}/mod.rs", service.provider, service.module);
    Module {
        path,
        source: service.ir.spec_path.clone(),
        tokens,
    }
}

/// What this file uses, and no more.
fn imports(service: &Service<'_>) -> TokenStream {
    let mut facts = vec![
        "AuthScheme",
        "DecidesFirst",
        "ErrorIdentity",
        "ErrorPlace",
        "PartitionInfo",
        "Protocol",
        "RequestIdPlace",
        "ServiceInfo",
    ];
    facts.extend(
        service
            .ir
            .endpoints
            .discovery
            .is_some()
            .then_some("DiscoveryInfo"),
    );
    facts.extend(
        service
            .ir
            .has_front_door_of_its_own()
            .then_some("FrontDoorKind"),
    );
    let identity = &service.ir.error_identity;
    if service.ir.auth.is_empty() {
        facts.retain(|name| *name != "AuthScheme");
    }
    if identity.code.is_empty() && identity.message.is_empty() {
        facts.retain(|name| *name != "ErrorPlace");
    }
    if service.ir.endpoints.are_given() {
        facts.retain(|name| *name != "PartitionInfo");
    }
    if !service.ir.endpoints.variables.is_empty() {
        facts.push("VariableInfo");
    }
    let mut auth = service.ir.auth.iter();
    if auth.any(|auth| auth.scheme == AuthSchemeKind::ApiKey) {
        facts.push("ApiKeyPlace");
    }
    if service.ir.request_id.is_empty() {
        facts.retain(|name| *name != "RequestIdPlace");
    }
    let mut named = Vec::new();
    let names = (!service.errors.is_empty()).then(|| {
        named = errors::facts(service.errors.iter().map(|error| error.ir));
        quote! { use ::annul_runtime::{RefusalKind, Retry, TargetState}; }
    });
    let mut facts: Vec<_> = facts.into_iter().map(ident).chain(named).collect();
    facts.sort_unstable();
    quote! {
        use ::annul_runtime::operation::{#(#facts),*};
        #names
    }
}

fn info(service: &Service<'_>) -> TokenStream {
    let (provider, id, title) = (&service.ir.provider, &service.ir.id, &service.ir.title);
    let protocol = variant(service.ir.protocol);
    let version = service
        .ir
        .version
        .as_ref()
        .map(|version| quote! { .version(#version) });
    let front_door = service.ir.has_front_door_of_its_own().then(|| {
        let kind = variant(service.ir.front_door);
        quote! { .front_door(FrontDoorKind::#kind) }
    });
    let auth = service.ir.auth.iter().map(auth);
    let endpoints = (!service.ir.endpoints.are_given()).then(|| {
        let default = &service.ir.endpoints.default;
        let partitions = service.ir.endpoints.partitions.iter().map(partition);
        quote! { .endpoints(#default, &[#(#partitions),*]) }
    });
    let variables = service.ir.endpoints.variables.iter().map(|variable| {
        let name = &variable.name;
        let dots = variable.dots.then(|| quote! { .dots() });
        quote! { VariableInfo::new(#name) #dots }
    });
    let variables = (!service.ir.endpoints.variables.is_empty())
        .then(|| quote! { .variables(&[#(#variables),*]) });
    let discovery = service.ir.endpoints.discovery.as_ref().map(|discovery| {
        let target = &discovery.target;
        let required = discovery.required.then(|| quote! { .required() });
        quote! { .discovery(DiscoveryInfo::new(#target) #required) }
    });
    let request_id = service.ir.request_id.iter().map(|place| match place {
        RequestIdPlace::Header(name) => {
            quote! { RequestIdPlace::Header(#name) }
        }
        RequestIdPlace::Body(name) => {
            quote! { RequestIdPlace::Body(#name) }
        }
    });
    let identity = &service.ir.error_identity;
    let first = variant(identity.by.first().unwrap_or(&DecidesFirst::Code));
    let places = |places: &[ErrorPlace]| {
        let places = places.iter().map(|place| match place {
            ErrorPlace::Header(name) => quote! { ErrorPlace::Header(#name) },
            ErrorPlace::Body(path) => quote! { ErrorPlace::Body(#path) },
        });
        quote! { &[#(#places),*] }
    };
    let (code, message) = (places(&identity.code), places(&identity.message));
    let errors = service.errors.iter().map(|error| ident(&error.name));
    let errors = (!service.errors.is_empty()).then(|| quote! { .errors(&[#(#errors),*]) });
    let docs = Docs::text(&format!("What the operations of {} share.", docs_code(id))).tokens();
    quote! {
        #docs
        pub const SERVICE: &ServiceInfo =
            &ServiceInfo::new(#provider, #id, Protocol::#protocol)
                .title(#title)
                #version
                #front_door
                .auth(&[#(#auth),*])
                #endpoints
                #variables
                #discovery
                .request_id(&[#(#request_id),*])
                .error_identity(ErrorIdentity::new(
                    DecidesFirst::#first,
                    #code,
                    #message,
                ))
                #errors;
    }
}

fn auth(auth: &Auth) -> TokenStream {
    let scheme = variant(auth.scheme);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let facts = match auth.scheme {
        AuthSchemeKind::AwsSigV4 => {
            let name = text(&auth.signing_name);
            Some(quote! { { signing_name: #name } })
        }
        AuthSchemeKind::TokenHeader => {
            let param = text(&auth.param);
            Some(quote! { { param: #param } })
        }
        AuthSchemeKind::Bearer => {
            let word = auth.word();
            Some(quote! { { word: #word } })
        }
        AuthSchemeKind::ApiKey => {
            let place = if let Some(name) = &auth.query {
                quote! { ApiKeyPlace::Query(#name) }
            } else {
                let name = text(&auth.header);
                quote! { ApiKeyPlace::Header(#name) }
            };
            Some(quote! { { place: #place } })
        }
        AuthSchemeKind::Custom => {
            let name = text(&auth.name);
            Some(quote! { { name: #name } })
        }
        AuthSchemeKind::OciSignature
        | AuthSchemeKind::HuaweiSdkHmac
        | AuthSchemeKind::Basic
        | AuthSchemeKind::None => None,
    };
    quote! { AuthScheme::#scheme #facts }
}

fn partition(partition: &Partition) -> TokenStream {
    let (name, plain, prefixes) = (
        &partition.name,
        &partition.plain,
        &partition.region_prefixes,
    );
    let prefixes = (!prefixes.is_empty()).then(|| quote! { .region_prefixes(&[#(#prefixes),*]) });
    let variant = |url: &Option<String>, method: &str| {
        let method = ident(method);
        url.as_ref().map(|url| quote! { .#method(#url) })
    };
    let fips = variant(&partition.fips, "fips");
    let dual_stack = variant(&partition.dual_stack, "dual_stack");
    let fips_dual_stack = variant(&partition.fips_dual_stack, "fips_dual_stack");
    quote! {
        PartitionInfo::new(#name, #plain) #prefixes #fips #dual_stack #fips_dual_stack
    }
}
