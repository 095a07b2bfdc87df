//! What findings of a rule build on: where that could not be read, they say nothing of their own.

use crate::diagnostic::{Rule, rule};

use Base::{Around, Entry, Found, Inside, Name, Names, Whole};

/// What findings build on.
pub(super) enum Base {
    /// What is declared at these keys, of the file or of its service file.
    Names(Keys),
    /// All that stands at these keys, of the file or of its service file.
    Whole(Keys),
    /// The map around each place of the finding, or what stands at the key that the place is.
    Around,
    /// What stands at these keys under the name that the finding is of.
    Entry(Keys),
    /// What a rule finds at these keys.
    Found(&'static Rule, Keys),
    /// What a rule finds inside of what stands at the key that the finding is of.
    Inside(&'static Rule),
    /// What a rule finds of the same name in the same file.
    Name(&'static Rule),
}

type Keys = &'static [&'static str];

const BODY: Base = Whole(&["response", "body"]);
const IDENTITY: Base = Whole(&["error_identity"]);
const PARAMS: Base = Names(&["params"]);
const READS: Base = Whole(&["cancel", "reads"]);
const STATES: Base = Whole(&["cancel", "states"]);
const ROWS: Base = Found(&rule::REPLY_UNSENDABLE, &["cancel", "replies"]);
const SHARED_ROWS: Base = Found(&rule::REPLY_UNSENDABLE, &["replies"]);
const STATE: Base = Found(&rule::STATE_UNKNOWN, &["cancel", "states"]);
const STATUS: Base = Whole(&["response", "status"]);
const SUCCESS: Base = Found(&rule::ERROR_STATUS, &["response", "status"]);

/// A rule has a line for each thing that its findings build on.
pub(super) static BASES: &[(&Rule, Base)] = &[
    (&rule::BAD_NAME, Names(&["endpoints", "partitions"])),
    (&rule::CANCEL_EACH, Names(&["cancel", "target"])),
    (&rule::CANCEL_EACH, PARAMS),
    (&rule::CANCEL_TARGET, Names(&["cancel", "target"])),
    (&rule::CANCEL_TOKEN, Whole(&["cancel", "token"])),
    (&rule::CONSTRAINT_DEAD, Around),
    (&rule::ERROR_AMBIGUOUS, Around),
    (&rule::ERROR_AMBIGUOUS, IDENTITY),
    (&rule::ERROR_BODY, Around),
    (&rule::ERROR_BODY, IDENTITY),
    (&rule::ERROR_BODY, Whole(&["bodies"])),
    (&rule::ERROR_STATUS, Around),
    (&rule::MISSING_KEY, Around),
    (&rule::MISSING_KEY, Names(&["error_identity"])),
    (&rule::NAME_COLLISION, Around),
    (&rule::NAME_COLLISION, Inside(&rule::LENGTH_EMPTY)),
    (&rule::NAME_COLLISION, Inside(&rule::PATTERN_INVALID)),
    (&rule::NAME_COLLISION, Inside(&rule::PATTERN_TOO_LARGE)),
    (&rule::NAME_INVALID, Around),
    (&rule::NAME_KEYWORD, Around),
    (&rule::NAME_SHADOWS_PRELUDE, Around),
    (&rule::PATH_PARAM_UNDECLARED, PARAMS),
    (&rule::PATH_TARGET, Around),
    (&rule::REPLY_AMBIGUOUS, Around),
    (&rule::REPLY_AMBIGUOUS, BODY),
    (&rule::REPLY_AMBIGUOUS, READS),
    (&rule::REPLY_AMBIGUOUS, ROWS),
    (&rule::REPLY_AMBIGUOUS, SHARED_ROWS),
    (&rule::REPLY_AMBIGUOUS, STATE),
    (&rule::REPLY_AMBIGUOUS, STATES),
    (&rule::REPLY_AMBIGUOUS, STATUS),
    (&rule::REPLY_KIND, Around),
    (&rule::REPLY_MISSING, Names(&["cancel", "replies"])),
    (&rule::REPLY_MISSING, Names(&["replies"])),
    (&rule::REPLY_MISSING, Whole(&["errors"])),
    (&rule::REPLY_UNREAD, Around),
    (&rule::REPLY_UNREAD, BODY),
    (&rule::REPLY_UNREAD, READS),
    (&rule::REPLY_UNREAD, ROWS),
    (&rule::REPLY_UNREAD, SHARED_ROWS),
    (&rule::REPLY_UNREAD, STATE),
    (&rule::REPLY_UNREAD, STATES),
    (&rule::REPLY_UNREAD, STATUS),
    (&rule::REPLY_UNSENDABLE, Around),
    (&rule::REPLY_UNSENDABLE, BODY),
    (&rule::REPLY_UNSENDABLE, Entry(&["params"])),
    (&rule::REPLY_UNSENDABLE, Inside(&rule::REPLY_UNSENDABLE)),
    (&rule::REPLY_UNSENDABLE, Name(&rule::STATE_UNKNOWN)),
    (&rule::REPLY_UNSENDABLE, Name(&rule::UNKNOWN_PARAM)),
    (&rule::REPLY_UNSENDABLE, PARAMS),
    (&rule::REPLY_UNSENDABLE, STATES),
    (&rule::REPLY_UNSENDABLE, STATUS),
    (&rule::REPLY_UNSENDABLE, SUCCESS),
    (&rule::STATE_AMBIGUOUS, BODY),
    (&rule::STATE_AMBIGUOUS, STATES),
    (&rule::STATE_UNKNOWN, BODY),
    (&rule::STATE_UNMAPPED, BODY),
    (&rule::STATE_UNMAPPED, STATES),
    (&rule::UNKNOWN_BODY, Whole(&["bodies"])),
    (&rule::UNKNOWN_ERROR, Names(&["errors"])),
    (&rule::UNKNOWN_PARAM, PARAMS),
    (&rule::UNKNOWN_PARAM, Name(&rule::PATH_PARAM_UNDECLARED)),
    (&rule::UNKNOWN_SOURCE, Names(&["sources"])),
];
