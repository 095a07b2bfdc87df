//! How much room a value takes in Rust, at the most, on the machines that have the largest pointers.

use crate::ir::{Member, Type};

/// A pointer, a number, a length.
const WORD: usize = 8;

/// The most bytes that a member takes as a field of a struct, with the room for its absence.
///
/// It follows from the spec alone, so that code that is generated on one machine compiles on any.
pub(super) fn of(member: &Member) -> usize {
    let value = match &member.ty {
        Type::Boolean => 1,
        Type::Integer | Type::Number => WORD,
        Type::Time(_) => 2 * WORD,
        Type::Enum(_) | Type::String | Type::List(_) | Type::Map(_) | Type::Any => 3 * WORD,
        Type::Object(members) => members.iter().map(of).sum(),
    };
    let absence = match &member.ty {
        // What they hold has room for it.
        Type::String | Type::List(_) | Type::Any | Type::Enum(_) | Type::Boolean => 0,
        Type::Integer | Type::Number | Type::Time(_) | Type::Map(_) | Type::Object(_) => WORD,
    };
    let is_optional = !member.required || member.nullable;
    (value + if is_optional { absence } else { 0 }).next_multiple_of(WORD)
}
