//! `provider.yaml`: what the services of a provider share, laid under the file of each before it is read.

use super::read::entry_of;
use super::yaml::{Entry, Node, Scalar, Value};

/// A provider file.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Who it is.
    pub provider: crate::diagnostic::Spanned<String>,
}

/// What a service has of its provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inherited {
    /// The provider's file.
    pub file: crate::diagnostic::FileId,
    /// The keys, and the names below them: `errors.ThrottlingException`, `auth`.
    pub keys: Vec<String>,
}

impl Provider {
    pub(crate) fn read(node: &Node) -> Option<Self> {
        Some(Self {
            provider: node.text("provider")?,
        })
    }
}

/// Keys of a service that hold entries by name: each of them is the service's, or else the provider's.
const BY_NAME: [&str; 4] = ["sources", "bodies", "errors", "replies"];
/// Keys that every file has for itself.
const OF_THE_FILE: [&str; 3] = ["annul", "provider", "default_source"];

/// Lays what a provider's services share under the file of one of them, and tells what that one takes of it.
pub(super) fn lay_under(own: &mut Node, provider: Node) -> Vec<String> {
    let mut taken = Vec::new();
    let (Value::Map(entries), Value::Map(shared)) = (&mut own.value, provider.value) else {
        return taken;
    };
    for below in shared {
        let key = below.key.value.as_str();
        let found = entries.iter_mut().find(|entry| entry.key.value == key);
        match found {
            None if key == "default_source" => {}
            None => {
                if BY_NAME.contains(&key) {
                    let names = below.value.entries().iter();
                    taken.extend(names.map(|entry| format!("{key}.{}", entry.key.value)));
                } else if !OF_THE_FILE.contains(&key) {
                    taken.push(key.to_owned());
                }
                entries.push(below);
            }
            Some(entry) if BY_NAME.contains(&key) => {
                by_name(&mut entry.value, below.value, key, false, &mut taken);
            }
            Some(entry) if key == "endpoints" => {
                endpoints(&mut entry.value, below.value, &mut taken);
            }
            Some(entry) if key == "quirks" => {
                if let (Value::List(own), Value::List(more)) =
                    (&mut entry.value.value, below.value.value)
                {
                    own.extend(more);
                    taken.push("quirks".to_owned());
                }
            }
            Some(_) => {}
        }
    }
    taken
}

/// Adds the entries whose names are not there. Where `deep`, an entry of both has what it does not say from below.
fn by_name(own: &mut Node, below: Node, key: &str, deep: bool, taken: &mut Vec<String>) {
    let (Value::Map(entries), Value::Map(below)) = (&mut own.value, below.value) else {
        return;
    };
    for entry in below {
        let name = &entry.key.value;
        match entries.iter_mut().find(|own| own.key.value == *name) {
            None => {
                taken.push(format!("{key}.{name}"));
                entries.push(entry);
            }
            Some(own) if deep => {
                let inner = format!("{key}.{name}");
                by_name(&mut own.value, entry.value, &inner, false, taken);
            }
            Some(_) => {}
        }
    }
}

/// Endpoints are shared by partition, and a partition by its keys: a service may have a host of its own in one place.
fn endpoints(own: &mut Node, below: Node, taken: &mut Vec<String>) {
    let partitions = below.get("partitions").cloned();
    if let (Value::Map(entries), Some(partitions)) = (&mut own.value, partitions)
        && let Some(own) = entry_of(entries, "partitions")
    {
        by_name(
            &mut own.value,
            partitions,
            "endpoints.partitions",
            true,
            taken,
        );
    }
    by_name(own, below, "endpoints", false, taken);
}

/// Puts the prefix of a service into the URLs of its endpoints.
pub(super) fn put_prefix(tree: &mut Node) {
    let Value::Map(entries) = &mut tree.value else {
        return;
    };
    let Some(endpoints) = entry_of(entries, "endpoints") else {
        return;
    };
    let Some(prefix) = endpoints.value.text("prefix") else {
        return;
    };
    let Value::Map(entries) = &mut endpoints.value.value else {
        return;
    };
    let Some(partitions) = entry_of(entries, "partitions") else {
        return;
    };
    for url in inside(&mut partitions.value)
        .iter_mut()
        .flat_map(|it| inside(&mut it.value))
    {
        if let Value::Scalar(Scalar { text, .. }) = &mut url.value.value {
            *text = text.replace("{prefix}", &prefix.value);
        }
    }
}

fn inside(node: &mut Node) -> &mut [Entry] {
    match &mut node.value {
        Value::Map(entries) => entries,
        _ => &mut [],
    }
}
