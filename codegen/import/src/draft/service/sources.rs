//! The sources of a service file, its id, and the words that a profile has filled in.

use serde_json::{Map, Value, json};

use crate::profile;

use super::Parts;

/// The id of the service: its name, behind that of the provider where no provider's file has it.
pub(super) fn id(parts: &Parts<'_>) -> String {
    let name = &parts.model.service.name;
    if parts.provider_file.is_some() {
        name.clone()
    } else {
        format!("{}.{name}", parts.provider)
    }
}

pub(super) fn words(parts: &Parts<'_>) -> Vec<(&'static str, String)> {
    let Parts { model, .. } = *parts;
    let about = &model.service;
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| about.name.clone());
    vec![
        ("title", about.title.clone()),
        ("name", about.name.clone()),
        ("package", model.origin.package.clone()),
        (
            "section",
            model
                .origin
                .section
                .clone()
                .unwrap_or_else(|| about.name.clone()),
        ),
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
    let before = parts
        .operations
        .first()
        .and_then(|operation| operation.host_prefix.as_deref());
    format!("{}{prefix}", before.unwrap_or_default())
}

pub(super) fn sources(parts: &Parts<'_>, source: &str) -> Map<String, Value> {
    let words = words(parts);
    let words: Vec<(&str, &str)> = words
        .iter()
        .map(|(word, with)| (*word, with.as_str()))
        .collect();
    let mut map = Map::new();
    let Some(profile) = parts.profile else {
        let origin = &parts.model.origin;
        let mut about =
            json!({ "title": format!("{} of {}", origin.package, parts.model.service.title) });
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
    let about = |key: &str| {
        profile
            .get(&of_protocol)
            .and_then(|value| value.get(key))
            .cloned()
    };
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
