//! Rules about what cancelling means: repeats, ends, states, the reply table as sent and as read.

use super::advice;

const LOOK_AT_THE_TARGET_TO_KNOW: &str = "Bring servers to it first; callers that must know whether it had ended already have to look at the target.";
const BEAR_BOTH: &str = "Look for callers that go by it: they have to bear both.";
const LOOK_AFTER_A_SUCCESS: &str =
    "Have callers look at the target after a success before servers change over.";
const REBUILD_WHO_WAITS: &str = "Rebuild all callers that wait for the end before a server reports it; a wait needs a limit of time in any case.";
const REBUILD_WITH_SERVERS: &str =
    "Rebuild callers that wait for a state, or go by its phase, together with servers.";
const TAKE_BOTH_WAYS: &str = "Have servers take both ways until all callers are rebuilt.";

super::rules! {
    CANCEL_NO_LONGER_IDEMPOTENT "cancel-no-longer-idempotent" [Breaks Risk Patch Patch] ByVerdict
        "a second cancel may have an effect of its own" "Old bindings repeat when a reply is lost, and the repeat now fails or does more."
        => advice::REBUILD_WHO_REPEATS;
    CANCEL_BECAME_IDEMPOTENT "cancel-became-idempotent" [Ok Risk Patch Patch] ByVerdict
        "a second cancel is as good as one" "New callers repeat when a reply is lost; an older server may answer with an error."
        => advice::BEAR_A_REPEAT;
    CANCEL_EFFECT_CHANGED "cancel-effect-changed" [Ok Ok Patch Patch] ByVerdict
        "more or less is known of the effect of a second cancel" "Neither word allows a repeat.";
    CANCEL_GUARANTEE_WEAKENED "cancel-guarantee-weakened" [Breaks Ok Patch Patch] ByVerdict
        "a success promises an attempt only" "Callers that took it for more have to look at the target."
        => LOOK_AFTER_A_SUCCESS;
    CANCEL_GUARANTEE_STRENGTHENED "cancel-guarantee-strengthened" [Ok Risk Patch Patch] ByVerdict
        "a success promises more than an attempt" "New callers look less; an older server still only tries."
        => "Leave callers looking at the target until no older server is left.";
    CANCEL_BECAME_ASYNC "cancel-became-async" [Breaks Ok Patch Patch] ByVerdict
        "a success does not mean any more that the target has stopped" "Callers that free resources or start the next run after the reply do so too early."
        => LOOK_AFTER_A_SUCCESS;
    CANCEL_BECAME_SYNC "cancel-became-sync" [Risk Risk Patch Patch] ByVerdict
        "a success means that the target has stopped" "The reply takes longer, and old timeouts may fire; an older server answers too early."
        => "Give callers longer timeouts before servers wait for the end.";
    CANCEL_ALREADY_CANCELLED_BECAME_ERROR "cancel-already-cancelled-became-error" [Breaks Ok Patch Patch] ByVerdict
        "a second cancel is an error now" "Repeats look like failures."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_ALREADY_CANCELLED_BECAME_SUCCESS "cancel-already-cancelled-became-success" [Risk Breaks Patch Patch] ByVerdict
        "a second cancel is a success now" "New callers count on it, and an older server answers with the error."
        => LOOK_AT_THE_TARGET_TO_KNOW;
    CANCEL_ALREADY_CANCELLED_ERROR_CHANGED "cancel-already-cancelled-error-changed" [Breaks Breaks Patch Patch] ByVerdict
        "a second cancel is answered in another way" "Code that waits for the old answer waits in vain."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_REPEAT_CHANGED "cancel-repeat-changed" [Risk Risk Patch Patch] ByVerdict
        "more or less is known of what a second cancel gets" "Callers that went by it have to look again."
        => BEAR_BOTH;
    CANCEL_TERMINAL_BECAME_ERROR "cancel-terminal-became-error" [Breaks Ok Patch Patch] ByVerdict
        "cancelling what has ended is an error now" "Whoever loses the race against the end sees a failure."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_TERMINAL_BECAME_SUCCESS "cancel-terminal-became-success" [Risk Breaks Patch Patch] ByVerdict
        "cancelling what has ended is a success now" "Old callers cannot tell any more what had ended from what was stopped."
        => LOOK_AT_THE_TARGET_TO_KNOW;
    CANCEL_TERMINAL_ERROR_CHANGED "cancel-terminal-error-changed" [Breaks Breaks Patch Patch] ByVerdict
        "cancelling what has ended is answered in another way" "Code that waits for the old answer waits in vain."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_TERMINAL_CHANGED "cancel-terminal-changed" [Risk Risk Patch Patch] ByVerdict
        "more or less is known of what cancelling an ended target gets" "Callers that went by it have to look again."
        => BEAR_BOTH;
    CANCEL_TERMINAL_OVERWRITES "cancel-terminal-overwrites" [Risk Ok Patch Patch] ByVerdict
        "a late cancel writes over how the target ended" "Old callers do not look before they cancel, and a result that was there is lost."
        => "Rebuild callers that stop targets first: new ones look before they cancel.";
    CANCEL_UNKNOWN_ERROR_CHANGED "cancel-unknown-error-changed" [Breaks Breaks Patch Patch] ByVerdict
        "cancelling what is not there is answered in another way" "Code that waits for the old answer waits in vain."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_CANCELLING_ANSWER_CHANGED "cancel-cancelling-answer-changed" [Risk Risk Patch Patch] ByVerdict
        "a cancel that is under way is answered in another way" "Whoever asks again meanwhile reads something else."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_ANSWER_CHANGED "cancel-answer-changed" [Risk Risk Patch Patch] ByVerdict
        "a cancel that has worked is answered in another way" "The first answer that every caller sees is another."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_ROWS_CHANGED "cancel-rows-changed" [Ok Ok Patch Patch] Dangerous
        "a case of an operation without servers has an answer now, or has none any more"
        "What a client reads follows from the rows: an error without one reads as its kind."
        => "Look at what the reply reads as now, and rebuild callers that act on it.";
    CANCEL_READING_CHANGED "cancel-reading-changed" [Risk Risk Patch Patch] ByVerdict
        "the same reply reads as something else" "Old and new callers draw different conclusions from one answer."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_STATE_ADDED "cancel-state-added" [Risk Ok Minor Minor] ByVerdict
        "there is one more state on the way" "Old callers see a word that they do not know while they wait."
        => advice::REBUILD_BEFORE_THE_WORD_COMES;
    CANCEL_STATE_ADDED_TERMINAL "cancel-state-added-terminal" [Breaks Ok Minor Minor] ByVerdict
        "there is one more final state" "Who waits for a final state that it knows waits for ever."
        => REBUILD_WHO_WAITS;
    CANCEL_STATE_REMOVED "cancel-state-removed" [Ok Risk Major Major] ByVerdict
        "a state is gone" "Older servers still report it."
        => advice::LEAVE_THE_WORD;
    CANCEL_STATE_RENAMED "cancel-state-renamed" [Risk Risk Patch Patch] ByVerdict
        "a state has another word" "Who waits for it on the other side does not recognise it."
        => advice::DECLARE_BOTH_WORDS;
    CANCEL_STATE_BECAME_TERMINAL "cancel-state-became-terminal" [Risk Risk Patch Patch] ByVerdict
        "a state is final now" "Old callers go on waiting in it."
        => REBUILD_WITH_SERVERS;
    CANCEL_STATE_NO_LONGER_TERMINAL "cancel-state-no-longer-terminal" [Breaks Risk Patch Patch] ByVerdict
        "a state is not final any more" "Old callers stop waiting too early."
        => REBUILD_WHO_WAITS;
    CANCEL_LIFECYCLE_MAPPING_CHANGED "cancel-lifecycle-mapping-changed" [Risk Risk Patch Patch] ByVerdict
        "a state is another phase" "Code that goes by phases changes its mind about the same reply."
        => REBUILD_WITH_SERVERS;
    CANCEL_OBSERVED_BY_CHANGED "cancel-observed-by-changed" [Risk Risk Patch Patch] ByVerdict
        "the end of the target is seen in another place" "Who waits looks elsewhere than before."
        => advice::ANSWER_IN_BOTH_PLACES;
    CANCEL_OBSERVE_ADDED "cancel-observe-added" [Ok NewOnly Patch Patch] ByVerdict
        "the spec says how to see the end of the target" "New callers can look whether it has ended.";
    CANCEL_OBSERVE_READS_CHANGED "cancel-observe-reads-changed" [Risk Risk Patch Patch] ByVerdict
        "a reply that shows the target means another phase" "Who waits for the end goes by it: old and new callers take the same reply for different things."
        => REBUILD_WITH_SERVERS;
    CANCEL_OBSERVE_REMOVED "cancel-observe-removed" [Risk Ok Patch Patch] ByVerdict
        "the spec does not say any more how to see the end of the target" "Old callers go on looking where they did; new ones cannot look at all."
        => "Find out who waits for the end, and how they learn of it from now on, before it goes.";
    CANCEL_LOST_REPLY_BECAME_SAFE "cancel-lost-reply-became-safe" [Ok Risk Patch Patch] ByVerdict
        "a call whose reply was lost may be sent again with less care" "New callers repeat, which an older server may not bear."
        => advice::BEAR_A_REPEAT;
    CANCEL_LOST_REPLY_NO_LONGER_SAFE "cancel-lost-reply-no-longer-safe" [Breaks Ok Patch Patch] ByVerdict
        "a call whose reply was lost must be sent again with more care" "Old callers repeat as they did."
        => advice::REBUILD_WHO_REPEATS;
    CANCEL_TARGET_CHANGED "cancel-target-changed" [Risk Risk Patch Patch] ByVerdict
        "other params name what is cancelled" "`target()` names it by other params: stored targets do not fit any more."
        => "Use up stored targets first, or translate them.";
    CANCEL_EACH_CHANGED "cancel-each-changed" [Risk Risk Patch Patch] ByVerdict
        "several targets are named, or told of, in another way" "Code that stops several targets with one call names them, or reads what became of each, elsewhere than before."
        => REBUILD_WITH_SERVERS;
    CANCEL_TOKEN_CHANGED "cancel-token-changed" [Risk Risk Patch Patch] ByVerdict
        "calls are made repeatable in another way" "A repeat that one side takes for the same call is a second one to the other."
        => TAKE_BOTH_WAYS;
    CANCEL_TOKEN_LIFETIME_SHORTENED "cancel-token-lifetime-shortened" [Risk Ok Patch Patch] ByVerdict
        "tokens are forgotten sooner" "A late repeat of an old caller is a second call."
        => "Bring the longest wait before a repeat below the new lifetime first.";
    CANCEL_TOKEN_LIFETIME_LENGTHENED "cancel-token-lifetime-lengthened" [Ok Risk Patch Patch] ByVerdict
        "tokens are remembered for longer" "A late repeat of a new caller is a second call at an older server."
        => advice::BEAR_A_REPEAT;
    CANCEL_PRECONDITION_CHANGED "cancel-precondition-changed" [Risk Risk Patch Patch] ByVerdict
        "calls are made conditional in another way" "A condition that one side sets is none to the other."
        => TAKE_BOTH_WAYS;
    CANCEL_CONSTRAINT_ERROR_CHANGED "cancel-constraint-error-changed" [Risk Risk Patch Patch] ByVerdict
        "broken constraints are answered by another error" "Callers that look for the old one do not find it."
        => advice::TAKE_BOTH_ANSWERS_FOR_THE_SAME;
    CANCEL_PERMISSION_ADDED "cancel-permission-added" [Risk Ok Patch Patch] ByVerdict
        "a caller must be allowed one thing more" "Old callers may lack the permission."
        => "Grant it to callers before servers ask for it.";
    CANCEL_PERMISSION_REMOVED "cancel-permission-removed" [Ok Risk Patch Patch] ByVerdict
        "a caller must be allowed one thing less" "New callers may lack what an older server still asks for."
        => "Leave it granted until no older server asks for it.";
    CANCEL_NOTES_CHANGED "cancel-notes-changed" [Ok Ok Patch Patch] Docs
        "what cancelling means is explained in other words" "Nothing but documentation, unless the words promise more or less than before.";
}
