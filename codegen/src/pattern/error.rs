//! What is wrong with a regular expression, and where in its text.

use std::fmt;

/// The sort of fault found in a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternErrorKind {
    /// The dialect itself does not allow this text.
    Syntax,
    /// The dialect allows it, but a checker of one pass cannot do it, or its readers disagree on it.
    Unsupported,
    /// The checker made from it would be too large.
    TooLarge,
}

/// A regular expression that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// The sort of fault.
    pub kind: PatternErrorKind,
    /// Where the refused piece starts, in bytes of the regular expression's text.
    pub offset: usize,
    /// How many bytes the refused piece has; 0 where something is missing.
    pub len: usize,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What would be accepted instead, where that can be said.
    pub help: Option<String>,
}

impl PatternError {
    pub(super) fn syntax(offset: usize, len: usize, message: impl Into<String>) -> Self {
        Self::new(PatternErrorKind::Syntax, offset, len, message)
    }

    pub(super) fn unsupported(offset: usize, len: usize, message: impl Into<String>) -> Self {
        Self::new(PatternErrorKind::Unsupported, offset, len, message)
    }

    pub(super) fn too_large(offset: usize, len: usize, message: impl Into<String>) -> Self {
        Self::new(PatternErrorKind::TooLarge, offset, len, message)
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn new(kind: PatternErrorKind, offset: usize, len: usize, message: impl Into<String>) -> Self {
        Self {
            kind,
            offset,
            len,
            message: message.into(),
            help: None,
        }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at byte {})", self.message, self.offset)
    }
}

impl std::error::Error for PatternError {}
