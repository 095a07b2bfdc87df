//! The rows as they are written, each with its disposition.

use crate::ir::DispositionKind;
use crate::spec::read::{Named, NamedList};
use crate::spec::shared::Row;

/// A row with its disposition.
pub(super) type Written<'a> = (DispositionKind, &'a Named<Row>, &'a Row);

/// The rows that are written; the operation's own hide the service's.
pub(super) fn written<'a>(own: &'a NamedList<Row>, shared: &'a NamedList<Row>) -> Vec<Written<'a>> {
    let find = |list: &'a NamedList<Row>, disposition: DispositionKind| {
        let word = disposition.as_str();
        list.iter().find(|named| named.name.value == word)
    };
    DispositionKind::all()
        .filter_map(|disposition| {
            let named = find(own, disposition).or_else(|| find(shared, disposition))?;
            Some((disposition, named, named.value.as_ref()?))
        })
        .collect()
}
