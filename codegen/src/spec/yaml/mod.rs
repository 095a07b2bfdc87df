//! YAML text to nodes with places, by strict rules; the only module that knows a YAML library.
//!
//! `saphyr-parser` gives events with places. Where a document is not written so plainly that no two readers differ about
//! it, `serde_yaml` reads the same text once more and decides what a plain scalar is; what the two understand differently
//! is refused, so no third reader will be surprised by a spec.

mod ambiguous;
mod builder;
mod certain;
mod characters;
mod key;
mod kinds;
mod open;
mod place;
mod refuse;

use crate::diagnostic::{FileId, Sink, Span, Spanned};
use crate::source::Sources;

pub use ambiguous::is_ambiguous;
use characters::Cleaned;
pub(crate) use characters::{is_space, name as name_of_space};
pub(crate) use kinds::{has_too_many_bits, too_many_bits};

/// Collections nested deeper than this are refused; no key of the language needs a third of it.
pub const MAX_DEPTH: usize = 64;

/// A value and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Where, without white space around it; empty where nothing was written (`key:`).
    pub span: Span,
}

/// What was written.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// A single value.
    Scalar(Scalar),
    /// A list, in the order of the file.
    List(Vec<Node>),
    /// A map, in the order of the file; keys are text, and each occurs once.
    Map(Vec<Entry>),
}

/// A key of a map and its value.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Node,
}

/// A single value.
#[derive(Clone, PartialEq, Debug)]
pub struct Scalar {
    /// The text, unescaped and unfolded.
    pub text: String,
    /// How it was written.
    pub style: ScalarStyle,
    /// What YAML takes it for; quoted and block scalars are always [`ScalarKind::Text`].
    pub kind: ScalarKind,
}

/// How a scalar was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScalarStyle {
    /// Without quotes.
    Plain,
    /// With single or double quotes.
    Quoted,
    /// As a block, after `|` or `>`.
    Block,
}

/// What YAML takes a scalar for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScalarKind {
    /// `null`, `~`, or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number: with a fraction or exponent, infinite, or too large.
    Float,
    /// Text.
    Text,
}

impl ScalarKind {
    /// The kind in a message: "found a number".
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "a whole number",
            Self::Float => "a number that is not whole",
            Self::Text => "text",
        }
    }
}

impl Value {
    /// The value in a message: "found a list".
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Scalar(scalar) => scalar.kind.describe(),
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// Reads one file.
///
/// Findings go to `sink`. A node comes back whenever the rest of the file can be trusted, also beside findings, so
/// that later checks run on it in the same run; of a duplicate key it keeps the first.
/// An empty file is a [`ScalarKind::Null`].
#[must_use]
pub fn parse(sources: &Sources, file: FileId, sink: &Sink) -> Option<Node> {
    parse_marred(sources, file, sink).map(|(node, _)| node)
}

/// The same with the places of characters that were reported, and that others stand in for: what is found of a value
/// that holds one says nothing new.
pub(super) fn parse_marred(
    sources: &Sources,
    file: FileId,
    sink: &Sink,
) -> Option<(Node, Vec<Span>)> {
    if !sources.is_sound(file) {
        return None;
    }
    let errors = sink.error_count();
    let Cleaned {
        text,
        marred,
        shifted,
    } = characters::clean(sources, file, sink);
    let first = marred.first().map(|span| span.start);
    if let Some(shifted) = shifted {
        // What ends before it is as it seems; of the rest nothing can be said.
        let scratch = Sink::new();
        let _ = builder::build(file, &text, &scratch, first);
        let found = scratch.into_sorted().into_iter();
        for found in found.filter(|found| found.span.end < shifted) {
            sink.push(found);
        }
        return None;
    }
    let mut node = builder::build(file, &text, sink, first)?;
    if sink.error_count() > errors {
        kinds::resolve_each(&mut node);
    } else if !certain::resolve(&mut node, &text) {
        kinds::resolve(&mut node, sources, file, sink)?;
    }
    Some((node, marred))
}

#[cfg(test)]
mod tests;
