//! What a row of a reply table says of one member of a reply.

use crate::Phase;
use std::borrow::Cow;
use std::fmt;

/// A value that a row writes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Literal<'t> {
    /// Null.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A text, or a word of an enum.
    Text(&'t str),
}

/// What a row says of one member of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Slot<'t> {
    /// The member is this value.
    Literal(Literal<'t>),
    /// The member is the state word of the target's phase.
    State,
    /// The member is any value; a server says these words.
    Text(&'t str),
    /// The member is not there, or null.
    Absent,
    /// The member is a value that no row names; of an enum, a word that it does not list.
    Unknown,
    /// The member repeats this param of the request. It tells nothing.
    Param(&'t str),
    /// The member is the id of one of several targets, and so its item is there.
    Each,
    /// A server sends this, where a row says nothing else: the default of the member. It tells nothing.
    Default(Literal<'t>),
    /// The member is one of these.
    OneOf(&'t [Slot<'t>]),
}

impl<'t> Literal<'t> {
    /// As it is in a path, a query or a header.
    #[must_use]
    pub fn into_text(self) -> Cow<'t, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Boolean(true) => Cow::Borrowed("true"),
            Self::Boolean(false) => Cow::Borrowed("false"),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Text(text) => Cow::Borrowed(text),
        }
    }
}

impl<'t> Slot<'t> {
    /// A text, or a word of an enum.
    #[must_use]
    pub const fn word(word: &'t str) -> Self {
        Self::Literal(Literal::Text(word))
    }

    /// A whole number.
    #[must_use]
    pub const fn integer(number: i64) -> Self {
        Self::Literal(Literal::Integer(number))
    }

    /// True or false.
    #[must_use]
    pub const fn boolean(flag: bool) -> Self {
        Self::Literal(Literal::Boolean(flag))
    }

    /// Any text; a server says these words.
    #[must_use]
    pub const fn text(words: &'t str) -> Self {
        Self::Text(words)
    }

    /// The value of a param of the request.
    #[must_use]
    pub const fn param(name: &'t str) -> Self {
        Self::Param(name)
    }

    /// One of several.
    #[must_use]
    pub const fn one_of(slots: &'t [Slot<'t>]) -> Self {
        Self::OneOf(slots)
    }

    /// All values that it writes out.
    pub fn literals(self) -> impl Iterator<Item = Literal<'t>> {
        let alone = match self {
            Self::Literal(literal) => Some(literal),
            _ => None,
        };
        let several: &[Self] = match self {
            Self::OneOf(slots) => slots,
            _ => &[],
        };
        let several = several.iter().filter_map(|slot| match slot {
            Self::Literal(literal) => Some(*literal),
            _ => None,
        });
        alone.into_iter().chain(several)
    }

    /// Whether it says anything about the reply: a repeated param does not.
    #[must_use]
    pub const fn decides(self) -> bool {
        !matches!(self, Self::Param(_) | Self::Default(_))
    }
}

/// As a spec writes it.
impl fmt::Display for Literal<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => out.write_str("null"),
            Self::Boolean(flag) => flag.fmt(out),
            Self::Integer(number) => number.fmt(out),
            Self::Text(text) => out.write_str(text),
        }
    }
}

/// As a spec writes it.
impl fmt::Display for Slot<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(literal) => literal.fmt(out),
            Self::State => out.write_str("$state"),
            Self::Text(_) => out.write_str("$text"),
            Self::Absent => out.write_str("$absent"),
            Self::Unknown => out.write_str("$unknown"),
            Self::Param(name) => write!(out, "$param.{name}"),
            Self::Each => out.write_str("$each"),
            Self::Default(literal) => write!(out, "{literal}, by default"),
            Self::OneOf(slots) => {
                out.write_str("[")?;
                for (index, slot) in slots.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(out, "{comma}{slot}")?;
                }
                out.write_str("]")
            }
        }
    }
}

/// A state word of a vendor, and the phase that it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State<'t> {
    /// The word.
    pub word: &'t str,
    /// The phase.
    pub phase: Phase,
}

impl<'t> State<'t> {
    /// A word, and the phase that it means.
    #[must_use]
    pub const fn new(word: &'t str, phase: Phase) -> Self {
        Self { word, phase }
    }
}
