//! Values that can be anything, written in codecs that are not JSON.

use super::Write;
use serde_json::Value;

/// Writes the value that a JSON text is; tells whether it was one.
pub(super) fn write_json(out: &mut dyn Write, json: &str) -> bool {
    // The parser refuses what is deep.
    if let Ok(value) = serde_json::from_str::<Value>(json) {
        write(out, &value);
        return true;
    }
    out.null();
    false
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
