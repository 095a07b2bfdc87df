//! The reply table.

use super::common::{ASSUMED, DOCS, LITERAL, PROSE, SOURCE, STATUS_CODE, TEXT};
use super::words::READING;
use super::{Key, Section, Shape, optional};

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
