//! Bodies, whatever their codec: one reader ([`Node`], [`Members`]) and one writer ([`BodyWriter`](super::BodyWriter)) in front of all.
//!
//! A codec is a folder here. Reader and writer ask it by a `match`, so that the compiler points out a new one.

mod bad_body;
#[cfg(feature = "cbor")]
mod cbor;
mod fill;
mod form;
mod format;
mod given;
mod json;
mod kind;
mod node;
mod text;
mod urlencoded;
mod value;
#[cfg(feature = "xml")]
mod xml;

pub use bad_body::BadBody;
pub(super) use fill::Fill;
pub(super) use form::Form;
pub(super) use format::Format;
pub(super) use given::Given;
pub use kind::ValueKind;
pub(super) use node::Members;
pub use node::Node;
pub(super) use urlencoded::Nesting;
use value::write_json;
#[cfg(feature = "xml")]
pub(super) use xml::Envelope;

/// What a codec's writer is told, one after the other.
pub(super) trait Write {
    fn begin_object(&mut self);
    fn end_object(&mut self);
    fn begin_list(&mut self);
    fn end_list(&mut self);
    /// The next item of a list comes.
    fn item(&mut self);
    /// The name of a member, whose value comes next.
    fn name(&mut self, name: &str);
    fn null(&mut self);
    fn text(&mut self, text: &str);
    fn integer(&mut self, number: i64);
    /// Any number, as JSON writes it.
    fn number(&mut self, number: &str);
    fn boolean(&mut self, truth: bool);
    /// Any JSON; tells whether the text was some.
    fn json(&mut self, json: &str) -> bool;
}
