//! What is said of a value of another type than its place takes.

use crate::diagnostic::suggest::listing;
use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::spec::language::Shape;
use crate::spec::yaml::{Node, ScalarKind, Value};

/// What to do about a place where nothing stands.
const BLANK_HELP: &str = "write the value, or leave the key out if it is optional";

/// What is said of a place where nothing stands.
pub(super) fn blank(takes: &str) -> String {
    format!("this is empty; it takes {takes}")
}

pub(super) fn wrong_type(node: &Node, expected: &str, help: Option<String>, sink: &Sink) {
    let found = match &node.value {
        Value::Scalar(scalar) if scalar.text.is_empty() => {
            let help = help.unwrap_or_else(|| BLANK_HELP.to_owned());
            return sink
                .push(Diagnostic::error(&rule::WRONG_TYPE, node.span, blank(expected)).help(help));
        }
        Value::Scalar(scalar) if scalar.kind == ScalarKind::Text => {
            format!("the text `{}`", scalar.text)
        }
        Value::List(items) if items.is_empty() => "an empty list".to_owned(),
        found => found.describe().to_owned(),
    };
    let message = format!("expected {expected}, found {found}");
    let finding = Diagnostic::error(&rule::WRONG_TYPE, node.span, message);
    sink.push(match help {
        Some(help) => finding.help(help),
        None => finding,
    });
}

/// Whether `node` is of the kind (scalar, list, map) that `shape` takes; the rest is for [`shape`] to judge.
pub(super) fn fits(node: &Node, shape: &Shape) -> bool {
    match shape {
        Shape::Section(_) | Shape::Map(_) => matches!(node.value, Value::Map(_)),
        Shape::List(_) => matches!(node.value, Value::List(_)),
        Shape::OneOrMany(_) => !matches!(node.value, Value::Map(_)),
        Shape::Either(shapes) => shapes.iter().any(|shape| fits(node, shape)),
        Shape::Literal => true,
        Shape::Deferred(of) => fits(node, of()),
        _ => matches!(node.value, Value::Scalar(_)),
    }
}

/// What `shape` comes to for this node, without what only leads to others; `None` if nothing of it fits.
pub(crate) fn resolved(node: &Node, shape: &'static Shape) -> Option<&'static Shape> {
    let mut found = shape;
    loop {
        found = match found {
            Shape::Deferred(of) => of(),
            Shape::Either(shapes) => shapes.iter().copied().find(|shape| fits(node, shape))?,
            _ => return Some(found),
        };
    }
}

pub(super) fn describe(shape: &Shape) -> String {
    match shape {
        Shape::Text | Shape::Quoted | Shape::Prose => "text".into(),
        Shape::Name(form) => form.describe().into(),
        Shape::Integer { .. } => "a whole number".into(),
        Shape::Boolean => "`true` or `false`".into(),
        Shape::Date => "a date".into(),
        Shape::Word(words) => format!("one of {}", listing(words.iter().map(|word| word.word))),
        Shape::Literal => "a value".into(),
        Shape::List(_) => "a list".into(),
        Shape::OneOrMany(item) => format!("{}, or a list of at least one", describe(item)),
        Shape::Map(_) => "a map of names".into(),
        Shape::Section(section) => format!("{}, a map of keys", section.name),
        Shape::Deferred(of) => describe(of()),
        Shape::Either(shapes) => shapes
            .iter()
            .map(|shape| describe(shape))
            .collect::<Vec<_>>()
            .join(", or "),
    }
}
