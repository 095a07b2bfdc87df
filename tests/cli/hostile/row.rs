//! A row: a file of YAML with what is done, and what is right.

use std::fs;

use annul_tests::catalogue;
use serde_yaml::Value;

/// A row by its name, which says what it is about.
pub(super) struct Row {
    pub(super) name: String,
    value: Value,
}

/// All rows of a kind, in the order of their names.
pub(super) fn all(kind: &str) -> Vec<Row> {
    let folder = catalogue::root().join("tests/cases/hostile").join(kind);
    let entries = fs::read_dir(&folder).expect("a folder of rows");
    let mut rows: Vec<Row> = entries
        .map(|entry| {
            let path = entry.expect("a row").path();
            let text = fs::read_to_string(&path).expect("a row of text");
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let value =
                serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            Row { name, value }
        })
        .collect();
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(rows.len() > 10, "rows of {kind} are lost");
    rows
}

impl Row {
    pub(super) fn get(&self, key: &str) -> &Value {
        self.value.get(key).unwrap_or(&Value::Null)
    }

    pub(super) fn text(&self, key: &str) -> &str {
        self.get(key).as_str().unwrap_or_default()
    }

    pub(super) fn texts(&self, key: &str) -> Vec<&str> {
        texts(self.get(key))
    }

    /// What is sent, or said: a text, then another one many times, then a third.
    pub(super) fn bytes(&self, key: &str) -> Vec<u8> {
        spelled(&self.value, key)
    }
}

/// A list of texts.
pub(super) fn texts(value: &Value) -> Vec<&str> {
    let items = value.as_sequence().into_iter().flatten();
    items.map(|item| item.as_str().expect("a text")).collect()
}

/// The text under `key`, that of `repeat` so many times with its number in place of `{n}`, and that of `after`; each
/// character below 256 is a byte.
pub(super) fn spelled(value: &Value, key: &str) -> Vec<u8> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
    let mut all = text(key).to_owned();
    if let Some(repeat) = value.get("repeat") {
        let part = repeat["text"].as_str().expect("what is repeated");
        let times = repeat["times"].as_u64().expect("how often");
        for number in 0..times {
            all.push_str(&part.replace("{n}", &number.to_string()));
        }
    }
    all.push_str(text("after"));
    let byte = |char: char| u8::try_from(u32::from(char)).expect("a byte");
    all.chars().map(byte).collect()
}
