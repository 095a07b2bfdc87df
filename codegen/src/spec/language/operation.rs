//! The keys of an operation's file: one cancel operation, from its path to what cancelling means.

use annul_runtime::operation::{Fill, Method, Quote, RequestBody};
use annul_runtime::{Location, Origin};

use super::cancel::CANCEL;
use super::common::{
    BOOLEAN, DEFAULT_SOURCE, DOCS, LITERAL, PROSE, QUIRKS, QUOTED, RUST_NAME, SOURCE, SOURCES,
    STATUS_CODE, TEXT, TEXTS,
};
use super::error::ERRORS;
use super::member::{
    CONSTRAINTS_KEY, DEFAULT, DEPRECATED_KEY, FORMAT_KEY, ITEMS_KEY, MEMBERS, MEMBERS_KEY, NEWTYPE,
    NULLABLE, OPEN, SECRET, TYPE_KEY, VALUES_KEY,
};
use super::words::READING;
use super::{Form, Section, Shape, Word, optional, required, word};

/// An operation's file.
pub static OPERATION: Section = Section {
    name: "an operation",
    keys: &[
        required(
            "operation",
            &Shape::Name(Form::UpperCamel),
            "the operation's name",
        ),
        optional(
            "role",
            &Shape::Word(&ROLES),
            "whether servers of it are emitted; `both` by default",
        ),
        required("summary", &PROSE, "what it does, in one line"),
        DOCS,
        RUST_NAME,
        DEPRECATED_KEY,
        optional("sources", &SOURCES, "the documents that facts come from"),
        DEFAULT_SOURCE,
        required("path", &PATH, "method and template, or the RPC target"),
        required(
            "params",
            &Shape::Map(&PARAM),
            "what a caller says, by wire name",
        ),
        optional(
            "request_body",
            &Shape::Either(&[&Shape::Word(RequestBody::WORDS), &BODY_TEMPLATE]),
            "what the body is, as a word or as a text with params in it; by the params by default",
        ),
        required("response", &RESPONSE, "what a success says"),
        required("errors", &ERRORS, "errors of this operation, by name"),
        required("cancel", &CANCEL, "what cancelling means here"),
        optional(
            "examples",
            &Shape::List(&EXAMPLE),
            "inputs and replies that are checked against the spec",
        ),
        optional(
            "quirks",
            &QUIRKS,
            "what is odd in the sources, and what was decided",
        ),
    ],
};

static BODY_TEMPLATE: Shape = Shape::Section(&Section {
    name: "a body of text",
    keys: &[
        required(
            "template",
            &TEXT,
            "the text; `{param}` stands for a body param",
        ),
        required(
            "quote",
            &Shape::Word(Quote::WORDS),
            "how a text is written inside of it",
        ),
    ],
});

static ROLES: [Word; 2] = [
    word("both", "clients and servers"),
    word("client", "for clients only: only the vendor serves it"),
];

static PATH: Shape = Shape::Section(&Section {
    name: "a path",
    keys: &[
        required("method", &Shape::Word(Method::WORDS), "the HTTP method"),
        required(
            "template",
            &QUOTED,
            "the path; `{param}` stands for one segment, `{param+}` for several",
        ),
        optional("target", &TEXT, "the RPC target (AWS JSON protocols)"),
        optional(
            "target_aliases",
            &TEXTS,
            "other targets that a server takes",
        ),
        SOURCE,
    ],
});

static STYLES: [Word; 2] = [
    word("repeated", "once for each item: `id=1&id=2`"),
    word("csv", "once, with commas between the items: `id=1,2`"),
];

static PARAM: Shape = Shape::Section(&Section {
    name: "a param",
    keys: &[
        required("in", &Shape::Word(Location::WORDS), "where it travels"),
        TYPE_KEY,
        FORMAT_KEY,
        required("origin", &Shape::Word(Origin::WORDS), "who made the value"),
        required("required", &BOOLEAN, "whether a call without it is refused"),
        NULLABLE,
        OPEN,
        NEWTYPE,
        RUST_NAME,
        DEFAULT,
        optional("constant", &LITERAL, "always this value; never an argument"),
        optional(
            "wire",
            &TEXT,
            "its name on the wire, where the key is another",
        ),
        optional(
            "style",
            &Shape::Word(&STYLES),
            "how a list is written in a query; `repeated` by default",
        ),
        optional(
            "fill",
            &Shape::Word(Fill::WORDS),
            "what a client puts there when the caller gives nothing",
        ),
        SECRET,
        ITEMS_KEY,
        DOCS,
        VALUES_KEY,
        MEMBERS_KEY,
        CONSTRAINTS_KEY,
        DEPRECATED_KEY,
        SOURCE,
    ],
});

static RESPONSE: Shape = Shape::Section(&Section {
    name: "a response",
    keys: &[
        required(
            "status",
            &Shape::OneOrMany(&STATUS_CODE),
            "its statuses: the first is sent, all are read",
        ),
        DOCS,
        optional("headers", &MEMBERS, "its headers, by name"),
        required(
            "body",
            &Shape::Either(&[
                &Shape::Word(&[
                    word("empty", "nothing"),
                    word("any", "nothing, or any JSON, not looked into"),
                    word("text", "nothing, or any text, not looked into"),
                ]),
                &MEMBERS,
            ]),
            "its body: a word, or members by wire name",
        ),
        SOURCE,
    ],
});

static EXAMPLE: Shape = Shape::Section(&Section {
    name: "an example",
    keys: &[
        required("title", &PROSE, "what it shows"),
        optional("input", &Shape::Map(&LITERAL), "params by wire name"),
        optional(
            "violates",
            &TEXTS,
            "exactly the constraints that the input breaks: `QueryId.pattern`",
        ),
        optional("reply", &EXAMPLE_REPLY, "a reply as it is on the wire"),
        optional("error", &TEXT, "the error that the reply is"),
        optional("reads_as", &READING, "what the reply means"),
        DOCS,
        SOURCE,
    ],
});

static EXAMPLE_REPLY: Shape = Shape::Section(&Section {
    name: "a reply on the wire",
    keys: &[
        required("status", &STATUS_CODE, "its status"),
        optional("headers", &Shape::Map(&TEXT), "its headers"),
        optional("body", &LITERAL, "its body, as JSON"),
        optional("text", &TEXT, "its body, where it is not JSON"),
    ],
});
