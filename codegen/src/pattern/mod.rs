//! Regular expressions as sets of texts: each is compiled, in its own dialect, to a table that decides
//! a whole value, and languages can be compared.
//!
//! ECMA-262 patterns are read by code points, as with the `u` flag, and may use the identity escapes
//! (`\-`) of its annex B. Look-ahead is read at the start of a pattern. What one pass over a value cannot decide is refused with its place in the
//! text, never approximated.
//!
//! Everything is bounded: 1,000 bytes of text, groups nested 64 deep, counts up to 60,000, an automaton
//! of 1 MiB before it is made smaller, and 400,000 pairs of states in a comparison, which is undecided
//! beyond that.

mod ahead;
mod automaton;
mod error;
mod language;
mod memo;
mod syntax;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use automaton::{Dfa, Simple};
pub use error::{PatternError, PatternErrorKind};
pub use language::{
    Inclusion, Language, LengthUnit, LengthWindow, Lengths, Refusal, Undecided, Witness, excess,
    inclusion, non_members, samples,
};

/// The longest text of a regular expression, in bytes.
pub const MAX_REGEX_BYTES: usize = 1_000;

/// Whose rules a regular expression is written by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// ECMA-262, as Smithy and JSON Schema use it.
    Ecma262,
    /// `java.util.regex`.
    Java,
}

/// How much of a value a regular expression must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// All of it, as if the expression stood between `^(?:` and `)$`.
    Whole,
    /// Some part of it, unless the expression itself says where.
    Part,
}

/// A regular expression and the set of texts that it accepts.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: String,
    dialect: Dialect,
    whole: Match,
    dfa: Arc<Dfa>,
    work: usize,
}

impl Pattern {
    /// Compiles a regular expression.
    ///
    /// # Errors
    ///
    /// Refuses what the dialect does not allow, what one pass over the value cannot decide, and what
    /// would need a large table; the error says where in `regex`.
    pub fn compile(regex: &str, dialect: Dialect, whole: Match) -> Result<Self, PatternError> {
        if regex.len() > MAX_REGEX_BYTES {
            let message = format!("the pattern is longer than {MAX_REGEX_BYTES} bytes");
            return Err(PatternError::too_large(0, regex.len(), message));
        }
        memo::compiled(regex, dialect, whole, || Self::anew(regex, dialect, whole))
    }

    fn anew(regex: &str, dialect: Dialect, whole: Match) -> Result<Self, PatternError> {
        let (dfa, work) = automaton::work_of(|| match ahead::compile(regex, dialect, whole)? {
            Some(dfa) => Ok(dfa),
            None => automaton::build(&syntax::parse(regex, dialect)?, whole, regex.len()),
        });
        let dfa = dfa?;
        Ok(Self {
            regex: regex.to_owned(),
            dialect,
            whole,
            dfa: Arc::new(dfa),
            work,
        })
    }

    /// How much work it was to compile, in cells of tables; the same on every machine.
    #[must_use]
    pub fn work(&self) -> usize {
        self.work
    }

    /// The text it was compiled from.
    #[must_use]
    pub fn regex(&self) -> &str {
        &self.regex
    }

    /// The dialect it is written in.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// How much of a value it must match.
    #[must_use]
    pub fn whole(&self) -> Match {
        self.whole
    }

    /// Whether it accepts `value`.
    #[must_use]
    pub fn matches(&self, value: &str) -> bool {
        self.dfa.matches(value)
    }

    /// The table that decides it.
    #[must_use]
    pub fn dfa(&self) -> &Dfa {
        &self.dfa
    }

    /// The language as one set of ASCII characters and two lengths, if it is as simple as that.
    #[must_use]
    pub fn simple(&self) -> Option<Simple> {
        Simple::of(&self.dfa)
    }

    /// The same pattern, of which only the texts count that the other accepts, too; `None` if that is too large.
    #[must_use]
    pub fn within(&self, other: &Self) -> Option<Self> {
        let dfa = automaton::both(&self.dfa, &other.dfa)?;
        Some(Self {
            dfa: Arc::new(dfa),
            ..self.clone()
        })
    }

    /// Whether it accepts no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.dfa.start == self.dfa.dead
    }

    /// Whether it accepts every text.
    #[must_use]
    pub fn is_universal(&self) -> bool {
        *self.dfa == *automaton::of_everything()
    }
}
