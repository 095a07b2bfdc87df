//! Bodies, whatever their codec: one reader ([`Node`], [`Members`]) and one writer ([`BodyWriter`]) in front of all.
//!
//! A codec is a folder here. Reader and writer ask it by a `match`, so that the compiler points out a new one.

mod bad_body;
mod fill;
mod given;
mod json;
mod kind;
mod node;
mod write;
mod writer;

pub use bad_body::BadBody;
pub(super) use fill::Fill;
pub(super) use given::Given;
pub use kind::ValueKind;
pub(super) use node::Members;
pub use node::Node;
pub use writer::BodyWriter;
pub(super) use writer::REDACTED;
