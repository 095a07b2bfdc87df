//! Holds a draft against the checker, and gives other names to what Rust does not take.

use annul_codegen::diagnostic::{Diagnostic, Severity};
use annul_codegen::source::Sources;
use serde_json::{Map, Value, json};

/// So many rounds of new names are tried; each may lead to another clash.
const ROUNDS: usize = 12;

/// Words that are short for a member of that type.
const TYPES: &[&str] = &["string", "integer", "boolean", "any"];

/// A file as a tree, with its path.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// Its path below the folder of specs.
    pub(super) path: String,
    /// What it says.
    pub(super) content: Value,
    /// Its text, where it is no draft.
    pub(super) text: Option<String>,
}

impl Tree {
    fn text(&self) -> String {
        self.text
            .clone()
            .unwrap_or_else(|| self.content.to_string())
    }
}

/// Mends names until the checker takes them; gives what else it finds.
pub(super) fn mend(trees: &mut [Tree]) -> Vec<(String, Diagnostic)> {
    let mut last = Vec::new();
    for round in 0..ROUNDS {
        let texts = trees
            .iter()
            .map(|tree| (tree.path.clone(), tree.text()))
            .collect();
        let sources = Sources::from_texts(texts);
        let found = annul_codegen::check(&sources).findings;
        let mut is_mended = false;
        for finding in &found {
            let path = sources.path(finding.span.file);
            let tree = trees.iter_mut().find(|tree| tree.path == path);
            let tree = tree.filter(|tree| tree.text.is_none());
            if let (Some(fix), Some(tree)) = (&finding.fix, tree) {
                is_mended |= apply(&mut tree.content, &fix.path, fix.key, &fix.rust, round);
            }
        }
        last = found
            .into_iter()
            .map(|finding| (sources.path(finding.span.file).to_owned(), finding))
            .collect();
        if !is_mended {
            break;
        }
    }
    last.retain(|(_, finding)| finding.severity == Severity::Error);
    last
}

/// Writes another name where it belongs.
fn apply(content: &mut Value, path: &[String], key: &str, rust: &str, round: usize) -> bool {
    let name = other_name(key, rust, round);
    let Some((last, way)) = path.split_last() else {
        return false;
    };
    let mut at = content;
    for step in way {
        if at.get(step).is_none() {
            // The rows of a list of words are no keys.
            break;
        }
        at = &mut at[step.as_str()];
    }
    // Words of an enum become keys of a map, so that one of them can have another name.
    if let Value::Array(words) = at {
        let words = words.iter().filter_map(Value::as_str);
        let map: Map<String, Value> = words.map(|word| (word.to_owned(), json!({}))).collect();
        if !map.contains_key(last) {
            return false;
        }
        *at = with_names(map);
    }
    let Value::Object(map) = at else { return false };
    let Some(entry) = map.get_mut(last) else {
        return false;
    };
    if let Value::String(text) = entry {
        let is_type = TYPES.contains(&text.as_str());
        *entry = if is_type {
            json!({ "type": text })
        } else {
            json!({ "docs": text })
        };
    }
    let Value::Object(entry) = entry else {
        return false;
    };
    entry.insert(key.to_owned(), name.into());
    true
}

/// Each word with the name that it would have anyway.
fn with_names(map: Map<String, Value>) -> Value {
    let named = map.into_iter().map(|(word, _)| {
        let name = annul_codegen::rust::name::pascal(&word);
        let named = json!({ "rust_name": name });
        (word, named)
    });
    Value::Object(named.collect())
}

/// Another name: what is no word gets a letter, what is taken an ending.
fn other_name(key: &str, rust: &str, round: usize) -> String {
    let is_value = key == "rust_name" && rust.chars().all(|c| !c.is_ascii_uppercase());
    let letters: String = rust
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    let starts = letters.starts_with(|c: char| c.is_ascii_alphabetic());
    let stem = match (starts, is_value) {
        (true, _) => letters,
        (false, true) => format!("v_{letters}"),
        (false, false) => format!("V{letters}"),
    };
    let stem = if starts || round > 0 || stem.len() <= 2 {
        format!("{stem}{}", if is_value { "_value" } else { "Value" })
    } else {
        stem
    };
    stem.trim_end_matches('_').to_owned()
}
