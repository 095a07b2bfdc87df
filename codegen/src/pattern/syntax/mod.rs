//! Reads the text of a regular expression, in its own dialect, into a tree of code point sets.

mod class;
mod code_points;
mod cursor;
mod escape;
mod group;
mod named;
mod parse;
mod quantifier;

pub(super) use code_points::CodePoints;
pub(super) use parse::parse;

/// A regular expression without groups, names and laziness, none of which changes what is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// One character out of a set of Unicode scalar values.
    Set(CodePoints),
    /// A place, not a text.
    Anchor(Anchor, Span),
    /// One after the other; with no items, the empty text.
    Concat(Vec<Node>),
    /// Any one of them.
    Alternation(Vec<Node>),
    /// `min..=max` times; no `max` means without end.
    Repeat {
        node: Box<Node>,
        min: u32,
        max: Option<u32>,
    },
}

/// Places in a text that a regular expression can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The start of the value.
    Start,
    /// The end of the value.
    End,
    /// Java's `$` and `\Z`: the end, or before one line terminator at the end.
    EndOrFinalTerminator,
    /// Between an ASCII word character and something else.
    WordBoundary,
    /// Anywhere but at a word boundary.
    NotWordBoundary,
}

/// A piece of the regular expression's text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) offset: usize,
    pub(super) len: usize,
}
