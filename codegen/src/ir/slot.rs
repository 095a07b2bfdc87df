//! What a row says of one member of a reply.

use super::Literal;

/// What a row says of a member.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Slot {
    /// This value.
    Literal(Literal),
    /// The state word of the target's phase.
    State,
    /// Any text.
    Text,
    /// The member is not there.
    Absent,
    /// A word that the enum does not list.
    Unknown,
    /// The value of this param.
    Param(String),
    /// The id of one of several targets, whose item is there.
    Each,
    /// One of these.
    OneOf(Vec<Slot>),
}
