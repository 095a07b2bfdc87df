//! Where a comparison stands: the model, and the keys of the spec that lead there.

use crate::model::{Kind, Model};

/// Where a comparison stands.
#[derive(Clone, Debug)]
pub(super) struct Way<'m> {
    /// The model.
    pub(super) model: &'m Model,
    /// The keys that lead here.
    pub(super) about: String,
}

impl Way<'_> {
    /// One key further.
    pub(super) fn below(&self, key: &str) -> Self {
        Self {
            model: self.model,
            about: format!("{}.{key}", self.about),
        }
    }
}

/// The word of a shape's kind.
pub(super) fn word(kind: &Kind) -> &str {
    match kind {
        Kind::Text => "string",
        Kind::Enum(_) => "enum",
        Kind::Integer => "integer",
        Kind::Boolean => "boolean",
        Kind::Structure(_) => "object",
        Kind::List { .. } => "list",
        Kind::Other(name) => name,
    }
}
