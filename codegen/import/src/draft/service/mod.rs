//! The service file of a draft: what the profile lays under it, and what the model says.

mod common;
mod sources;

use annul_codegen::ir::Protocol;
use serde_json::{Map, Value, json};

use crate::model::{Auth, Model, Operation, Wire};
use crate::profile::{self, Profile};
use crate::words::prose;

use super::notes::{Notes, imported};

use common::common_errors;
use sources::{id, sources, words};

/// What a service file is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    /// The model.
    pub(super) model: &'a Model,
    /// What its provider's services share.
    pub(super) profile: Option<&'a Profile>,
    /// The file of the provider, as a tree.
    pub(super) provider_file: Option<&'a Value>,
    /// The provider's name.
    pub(super) provider: &'a str,
    /// How its operations travel.
    pub(super) protocol: Protocol,
    /// The operations that are drafted.
    pub(super) operations: &'a [&'a Operation],
    /// The day on which the model was read.
    pub(super) retrieved: &'a str,
}

/// The first protocol of a model that specs can say; what the model has, if they can say none.
pub(super) fn protocol(model: &Model) -> Result<Protocol, String> {
    let protocols = &model.service.protocols;
    let known = protocols.iter().find_map(|wire| match wire {
        Wire::Known(protocol) => Some(*protocol),
        Wire::Other(_) => None,
    });
    known.ok_or_else(|| {
        let others: Vec<&str> = protocols
            .iter()
            .filter_map(|wire| match wire {
                Wire::Other(name) => Some(name.as_str()),
                Wire::Known(_) => None,
            })
            .collect();
        match others.as_slice() {
            [] => "the model names no protocol".to_owned(),
            _ => format!("specs have no protocol `{}`", others.join("` or `")),
        }
    })
}

/// The name of the source that a draft is from.
pub(super) fn source(model: &Model, profile: Option<&Profile>) -> String {
    let format = model.origin.format.word();
    let own = profile
        .and_then(|profile| profile.get(&["source", format]))
        .and_then(Value::as_str);
    own.unwrap_or(format).to_owned()
}

/// The service file.
pub(super) fn service(parts: &Parts<'_>, notes: &mut Notes) -> Map<String, Value> {
    let Parts {
        model,
        profile,
        provider,
        protocol,
        ..
    } = *parts;
    let about = &model.service;
    let source = source(model, profile);
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| {
        map.insert(key.to_owned(), value);
    };
    if parts.provider_file.is_none() {
        put("annul", 1.into());
        put("provider", provider.into());
    }
    put("service", id(parts).into());
    put("title", about.title.clone().into());
    if let Some(docs) = about.docs.as_deref().and_then(prose::sentence) {
        put("docs", docs.into());
    }
    put("sources", sources(parts, &source).into());
    put("default_source", source.clone().into());
    put("protocol", protocol.as_str().into());
    if let Some(version) = &about.version {
        put("version", version.clone().into());
    }
    let words = words(parts);
    let words: Vec<(&str, &str)> = words
        .iter()
        .map(|(word, with)| (*word, with.as_str()))
        .collect();
    let of_protocol = ["protocols", protocol.as_str(), "service"];
    let layers = [&["service"][..], &of_protocol[..]];
    for way in layers {
        for (key, value) in profile.into_iter().flat_map(|profile| profile.entries(way)) {
            map.insert(key.clone(), profile::filled(value, &words));
        }
    }
    of_model(parts, &mut map);
    host(parts, &mut map, notes);
    let errors = common_errors(parts, &source, &map, notes);
    if !errors.is_empty() {
        map.insert("errors".to_owned(), errors.into());
    }
    let replies: Map<String, Value> = profile
        .into_iter()
        .flat_map(|profile| profile.entries(&["replies"]))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if !replies.is_empty() {
        map.insert("replies".to_owned(), replies.into());
    }
    if profile.is_some_and(|profile| profile.entries(&["errors"]).next().is_some()) {
        let says = imported(
            "the model says nothing of hosts and of the errors that any operation can answer.",
        );
        let decided = format!("They are those of the profile for all services of {provider}.");
        map.insert(
            "quirks".to_owned(),
            json!([{ "says": says, "decided": decided }]),
        );
        notes.assume("hosts and common errors are those of the profile");
    }
    map
}

/// What a model says of callers and hosts, where no profile does.
fn of_model(parts: &Parts<'_>, map: &mut Map<String, Value>) {
    let has = |map: &Map<String, Value>, key: &str| {
        map.contains_key(key)
            || parts
                .provider_file
                .is_some_and(|file| file.get(key).is_some())
    };
    if !has(map, "auth") {
        map.insert("auth".to_owned(), auth(parts).into());
    }
    if !has(map, "endpoints") {
        let url = parts.model.service.base_url.as_ref();
        let endpoints = url.map(|url| {
            let all = json!({ "region_prefixes": [], "plain": url });
            json!({ "default": "all", "partitions": { "all": all } })
        });
        map.insert(
            "endpoints".to_owned(),
            endpoints.unwrap_or_else(|| "given".into()),
        );
    }
}

fn auth(parts: &Parts<'_>) -> Vec<Value> {
    let auth = parts.model.service.auth.iter().map(|auth| match auth {
        Auth::Basic => json!({ "scheme": "basic" }),
        Auth::Bearer => json!({ "scheme": "bearer" }),
        Auth::KeyHeader(name) => json!({ "scheme": "api_key", "header": name }),
        Auth::KeyQuery(name) => json!({ "scheme": "api_key", "query": name }),
        Auth::None => json!({ "scheme": "none" }),
    });
    let mut auth: Vec<Value> = auth.collect();
    if auth.is_empty() {
        auth.push(json!({ "scheme": "none", "docs": imported("the model names no way to identify a caller.") }));
    }
    auth
}

/// One host for all regions, where the model has it.
fn host(parts: &Parts<'_>, map: &mut Map<String, Value>, notes: &mut Notes) {
    let about = &parts.model.service;
    if let Some(host) = &about.global_endpoint
        && let Some(Value::Object(endpoints)) = map.get_mut("endpoints")
    {
        let assumed = imported("the model names this host for all regions.");
        let own = json!({ "aws": { "plain": format!("https://{host}"), "assumed": assumed } });
        endpoints.insert("partitions".to_owned(), own);
        notes.assume(format!("{host} answers for all regions"));
    }
}
