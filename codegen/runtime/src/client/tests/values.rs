//! The input and the output of the operations of these tests.

use super::operations::{ID, NOTE};
use crate::{Secret, Violations};

#[derive(Clone, Debug, PartialEq)]
pub(in crate::client) struct StopInput {
    pub(in crate::client) id: String,
    pub(in crate::client) note: Option<String>,
    pub(in crate::client) token: Option<String>,
    pub(in crate::client) request_id: Option<String>,
    pub(in crate::client) key: Option<Secret>,
}

impl StopInput {
    pub(in crate::client) fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            note: None,
            token: None,
            request_id: None,
            key: None,
        }
    }

    pub(in crate::client) fn violations(&self) -> Violations {
        let mut found = Violations::new();
        found.text(ID, &self.id).chars(1..=8);
        if let Some(note) = &self.note {
            found.text(NOTE, note).chars(2..);
        }
        found
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::client) struct StopOutput {
    pub(in crate::client) state: Option<String>,
}
