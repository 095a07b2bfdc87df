//! Words of meaning: refusals, outcomes, phases, and what a reply can read as.

use super::{Shape, Word, word};

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
