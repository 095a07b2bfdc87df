//! Forms: pairs of names and values, written as in a query string; what lies inside of lists and objects has a path for a name.

mod read;
mod write;

pub(super) use read::{Members, Piece};
pub(in crate::wire) use write::Writer;

/// How the names of what lies inside of lists are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::wire) enum Nesting {
    /// Each item has the name of the list: `id=1&id=2`.
    Repeated,
    /// Items are numbered behind a word: `Ids.member.1=a`. A list without items is there with an empty value.
    Members,
    /// Items are numbered: `Id.1=a`.
    Numbered,
}
