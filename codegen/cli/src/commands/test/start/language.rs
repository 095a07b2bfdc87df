//! The language of start files as tables: how targets of a server are started, and what is known of it.

use annul_codegen::spec::language::{Key, Section, Shape};
use annul_runtime::Phase;

/// A start file.
pub(super) static FILE: Section = Section {
    name: "a start file",
    keys: &[
        key(
            "alone",
            &Shape::Boolean,
            "whether nothing runs on the server but what is started here, so that any id may be tried",
        ),
        key(
            "settle",
            &Shape::Integer {
                min: 0,
                max: 600_000,
            },
            "how many milliseconds a target takes at most that was told to stop",
        ),
        key("headers", &TEXTS, "headers of all requests"),
        key("every", &OPERATION, "what holds of every operation"),
        key(
            "operations",
            &Shape::Map(&OPERATION),
            "what holds of an operation, by its id",
        ),
    ],
};

static OPERATION: Shape = Shape::Section(&Section {
    name: "what is known of an operation",
    keys: &[
        key("start", &STEP, "starts a target"),
        key("end", &STEP, "a target ends by itself"),
        key(
            "phases",
            &Shape::List(&Shape::Word(Phase::WORDS)),
            "the phases in which `end` lets it end; succeeded by default",
        ),
        key("provoke", &STEP, "the next cancel meets the error `$error`"),
        key(
            "errors",
            &Shape::List(&Shape::Text),
            "the errors that `provoke` can provoke; all that are declared by default",
        ),
        key(
            "params",
            &Shape::Map(&Shape::Literal),
            "values of params that the server knows",
        ),
        key(
            "unknown",
            &Shape::Map(&Shape::Literal),
            "ids of a target that never was",
        ),
        key("headers", &TEXTS, "headers of its requests"),
        key(
            "differences",
            &Shape::Map(&Shape::Prose),
            "checks that the server is known to fail, each with the reason",
        ),
        key("skip", &Shape::Prose, "why the operation is not tried"),
    ],
});

static STEP: Shape = Shape::Section(&Section {
    name: "a step",
    keys: &[
        key(
            "request",
            &Shape::Text,
            "an HTTP request: `POST /path`, below the address of the server or with an address",
        ),
        key("headers", &TEXTS, "its headers"),
        key(
            "body",
            &Shape::Literal,
            "its body: a text, or what is sent as JSON",
        ),
        key(
            "command",
            &Shape::List(&Shape::Text),
            "a program and its arguments, in place of a request",
        ),
        key(
            "ids",
            &TEXTS,
            "where the reply, or what the program prints, says the ids: paths of JSON by names of params",
        ),
        key(
            "etag",
            &Shape::Text,
            "where it says the version of the target",
        ),
        key(
            "wait",
            &Shape::Integer {
                min: 0,
                max: 600_000,
            },
            "how many milliseconds pass afterwards",
        ),
    ],
});

static TEXTS: Shape = Shape::Map(&Shape::Text);

const fn key(name: &'static str, shape: &'static Shape, doc: &'static str) -> Key {
    Key {
        name,
        required: false,
        shape,
        doc,
    }
}
