//! Bodies, whatever their codec: one reader ([`Node`], [`Members`]) and one writer ([`BodyWriter`](super::BodyWriter)) in front of all.
//!
//! A codec is a folder here. Reader and writer ask it by a `match`, so that the compiler points out a new one.

mod any;
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
#[cfg(feature = "xml")]
mod xml;

use any::write_json;
pub use bad_body::BadBody;
pub(super) use fill::Fill;
pub(super) use form::Form;
pub(super) use format::Format;
pub(super) use given::Given;
pub use kind::ValueKind;
pub(super) use node::Members;
pub use node::Node;
pub(super) use urlencoded::Nesting;
#[cfg(feature = "xml")]
pub(super) use xml::Envelope;

use serde_json::Value;
use std::borrow::Cow;

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
    /// A point in time in seconds since 1970, as JSON writes a number.
    fn epoch_seconds(&mut self, number: &str) {
        self.number(number);
    }
    fn boolean(&mut self, truth: bool);
    /// Any JSON; tells whether the text was some.
    fn json(&mut self, json: &str) -> bool;
}

/// How deep a value that can be anything is looked into.
const DEEPEST: usize = 64;

/// A value of any codec as JSON, for members that can be anything; what is deeper than anyone looks is a null.
fn to_json(node: Node<'_>) -> String {
    json(node, DEEPEST).to_string()
}

fn json(node: Node<'_>, depth: usize) -> Value {
    let Some(depth) = depth.checked_sub(1) else {
        return Value::Null;
    };
    match node.kind() {
        ValueKind::Null => Value::Null,
        ValueKind::Text => node
            .text()
            .map_or(Value::Null, |text| Value::from(text.into_owned())),
        ValueKind::Boolean | ValueKind::Integer | ValueKind::Number => {
            let text = node.scalar().unwrap_or_default();
            serde_json::from_str(&text).unwrap_or(Value::Null)
        }
        ValueKind::List => {
            let items = node.items().unwrap_or_default();
            items.into_iter().map(|item| json(item, depth)).collect()
        }
        ValueKind::Object => {
            let members = node.members().unwrap_or_default();
            let names = members.names();
            let values = members.values();
            let pairs = names.into_iter().map(Cow::into_owned).zip(values);
            Value::Object(
                pairs
                    .map(|(name, value)| (name, json(value, depth)))
                    .collect(),
            )
        }
    }
}
