//! Pieces that both kinds of files use: sources, members, constraints, errors, rows of the reply table, quirks.

use super::{Form, Key, Section, Shape, Word, optional, required, word};

pub(super) static TEXT: Shape = Shape::Text;
pub(super) static PROSE: Shape = Shape::Prose;
pub(super) static BOOLEAN: Shape = Shape::Boolean;
pub(super) static LITERAL: Shape = Shape::Literal;
pub(super) static NAMES: Shape = Shape::OneOrMany(&TEXT);
pub(super) static TEXTS: Shape = Shape::List(&TEXT);
static IDENT: Shape = Shape::Name(Form::Snake);
static TYPE_NAME: Shape = Shape::Name(Form::UpperCamel);
static DATE: Shape = Shape::Date;
static COUNT: Shape = Shape::Integer {
    min: 0,
    max: 1_000_000,
};
static INTEGER: Shape = Shape::Integer {
    min: i64::MIN,
    max: i64::MAX,
};
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

/// `sources:` maps a short name to a place that facts come from.
pub(super) static SOURCES: Shape = Shape::Map(&Shape::Section(&Section {
    name: "a source",
    keys: &[
        required("title", &PROSE, "what the document is called"),
        optional("url", &TEXT, "where it stands"),
        optional("document", &TEXT, "the file that was read, if it was kept"),
        optional("section", &TEXT, "the part of it"),
        required("retrieved", &DATE, "the day on which it was read"),
        optional("note", &PROSE, "what to know about it"),
    ],
}));

/// The refusals: what an engine answers when it does not do as asked, and what an error means.
pub static KINDS: [Word; 11] = [
    word(
        "not_found",
        "no such target, or none that the caller may see",
    ),
    word(
        "not_cancellable",
        "the target exists and cannot be cancelled in its state",
    ),
    word("conflict", "the target is being changed by something else"),
    word(
        "precondition_failed",
        "a condition of the request (an etag) does not hold",
    ),
    word("denied", "the caller is known and may not do this"),
    word(
        "unauthenticated",
        "the caller is not known: no, wrong or expired credentials",
    ),
    word("throttled", "too many requests; later"),
    word(
        "timed_out",
        "the service gave up waiting; the effect is open",
    ),
    word("unavailable", "the service cannot answer now"),
    word("invalid", "the request breaks a rule of the operation"),
    word(
        "unsupported",
        "the service does not know this operation or this use of it",
    ),
];

/// The outcomes: what an engine answers when it did as asked, or need not.
pub static OUTCOMES: [Word; 4] = [
    word("cancelled", "the target has stopped because of this call"),
    word("cancelling", "the target has been told to stop"),
    word("already_cancelled", "an earlier call had stopped it"),
    word("already_finished", "it had ended by itself"),
];

/// Where a target is in its life.
pub static PHASES: [Word; 7] = [
    word("pending", "accepted, not started"),
    word("running", "at work"),
    word("cancelling", "told to stop, still at work"),
    word("cancelled", "stopped by a cancel; terminal"),
    word("succeeded", "ended with a result; terminal"),
    word("failed", "ended with an error; terminal"),
    word("timed_out", "ended by a limit of time; terminal"),
];

pub(super) static KIND: Shape = Shape::Word(&KINDS);
pub(super) static PHASE: Shape = Shape::Word(&PHASES);

/// Every word that a reply can read as.
pub(super) static READING: Shape = Shape::Word(&[
    word("cancelled", "outcome"),
    word("cancelling", "outcome"),
    word("already_cancelled", "outcome"),
    word("already_finished", "outcome"),
    word("not_found", "refusal"),
    word("not_cancellable", "refusal"),
    word("conflict", "refusal"),
    word("precondition_failed", "refusal"),
    word("denied", "refusal"),
    word("unauthenticated", "refusal"),
    word("throttled", "refusal"),
    word("timed_out", "refusal"),
    word("unavailable", "refusal"),
    word("invalid", "refusal"),
    word("unsupported", "refusal"),
]);

pub(super) static TYPES: [Word; 7] = [
    word("string", "text"),
    word("integer", "a whole number of at most 64 bits"),
    word("boolean", "true or false"),
    word("enum", "one of the words in `values`"),
    word("object", "a map with `members`"),
    word("list", "a list of `items`"),
    word("any", "any JSON value, not looked into"),
];

static TYPE: Shape = Shape::Word(&TYPES);

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

static CONSTRAINTS: Shape = Shape::Section(&Section {
    name: "constraints",
    keys: &[
        optional("length", &LENGTH, "how long a text may be"),
        optional("pattern", &PATTERN, "what a text must look like"),
        optional("range", &RANGE, "how large a number may be"),
        optional("items", &ITEMS, "how many items a list may have"),
    ],
});

static LENGTH: Shape = Shape::Section(&Section {
    name: "a length",
    keys: &[
        optional("min", &COUNT, "the shortest"),
        optional("max", &COUNT, "the longest"),
        required(
            "unit",
            &Shape::Word(&[
                word("chars", "Unicode scalar values"),
                word("utf16", "UTF-16 code units"),
                word("bytes", "bytes of UTF-8"),
            ]),
            "what is counted",
        ),
        SOURCE,
    ],
});

static PATTERN: Shape = Shape::Section(&Section {
    name: "a pattern",
    keys: &[
        required(
            "regex",
            &TEXT,
            "the regular expression, as its source writes it",
        ),
        required(
            "dialect",
            &Shape::Word(&[
                word("ecma262", "JavaScript's: Smithy, JSON Schema, OpenAPI"),
                word("java", "java.util.regex"),
            ]),
            "whose regular expression it is",
        ),
        required(
            "match",
            &Shape::Word(&[
                word("whole", "the whole value must match"),
                word("part", "some part of the value must match"),
            ]),
            "how much of the value must match",
        ),
        SOURCE,
    ],
});

static RANGE: Shape = Shape::Section(&Section {
    name: "a range",
    keys: &[
        optional("min", &INTEGER, "the smallest"),
        optional("max", &INTEGER, "the largest"),
        SOURCE,
    ],
});

static ITEMS: Shape = Shape::Section(&Section {
    name: "a number of items",
    keys: &[
        optional("min", &COUNT, "the fewest"),
        optional("max", &COUNT, "the most"),
        SOURCE,
    ],
});

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
        optional(
            "required",
            &BOOLEAN,
            "whether it is always there; `false` unless said",
        ),
        NULLABLE,
        DEFAULT,
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
};

pub(super) const TYPE_KEY: Key = required("type", &TYPE, "what it is");
pub(super) const NULLABLE: Key = optional(
    "nullable",
    &BOOLEAN,
    "whether an explicit null is a value; `false` unless said",
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
pub(super) const ITEMS_KEY: Key = optional("items", &A_MEMBER, "what a list holds");
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

/// `400`, or what is documented, what is modelled and which of the two is sent.
pub(super) static STATUS: Shape = Shape::Either(&[
    &STATUS_CODE,
    &Shape::Section(&Section {
        name: "a status",
        keys: &[
            optional("documented", &STATUS_CODE, "what the page says"),
            optional("modelled", &STATUS_CODE, "what the vendor's model says"),
            required(
                "sends",
                &Shape::Word(&[
                    word("documented", "the page is right"),
                    word("modelled", "the model is right"),
                ]),
                "which of the two our server sends and our client expects first",
            ),
        ],
    }),
]);

pub(super) static ERRORS: Shape = Shape::Map(&Shape::Section(&Section {
    name: "an error",
    keys: &[
        required("kind", &KIND, "what it means"),
        required("status", &STATUS, "its HTTP status"),
        optional(
            "codes",
            &TEXTS,
            "its codes on the wire; the first is sent, all are read",
        ),
        optional(
            "other_codes",
            &BOOLEAN,
            "also any other code of its status, or none",
        ),
        optional(
            "fault",
            &Shape::Word(&[
                word("client", "the caller's"),
                word("server", "the service's"),
            ]),
            "whose fault it is",
        ),
        optional(
            "retry",
            &Shape::Word(&[
                word("never", "the same request will fail again"),
                word("safe", "the same request may be sent again"),
                word("safe_with_token", "again with the same token"),
                word("after_rediscovery", "again, at a newly discovered endpoint"),
            ]),
            "what a client may do; by its kind unless said",
        ),
        optional(
            "target_state",
            &Shape::Word(&[
                word("stopped", "the target does not run any more"),
                word("may_be_running", "the call changed nothing"),
                word("unknown", "the call may have had its effect"),
            ]),
            "what it says about the target; by its kind unless said",
        ),
        optional("body", &TEXT, "its body: a name from `bodies`"),
        optional("members", &MEMBERS, "its body, where it is its own"),
        optional("headers", &MEMBERS, "headers of the reply"),
        DOCS,
        DEPRECATED_KEY,
        optional(
            "rust_name",
            &TYPE_NAME,
            "the Rust variant, where the name would not do",
        ),
        SOURCE,
        ASSUMED,
    ],
}));

static BODY_VALUES: Shape = Shape::Map(&LITERAL);

pub(super) const ROW_BODY: Key = optional(
    "body",
    &BODY_VALUES,
    "members of the reply: literals, `$state`, `$text`, `$absent`, `$unknown`, `$param.NAME`",
);

/// A row of the reply table.
pub(super) static ROW: Shape = Shape::Section(&Section {
    name: "a reply",
    keys: &[
        optional("status", &STATUS_CODE, "a success with this status"),
        ROW_BODY,
        optional("error", &TEXT, "one of the declared errors"),
        optional("reads_as", &READING, "what a client can still tell from it"),
        optional("text", &PROSE, "what `$text` says"),
        DOCS,
        SOURCE,
        ASSUMED,
    ],
});

/// The reply table: a row for each disposition.
pub(super) static REPLIES: Shape = Shape::Section(&Section {
    name: "the reply table",
    keys: &[
        optional(
            "cancelled",
            &ROW,
            "the target has stopped because of this call",
        ),
        optional("cancelling", &ROW, "the target has been told to stop"),
        optional("already_cancelled", &ROW, "an earlier call had stopped it"),
        optional("already_finished", &ROW, "it had ended by itself"),
        optional(
            "not_found",
            &ROW,
            "no such target, or none that the caller may see",
        ),
        optional(
            "not_cancellable",
            &ROW,
            "the target cannot be cancelled in its state",
        ),
        optional(
            "conflict",
            &ROW,
            "the target is being changed by something else",
        ),
        optional(
            "precondition_failed",
            &ROW,
            "a condition of the request does not hold",
        ),
        optional("denied", &ROW, "the caller is known and may not do this"),
        optional("unauthenticated", &ROW, "the caller is not known"),
        optional("throttled", &ROW, "too many requests"),
        optional("timed_out", &ROW, "the service gave up waiting"),
        optional("unavailable", &ROW, "the service cannot answer now"),
        optional(
            "invalid",
            &ROW,
            "the request breaks a rule of the operation",
        ),
        optional(
            "unsupported",
            &ROW,
            "the service does not know this operation or this use of it",
        ),
    ],
});

pub(super) static QUIRKS: Shape = Shape::List(&Shape::Section(&Section {
    name: "a quirk",
    keys: &[
        required("says", &PROSE, "what the source says or leaves out"),
        required("decided", &PROSE, "what this spec makes of it"),
        SOURCE,
    ],
}));
