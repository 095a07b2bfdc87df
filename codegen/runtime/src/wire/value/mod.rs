//! Values on the wire: how each type is written, and read strictly or leniently.

mod body;
mod findings;
mod list;
mod map;
mod number;
mod object;
mod shape;
mod text;
mod time;
mod writer;

#[cfg(feature = "dynamic")]
pub(super) use body::list_of;
#[doc(hidden)]
pub use body::{empty_object, read_object};
pub use findings::{Findings, WrongType};
pub use list::TextList;
#[cfg(feature = "dynamic")]
pub(super) use map::map_of;
pub use object::{Object, ObjectReader};
pub(super) use shape::{BodyShape, TextShape, Typed, body_value, text_value};
pub use text::{FromText, ToText};
#[cfg(feature = "dynamic")]
pub(super) use time::{
    kind as time_kind, read as read_time, read_text as read_time_text, write as write_time,
};
pub use writer::BodyWriter;
pub(super) use writer::REDACTED;

use crate::wire::{Node, ValueKind};

/// A value that can be written to a body.
///
/// Text types, numbers, booleans, times, [`Json`](crate::Json), lists, maps and options can, and so can
/// every emitted struct that is an [`Object`].
pub trait ToBody {
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether it is what stands in where there is nothing: an empty text or list, a zero.
    fn is_blank(&self) -> bool {
        self.is_absent()
    }

    /// Writes it.
    fn write(&self, out: &mut BodyWriter);
}

/// A value that can be read from a body.
pub trait FromBody: Sized {
    /// What it is in a body.
    const KIND: ValueKind;

    /// Whether a body may lack it.
    const OPTIONAL: bool = false;

    /// Whether a null is a value of its own.
    const NULLABLE: bool = false;

    /// Whether it can hold no word but those of a list, so that nothing can stand in for it.
    const CLOSED: bool = false;

    /// Reads it; nothing, if the value is of another type.
    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self>;

    /// What stands in its place where a required value is missing.
    ///
    /// Clients correct a reply with it, as the vendors' own do. A server never
    /// shows it to anyone: it refuses such a request.
    fn stand_in() -> Self;

    /// The value that is a null, if there is one of its own.
    #[must_use]
    fn null() -> Self {
        Self::stand_in()
    }
}
