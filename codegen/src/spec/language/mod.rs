//! The spec language as tables: every section, its keys, what each takes and means; checker, printer, JSON Schema and reference read them here.

mod cancel;
mod common;
mod constraint;
mod error;
mod fact;
mod member;
mod operation;
mod reply;
mod service;
mod words;

pub use operation::OPERATION;
pub use service::{PROVIDER, SERVICE};

pub use annul_runtime::Word;

use annul_runtime::meaning::look_table::steps;

/// A map with fixed keys.
#[derive(Debug)]
pub struct Section {
    /// What diagnostics call it ("a param", "the service file").
    pub name: &'static str,
    /// Its keys, in the order in which a spec writes them.
    pub keys: &'static [Key],
}

/// One key of a section.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as written.
    pub name: &'static str,
    /// Whether a section without it is refused.
    pub required: bool,
    /// What it takes.
    pub shape: &'static Shape,
    /// What it means, in one line.
    pub doc: &'static str,
}

/// What a value may be.
#[derive(Debug)]
pub enum Shape {
    /// Non-empty text on one line: names on the wire, names of errors.
    Text,
    /// The same for what is full of signs, and so stands in quotes: regexes, paths, hosts.
    Quoted,
    /// Prose: may span lines; goes into documentation through the sanitiser.
    Prose,
    /// A name of a given form.
    Name(Form),
    /// A whole number within bounds, both included.
    Integer {
        /// Smallest accepted.
        min: i64,
        /// Largest accepted.
        max: i64,
    },
    /// `true` or `false`.
    Boolean,
    /// `YYYY-MM-DD`.
    Date,
    /// One of these words.
    Word(&'static [Word]),
    /// Any value: a default, a constant, an example body.
    Literal,
    /// A list.
    List(&'static Shape),
    /// One of these, or a list of them.
    OneOrMany(&'static Shape),
    /// A map with keys that the author chooses, in the author's order.
    Map(&'static Shape),
    /// A map with fixed keys.
    Section(&'static Section),
    /// One of several shapes, told apart by scalar, list or map.
    Either(&'static [&'static Shape]),
    /// The shape that a function gives: members hold members, and a table cannot hold itself.
    Deferred(fn() -> &'static Shape),
}

/// The form of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// `timestream-query`
    Kebab,
    /// `oci.query-service`
    DottedKebab,
    /// `CancelQuery`
    UpperCamel,
    /// `query_id`: a Rust identifier.
    Snake,
    /// `Status.State`: a member of a member.
    MemberPath,
    /// `jobs[job_id=$param.job_id].state`: the same, through items of lists that are searched.
    Way,
}

impl Form {
    /// What this form looks like, for messages.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Kebab => "lower-case words joined by `-`, such as `timestream-query`",
            Self::DottedKebab => {
                "lower-case words joined by `-` and `.`, such as `oci.query-service`"
            }
            Self::UpperCamel => "an upper camel case name, such as `CancelQuery`",
            Self::Snake => "a snake case identifier, such as `query_id`",
            Self::MemberPath => "the way to a member, such as `Status.State`",
            Self::Way => {
                "the way to a member, such as `Status.State`, `jobs.0.state` or `jobs[id=$param.id].state`"
            }
        }
    }

    /// The same form as an anchored ECMA pattern, for the JSON Schema.
    #[must_use]
    pub fn pattern(self) -> &'static str {
        match self {
            Self::Kebab => "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            Self::DottedKebab => "^[a-z][a-z0-9]*([.-][a-z0-9]+)*$",
            Self::UpperCamel => "^[A-Z][A-Za-z0-9]*$",
            Self::Snake => "^[a-z][a-z0-9_]*$",
            Self::MemberPath => r"^[^.]+(\.[^.]+)*$",
            Self::Way => {
                r"^([^.\[\]=]+(\[[^\]=]+=[^\]]+\])*|(\[[^\]=]+=[^\]]+\])+)(\.[^.\[\]=]+(\[[^\]=]+=[^\]]+\])*)*$"
            }
        }
    }

    /// Whether `text` has this form.
    #[must_use]
    pub fn accepts(self, text: &str) -> bool {
        let head = text.chars().next();
        match self {
            Self::UpperCamel => {
                head.is_some_and(|c| c.is_ascii_uppercase())
                    && text.chars().all(|c| c.is_ascii_alphanumeric())
            }
            Self::Snake => {
                head.is_some_and(|c| c.is_ascii_lowercase())
                    && text
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            }
            Self::MemberPath => text.split('.').all(|name| !name.is_empty()),
            Self::Way => steps(text).is_some(),
            Self::Kebab => kebab(text, &['-']),
            Self::DottedKebab => kebab(text, &['-', '.']),
        }
    }
}

fn kebab(text: &str, joints: &[char]) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split(joints).all(|word| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

const fn required(name: &'static str, shape: &'static Shape, doc: &'static str) -> Key {
    Key {
        name,
        required: true,
        shape,
        doc,
    }
}

/// A key that may be left out.
#[must_use]
pub const fn optional(name: &'static str, shape: &'static Shape, doc: &'static str) -> Key {
    Key {
        name,
        required: false,
        shape,
        doc,
    }
}

const fn word(word: &'static str, doc: &'static str) -> Word {
    Word::new(word, doc)
}
