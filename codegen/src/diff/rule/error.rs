//! Rules about errors: that they are declared, how they are told, what they mean.

use super::advice;

const REBUILD_WHO_ACTS_ON_IT: &str = "Rebuild callers that should act on it before servers send it; for the others its status and code are still \
     there to read.";
const LEAVE_IT_DECLARED: &str = "Leave it declared until no older server sends it.";
const KEEP_BOTH_CODES: &str =
    "Keep both codes under `codes` for a release: callers read either, servers send the first.";

super::rules! {
    ERROR_ADDED "error-added" [Risk Ok Minor Minor] ByVerdict
        "an error is declared that was not" "Old callers take it for an unknown one, and go by its status."
        => REBUILD_WHO_ACTS_ON_IT;
    ERROR_ADDED_RETRYABLE "error-added-retryable" [Risk Ok Minor Minor] ByVerdict
        "an error is declared that was not, and may be repeated" "Old callers do not know that they may send the call again."
        => REBUILD_WHO_ACTS_ON_IT;
    ERROR_ADDED_FOR_CONDITION "error-added-for-condition" [Risk Ok Minor Minor] ByVerdict
        "an error is declared that takes over a row of the reply table"
        "What had another answer before has a name of its own now, which old callers take for an unknown error."
        => REBUILD_WHO_ACTS_ON_IT;
    ERROR_REMOVED "error-removed" [Ok Risk Major Major] ByVerdict
        "an error is not declared any more" "Older servers still send it, and new callers take it for an unknown one."
        => LEAVE_IT_DECLARED;
    ERROR_MOVED_TO_SERVICE "error-moved-to-service" [Ok Ok Major Major] ByVerdict
        "the error is declared by the service instead of the operation"
        "It is sent and read as before; in Rust it has no variant of its own any more and arrives as `Other`."
        => advice::MAJOR_VERSION;
    ERROR_MOVED_TO_OPERATION "error-moved-to-operation" [Ok Ok Major Major] ByVerdict
        "the error is declared by the operation instead of the service"
        "It is sent and read as before; in Rust it has a variant of its own and does not arrive as `Other` any more, and \
         the constant of the service is gone."
        => advice::MAJOR_VERSION;
    ERROR_RENAMED "error-renamed" [Ok Ok Major Major] ByVerdict
        "the error has another Rust name" "Replies stay the same; variant and struct are called otherwise."
        => advice::MAJOR_VERSION_OR_OLD_NAME;
    ERROR_WIRE_CODE_CHANGED "error-wire-code-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the error has another code on the wire" "The other side takes it for an unknown one, and nothing in Rust code shows that."
        => KEEP_BOTH_CODES;
    ERROR_RENAMED_EVERYWHERE "error-renamed-everywhere" [Breaks Breaks Major Major] ByVerdict
        "the error seems to have another name, in Rust and on the wire"
        "As bad as one error gone and another one new; but most likely it is the same one."
        => KEEP_BOTH_CODES;
    ERROR_WIRE_CODE_ALIAS_ADDED "error-wire-code-alias-added" [Ok Ok Patch Patch] ByVerdict
        "the error is known by one more code" "A later change of the code can pass without a break.";
    ERROR_WIRE_CODE_MOVED "error-wire-code-moved" [Ok Risk Patch Patch] ByVerdict
        "a code is another error's now"
        "Code that waits for the old error does not see it any more, though the reply has not changed."
        => "Have callers go by the kind of an error, or look for both errors until all servers are of one age.";
    ERROR_WIRE_CODE_ALIAS_REMOVED "error-wire-code-alias-removed" [Ok Breaks Patch Patch] ByVerdict
        "the error is known by one code less" "New callers take an older server's error for an unknown one."
        => LEAVE_IT_DECLARED;
    ERROR_STATUS_CHANGED "error-status-changed" [Risk Risk Patch Patch] ByVerdict
        "the error has another status of the same class" "Bindings that go by the code do not care; proxies, dashboards and code that look at the status do."
        => "Where the sources differ, write down both statuses, and which one is sent: callers then read either. Tell \
         those who watch statuses.";
    ERROR_STATUS_CLASS_CHANGED "error-status-class-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the error's status moves between 4xx and 5xx" "Repeats, alarms and blame go by the class: callers repeat what they must not, or give up too early."
        => "Write down both statuses, so that callers read either, and see that `kind`, `retry` and `fault` still say \
         what to do.";
    ERROR_STATUS_SOURCES_CHANGED "error-status-sources-changed" [Ok Ok Patch Patch] ByVerdict
        "page or model give another status for the error" "What is sent stays; the error is read under other statuses as well.";
    ERROR_BECAME_RETRYABLE "error-became-retryable" [Ok Risk Patch Patch] ByVerdict
        "the call may be sent again after the error" "New callers repeat, which an older server may not expect."
        => advice::BEAR_A_REPEAT;
    ERROR_NO_LONGER_RETRYABLE "error-no-longer-retryable" [Risk Ok Patch Patch] ByVerdict
        "the call must not be sent again as it is after the error" "Old callers go on repeating."
        => advice::REBUILD_WHO_REPEATS;
    ERROR_TARGET_STATE_CHANGED "error-target-state-changed" [Risk Risk Patch Patch] ByVerdict
        "the error says something else about the target" "Callers that ask whether it may still run get another answer."
        => "Look for code that asks `target_state()`, and change it together with servers.";
    ERROR_BECAME_THROTTLING "error-became-throttling" [Ok Ok Patch Patch] ByVerdict
        "the error reports too many requests" "New callers slow down.";
    ERROR_NO_LONGER_THROTTLING "error-no-longer-throttling" [Risk Ok Patch Patch] ByVerdict
        "the error no longer reports too many requests" "Old callers wait for longer than they need to."
        => advice::REBUILD_WHO_REPEATS;
    ERROR_FAULT_CHANGED "error-fault-changed" [Risk Risk Patch Patch] ByVerdict
        "somebody else is to blame for the error" "Dashboards and alarms accuse the other side."
        => "Change dashboards and alarms together with servers.";
    ERROR_RETRY_AFTER_ADDED "error-retry-after-added" [Ok Ok Minor Minor] ByVerdict
        "the error tells how long to wait" "Old callers wait as they always did.";
    ERROR_RETRY_AFTER_REMOVED "error-retry-after-removed" [Risk Ok Major Major] ByVerdict
        "the error does not tell how long to wait any more" "Callers that waited as told have to guess."
        => advice::REBUILD_ITS_READERS;
    ERROR_MEMBER_ADDED_OPTIONAL "error-member-added-optional" [Ok Ok Minor Minor] ByVerdict
        "an optional member of the error is new" "From an older server it is missing.";
    ERROR_MEMBER_ADDED_REQUIRED "error-member-added-required" [Ok Breaks Minor Major] ByVerdict
        "a member of the error that is always there is new" "New callers read an empty value where an older server sends none."
        => advice::LEAVE_OPTIONAL;
    ERROR_MEMBER_REMOVED "error-member-removed" [Risk Ok Major Major] ByVerdict
        "a member of the error is gone" "Callers that read it find nothing."
        => advice::REBUILD_ITS_READERS;
    ERROR_MEMBER_RENAMED "error-member-renamed" [Ok Ok Major Major] ByVerdict
        "a member of the error has another Rust name" "Replies stay the same; the field is called otherwise."
        => advice::MAJOR_VERSION_OR_OLD_NAME;
    ERROR_MEMBER_BECAME_OPTIONAL "error-member-became-optional" [Breaks Ok Major Major] ByVerdict
        "a member of the error may be missing" "Old bindings read an empty value where it is missing."
        => advice::REBUILD_BEFORE_LEAVING_OUT;
    ERROR_MEMBER_BECAME_REQUIRED "error-member-became-required" [Ok Breaks Major Major] ByVerdict
        "a member of the error is always there" "New bindings read an empty value where an older server leaves it out."
        => advice::LEAVE_OPTIONAL;
    ERROR_MEMBER_TYPE_CHANGED "error-member-type-changed" [Breaks Breaks Major Major] ByVerdict
        "a member of the error has another type" "The other side cannot read it."
        => advice::SEND_BOTH;
    ERROR_MEMBER_WIRE_NAME_CHANGED "error-member-wire-name-changed" [Risk Risk Patch Patch] ByVerdict
        "a member of the error has another name on the wire" "The other side does not find it."
        => advice::SEND_BOTH;
    ERROR_MEMBER_CHANGED "error-member-changed" [Risk Risk Patch Patch] ByVerdict
        "a member of the error follows other rules" "What it may hold, or whether it is shown, is another matter on the other side."
        => "Look at the members that callers read, and change those callers together with servers.";
    ERROR_CONDITION_CHANGED "error-condition-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the error is another kind of refusal" "One reply means one thing to old callers and another to new ones: code that goes by the kind takes the wrong turn."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    ERROR_CONDITION_ADDED "error-condition-added" [Ok Ok Patch Patch] ByVerdict
        "the error reads as an outcome now" "The reading says more; what travels is the same.";
    ERROR_CONDITION_REMOVED "error-condition-removed" [Risk Ok Patch Patch] ByVerdict
        "the error reads as a mere refusal now" "Callers that went by the outcome see a general error."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    ERROR_CONDITION_MOVED "error-condition-moved" [Breaks Breaks Patch Patch] ByVerdict
        "a refusal is answered by another error" "Code that waits for the old one waits in vain."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    ERROR_DEPRECATED "error-deprecated" [Ok Ok Patch Patch] ByVerdict
        "the error's mark as out of use comes or goes" "It is sent and read as before.";
    ERROR_MEMBER_ORDER_CHANGED "error-member-order-changed" [Ok Ok Patch Major] ByVerdict
        "members of the error are in another order"
        "Nothing travels in that order. But `new` takes the members that are always there in the order of the spec: where \
         two of them change places, handlers still compile and answer one for the other."
        => advice::LEAVE_THE_ORDER;
    ERROR_DOCS_CHANGED "error-docs-changed" [Ok Ok Patch Patch] Docs
        "the error is described in other words" "Nothing but documentation.";
}
