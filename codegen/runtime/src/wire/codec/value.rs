//! Values that can be anything, in codecs that are not JSON: from JSON text, and back to it.

use super::{Node, ValueKind, Write};
use serde_json::Value;

/// How deep a value that can be anything is looked into.
const DEEPEST: usize = 64;

/// Writes the value that a JSON text is; tells whether it was one.
pub(super) fn write_json(out: &mut dyn Write, json: &str) -> bool {
    // The parser refuses what is deep.
    match serde_json::from_str::<Value>(json) {
        Ok(value) => {
            write(out, &value);
            true
        }
        Err(_) => {
            out.null();
            false
        }
    }
}

fn write(out: &mut dyn Write, value: &Value) {
    match value {
        Value::Null => out.null(),
        Value::Bool(truth) => out.boolean(*truth),
        Value::Number(number) => out.number(&number.to_string()),
        Value::String(text) => out.text(text),
        Value::Array(items) => {
            out.begin_list();
            for item in items {
                out.item();
                write(out, item);
            }
            out.end_list();
        }
        Value::Object(members) => {
            out.begin_object();
            for (name, value) in members {
                out.name(name);
                write(out, value);
            }
            out.end_object();
        }
    }
}

/// The same value as JSON; what is deeper than anyone looks is a null.
pub(super) fn to_json(node: Node<'_>) -> String {
    json(node, DEEPEST).to_string()
}

fn json(node: Node<'_>, depth: usize) -> Value {
    let Some(depth) = depth.checked_sub(1) else {
        return Value::Null;
    };
    match node.kind() {
        ValueKind::Null => Value::Null,
        ValueKind::Text => node
            .text()
            .map_or(Value::Null, |text| Value::from(text.into_owned())),
        ValueKind::Boolean | ValueKind::Integer | ValueKind::Number => {
            let text = node.scalar().unwrap_or_default();
            serde_json::from_str(&text).unwrap_or(Value::Null)
        }
        ValueKind::List => {
            let items = node.items().unwrap_or_default();
            items.into_iter().map(|item| json(item, depth)).collect()
        }
        ValueKind::Object => {
            let members = node.members().unwrap_or_default();
            let names = members.names();
            let values = members.values();
            let pairs = names
                .into_iter()
                .map(std::borrow::Cow::into_owned)
                .zip(values);
            Value::Object(
                pairs
                    .map(|(name, value)| (name, json(value, depth)))
                    .collect(),
            )
        }
    }
}
