//! Which refusal an error is: by its name, by its status, by what its text says.
//!
//! Long because its tables have a line for each word.

use annul_codegen::ir::{Fault, RefusalKind};

use RefusalKind::{
    Conflict, Denied, Invalid, NotCancellable, NotFound, PreconditionFailed, Throttled, TimedOut,
    Unauthenticated, Unavailable, Unsupported,
};

/// Parts of names, in the order in which they decide; `$` stands for the end of the name, `Exception`, `Error` and
/// `Fault` left out.
const NAMES: &[(RefusalKind, &[&str])] = &[
    (
        Unauthenticated,
        &[
            "UnrecognizedClient",
            "InvalidSignature",
            "MissingAuthenticationToken",
            "IncompleteSignature",
            "ExpiredToken",
            "RequestExpired",
            "InvalidClientTokenId",
            "Unauthenticated",
            "InvalidToken$",
        ],
    ),
    (
        Throttled,
        &[
            "Thrott",
            "TooMany",
            "RateExceeded",
            "RequestLimit",
            "SlowDown",
            "LimitExceeded",
            "QuotaExceeded",
            "ServiceQuota",
        ],
    ),
    (
        Denied,
        &[
            "AccessDenied",
            "NotAuthorized",
            "Unauthorized",
            "Forbidden",
            "Permission",
            "OptInRequired",
            "NotPermitted",
            "NotAllowed$",
            "InsufficientPriv",
            "AccountSuspended",
            "Subscription",
            "KMS",
            "Kms",
            "SLRExists",
            "Authorization",
        ],
    ),
    (
        PreconditionFailed,
        &[
            "Precondition",
            "ConcurrentModification$",
            "StaleRevision",
            "VersionMismatch",
            "RevisionMismatch",
            "Etag",
            "OptimisticLock",
        ],
    ),
    (
        NotFound,
        &[
            "NotFound",
            "NoSuch",
            "DoesNotExist",
            "NotExist",
            "UnknownResource",
            "NonExist",
            "DoesntExist",
            "MissingResource",
        ],
    ),
    (
        NotCancellable,
        &[
            "InvalidState",
            "InvalidStatus",
            "NotCancel",
            "CannotCancel",
            "CannotBe",
            "NotStoppable",
            "NotRunning",
            "NotActive",
            "Inactive",
            "Already",
            "IncorrectState",
            "IllegalState",
            "UnableToCancel",
            "InvalidResourceState",
            "Uncancel",
            "State$",
            "Status$",
            "CannotDelete",
            "NotModifiable",
            "Closed",
            "Completed",
            "NotInProgress",
            "InvalidJobState",
            "InvalidWorkflow",
            "IllegalSessionState",
        ],
    ),
    (
        Conflict,
        &[
            "Conflict",
            "InUse",
            "Concurrent",
            "Idempot",
            "Collision",
            "OperationInProgress",
            "Lock$",
            "Locked",
            "Busy",
            "Pending",
            "TokenAlready",
        ],
    ),
    (
        Unsupported,
        &[
            "Unsupported",
            "NotSupported",
            "UnknownOperation",
            "InvalidAction",
            "NotImplemented",
            "OperationNotAllowed",
            "Deprecated",
            "Disabled",
            "InvalidOperation$",
            "FeatureNot",
            "MethodNotAllowed",
        ],
    ),
    (TimedOut, &["Timeout", "TimedOut", "GatewayTime"]),
    (
        Unavailable,
        &[
            "Internal",
            "Unavailable",
            "Server",
            "Service$",
            "ServiceFailure",
            "Dependency",
            "Endpoint",
            "Connection",
        ],
    ),
    (
        Invalid,
        &[
            "Validation",
            "Invalid",
            "BadRequest",
            "Malformed",
            "Serialization",
            "Missing",
            "Parameter",
            "Required",
            "Request",
            "Argument",
            "TooLarge",
            "Unprocessable",
            "Client",
            "Input",
        ],
    ),
];

/// What texts say about a target whose state is in the way.
const OF_STATE: &[&str] = &[
    "can't be cancel",
    "can't be stop",
    "cannot be cancel",
    "cannot be stop",
    "cannot be abort",
    "cannot be terminat",
    "not in a valid state",
    "not in a state",
    "in a state that",
    "in an invalid state",
    "invalid state",
    "current state",
    "current status",
    "already been",
    "already complete",
    "already finished",
    "already cancel",
    "already stopped",
    "already terminated",
    "is not running",
    "is not in progress",
    "not in progress",
    "is not active",
    "status is not",
    "not valid for the state",
];

/// From what a kind is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Basis {
    /// The error's name.
    Name,
    /// Its status.
    Status,
    /// What its text says.
    Text,
    /// Whose fault it is, which is little.
    Fault,
}

impl Basis {
    /// It in a sentence.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Text => "text",
            Self::Fault => "fault",
        }
    }
}

/// The refusal that an error is, and from what that is taken.
pub(crate) fn of_error(
    name: &str,
    status: Option<u16>,
    fault: Option<Fault>,
    text: Option<&str>,
) -> (RefusalKind, Basis) {
    let text = text.unwrap_or_default().to_lowercase();
    let is_of_state = OF_STATE.iter().any(|words| text.contains(words));
    // Two statuses say more than any name.
    match status {
        Some(401) => return (Unauthenticated, Basis::Status),
        Some(405) => return (Unsupported, Basis::Status),
        _ => {}
    }
    let stem = ["Exception", "Error", "Fault"]
        .iter()
        .find_map(|end| name.strip_suffix(end));
    let stem = stem.unwrap_or(name);
    let has = |part: &&&str| match part.strip_suffix('$') {
        Some(end) => stem.ends_with(end),
        None => stem.contains(**part),
    };
    let named = NAMES
        .iter()
        .find(|(_, parts)| parts.iter().any(|part| has(&part)));
    match named {
        Some((Conflict | Invalid | Unsupported, _)) | None if is_of_state => {
            (NotCancellable, Basis::Text)
        }
        Some((kind, _)) => (*kind, Basis::Name),
        None => match status.and_then(of_status) {
            Some(kind) => (kind, Basis::Status),
            None if fault == Some(Fault::Server) => (Unavailable, Basis::Fault),
            None => (Invalid, Basis::Fault),
        },
    }
}

/// The refusal that a status speaks of.
pub(crate) fn of_status(status: u16) -> Option<RefusalKind> {
    Some(match status {
        401 => Unauthenticated,
        402 | 403 => Denied,
        404 | 410 => NotFound,
        405 | 501 => Unsupported,
        408 | 504 => TimedOut,
        409 | 423 => Conflict,
        412 | 428 => PreconditionFailed,
        429 => Throttled,
        400..=499 => Invalid,
        500..=599 => Unavailable,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, status: Option<u16>, text: &str, expected: (RefusalKind, Basis)) {
        assert_eq!(of_error(name, status, None, Some(text)), expected, "{name}");
    }

    #[test]
    fn names_go_before_statuses_and_texts_settle_what_names_leave_open() {
        check(
            "ResourceNotFoundException",
            Some(400),
            "",
            (NotFound, Basis::Name),
        );
        check("ThrottlingException", None, "", (Throttled, Basis::Name));
        check(
            "InternalServerException",
            None,
            "",
            (Unavailable, Basis::Name),
        );
        check("ConflictException", Some(409), "", (Conflict, Basis::Name));
        let text = "The job cannot be cancelled.";
        check(
            "ConflictException",
            Some(409),
            text,
            (NotCancellable, Basis::Text),
        );
        check("Odd", Some(409), "", (Conflict, Basis::Status));
        check("Odd", None, "", (Invalid, Basis::Fault));
        check(
            "ResourceNotFound",
            Some(401),
            "",
            (Unauthenticated, Basis::Status),
        );
        check(
            "IllegalStateException",
            None,
            "",
            (NotCancellable, Basis::Name),
        );
    }
}
