//! The language of start files as tables: how targets of a server are started, and what is known of it.

use annul_codegen::spec::language::{Section, Shape, optional};
use annul_runtime::Phase;

/// A start file.
pub(super) static FILE: Section = Section {
    name: "a start file",
    keys: &[
        optional(
            "alone",
            &Shape::Boolean,
            "whether nothing runs on the server but what is started here, so that any id may be tried",
        ),
        optional(
            "settle",
            &Shape::Integer {
                min: 0,
                max: 600_000,
            },
            "how many milliseconds a target takes at most that was told to stop",
        ),
        optional("headers", &TEXTS, "headers of all requests"),
        optional("every", &OPERATION, "what holds of every operation"),
        optional(
            "operations",
            &Shape::Map(&OPERATION),
            "what holds of an operation, by its id",
        ),
    ],
};

static OPERATION: Shape = Shape::Section(&Section {
    name: "what is known of an operation",
    keys: &[
        optional("start", &STEP, "starts a target"),
        optional("end", &STEP, "a target ends by itself"),
        optional(
            "phases",
            &Shape::List(&Shape::Word(Phase::WORDS)),
            "the phases in which `end` lets it end; succeeded by default",
        ),
        optional("provoke", &STEP, "the next cancel meets the error `$error`"),
        optional(
            "errors",
            &Shape::List(&Shape::Text),
            "the errors that `provoke` can provoke; all that are declared by default",
        ),
        optional(
            "params",
            &Shape::Map(&Shape::Literal),
            "values of params that the server knows",
        ),
        optional(
            "unknown",
            &Shape::Map(&Shape::Literal),
            "ids of a target that never was",
        ),
        optional("headers", &TEXTS, "headers of its requests"),
        optional(
            "differences",
            &Shape::Map(&Shape::Prose),
            "checks that the server is known to fail, each with the reason",
        ),
        optional("skip", &Shape::Prose, "why the operation is not tried"),
    ],
});

static STEP: Shape = Shape::Section(&Section {
    name: "a step",
    keys: &[
        optional(
            "request",
            &Shape::Text,
            "an HTTP request: `POST /path`, below the address of the server or with an address",
        ),
        optional("headers", &TEXTS, "its headers"),
        optional(
            "body",
            &Shape::Literal,
            "its body: a text, or what is sent as JSON",
        ),
        optional(
            "command",
            &Shape::List(&Shape::Text),
            "a program and its arguments, in place of a request",
        ),
        optional(
            "ids",
            &TEXTS,
            "where the reply, or what the program prints, says the ids: paths of JSON by names of params",
        ),
        optional(
            "etag",
            &Shape::Text,
            "where it says the version of the target",
        ),
        optional(
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
