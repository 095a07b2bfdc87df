//! Errors of a profile, and those of the model that have the name of one that all services share.

use serde_json::{Map, Value};

use crate::draft::errors::{self, Errors};
use crate::draft::notes::Notes;
use crate::model::Shape;

use super::Parts;

/// Errors of the profile, and those of the model that have the name of one that all services share.
pub(super) fn common_errors(
    parts: &Parts<'_>,
    source: &str,
    service: &Map<String, Value>,
    notes: &mut Notes,
) -> Map<String, Value> {
    let Parts {
        model,
        profile,
        protocol,
        ..
    } = *parts;
    let errors = Errors {
        model,
        profile,
        protocol,
        source,
    };
    let mut shapes = Vec::new();
    for operation in parts.operations {
        for shape in errors.shapes(operation) {
            if !shapes.iter().any(|known: &&Shape| known.name == shape.name) {
                shapes.push(shape);
            }
        }
    }
    let taken: Vec<String> = shapes
        .iter()
        .flat_map(|shape| errors::codes(shape))
        .collect();
    let shared = parts
        .provider_file
        .and_then(|file| file.get("errors"))
        .and_then(Value::as_object);
    let of_profile: Vec<(&String, &Value)> = profile
        .into_iter()
        .flat_map(|profile| profile.entries(&["errors"]))
        .collect();
    let has_shared = service.get("bodies").is_some() || parts.provider_file.is_some();
    let mut found = Map::new();
    for (name, value) in of_profile
        .iter()
        .copied()
        .chain(shared.into_iter().flatten())
    {
        let is_shared = shared.is_some_and(|shared| shared.contains_key(name));
        if let Some(shape) = shapes.iter().find(|shape| shape.name == *name) {
            let mut own = errors.error(shape, has_shared, notes);
            let others: Vec<String> = taken.iter().filter(|code| *code != name).cloned().collect();
            let known = errors::without_codes(name, value, &others);
            // What the provider knows of an error goes before what its name is taken for.
            own.extend(
                value
                    .get("kind")
                    .map(|kind| ("kind".to_owned(), kind.clone())),
            );
            if let Some(codes) = known.as_ref().and_then(|known| known.get("codes")) {
                own.insert("codes".to_owned(), codes.clone());
            }
            found.insert(name.clone(), own.into());
            continue;
        }
        let left = errors::without_codes(name, value, &taken);
        match left {
            Some(mut left) if !is_shared || left != *value => {
                if let (false, Value::Object(left)) = (is_shared, &mut left)
                    && !left.contains_key("assumed")
                {
                    left.insert("source".to_owned(), "common_errors".into());
                }
                found.insert(name.clone(), left);
            }
            _ => {}
        }
    }
    found
}
