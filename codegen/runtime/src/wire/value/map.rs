//! Maps from texts to values of one type, in bodies.

use super::{BodyShape, BodyWriter, Findings, FromBody, ToBody, Typed};
use crate::wire::{Node, ValueKind};
use std::borrow::Cow;
use std::collections::BTreeMap;

impl<T: ToBody> ToBody for BTreeMap<String, T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut BodyWriter) {
        out.entries(self.iter().map(|(key, value)| (key.as_str(), value)));
    }
}

impl<T: FromBody> FromBody for BTreeMap<String, T> {
    const KIND: ValueKind = ValueKind::Object;

    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        Some(map_of(&Typed::<T>::new(), value, findings)?.collect())
    }

    fn stand_in() -> Self {
        Self::new()
    }
}

/// The entries of a map in the order of their keys, of several with one key the last.
///
/// A client passes over those that it does not understand.
pub(in crate::wire) fn map_of<S: BodyShape>(
    shape: &S,
    value: Node<'_>,
    findings: &mut Findings,
) -> Option<impl Iterator<Item = (String, S::Value)>> {
    let members = value.members()?;
    let names = members.names().into_iter().map(Cow::into_owned);
    let entries: BTreeMap<String, Node<'_>> = names.zip(members.values()).collect();
    let mut found = Vec::with_capacity(entries.len());
    // Counted by their keys, as validators do, so that both name one entry alike.
    for (index, (key, value)) in entries.into_iter().enumerate() {
        found.extend(findings.at_item(index, |findings| {
            let read = shape.read(value, findings);
            if read.is_none() && findings.is_strict() {
                findings.wrong_type(shape.kind(), value.kind());
            }
            read.map(|read| (key, read))
        }));
    }
    Some(found.into_iter())
}
