//! YAML as it is written: maps with keys in the author's order, the inner ones on one line.

use std::fmt::Write as _;

/// A piece of a spec.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Flag(bool),
    Integer(i64),
    /// The day on which something was read, which stands without quotes.
    Date,
    Text(String),
    List(Vec<Tree>),
    Map(Map),
}

/// Keys with what they hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map(Vec<(String, Tree)>);

impl Map {
    /// The same with a key more.
    pub(crate) fn with(mut self, key: impl Into<String>, value: impl Into<Tree>) -> Self {
        self.put(key, value);
        self
    }

    /// A key more.
    pub(crate) fn put(&mut self, key: impl Into<String>, value: impl Into<Tree>) {
        self.0.push((key.into(), value.into()));
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    /// What a key holds.
    pub(crate) fn get(&self, key: &str) -> Option<&Tree> {
        let mut entries = self.0.iter();
        entries
            .find(|(known, _)| known == key)
            .map(|(_, value)| value)
    }

    /// The keys.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// Keys with what they hold, to be edited.
    #[allow(dead_code, reason = "only the model of the truth edits specs")]
    pub(crate) fn edited(&mut self) -> &mut Vec<(String, Tree)> {
        &mut self.0
    }

    /// Keys with what they hold.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &Tree)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// As a file.
    pub(crate) fn file(&self) -> String {
        let mut text = String::new();
        block(self, 0, &mut text);
        text
    }
}

fn block(map: &Map, depth: usize, text: &mut String) {
    for (key, value) in &map.0 {
        let _ = write!(text, "{}{}:", "  ".repeat(depth), quoted(key));
        match value {
            Tree::Map(inner) if depth < 2 && !inner.0.is_empty() => {
                text.push('\n');
                block(inner, depth + 1, text);
            }
            Tree::List(items) if depth < 2 && !items.is_empty() => {
                text.push('\n');
                for item in items {
                    let _ = write!(text, "{}- ", "  ".repeat(depth + 1));
                    flow(item, text);
                    text.push('\n');
                }
            }
            value => {
                text.push(' ');
                flow(value, text);
                text.push('\n');
            }
        }
    }
}

fn flow(tree: &Tree, text: &mut String) {
    match tree {
        Tree::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Tree::Integer(number) => {
            let _ = write!(text, "{number}");
        }
        Tree::Date => text.push_str("2026-11-21"),
        Tree::Text(value) => text.push_str(&quoted(value)),
        Tree::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                flow(item, text);
            }
            text.push(']');
        }
        Tree::Map(map) => {
            text.push('{');
            for (index, (key, value)) in map.0.iter().enumerate() {
                text.push_str(if index == 0 { " " } else { ", " });
                let _ = write!(text, "{}: ", quoted(key));
                flow(value, text);
            }
            text.push_str(" }");
        }
    }
}

/// JSON quotes texts as YAML does.
fn quoted(text: &str) -> String {
    let is_plain = text.len() > 3
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        && !matches!(text, "true" | "false" | "null");
    if is_plain {
        text.to_owned()
    } else {
        serde_json::to_string(text).expect("a text is JSON")
    }
}

impl From<bool> for Tree {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Tree {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Map> for Tree {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

impl<T: Into<Tree>> From<Vec<T>> for Tree {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
