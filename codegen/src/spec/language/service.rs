//! The keys of a service file, what the operations of one service share, and of a provider file, what its services share.

use annul_runtime::operation::{AuthSchemeKind, DecidesFirst, FrontDoorKind, Protocol};

use super::common::{
    ASSUMED, BOOLEAN, DEFAULT_SOURCE, DOCS, PROSE, QUIRKS, QUOTED, SOURCE, SOURCES, TEXT, TEXTS,
    VERSION,
};
use super::error::ERRORS;
use super::member::MEMBERS;
use super::reply::REPLIES;
use super::{Form, Key, Section, Shape, optional, required, word};

/// A service file.
pub static SERVICE: Section = Section {
    name: "a service file",
    keys: &[
        VERSION,
        required(
            "provider",
            &Shape::Name(Form::Kebab),
            "who runs the service",
        ),
        required(
            "service",
            &Shape::Name(Form::DottedKebab),
            "the id of the service",
        ),
        required("title", &PROSE, "what the service is called"),
        DOCS,
        required("sources", &SOURCES, "the documents that facts come from"),
        DEFAULT_SOURCE,
        required(
            "protocol",
            &Shape::Word(Protocol::WORDS),
            "how operations travel",
        ),
        optional("version", &TEXT, "the vendor's version of the API"),
        AUTH_KEY,
        ENDPOINTS_KEY,
        REQUEST_ID_KEY,
        ERROR_IDENTITY_KEY,
        FRONT_DOOR_KEY,
        BODIES_KEY,
        ERRORS_KEY,
        REPLIES_KEY,
        QUIRKS_KEY,
    ],
};

/// What the services of a provider share.
pub static PROVIDER: Section = Section {
    name: "a provider file",
    keys: &[
        VERSION,
        required(
            "provider",
            &Shape::Name(Form::Kebab),
            "who runs the services",
        ),
        optional("sources", &SOURCES, "the documents that facts come from"),
        DEFAULT_SOURCE,
        maybe(AUTH_KEY),
        maybe(ENDPOINTS_KEY),
        maybe(REQUEST_ID_KEY),
        ERROR_IDENTITY_KEY,
        FRONT_DOOR_KEY,
        BODIES_KEY,
        ERRORS_KEY,
        REPLIES_KEY,
        QUIRKS_KEY,
    ],
};

/// The same key where it may be left out.
const fn maybe(key: Key) -> Key {
    Key {
        required: false,
        ..key
    }
}

const AUTH_KEY: Key = required(
    "auth",
    &AUTHS,
    "how callers identify themselves; any one of these will do",
);
const ENDPOINTS_KEY: Key = required("endpoints", &ENDPOINTS, "where the service answers");
const REQUEST_ID_KEY: Key = required(
    "request_id",
    &REQUEST_IDS,
    "where a reply carries its request id, in reading order",
);
const ERROR_IDENTITY_KEY: Key = optional(
    "error_identity",
    &ERROR_IDENTITY,
    "how the error in a reply is identified",
);
const FRONT_DOOR_KEY: Key = optional(
    "front_door",
    &FRONT_DOOR,
    "in whose voice a server answers a request that is malformed, means no operation, or has no credentials",
);
const BODIES_KEY: Key = optional("bodies", &NAMED_BODIES, "error bodies, by name");
const ERRORS_KEY: Key = optional(
    "errors",
    &ERRORS,
    "errors that any operation of the service can answer",
);
const REPLIES_KEY: Key = optional(
    "replies",
    &REPLIES,
    "rows of the reply table that the operations share",
);
const QUIRKS_KEY: Key = optional(
    "quirks",
    &QUIRKS,
    "what is odd in the sources, and what was decided",
);

static AUTHS: Shape = Shape::List(&AUTH);
static REQUEST_IDS: Shape = Shape::List(&REQUEST_ID);
static NAMED_BODIES: Shape = Shape::Map(&BODY);
static FRONT_DOOR: Shape = Shape::Word(FrontDoorKind::WORDS);

static AUTH: Shape = Shape::Section(&Section {
    name: "an auth scheme",
    keys: &[
        required("scheme", &Shape::Word(AuthSchemeKind::WORDS), "which one"),
        optional(
            "signing_name",
            &TEXT,
            "the service name in the signature (aws_sigv4)",
        ),
        optional("param", &TEXT, "the header param (token_header)"),
        optional(
            "word",
            &TEXT,
            "the word before the token, where it is not `Bearer` (bearer)",
        ),
        optional("header", &TEXT, "the header that holds the key (api_key)"),
        optional(
            "query",
            &TEXT,
            "the name in the query that holds the key (api_key)",
        ),
        optional(
            "name",
            &TEXT,
            "what the signature is called, such as `tc3_hmac_sha256` (custom)",
        ),
        DOCS,
        SOURCE,
    ],
});

static ENDPOINTS: Shape = Shape::Either(&[
    &Shape::Word(&[word(
        "given",
        "the service has no address of its own: callers say where it is",
    )]),
    &Shape::Section(&ENDPOINTS_SECTION),
]);

static ENDPOINTS_SECTION: Section = Section {
    name: "endpoints",
    keys: &[
        required(
            "default",
            &TEXT,
            "the partition of regions that no prefix names",
        ),
        optional(
            "prefix",
            &TEXT,
            "what `{prefix}` stands for in the URLs; a provider's services share the rest of them",
        ),
        optional(
            "variables",
            &Shape::Map(&VARIABLE),
            "parts of hosts that callers say, besides `{region}`",
        ),
        required("partitions", &Shape::Map(&PARTITION), "hosts, by partition"),
        optional(
            "discovery",
            &DISCOVERY,
            "how the host of a call is found out first",
        ),
        DOCS,
        SOURCE,
    ],
};

static VARIABLE: Shape = Shape::Section(&Section {
    name: "a variable of hosts",
    keys: &[
        optional(
            "dots",
            &BOOLEAN,
            "whether it may have several labels, with dots between",
        ),
        DOCS,
        SOURCE,
    ],
});

static PARTITION: Shape = Shape::Section(&Section {
    name: "a partition",
    keys: &[
        required(
            "region_prefixes",
            &TEXTS,
            "how its regions begin; the longest prefix decides",
        ),
        required(
            "plain",
            &QUOTED,
            "the URL; `{region}`, `{prefix}` and variables are filled in",
        ),
        optional("fips", &QUOTED, "the FIPS URL"),
        optional("dual_stack", &QUOTED, "the URL for IPv4 and IPv6"),
        optional("fips_dual_stack", &QUOTED, "the FIPS URL for IPv4 and IPv6"),
        DOCS,
        SOURCE,
        ASSUMED,
    ],
});

static DISCOVERY: Shape = Shape::Section(&Section {
    name: "endpoint discovery",
    keys: &[
        required(
            "required",
            &BOOLEAN,
            "whether calls to undiscovered hosts fail",
        ),
        required("target", &TEXT, "the RPC target that lists endpoints"),
        DOCS,
        SOURCE,
    ],
});

static REQUEST_ID: Shape = Shape::Section(&Section {
    name: "a place of the request id",
    keys: &[
        optional("header", &TEXT, "a header"),
        optional("body", &TEXT, "a member of an error's body"),
    ],
});

static ERROR_IDENTITY: Shape = Shape::Section(&Section {
    name: "an error identity",
    keys: &[
        required(
            "by",
            &Shape::List(&Shape::Word(DecidesFirst::WORDS)),
            "what decides first, and what second",
        ),
        optional(
            "code",
            &PLACES,
            "where the code may be, in reading order: members, ways to them (`error.status`, `errors.0.code`), headers",
        ),
        optional(
            "message",
            &PLACES,
            "where the message may be, in reading order",
        ),
        DOCS,
        SOURCE,
    ],
});

static PLACES: Shape = Shape::List(&Shape::Either(&[
    &Shape::Name(Form::MemberPath),
    &Shape::Section(&Section {
        name: "a header that tells an error",
        keys: &[required("header", &TEXT, "its name")],
    }),
]));

static BODY: Shape = Shape::Section(&Section {
    name: "an error body",
    keys: &[DOCS, required("members", &MEMBERS, "its members"), SOURCE],
});
