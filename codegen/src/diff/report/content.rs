//! YAML without places, quotes and order of keys: what a piece of a spec says, however it is written.

use std::collections::BTreeMap;

use crate::spec::yaml::{Node, Value};

/// What a piece says.
#[derive(PartialEq, Eq)]
pub(super) enum Content {
    Scalar(String),
    List(Vec<Content>),
    Map(BTreeMap<String, Content>),
}

impl Content {
    pub(super) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Scalar(scalar) => Self::Scalar(scalar.text.clone()),
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Map(entries) => {
                let entries = entries.iter();
                Self::Map(
                    entries
                        .map(|entry| (entry.key.value.clone(), Self::of(&entry.value)))
                        .collect(),
                )
            }
        }
    }
}
