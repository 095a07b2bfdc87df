//! JSON as the wire has it: values that are looked into only where a spec says so, written without blanks.

mod members;
mod text;
mod write;

pub(super) use members::Members;
pub(super) use text::JsonText;
pub(super) use write::Writer;
