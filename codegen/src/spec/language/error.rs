//! Errors: statuses, and what is said of each.

use annul_runtime::operation::Fault;
use annul_runtime::{Retry, TargetState};

use super::common::{ASSUMED, BOOLEAN, DOCS, SOURCE, STATUS_CODE, TEXT, TEXTS, TYPE_NAME};
use super::member::{DEPRECATED_KEY, MEMBERS};
use super::words::KIND;
use super::{Section, Shape, optional, required, word};

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
        optional("fault", &Shape::Word(Fault::WORDS), "whose fault it is"),
        optional(
            "retry",
            &Shape::Word(Retry::WORDS),
            "what a client may do; by its kind by default",
        ),
        optional(
            "target_state",
            &Shape::Word(TargetState::WORDS),
            "what it says about the target; by its kind by default",
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
