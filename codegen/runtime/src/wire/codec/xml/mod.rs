//! XML as the wire has it: elements found by their local names; attributes and namespaces say nothing that a spec has.

mod read;
mod write;

pub(super) use read::{Element, Members};
pub(in crate::wire) use write::{Envelope, Writer};
