//! The JSON Schema of `annul diff --format json`.

use serde_json::{Value, json};

use crate::diff::verdict::{Bump, Rollout, Severity, Verdict};

/// The version of the format; keys may be added within a version.
pub const VERSION: u32 = 1;

/// The schema of a report.
#[must_use]
pub fn schema() -> Value {
    let (verdict, bump, rollout) = (verdict(), bump(), rollout());
    let text = json!({ "type": "string" });
    let maybe = json!({ "type": ["string", "null"] });
    let number = json!({ "type": "integer", "minimum": 0 });
    let rust = object(&[("callers", &bump), ("handlers", &bump)]);
    let finding = finding();
    let counts: Vec<(&str, &Value)> = Severity::ALL
        .iter()
        .map(|severity| (severity.as_str(), &number))
        .collect();
    let summary = object(&[
        ("severity", &object(&counts)),
        ("accepted", &number),
        ("old_caller_new_server", &verdict),
        ("new_caller_old_server", &verdict),
        ("rust", &rust),
        ("rollout", &rollout),
    ]);
    let item = object(&[
        ("path", &text),
        ("old", &maybe),
        ("new", &maybe),
        ("callers", &bump),
        ("handlers", &bump),
    ]);
    let mut schema = object(&[
        ("schema", &json!({ "const": VERSION })),
        ("tool", &object(&[("name", &text), ("version", &text)])),
        (
            "policy",
            &object(&[
                ("strict_callers", &json!({ "type": "boolean" })),
                ("fail_on", &maybe),
            ]),
        ),
        ("old", &text),
        ("new", &text),
        ("compared", &number),
        ("summary", &summary),
        ("findings", &json!({ "type": "array", "items": finding })),
        ("rust_items", &json!({ "type": "array", "items": item })),
    ]);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("Report of annul diff");
    schema
}

/// The schema of a finding.
fn finding() -> Value {
    let (verdict, bump, rollout) = (verdict(), bump(), rollout());
    let severity = words(&Severity::ALL.map(Severity::as_str));
    let text = json!({ "type": "string" });
    let maybe = json!({ "type": ["string", "null"] });
    let number = json!({ "type": "integer", "minimum": 0 });
    let texts = json!({ "type": "array", "items": text });
    let rust = object(&[("callers", &bump), ("handlers", &bump)]);
    let witness = object(&[
        ("value", &maybe),
        ("shown", &text),
        ("accepted_by", &words(&["old", "new"])),
        ("why", &text),
    ]);
    let witnesses = json!({ "type": "array", "items": witness });
    let part = object(&[
        ("what", &text),
        ("rule", &maybe),
        ("old", &text),
        ("new", &text),
        ("decided", &json!({ "type": "boolean" })),
        ("witnesses", &witnesses),
    ]);
    let place = nullable(object(&[
        ("file", &text),
        ("line", &number),
        ("column", &number),
        ("end_line", &number),
        ("end_column", &number),
    ]));
    let accepted = nullable(object(&[
        ("reason", &text),
        ("because", &words(&["corrected", "intended"])),
        ("date", &text),
        ("until", &maybe),
    ]));
    object(&[
        ("rule", &text),
        (
            "fingerprint",
            &json!({ "type": "string", "pattern": "^[0-9a-f]{12}$" }),
        ),
        ("severity", &severity),
        ("service", &text),
        ("operation", &maybe),
        ("element", &texts),
        ("message", &text),
        ("why", &text),
        ("note", &maybe),
        ("advice", &maybe),
        ("hint", &maybe),
        ("likely", &maybe),
        ("old", &maybe),
        ("new", &maybe),
        ("witnesses", &witnesses),
        ("parts", &json!({ "type": "array", "items": part })),
        ("reaches", &texts),
        ("old_at", &place),
        ("new_at", &place),
        ("accepted", &accepted),
        ("old_caller_new_server", &verdict),
        ("new_caller_old_server", &verdict),
        ("rust", &rust),
        ("rollout", &rollout),
    ])
}

fn verdict() -> Value {
    words(
        &[
            Verdict::Ok,
            Verdict::NewOnly,
            Verdict::Risk,
            Verdict::Breaks,
        ]
        .map(Verdict::as_str),
    )
}

fn bump() -> Value {
    words(&[Bump::None, Bump::Patch, Bump::Minor, Bump::Major].map(Bump::as_str))
}

fn rollout() -> Value {
    use Rollout::{Any, CallersFirst, NewVersion, ServersFirst, Together};
    words(&[Any, CallersFirst, ServersFirst, Together, NewVersion].map(Rollout::as_str))
}

/// All keys are always there; others may be added within a version.
fn object(keys: &[(&str, &Value)]) -> Value {
    let properties: serde_json::Map<String, Value> = keys
        .iter()
        .map(|(key, schema)| ((*key).to_owned(), (*schema).clone()))
        .collect();
    let required: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn nullable(mut schema: Value) -> Value {
    schema["type"] = json!(["object", "null"]);
    schema
}

fn words(words: &[&str]) -> Value {
    json!({ "enum": words })
}
