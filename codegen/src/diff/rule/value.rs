//! Rules about the values that a param takes; verdicts are those of a value that the caller chooses, see `value`.

use super::advice;

const LOOK_FOR_A_SLIP: &str = "Look for a slip on either side; if it is meant, bring the new form in as a param of its own beside the old one.";
const COMPARE_BY_HAND: &str =
    "Compare the two by hand, or write them in a simpler way that can be compared.";

super::rules! {
    PARAM_MAX_LENGTH_LOWERED "param-max-length-lowered" [Breaks Ok Patch Patch] ByVerdict
        "values have to be shorter" "Longer ones are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MAX_LENGTH_RAISED "param-max-length-raised" [Ok NewOnly Patch Patch] ByVerdict
        "values may be longer" "Older servers refuse the longer ones.";
    PARAM_MAX_LENGTH_ADDED "param-max-length-added" [Breaks Ok Patch Patch] ByVerdict
        "values have a greatest length now" "Longer ones, which nothing kept out before, are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MAX_LENGTH_REMOVED "param-max-length-removed" [Ok NewOnly Patch Patch] ByVerdict
        "values have no greatest length any more" "Older servers refuse what is longer than their limit.";
    PARAM_MIN_LENGTH_RAISED "param-min-length-raised" [Breaks Ok Patch Patch] ByVerdict
        "values have to be longer" "Shorter ones are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MIN_LENGTH_LOWERED "param-min-length-lowered" [Ok NewOnly Patch Patch] ByVerdict
        "values may be shorter" "Older servers refuse the shorter ones.";
    PARAM_MIN_LENGTH_ADDED "param-min-length-added" [Breaks Ok Patch Patch] ByVerdict
        "values have a least length now" "Shorter ones are refused, the empty one first of all."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MIN_LENGTH_REMOVED "param-min-length-removed" [Ok NewOnly Patch Patch] ByVerdict
        "values have no least length any more" "Older servers refuse what is shorter than their limit.";
    PARAM_MINIMUM_RAISED "param-minimum-raised" [Breaks Ok Patch Patch] ByVerdict
        "the least number is greater" "Smaller numbers are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MINIMUM_LOWERED "param-minimum-lowered" [Ok NewOnly Patch Patch] ByVerdict
        "the least number is smaller" "Older servers refuse the smaller numbers.";
    PARAM_MINIMUM_ADDED "param-minimum-added" [Breaks Ok Patch Patch] ByVerdict
        "there is a least number now" "Smaller numbers are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MINIMUM_REMOVED "param-minimum-removed" [Ok NewOnly Patch Patch] ByVerdict
        "there is no least number any more" "Older servers refuse what is under their limit.";
    PARAM_MAXIMUM_LOWERED "param-maximum-lowered" [Breaks Ok Patch Patch] ByVerdict
        "the greatest number is smaller" "Greater numbers are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MAXIMUM_RAISED "param-maximum-raised" [Ok NewOnly Patch Patch] ByVerdict
        "the greatest number is greater" "Older servers refuse the greater numbers.";
    PARAM_MAXIMUM_ADDED "param-maximum-added" [Breaks Ok Patch Patch] ByVerdict
        "there is a greatest number now" "Greater numbers are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MAXIMUM_REMOVED "param-maximum-removed" [Ok NewOnly Patch Patch] ByVerdict
        "there is no greatest number any more" "Older servers refuse what is over their limit.";
    PARAM_MIN_ITEMS_RAISED "param-min-items-raised" [Breaks Ok Patch Patch] ByVerdict
        "lists have to hold more items" "Shorter lists are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MIN_ITEMS_LOWERED "param-min-items-lowered" [Ok NewOnly Patch Patch] ByVerdict
        "lists may hold fewer items" "Older servers refuse the shorter lists.";
    PARAM_MAX_ITEMS_LOWERED "param-max-items-lowered" [Breaks Ok Patch Patch] ByVerdict
        "lists may hold fewer items at most" "Longer lists are refused: callers have to split them."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_MAX_ITEMS_RAISED "param-max-items-raised" [Ok NewOnly Patch Patch] ByVerdict
        "lists may hold more items" "Older servers refuse the longer lists.";
    PARAM_PATTERN_NARROWED "param-pattern-narrowed" [Breaks Ok Patch Patch] ByVerdict
        "the pattern accepts fewer values" "Some values are refused now, and none is new."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_PATTERN_WIDENED "param-pattern-widened" [Ok NewOnly Patch Patch] ByVerdict
        "the pattern accepts more values" "Some values are new, and none is refused.";
    PARAM_PATTERN_OVERLAPPING "param-pattern-overlapping" [Breaks NewOnly Patch Patch] ByVerdict
        "the pattern accepts some other values" "Some values are refused now, and others are new."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_PATTERN_DISJOINT "param-pattern-disjoint" [Breaks Breaks Patch Patch] ByVerdict
        "the pattern accepts entirely other values"
        "No value that worked works, and every stored id is refused. Is one of the two a slip?"
        => LOOK_FOR_A_SLIP;
    PARAM_PATTERN_EQUIVALENT "param-pattern-equivalent" [Ok Ok Patch Patch] ByVerdict
        "the pattern says the same in another way" "Exactly the same values are accepted.";
    PARAM_PATTERN_UNDECIDED "param-pattern-undecided" [Risk Risk Patch Patch] ByVerdict
        "the two patterns are too large to be compared" "Nobody but a reader can tell which values they accept."
        => COMPARE_BY_HAND;
    PARAM_PATTERN_ADDED "param-pattern-added" [Breaks Ok Patch Patch] ByVerdict
        "values have to match a pattern now" "All others are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_PATTERN_REMOVED "param-pattern-removed" [Ok NewOnly Patch Patch] ByVerdict
        "values have to match no pattern any more" "Older servers refuse what does not match theirs.";
    PARAM_VALUES_UNCHANGED "param-values-unchanged" [Ok Ok Patch Patch] ByVerdict
        "constraints are written otherwise and accept the same values"
        "Pattern or lengths were edited, and together they say what they said before.";
    PARAM_VALUES_NARROWED "param-values-narrowed" [Breaks Ok Patch Patch] ByVerdict
        "constraints together accept fewer values" "Some values are refused now, and none is new."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_VALUES_WIDENED "param-values-widened" [Ok NewOnly Patch Patch] ByVerdict
        "constraints together accept more values" "Some values are new, and none is refused.";
    PARAM_VALUES_OVERLAPPING "param-values-overlapping" [Breaks NewOnly Patch Patch] ByVerdict
        "constraints together accept some other values" "Some values are refused now, and others are new."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_VALUES_DISJOINT "param-values-disjoint" [Breaks Breaks Patch Patch] ByVerdict
        "constraints together accept entirely other values" "No value that worked works. Is one of the two sides a slip?"
        => LOOK_FOR_A_SLIP;
    PARAM_VALUES_UNDECIDED "param-values-undecided" [Risk Risk Patch Patch] ByVerdict
        "constraints together are too large to be compared" "Nobody but a reader can tell which values they accept."
        => COMPARE_BY_HAND;
    PARAM_ENUM_VALUE_ADDED "param-enum-value-added" [Ok NewOnly Minor Minor] ByVerdict
        "one more word is taken" "Older servers refuse it; handlers meet it in the arm for all the rest.";
    PARAM_ENUM_VALUE_REMOVED "param-enum-value-removed" [Breaks Ok Major Major] ByVerdict
        "a word is not taken any more" "Callers that send it are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_ENUM_VARIANT_RENAMED "param-enum-variant-renamed" [Ok Ok Major Major] ByVerdict
        "a word has another Rust name" "Requests stay the same; the variant is called otherwise."
        => advice::MAJOR_VERSION_OR_OLD_NAME;
    PARAM_ENUM_WIRE_VALUE_CHANGED "param-enum-wire-value-changed" [Breaks Breaks Patch Patch] ByVerdict
        "a variant is another word on the wire" "The other side refuses it, and nothing in Rust code shows that."
        => "Add the new word beside the old one, have servers take both, and take the old one out when nobody sends it.";
    PARAM_ENUM_ORDER_CHANGED "param-enum-order-changed" [Ok Ok Patch Patch] ByVerdict
        "words are in another order" "Nothing travels in that order; a closed enum sorts by it in Rust.";
    PARAM_ENUM_OPENED "param-enum-opened" [Ok NewOnly Major Major] ByVerdict
        "words that are not listed are passed on"
        "Handlers meet words outside of the list; in Rust the enum has one more variant and cannot be copied any more."
        => advice::SERVERS_FIRST_AND_MAJOR_VERSION;
    PARAM_ENUM_CLOSED "param-enum-closed" [Breaks Ok Major Major] ByVerdict
        "words that are not listed are refused"
        "Callers that send other words are refused; in Rust there is no variant for them."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_ENUM_VALUE_DOCS_CHANGED "param-enum-value-docs-changed" [Ok Ok Patch Patch] Docs
        "a word is described in other words" "Nothing but documentation.";
}
