//! No edit goes unnoticed: each value of the repository's own specs is changed, or taken away, and what holds is told of.

use annul_codegen::diff::{self, Policy};
use annul_codegen::source::Sources;
use annul_tests::catalogue;
use serde_yaml::Value;

use crate::support::{self, Side};

/// The way to a value: keys and numbers.
type Path = Vec<Value>;

#[test]
fn no_edit_goes_unnoticed() {
    edits_are_noticed(199);
}

#[test]
#[ignore = "takes a while: tests/ci/diff.sh runs it"]
fn no_edit_of_many_goes_unnoticed() {
    edits_are_noticed(40);
}

/// Makes each edit of so many; an edit that does not hold is none.
fn edits_are_noticed(of: usize) {
    let sources =
        Sources::read(&catalogue::root().join("specs")).expect("the repository has specs");
    let text = |id| {
        (
            sources.relative_path(id).to_owned(),
            sources.text(id).to_owned(),
        )
    };
    let all: Vec<(String, String)> = sources.ids().map(text).collect();
    let (mut made, mut missed, mut count) = (0, Vec::new(), 0);
    for (file, text) in &all {
        let folder = file.rsplit_once('/').expect("a folder").0;
        let beside: Vec<(String, String)> = all
            .iter()
            .filter(|(other, _)| other.starts_with(folder) || is_provider_of(other, folder))
            .cloned()
            .collect();
        let old = support::catalogue(file, beside.clone());
        let root: Value = serde_yaml::from_str(text).expect("YAML");
        let mut paths = Vec::new();
        leaves(&root, &mut Vec::new(), &mut paths);
        for path in paths {
            for change in [other, gone] {
                count += 1;
                if count % of != 0 {
                    continue;
                }
                let mut changed = root.clone();
                if !at(&mut changed, &path, change) {
                    continue;
                }
                let mut texts = beside.clone();
                let place = texts.iter_mut().find(|(other, _)| other == file);
                place.expect("it is there").1 = support::written(&changed);
                let Ok(new) = support::try_catalogue(file, texts) else {
                    continue;
                };
                if old.catalogue != new.catalogue {
                    made += 1;
                    missed.extend(is_missed(&old, &new).then(|| format!("{file}: {path:?}")));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} of {made}: {missed:#?}", missed.len());
    assert!(made * of > 1_000, "only {made} edits");
}

/// Whether a file is that of the provider above a folder.
fn is_provider_of(other: &str, folder: &str) -> bool {
    let above = other.strip_suffix("/provider.yaml");
    above.is_some_and(|above| folder.starts_with(above))
}

fn is_missed(old: &Side, new: &Side) -> bool {
    let report = diff::diff(&old.catalogue, &new.catalogue, &Policy::default());
    report.is_empty()
}

/// All single values.
fn leaves(value: &Value, path: &mut Path, found: &mut Vec<Path>) {
    match value {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                path.push(key.clone());
                leaves(value, path, found);
                path.pop();
            }
        }
        Value::Sequence(items) => {
            for (index, value) in items.iter().enumerate() {
                path.push(index.into());
                leaves(value, path, found);
                path.pop();
            }
        }
        _ => found.push(path.clone()),
    }
}

/// Another value of the same sort.
fn other(value: &mut Value, key: &Value) -> bool {
    let value = child(value, key);
    *value = match &*value {
        Value::Bool(flag) => Value::from(!flag),
        Value::Number(number) => Value::from(number.as_i64().unwrap_or_default() + 1),
        Value::String(text) => Value::from(format!("{text}x")),
        _ => return false,
    };
    true
}

/// The value taken out.
fn gone(value: &mut Value, key: &Value) -> bool {
    match value {
        Value::Mapping(entries) => entries.remove(key).is_some(),
        Value::Sequence(items) => {
            let index = key.as_u64().and_then(|index| usize::try_from(index).ok());
            index.map(|index| items.remove(index)).is_some()
        }
        _ => false,
    }
}

/// Makes a change where a path leads.
fn at(root: &mut Value, path: &[Value], change: impl Fn(&mut Value, &Value) -> bool) -> bool {
    match path {
        [] => false,
        [key] => change(root, key),
        [first, rest @ ..] => at(child(root, first), rest, change),
    }
}

fn child<'v>(value: &'v mut Value, key: &Value) -> &'v mut Value {
    match (
        value,
        key.as_u64().and_then(|index| usize::try_from(index).ok()),
    ) {
        (Value::Sequence(items), Some(index)) => &mut items[index],
        (value, _) => value.get_mut(key).expect("the way was just found"),
    }
}
