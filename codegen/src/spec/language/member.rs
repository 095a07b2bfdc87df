//! Members of requests and replies, and what is said of params as well.

use annul_runtime::time::TimeFormat;

use super::common::{BOOLEAN, DOCS, LITERAL, PROSE, RUST_NAME, SOURCE, TEXT, TYPE_NAME};
use super::constraint::CONSTRAINTS;
use super::{Key, Section, Shape, Word, optional, required, word};

pub(super) static TYPES: [Word; 10] = [
    word("string", "text"),
    word("integer", "a whole number of at most 64 bits"),
    word(
        "number",
        "a number of 64 bits with or without a fraction, as a `double` is",
    ),
    word("boolean", "true or false"),
    word("time", "a point in time, written in its `format`"),
    word("enum", "one of the words in `values`"),
    word("object", "a map with `members`"),
    word("list", "a list of `items`"),
    word("map", "values of one kind, its `items`, by texts"),
    word("any", "any JSON value, not looked into"),
];

static TYPE: Shape = Shape::Word(&TYPES);

static FORMAT: Shape = Shape::Word(TimeFormat::WORDS);

static DEPRECATED: Shape = Shape::Section(&Section {
    name: "a deprecation",
    keys: &[
        required("note", &PROSE, "what to do instead"),
        optional("since", &TEXT, "since which version or date"),
        SOURCE,
    ],
});

pub(super) const DEPRECATED_KEY: Key = optional(
    "deprecated",
    &DEPRECATED,
    "out of use, and what to do instead",
);

static VALUES: Shape = Shape::Either(&[
    &Shape::List(&TEXT),
    &Shape::Map(&Shape::Either(&[
        &PROSE,
        &Shape::Section(&Section {
            name: "an enum value",
            keys: &[
                DOCS,
                optional(
                    "rust_name",
                    &TYPE_NAME,
                    "the Rust variant, where the word would not do",
                ),
            ],
        }),
    ])),
]);

/// A member: a type word, or the whole map.
static MEMBER: Shape = Shape::Either(&[&TYPE, &Shape::Section(&MEMBER_SECTION)]);
pub(super) static MEMBERS: Shape = Shape::Map(&A_MEMBER);
static A_MEMBER: Shape = Shape::Deferred(member);

fn member() -> &'static Shape {
    &MEMBER
}

static MEMBER_SECTION: Section = Section {
    name: "a member",
    keys: &[
        TYPE_KEY,
        FORMAT_KEY,
        optional(
            "required",
            &BOOLEAN,
            "whether it is always there; `false` by default",
        ),
        NULLABLE,
        OPEN,
        NEWTYPE,
        RUST_NAME,
        DEFAULT,
        SECRET,
        ITEMS_KEY,
        optional(
            "filler",
            &LITERAL,
            "what a server sends where no row gives a required member of a success",
        ),
        DOCS,
        VALUES_KEY,
        MEMBERS_KEY,
        CONSTRAINTS_KEY,
        DEPRECATED_KEY,
        SOURCE,
    ],
};

pub(super) const TYPE_KEY: Key = required("type", &TYPE, "what it is");
pub(super) const FORMAT_KEY: Key =
    optional("format", &FORMAT, "how a time is written; a time must say");
pub(super) const NULLABLE: Key = optional(
    "nullable",
    &BOOLEAN,
    "whether an explicit null is a value; `false` by default",
);
pub(super) const DEFAULT: Key = optional("default", &LITERAL, "what its absence means");
pub(super) const VALUES_KEY: Key = optional(
    "values",
    &VALUES,
    "the words of an enum, with or without docs",
);
pub(super) const OPEN: Key = optional(
    "open",
    &BOOLEAN,
    "whether an enum may grow; an enum must say",
);
pub(super) const MEMBERS_KEY: Key = optional("members", &MEMBERS, "the members of an object");
pub(super) const ITEMS_KEY: Key = optional("items", &A_MEMBER, "what a list or a map holds");
pub(super) const CONSTRAINTS_KEY: Key = optional(
    "constraints",
    &CONSTRAINTS,
    "what else a value must keep to",
);
pub(super) const SECRET: Key =
    optional("secret", &BOOLEAN, "never shown in logs, Debug or messages");
pub(super) const NEWTYPE: Key = optional(
    "newtype",
    &TYPE_NAME,
    "a Rust type of its own for this text",
);
