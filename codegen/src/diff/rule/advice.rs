//! Advice that rules of several sections give; what one section alone gives stands there.

/// For changes that hurt nobody but need a server that knows them.
pub(in crate::diff) const SERVERS_FIRST: &str =
    "Bring servers to it first; until then callers do without what is new.";

pub(super) const MAJOR_VERSION_OR_OLD_NAME: &str = "Nothing has to be deployed: release the crate as a major version, or keep the old name with `rust_name`.";
pub(in crate::diff) const MAJOR_VERSION: &str =
    "Nothing has to be deployed: release the crate as a major version.";
pub(super) const LEAVE_THE_ORDER: &str = "Leave the order as it was, or release the crate as a major version and say so aloud: calls may still compile.";
pub(super) const ASK_READERS_OF_LOGS: &str = "Ask whoever reads the logs before the value turns up there; for Rust users it is a major version.";
pub(super) const DEPRECATE_FIRST: &str = "Mark what goes as `deprecated` for a release, see in the logs of servers that nobody calls it, and only then \
     take it out.";
pub(super) const ANSWER_IN_BOTH_PLACES: &str =
    "Answer in both places until all callers ask in the new one.";
pub(super) const LIST_OLD_TARGETS: &str = "List the old targets under `target_aliases`, so that servers take both; callers then follow at any time.";
pub(super) const AN_OPERATION_OF_ITS_OWN: &str = "Describe it as an operation of its own beside the old one, serve both, and take the old one out when nobody \
     calls it.";
pub(super) const SERVERS_FIRST_AND_MAJOR_VERSION: &str =
    "Bring servers to it before callers use it; for Rust users it is a major version.";
pub(in crate::diff) const LOG_BEFORE_REFUSING: &str = "Have servers log what they would refuse for a release, move the callers that send it, and only then refuse it.";
pub(super) const REBUILD_ITS_READERS: &str =
    "Find out who reads it, and rebuild those callers before servers stop sending it.";
pub(super) const REBUILD_BEFORE_LEAVING_OUT: &str = "Rebuild callers before servers leave it out.";
pub(super) const SEND_BOTH: &str = "Send both for a release: add the new one as optional, rebuild callers, and take the old one out at the end.";
pub(super) const LEAVE_OPTIONAL: &str =
    "Leave it optional in the spec until no older server is left.";
pub(super) const REBUILD_BEFORE_THE_WORD_COMES: &str = "Rebuild callers that act on the word before servers send it; to all others an unknown word must not mean an end.";
pub(super) const LEAVE_THE_WORD: &str =
    "Leave the word in the spec until no older server sends it.";
pub(super) const DECLARE_BOTH_WORDS: &str =
    "Declare both words for a release, and have servers send the new one when callers know it.";
pub(super) const BEAR_A_REPEAT: &str =
    "Make sure that older servers bear a repeat, or bring servers to it first.";
pub(super) const REBUILD_WHO_REPEATS: &str =
    "Rebuild callers that repeat before servers count on it.";
pub(super) const TAKE_BOTH_ANSWERS_FOR_THE_SAME: &str =
    "Teach callers to take the old and the new answer for the same before servers change over.";
