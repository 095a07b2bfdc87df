//! The JSON Schema of the spec language, from the same tables that the checker reads.

use serde_json::{Map, Value, json};

use super::language::{OPERATION, PROVIDER, SERVICE, Section, Shape};

/// The schema of an operation's file.
#[must_use]
pub fn operation() -> Value {
    document(&OPERATION, "An operation of a cancel catalogue")
}

/// The schema of a service file.
#[must_use]
pub fn service() -> Value {
    let mut schema = document(&SERVICE, "A service of a cancel catalogue");
    // What is not here may stand in the provider's file.
    let shared = |key: &Value| PROVIDER.keys.iter().any(|it| key == it.name);
    if let Some(required) = schema["$defs"]["a-service-file"]["required"].as_array_mut() {
        required.retain(|key| !shared(key));
    }
    for section in ["endpoints", "a-partition"] {
        schema["$defs"][section]["required"] = json!([]);
    }
    schema
}

/// The schema of a provider file.
#[must_use]
pub fn provider() -> Value {
    document(&PROVIDER, "What the services of a provider share")
}

/// Sections go to `$defs` by name, so that recursive ones (members of members) end.
fn document(section: &'static Section, title: &str) -> Value {
    let mut defs = Map::new();
    let body = reference(section, &mut defs);
    let defs: Map<String, Value> = {
        let mut sorted: Vec<_> = defs.into_iter().collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        sorted.into_iter().collect()
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "$ref": body["$ref"],
        "$defs": defs,
    })
}

fn reference(section: &'static Section, defs: &mut Map<String, Value>) -> Value {
    let name = section.name.replace(' ', "-");
    if !defs.contains_key(&name) {
        defs.insert(name.clone(), Value::Null);
        let mut properties = Map::new();
        for key in section.keys {
            let mut property = shape(key.shape, defs);
            property["description"] = key.doc.into();
            properties.insert(key.name.into(), property);
        }
        let required: Vec<&str> = section
            .keys
            .iter()
            .filter(|key| key.required)
            .map(|key| key.name)
            .collect();
        let body = json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        defs.insert(name.clone(), body);
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn shape(of: &'static Shape, defs: &mut Map<String, Value>) -> Value {
    match of {
        Shape::Text | Shape::Quoted | Shape::Prose => json!({ "type": "string", "pattern": "\\S" }),
        Shape::Name(form) => json!({ "type": "string", "pattern": form.pattern() }),
        Shape::Integer { min, max } => {
            let mut schema = json!({ "type": "integer" });
            if *min != i64::MIN {
                schema["minimum"] = (*min).into();
            }
            if *max != i64::MAX {
                schema["maximum"] = (*max).into();
            }
            schema
        }
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Date => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::Word(words) => {
            let mut schema = json!({ "enum": words.iter().map(|it| it.word).collect::<Vec<_>>() });
            // Editors show what a word says beside it; validators pass over this key.
            if words.iter().any(|it| !it.doc.is_empty()) {
                let docs = words.iter().map(|it| it.doc);
                schema["enumDescriptions"] = docs.collect::<Vec<_>>().into();
            }
            schema
        }
        Shape::Literal => json!({}),
        Shape::List(item) => json!({ "type": "array", "items": shape(item, defs) }),
        Shape::OneOrMany(item) => {
            let one = shape(item, defs);
            let many = json!({ "type": "array", "minItems": 1, "items": shape(item, defs) });
            json!({ "anyOf": [one, many] })
        }
        Shape::Map(value) => json!({
            "type": "object",
            "propertyNames": { "pattern": "\\S" },
            "additionalProperties": shape(value, defs),
        }),
        Shape::Section(section) => reference(section, defs),
        Shape::Deferred(of) => shape(of(), defs),
        Shape::Either(shapes) => {
            let shapes: Vec<Value> = shapes.iter().map(|of| shape(of, defs)).collect();
            json!({ "anyOf": shapes })
        }
    }
}
