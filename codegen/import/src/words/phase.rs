//! Which phase a vendor's word of a state speaks of, and which members hold such words.

use annul_codegen::ir::Phase;

/// Parts of words without signs in upper case, in the order in which they decide; `^` and `$` stand for the ends.
const WORDS: &[(Phase, &[&str])] = &[
    (
        Phase::Cancelling,
        &[
            "CANCELLING",
            "CANCELING",
            "STOPPING",
            "ABORTING",
            "TERMINATING",
            "DELETING",
            "SHUTTING",
            "DRAINING",
            "CANCELREQUESTED",
            "CANCELLATIONREQUESTED",
            "STOPREQUESTED",
            "ABORTREQUESTED",
            "CANCELPENDING",
            "STOPPENDING",
            "PENDINGCANCEL",
            "PENDINGSTOP",
            "PENDINGABORT",
            "REQUESTEDCANCEL",
            "CANCELINPROGRESS",
            "CANCELLATIONINPROGRESS",
            "ROLLINGBACK",
            "ROLLBACKINPROGRESS",
        ],
    ),
    (Phase::TimedOut, &["TIMEDOUT", "TIMEOUT", "EXPIRED"]),
    (
        Phase::Failed,
        &[
            "FAIL",
            "ERROR",
            "FAULT",
            "INVALID",
            "REJECT",
            "DENIED",
            "ROLLEDBACK",
            "ROLLBACKCOMPLETE",
            "UNHEALTHY",
            "IMPAIRED",
        ],
    ),
    (
        Phase::Cancelled,
        &[
            "CANCELLED",
            "CANCELED",
            "STOPPED",
            "ABORTED",
            "TERMINATED",
            "DELETED",
            "HALTED",
            "REVOKED",
            "^CANCEL$",
            "KILLED",
            "INTERRUPTED",
        ],
    ),
    (
        Phase::Succeeded,
        &[
            "SUCCE", "COMPLETE", "FINISHED", "DONE", "CLOSED", "ENDED", "EXECUTED", "RESOLVED",
            "APPLIED", "DEPLOYED", "PASSED",
        ],
    ),
    (
        Phase::Pending,
        &[
            "PEND",
            "QUEUE",
            "CREAT",
            "SUBMIT",
            "^NEW",
            "WAIT",
            "NOTSTARTED",
            "SCHEDUL",
            "INITIA",
            "STARTING",
            "PREPAR",
            "RUNNABLE",
            "ACCEPTED",
            "REQUESTED",
            "VALIDATING",
            "PROVISION",
            "BOOT",
            "DRAFT",
            "READY",
        ],
    ),
    (
        Phase::Running,
        &[
            "RUN",
            "PROGRESS",
            "ACTIVE",
            "EXEC",
            "PROCESS",
            "STARTED",
            "UPDAT",
            "WORK",
            "ONGOING",
            "PARTIAL",
            "LIVE",
            "AVAILABLE",
            "PAUSE",
            "SUSPEND",
            "PICKED",
        ],
    ),
];

/// The phase that a word speaks of, if it is one that vendors use so.
pub(crate) fn of(word: &str) -> Option<Phase> {
    let letters = word.chars().filter(char::is_ascii_alphabetic);
    let letters: String = letters.map(|c| c.to_ascii_uppercase()).collect();
    let has = |part: &str| match (part.strip_prefix('^'), part.strip_suffix('$')) {
        (Some(part), Some(_)) => letters == part.trim_end_matches('$'),
        (Some(part), None) => letters.starts_with(part),
        (None, Some(part)) => letters.ends_with(part),
        (None, None) => letters.contains(part),
    };
    let mut words = WORDS.iter();
    let found = words.find(|(_, parts)| parts.iter().any(|part| has(part)));
    found.map(|(phase, _)| *phase)
}

/// Whether a member is called as states are.
pub(crate) fn is_state(name: &str) -> bool {
    let name = name.to_lowercase();
    let ends = ["state", "status", "statename", "statuscode"];
    ends.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_vendors_have_their_phases() {
        let cases = [
            ("CANCELLING", Some(Phase::Cancelling)),
            ("Cancel-Requested", Some(Phase::Cancelling)),
            ("CANCELED", Some(Phase::Cancelled)),
            ("timed_out", Some(Phase::TimedOut)),
            ("COMPLETED_WITH_ERRORS", Some(Phase::Failed)),
            ("SUCCEEDED", Some(Phase::Succeeded)),
            ("IN_PROGRESS", Some(Phase::Running)),
            ("QUEUED", Some(Phase::Pending)),
            ("PURPLE", None),
        ];
        for (word, phase) in cases {
            assert_eq!(of(word), phase, "{word}");
        }
    }
}
