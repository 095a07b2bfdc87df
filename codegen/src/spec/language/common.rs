//! Pieces that most sections use: scalars, names, docs, sources, quirks.

use super::{Form, Key, Section, Shape, optional, required};

pub(super) static TEXT: Shape = Shape::Text;
pub(super) static QUOTED: Shape = Shape::Quoted;
pub(super) static PROSE: Shape = Shape::Prose;
pub(super) static BOOLEAN: Shape = Shape::Boolean;
pub(super) static LITERAL: Shape = Shape::Literal;
pub(super) static NAMES: Shape = Shape::OneOrMany(&TEXT);
pub(super) static TEXTS: Shape = Shape::List(&TEXT);
static IDENT: Shape = Shape::Name(Form::Snake);
pub(super) static TYPE_NAME: Shape = Shape::Name(Form::UpperCamel);
static DATE: Shape = Shape::Date;
pub(super) static STATUS_CODE: Shape = Shape::Integer { min: 100, max: 599 };

pub(super) const SOURCE: Key =
    optional("source", &NAMES, "where this is said: names from `sources`");
pub(super) const DOCS: Key = optional("docs", &PROSE, "what it means, for its reader");
pub(super) const ASSUMED: Key = optional(
    "assumed",
    &PROSE,
    "no source says this: why it is taken to be so; the first thing to replace",
);
pub(super) const RUST_NAME: Key = optional(
    "rust_name",
    &IDENT,
    "the Rust name, where the wire name would not do",
);

pub(super) const DEFAULT_SOURCE: Key = optional(
    "default_source",
    &NAMES,
    "the source of whatever names none in this file: names from `sources`",
);
pub(super) const VERSION: Key = required(
    "annul",
    &Shape::Integer { min: 1, max: 1 },
    "the version of the spec language",
);

/// `sources:` maps a short name to a place that facts come from.
pub(super) static SOURCES: Shape = Shape::Map(&Shape::Section(&Section {
    name: "a source",
    keys: &[
        required("title", &PROSE, "what the document is called"),
        optional("url", &TEXT, "where it is"),
        optional("document", &TEXT, "the file that was read, if it was kept"),
        optional("section", &TEXT, "the part of it"),
        required("retrieved", &DATE, "the day on which it was read"),
        optional("note", &PROSE, "what to know about it"),
    ],
}));

pub(super) static QUIRKS: Shape = Shape::List(&Shape::Section(&Section {
    name: "a quirk",
    keys: &[
        required("says", &PROSE, "what the source says or leaves out"),
        required("decided", &PROSE, "what this spec makes of it"),
        optional(
            "about",
            &TEXTS,
            "the facts of this spec that a model contradicts and that it settles, by their keys: `path.target`",
        ),
        SOURCE,
    ],
}));
