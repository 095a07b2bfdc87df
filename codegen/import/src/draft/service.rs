//! The service file of a draft: what the profile lays under it, and what the model says.

use annul_codegen::ir::Protocol;
use serde_json::{Map, Value, json};

use crate::model::{Auth, Model, Operation, Wire};
use crate::profile::{self, Profile};
use crate::words::prose;

use super::errors::{self, Errors};
use super::notes::{Notes, imported};

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
    let own = profile.and_then(|profile| profile.get(&["source", format])).and_then(Value::as_str);
    own.unwrap_or(format).to_owned()
}

/// The service file.
pub(super) fn service(parts: &Parts<'_>, notes: &mut Notes) -> Map<String, Value> {
    let Parts { model, profile, provider, protocol, .. } = *parts;
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
    let words: Vec<(&str, &str)> = words.iter().map(|(word, with)| (*word, with.as_str())).collect();
    let of_protocol = ["protocols", protocol.as_str(), "service"];
    let layers = [&["service"][..], &of_protocol[..]];
    for way in layers {
        for (key, value) in profile.into_iter().flat_map(|profile| profile.entries(way)) {
            map.insert(key.clone(), profile::filled(value, &words));
        }
    }
    if profile.is_none() {
        without_profile(parts, &mut map);
    }
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
    if profile.is_some() {
        let says = imported("the model says nothing of hosts and of the errors that any operation can answer.");
        let decided = format!("They are those of the profile for all services of {provider}.");
        map.insert("quirks".to_owned(), json!([{ "says": says, "decided": decided }]));
        notes.assume("hosts and common errors are those of the profile");
    }
    map
}

/// The id of the service: its name, behind that of the provider where no provider's file has it.
fn id(parts: &Parts<'_>) -> String {
    let name = &parts.model.service.name;
    if parts.profile.is_some() {
        name.clone()
    } else {
        format!("{}.{name}", parts.provider)
    }
}

fn words(parts: &Parts<'_>) -> Vec<(&'static str, String)> {
    let Parts { model, .. } = *parts;
    let about = &model.service;
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| about.name.clone());
    vec![
        ("title", about.title.clone()),
        ("name", about.name.clone()),
        ("package", model.origin.package.clone()),
        ("section", model.origin.section.clone().unwrap_or_else(|| about.name.clone())),
        ("retrieved", parts.retrieved.to_owned()),
        ("version", text(&about.version)),
        ("signing_name", text(&about.signing_name)),
        ("prefix", prefix(parts)),
    ]
}

/// The first part of hosts, with what stands before it for all operations that are drafted.
fn prefix(parts: &Parts<'_>) -> String {
    let about = &parts.model.service;
    let prefix = about.endpoint_prefix.as_ref().unwrap_or(&about.name);
    let before = parts.operations.first().and_then(|operation| operation.host_prefix.as_deref());
    format!("{}{prefix}", before.unwrap_or_default())
}

fn sources(parts: &Parts<'_>, source: &str) -> Map<String, Value> {
    let words = words(parts);
    let words: Vec<(&str, &str)> = words.iter().map(|(word, with)| (*word, with.as_str())).collect();
    let mut map = Map::new();
    let Some(profile) = parts.profile else {
        let origin = &parts.model.origin;
        let mut about = json!({ "title": format!("{} of {}", origin.package, parts.model.service.title) });
        if let (Some(section), Value::Object(about)) = (&origin.section, &mut about) {
            about.insert("section".to_owned(), section.clone().into());
        }
        if let Value::Object(about) = &mut about {
            about.insert("retrieved".to_owned(), parts.retrieved.into());
        }
        map.insert(source.to_owned(), about);
        return map;
    };
    let own = profile.get(&["sources", source]);
    map.extend(own.map(|value| (source.to_owned(), profile::filled(value, &words))));
    let of_protocol = ["protocols", parts.protocol.as_str()];
    let about = |key: &str| profile.get(&of_protocol).and_then(|value| value.get(key)).cloned();
    if let Some(title) = about("title") {
        let mut value = Map::new();
        value.insert("title".to_owned(), title);
        value.extend(about("url").map(|url| ("url".to_owned(), url)));
        value.insert("retrieved".to_owned(), parts.retrieved.into());
        map.insert("protocol".to_owned(), value.into());
    }
    if let Some(common) = profile.get(&["common_errors"]) {
        map.insert("common_errors".to_owned(), profile::filled(common, &words));
    }
    for (name, value) in profile.entries(&["needs_sources"]) {
        if !map.contains_key(name) {
            map.insert(name.clone(), profile::filled(value, &words));
        }
    }
    map
}

/// What a service says that no profile knows.
fn without_profile(parts: &Parts<'_>, map: &mut Map<String, Value>) {
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
    map.insert("auth".to_owned(), auth.into());
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

/// Errors of the profile, and those of the model that have the name of one that all services share.
fn common_errors(
    parts: &Parts<'_>,
    source: &str,
    service: &Map<String, Value>,
    notes: &mut Notes,
) -> Map<String, Value> {
    let Parts { model, profile, protocol, .. } = *parts;
    let errors = Errors { model, profile, protocol, source };
    let mut shapes = Vec::new();
    for operation in parts.operations {
        for shape in errors.shapes(operation) {
            if !shapes.iter().any(|known: &&crate::model::Shape| known.name == shape.name) {
                shapes.push(shape);
            }
        }
    }
    let taken: Vec<String> = shapes.iter().flat_map(|shape| errors::codes(shape)).collect();
    let shared = parts.provider_file.and_then(|file| file.get("errors")).and_then(Value::as_object);
    let of_profile: Vec<(&String, &Value)> =
        profile.into_iter().flat_map(|profile| profile.entries(&["errors"])).collect();
    let has_shared = service.get("bodies").is_some() || parts.provider_file.is_some();
    let mut found = Map::new();
    for (name, value) in of_profile.iter().copied().chain(shared.into_iter().flatten()) {
        let is_shared = shared.is_some_and(|shared| shared.contains_key(name));
        if let Some(shape) = shapes.iter().find(|shape| shape.name == *name) {
            let mut own = errors.error(shape, has_shared, notes);
            let others: Vec<String> = taken.iter().filter(|code| *code != name).cloned().collect();
            let known = errors::without_codes(name, value, &others);
            // What the provider knows of an error goes before what its name is taken for.
            own.extend(value.get("kind").map(|kind| ("kind".to_owned(), kind.clone())));
            if let Some(codes) = known.as_ref().and_then(|known| known.get("codes")) {
                own.insert("codes".to_owned(), codes.clone());
            }
            found.insert(name.clone(), own.into());
            continue;
        }
        let left = errors::without_codes(name, value, &taken);
        match left {
            Some(mut left) if !is_shared || left != *value => {
                if let (false, Value::Object(left)) = (is_shared, &mut left) {
                    left.insert("source".to_owned(), "common_errors".into());
                }
                found.insert(name.clone(), left);
            }
            _ => {}
        }
    }
    found
}
