//! The keys of an operation's file: one cancel operation, from its path to what cancelling means.

use super::common::{
    ASSUMED, BOOLEAN, CONSTRAINTS_KEY, DEFAULT, DEPRECATED_KEY, DOCS, ERRORS, ITEMS_KEY, LITERAL,
    MEMBERS, MEMBERS_KEY, NEWTYPE, NULLABLE, OPEN, PHASE, PROSE, QUIRKS, READING, REPLIES,
    ROW_BODY, RUST_NAME, SECRET, SOURCE, SOURCES, STATUS_CODE, TEXT, TEXTS, TYPE_KEY, VALUES_KEY,
};
use super::{Form, Section, Shape, optional, required, word};

/// An operation's file.
pub static OPERATION: Section = Section {
    name: "an operation",
    keys: &[
        required(
            "operation",
            &Shape::Name(Form::UpperCamel),
            "the operation's name",
        ),
        required("summary", &PROSE, "what it does, in one line"),
        DOCS,
        RUST_NAME,
        DEPRECATED_KEY,
        optional("sources", &SOURCES, "the documents that facts come from"),
        required("path", &PATH, "method and template, or the RPC target"),
        required(
            "params",
            &Shape::Map(&PARAM),
            "what a caller says, by wire name",
        ),
        optional(
            "request_body",
            &Shape::Word(&[
                word("none", "no body"),
                word("empty_object", "`{}`; a server also takes none"),
                word("members", "the body params as one object"),
            ]),
            "what the body is; by the params unless said",
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

static PATH: Shape = Shape::Section(&Section {
    name: "a path",
    keys: &[
        required(
            "method",
            &Shape::Word(&[
                word("GET", ""),
                word("POST", ""),
                word("PUT", ""),
                word("PATCH", ""),
                word("DELETE", ""),
            ]),
            "the HTTP method",
        ),
        required(
            "template",
            &TEXT,
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

static PARAM: Shape = Shape::Section(&Section {
    name: "a param",
    keys: &[
        required(
            "in",
            &Shape::Word(&[
                word("path", "a segment of the path"),
                word("query", "the query string"),
                word("header", "a header"),
                word("body", "a member of the body"),
            ]),
            "where it travels",
        ),
        TYPE_KEY,
        required(
            "origin",
            &Shape::Word(&[
                word("caller", "chosen by the caller"),
                word("service", "handed out by the service"),
            ]),
            "who made the value",
        ),
        required("required", &BOOLEAN, "whether a call without it is refused"),
        NULLABLE,
        DEFAULT,
        optional("constant", &LITERAL, "always this value; never an argument"),
        optional(
            "wire",
            &TEXT,
            "its name on the wire, where the key is another",
        ),
        optional(
            "fill",
            &Shape::Word(&[
                word("token", "a fresh token for each logical call"),
                word("request_id", "a fresh request id for each try"),
            ]),
            "what a client puts there when the caller gives nothing",
        ),
        DOCS,
        VALUES_KEY,
        OPEN,
        MEMBERS_KEY,
        ITEMS_KEY,
        CONSTRAINTS_KEY,
        SECRET,
        DEPRECATED_KEY,
        RUST_NAME,
        NEWTYPE,
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
                ]),
                &MEMBERS,
            ]),
            "its body: a word, or members by wire name",
        ),
        SOURCE,
    ],
});

static CANCEL: Shape = Shape::Section(&Section {
    name: "the meaning of cancel",
    keys: &[
        required("target", &TEXTS, "the params that name what is cancelled"),
        required(
            "completion",
            &Shape::Word(&[
                word("synchronous", "a success says that it has stopped"),
                word("accepted", "a success says that it will be tried"),
                word(
                    "best_effort",
                    "a success says that it was asked; it may run to its end",
                ),
            ]),
            "what a success says about the end of the target",
        ),
        required(
            "effect",
            &Shape::Word(&[
                word("idempotent", "twice is as once"),
                word("not_idempotent", "twice is not as once"),
                word("unspecified", "no source says"),
            ]),
            "whether a second call has an effect of its own",
        ),
        required(
            "repeat",
            &Shape::Word(&[
                word("no_effect", "a success that changes nothing"),
                word("same_reply", "the first call's reply again"),
                word("error", "an error"),
                word("unspecified", "no source says"),
            ]),
            "what a second cancel gets",
        ),
        required(
            "terminal",
            &Shape::Word(&[
                word("no_effect", "a success that changes nothing"),
                word("error", "an error"),
                word("unspecified", "no source says"),
            ]),
            "what a cancel of an ended target gets",
        ),
        DOCS,
        required(
            "constraint_error",
            &TEXT,
            "the error that a server answers when a constraint is broken",
        ),
        required(
            "retry",
            &RETRY,
            "whether a call whose reply was lost may be sent again",
        ),
        optional("token", &TOKEN, "the param that makes calls repeatable"),
        optional(
            "precondition",
            &PRECONDITION,
            "the param that makes a call conditional",
        ),
        optional(
            "states",
            &Shape::Map(&PHASE),
            "the vendor's state words, by phase",
        ),
        optional("observe", &OBSERVE, "how to see the end of the target"),
        optional("permissions", &TEXTS, "what a caller must be allowed"),
        optional("billing", &PROSE, "what cancelling does to the bill"),
        required("replies", &REPLIES, "the reply table"),
        optional(
            "reads",
            &Shape::List(&READ),
            "replies that can arrive although our server never sends them",
        ),
        SOURCE,
        ASSUMED,
    ],
});

static RETRY: Shape = Shape::Section(&Section {
    name: "the retry rule",
    keys: &[
        required(
            "lost_reply",
            &Shape::Word(&[
                word("safe", "send it again"),
                word("with_token", "send it again with the same token"),
                word("unknown_outcome", "do not; look at the target instead"),
            ]),
            "after a reply that never came",
        ),
        DOCS,
        SOURCE,
        ASSUMED,
    ],
});

static TOKEN: Shape = Shape::Section(&Section {
    name: "a token",
    keys: &[
        required("param", &TEXT, "the param that carries it"),
        required(
            "lifetime_seconds",
            &Shape::Integer {
                min: 1,
                max: 31_536_000,
            },
            "how long the service remembers it",
        ),
        optional(
            "conflict",
            &TEXT,
            "the error for a token that was used for something else",
        ),
        DOCS,
        SOURCE,
    ],
});

static PRECONDITION: Shape = Shape::Section(&Section {
    name: "a precondition",
    keys: &[
        required("param", &TEXT, "the param that carries it"),
        required(
            "absent",
            &Shape::Word(&[word("unconditional", "no condition")]),
            "what its absence means",
        ),
        DOCS,
        SOURCE,
    ],
});

static OBSERVE: Shape = Shape::Section(&Section {
    name: "an observation",
    keys: &[
        required("operation", &TEXT, "the operation that shows the target"),
        optional(
            "path",
            &TEXT,
            "the template of a GET that shows it; in the protocols of AWS, the operation's name says it",
        ),
        optional(
            "params",
            &TEXTS,
            "what it takes of the params; the target, unless said",
        ),
        optional(
            "member",
            &TEXT,
            "where its reply holds the state: `QueryStatus`, `Status.State`",
        ),
        DOCS,
        SOURCE,
        ASSUMED,
    ],
});

static READ: Shape = Shape::Section(&Section {
    name: "a reading",
    keys: &[
        required("status", &STATUS_CODE, "the status"),
        ROW_BODY,
        required("as", &READING, "what it means"),
        required("because", &PROSE, "why"),
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
        optional("reply", &EXAMPLE_REPLY, "a reply as it stands on the wire"),
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
