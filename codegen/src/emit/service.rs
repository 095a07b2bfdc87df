//! The module of a service: what its operations share, as constants.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{
    Auth, AuthSchemeKind, DecidesFirst, Operation, Partition, RequestIdPlace, Service, Struct,
};
use crate::name;
use crate::options::Options;
use crate::render::Module;

use super::docs::{Docs, code};
use super::errors;
use super::scope::Scope;
use super::structs;
use super::ty::{ident, variant};
use super::{client, gate, wire};

/// The service's modules: `mod.rs`, and how its own objects travel.
pub(super) fn modules(
    service: &Service,
    operations: &[&Operation],
    options: &Options,
) -> Vec<Module> {
    let objects = shared_objects(service);
    let wire = (options.wire() && !objects.is_empty()).then(|| Module {
        path: format!("{}/{}/wire.rs", service.provider_module, service.module),
        source: service.spec_path.clone(),
        tokens: wire::service_objects(&objects, service),
    });
    let client = options.client.then(|| Module {
        path: format!("{}/{}/client.rs", service.provider_module, service.module),
        source: service.spec_path.clone(),
        tokens: client::module(service, operations),
    });
    let wire_gate = gate(&options.wire_mod_attributes);
    let wire_line = wire.is_some().then(|| quote! { #wire_gate mod wire; });
    let client_gate = gate(&options.client_mod_attributes);
    let client_line = client.is_some().then(|| {
        quote! {
            #client_gate
            mod client;
            #client_gate
            pub use client::{BlockingClient, Client};
        }
    });
    let parts = quote! { #wire_line #client_line };
    let scope = Scope::service(options, service);
    let parent = module(service, operations, &objects, &parts, scope);
    [Some(parent), wire, client].into_iter().flatten().collect()
}

fn module(
    service: &Service,
    operations: &[&Operation],
    objects: &[&Struct],
    parts: &TokenStream,
    scope: Scope<'_>,
) -> Module {
    let modules = operations.iter().map(|operation| {
        let docs = super::operation::docs(operation);
        let name = ident(&operation.module);
        quote! { #docs pub mod #name; }
    });
    let info = info(service);
    let errors = service.errors.iter().map(|error| {
        let constant = constant(&error.name);
        let docs = errors::docs(error).tokens();
        let info = errors::info(error, true);
        quote! { #docs pub const #constant: &ErrorInfo = #info; }
    });
    let objects = objects
        .iter()
        .map(|found| structs::object(found, Some(&service.types), &scope));
    let enums = service
        .types
        .enums
        .iter()
        .map(|found| super::enums::enumeration(found, &scope));
    let imports = imports(service);
    let tokens = quote! { #imports #(#modules)* #parts #info #(#errors)* #(#objects)* #(#enums)* };
    let path = format!("{}/{}/mod.rs", service.provider_module, service.module);
    Module {
        path,
        source: service.spec_path.clone(),
        tokens,
    }
}

/// What this file uses, and no more.
fn imports(service: &Service) -> TokenStream {
    let mut facts = vec![
        "AuthScheme",
        "DecidesFirst",
        "ErrorIdentity",
        "PartitionInfo",
        "Protocol",
        "RequestIdPlace",
        "ServiceInfo",
    ];
    facts.extend(
        service
            .endpoints
            .discovery
            .is_some()
            .then_some("DiscoveryInfo"),
    );
    if service.auth.is_empty() {
        facts.retain(|name| *name != "AuthScheme");
    }
    if service.request_id.is_empty() {
        facts.retain(|name| *name != "RequestIdPlace");
    }
    let names = (!service.errors.is_empty()).then(|| {
        facts.extend(["DeclaredBy", "ErrorInfo", "Fault"]);
        quote! { use ::annul_runtime::{RefusalKind, Retry, TargetState}; }
    });
    facts.sort_unstable();
    let facts = facts.into_iter().map(ident);
    quote! {
        use ::annul_runtime::operation::{#(#facts),*};
        #names
    }
}

/// Objects inside of shared bodies; the bodies themselves are part of each error.
pub(crate) fn shared_objects(service: &Service) -> Vec<&Struct> {
    let bodies: Vec<&str> = service
        .types
        .structs
        .iter()
        .map(|found| found.rust.as_str())
        .collect();
    service
        .types
        .structs
        .iter()
        .filter(|found| nested(service, &found.rust, &bodies))
        .collect()
}

/// Whether an object is a member of another one.
fn nested(service: &Service, rust: &str, bodies: &[&str]) -> bool {
    let names = |ty: &crate::ir::Type| matches!(ty, crate::ir::Type::Object(name) if name == rust);
    bodies.contains(&rust)
        && service
            .types
            .structs
            .iter()
            .flat_map(|found| &found.members)
            .any(|member| match &member.ty {
                crate::ir::Type::List(item) => names(&item.ty),
                ty => names(ty),
            })
}

/// `ThrottlingException` becomes `THROTTLING_EXCEPTION`.
pub(super) fn constant(name: &str) -> proc_macro2::Ident {
    ident(&name::snake(name).to_uppercase())
}

fn info(service: &Service) -> TokenStream {
    let (provider, id, title) = (&service.provider, &service.id, &service.title);
    let protocol = variant(service.protocol);
    let version = service
        .version
        .as_ref()
        .map(|version| quote! { .version(#version) });
    let auth = service.auth.iter().map(auth);
    let default = &service.endpoints.default;
    let partitions = service.endpoints.partitions.iter().map(partition);
    let discovery = service.endpoints.discovery.as_ref().map(|discovery| {
        let target = &discovery.target;
        let required = discovery.required.then(|| quote! { .required() });
        quote! { .discovery(DiscoveryInfo::new(#target) #required) }
    });
    let request_id = service.request_id.iter().map(|place| match place {
        RequestIdPlace::Header(name) => {
            quote! { RequestIdPlace::Header(#name) }
        }
        RequestIdPlace::Body(name) => {
            quote! { RequestIdPlace::Body(#name) }
        }
    });
    let identity = &service.error_identity;
    let first = variant(identity.by.first().unwrap_or(&DecidesFirst::Code));
    let (code_members, message_members) = (&identity.code, &identity.message);
    let errors = service.errors.iter().map(|error| constant(&error.name));
    let errors = (!service.errors.is_empty()).then(|| quote! { .errors(&[#(#errors),*]) });
    let docs = Docs::text(&format!("What the operations of {} share.", code(id))).tokens();
    quote! {
        #docs
        pub const SERVICE: &ServiceInfo =
            &ServiceInfo::new(#provider, #id, Protocol::#protocol)
                .title(#title)
                #version
                .auth(&[#(#auth),*])
                .endpoints(#default, &[#(#partitions),*])
                #discovery
                .request_id(&[#(#request_id),*])
                .error_identity(ErrorIdentity::new(
                    DecidesFirst::#first,
                    &[#(#code_members),*],
                    &[#(#message_members),*],
                ))
                #errors;
    }
}

fn auth(auth: &Auth) -> TokenStream {
    let scheme = variant(auth.scheme);
    let signing_name = auth
        .signing_name
        .as_ref()
        .filter(|_| auth.scheme == AuthSchemeKind::AwsSigV4);
    let signing_name = signing_name.map(|name| quote! { { signing_name: #name } });
    let param = auth
        .param
        .as_ref()
        .filter(|_| auth.scheme == AuthSchemeKind::TokenHeader);
    let param = param.map(|param| quote! { { param: #param } });
    quote! { AuthScheme::#scheme #signing_name #param }
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
