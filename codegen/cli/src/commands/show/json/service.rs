//! The service of an operation as JSON: where it answers, how callers identify themselves, how errors are told.

use annul_codegen::ir::{
    Auth, Discovery, ErrorPlace, Partition, Quirk, RequestIdPlace, Service, Variable,
};
use serde_json::{Value, json};

/// What operations of the service share; its errors stand with those of the operation.
pub(super) fn service(service: &Service) -> Value {
    let endpoints = &service.endpoints;
    let identity = &service.error_identity;
    json!({
        "id": service.id,
        "provider": service.provider,
        "title": service.title,
        "docs": service.docs,
        "spec": service.spec_path,
        "protocol": service.protocol.as_str(),
        "version": service.version,
        "auth": service.auth.iter().map(auth).collect::<Vec<Value>>(),
        "endpoints": {
            "given": endpoints.are_given(),
            "default": endpoints.default,
            "variables": endpoints.variables.iter().map(variable).collect::<Vec<Value>>(),
            "partitions": endpoints.partitions.iter().map(partition).collect::<Vec<Value>>(),
            "discovery": endpoints.discovery.as_ref().map(discovery),
        },
        "request_id": service.request_id.iter().map(request_id).collect::<Vec<Value>>(),
        "error_identity": {
            "by": identity.by.iter().map(|key| key.as_str()).collect::<Vec<_>>(),
            "code": identity.code.iter().map(error_place).collect::<Vec<Value>>(),
            "message": identity.message.iter().map(error_place).collect::<Vec<Value>>(),
        },
        "front_door": service.front_door.as_str(),
        "quirks": quirks(&service.quirks),
        "rust": annul_codegen::rust::name::path(service),
    })
}

/// What is odd in the sources, and what was decided.
pub(super) fn quirks(quirks: &[Quirk]) -> Vec<Value> {
    let quirk = |found: &Quirk| json!({ "says": found.says, "decided": found.decided, "sources": found.sources });
    quirks.iter().map(quirk).collect()
}

fn auth(auth: &Auth) -> Value {
    json!({
        "scheme": auth.scheme.as_str(),
        "signing_name": auth.signing_name,
        "param": auth.param,
        "word": auth.word,
        "header": auth.header,
        "query": auth.query,
        "name": auth.name,
    })
}

fn partition(partition: &Partition) -> Value {
    json!({
        "name": partition.name,
        "region_prefixes": partition.region_prefixes,
        "plain": partition.plain,
        "fips": partition.fips,
        "dual_stack": partition.dual_stack,
        "fips_dual_stack": partition.fips_dual_stack,
        "assumed": partition.assumed,
    })
}

fn variable(variable: &Variable) -> Value {
    json!({ "name": variable.name, "dots": variable.dots, "docs": variable.docs })
}

fn discovery(discovery: &Discovery) -> Value {
    json!({ "required": discovery.required, "target": discovery.target })
}

fn request_id(place: &RequestIdPlace) -> Value {
    match place {
        RequestIdPlace::Header(name) => json!({ "header": name }),
        RequestIdPlace::Body(member) => json!({ "body": member }),
    }
}

fn error_place(place: &ErrorPlace) -> Value {
    match place {
        ErrorPlace::Header(name) => json!({ "header": name }),
        ErrorPlace::Body(path) => json!(path),
    }
}
