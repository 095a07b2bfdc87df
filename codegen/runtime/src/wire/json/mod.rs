//! JSON as the wire has it: values that are looked into only where a spec says so.

mod members;
mod value;
mod writer;

pub(super) use members::Members;
pub use members::NotJson;
pub use value::{JsonKind, JsonText};
pub use writer::JsonWriter;
pub(super) use writer::REDACTED;
