//! CBOR as the wire has it: values that are looked into only where a spec says so.

mod read;
mod write;

pub(super) use read::{Item, Members};
pub(in crate::wire) use write::Writer;
