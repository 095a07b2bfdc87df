//! Bodies, whatever their codec: one reader ([`Node`], [`Members`]) and one writer ([`BodyWriter`](super::BodyWriter)) in front of all.
//!
//! A codec is a folder here. Reader and writer ask it by a `match`, so that the compiler points out a new one.

mod bad_body;
mod fill;
mod form;
mod given;
mod json;
mod kind;
mod node;

pub use bad_body::BadBody;
pub(super) use fill::Fill;
pub(super) use form::Form;
pub(super) use given::Given;
pub use kind::ValueKind;
pub(super) use node::Members;
pub use node::Node;

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
    fn boolean(&mut self, truth: bool);
    /// Any JSON; tells whether the text was some.
    fn json(&mut self, json: &str) -> bool;
}
