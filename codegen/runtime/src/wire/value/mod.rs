//! Values on the wire: how each type is written, and read strictly or leniently.

mod body;
mod findings;
mod list;
mod object;
mod shape;
mod text;

#[cfg(feature = "dynamic")]
pub(super) use body::list_of;
pub use body::{FromBody, ToBody};
#[doc(hidden)]
pub use body::{empty_object, read_object};
pub use findings::{Findings, WrongType};
pub use list::TextList;
pub use object::{Object, ObjectReader};
pub(super) use shape::{BodyShape, TextShape, Typed, body_value, text_value};
pub use text::{FromText, ToText};
