//! Values on the wire: how each type is written, and read strictly or leniently.

mod body;
mod object;
mod reading;
mod text;

pub use body::BodyValue;
#[doc(hidden)]
pub use body::{empty_object, read_object};
pub use object::{Object, ObjectReader};
pub use reading::{Reading, WrongType};
pub use text::{TextList, TextValue};

pub(super) use body::value_of as body_value;
pub(super) use text::value_of as text_value;
