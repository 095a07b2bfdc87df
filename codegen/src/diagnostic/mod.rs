//! Findings about specs: what was found, where, what would be accepted; collected in one run and sorted.

mod file;
pub mod print;
pub mod rule;
mod sink;
pub mod suggest;

pub use crate::source::{FileId, Span, Spanned};
pub use file::of_file;
pub use rule::Rule;
pub use sink::Sink;

/// More places of one fault than this tell a reader nothing new.
const MAX_PLACES: usize = 3;

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The spec is not valid; nothing is generated.
    Error,
    /// The spec holds, but its reader should look again.
    Warning,
}

/// A second place that a finding speaks of ("first declared here").
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there, seen from the finding.
    pub text: String,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Error or warning.
    pub severity: Severity,
    /// What was found: lower case, names in backticks, no full stop.
    pub message: String,
    /// Where it was found.
    pub span: Span,
    /// What to say at the carets; may be empty.
    pub label: String,
    /// Other places involved.
    pub secondary: Vec<Label>,
    /// What to do about it: the rule's own help unless this case allows a better one.
    pub help: Option<String>,
    /// The key that mends it, where one does.
    pub fix: Option<Fix>,
}

/// A key that mends a finding, for programs: which one, where, and what its value must not be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The keys that lead to the map in which it is due.
    pub path: Vec<String>,
    /// The key: `rust_name`, say.
    pub key: &'static str,
    /// The name in Rust that is not available.
    pub rust: String,
}

impl Diagnostic {
    /// An error of `rule` at `span`.
    pub fn error(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: message.into(),
            span,
            label: String::new(),
            secondary: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// A warning of `rule` at `span`.
    pub fn warning(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(rule, span, message)
        }
    }

    /// Says `text` at the carets.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Points at other places of the same fault; of many, at the first few.
    #[must_use]
    pub fn and_at(self, places: &[Span]) -> Self {
        let more = places.len().saturating_sub(MAX_PLACES);
        let shown = places.iter().take(MAX_PLACES);
        let last = shown.len();
        shown.zip(1..).fold(self, |found, (span, number)| {
            if more > 0 && number == last {
                found.also(*span, format!("and here, and {more} times more"))
            } else {
                found.also(*span, "and here")
            }
        })
    }

    /// Says by which key it is mended.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Says what to do in this very case.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}
