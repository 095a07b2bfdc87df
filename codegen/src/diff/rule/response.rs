//! Rules about what a success says: headers, body, members.

use super::advice;

const TELL_WHO_STORES_IT: &str =
    "Tell those who store the value or take it apart, before servers send others.";

super::rules! {
    RESP_HEADER_ADDED "resp-header-added" [Ok Ok Minor Minor] ByVerdict
        "a success has one more header" "Old callers do not look at it; from an older server it is missing.";
    RESP_HEADER_REMOVED_OPTIONAL "resp-header-removed-optional" [Risk Ok Major Major] ByVerdict
        "an optional header of a success is gone" "Callers that used it get nothing."
        => advice::REBUILD_ITS_READERS;
    RESP_HEADER_RENAMED "resp-header-renamed" [Breaks Breaks Patch Patch] ByVerdict
        "a header of a success has another name" "The other side looks for it under its old one."
        => advice::SEND_BOTH;
    RESP_BODY_ADDED "resp-body-added" [Ok Risk Minor Minor] ByVerdict
        "a success has a body now" "Old callers leave it alone; an older server sends none."
        => advice::LEAVE_OPTIONAL;
    RESP_BODY_REMOVED "resp-body-removed" [Breaks Ok Major Major] ByVerdict
        "a success has no body any more" "Old bindings look for members that nobody sends."
        => advice::REBUILD_ITS_READERS;
    RESP_MEMBER_ADDED_OPTIONAL "resp-member-added-optional" [Ok Ok Minor Minor] ByVerdict
        "an optional member is new" "Old callers skip it; from an older server it is missing.";
    RESP_MEMBER_ADDED_REQUIRED "resp-member-added-required" [Ok Breaks Minor Major] ByVerdict
        "a member that is always there is new" "New callers read an empty value where an older server sends none; handlers have to give it."
        => advice::LEAVE_OPTIONAL;
    RESP_MEMBER_REMOVED_OPTIONAL "resp-member-removed-optional" [Risk Ok Major Major] ByVerdict
        "an optional member is gone" "Callers that read it find nothing from now on."
        => advice::REBUILD_ITS_READERS;
    RESP_MEMBER_REMOVED_REQUIRED "resp-member-removed-required" [Breaks Ok Major Major] ByVerdict
        "a promised member is gone" "Old bindings read an empty value in its place."
        => advice::REBUILD_ITS_READERS;
    RESP_MEMBER_RENAMED "resp-member-renamed" [Ok Ok Major Major] ByVerdict
        "the member has another Rust name" "Replies stay the same; the field is called otherwise."
        => advice::MAJOR_VERSION_OR_OLD_NAME;
    RESP_MEMBER_WIRE_NAME_CHANGED "resp-member-wire-name-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the member has another name on the wire" "The other side does not find it; an optional one just seems to be absent."
        => advice::SEND_BOTH;
    RESP_MEMBER_RENAMED_EVERYWHERE "resp-member-renamed-everywhere" [Breaks Breaks Major Major] ByVerdict
        "the member seems to have another name, in Rust and on the wire"
        "As bad as one member gone and another one new; but most likely it is the same one."
        => advice::SEND_BOTH;
    RESP_MEMBER_LOCATION_CHANGED "resp-member-location-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the member moves between headers and body" "It is sent in one place and looked for in another."
        => advice::SEND_BOTH;
    RESP_MEMBER_TYPE_CHANGED "resp-member-type-changed" [Breaks Breaks Major Major] ByVerdict
        "the member has another type" "The other side cannot read the value."
        => advice::SEND_BOTH;
    RESP_MEMBER_BECAME_OPTIONAL "resp-member-became-optional" [Breaks Ok Major Major] ByVerdict
        "the member may be missing now" "Old bindings read an empty value where it is missing."
        => advice::REBUILD_BEFORE_LEAVING_OUT;
    RESP_MEMBER_BECAME_REQUIRED "resp-member-became-required" [Ok Breaks Major Major] ByVerdict
        "the member is always there now" "New bindings read an empty value where an older server leaves it out."
        => advice::LEAVE_OPTIONAL;
    RESP_MEMBER_NULL_ALLOWED "resp-member-null-allowed" [Breaks Ok Major Major] ByVerdict
        "null can come for the member" "Old bindings read null as if the member were missing."
        => "Rebuild callers before servers send null.";
    RESP_MEMBER_NULL_REFUSED "resp-member-null-refused" [Ok Breaks Major Major] ByVerdict
        "null does not come for the member any more" "New bindings read the null of an older server as if the member were missing."
        => advice::LEAVE_OPTIONAL;
    RESP_MEMBER_DEFAULT_CHANGED "resp-member-default-changed" [Risk Risk Patch Patch] ByVerdict
        "the absence of the member means something else" "Old and new callers read the same reply differently."
        => "Have servers send the member always: then nobody has to guess what its absence means.";
    RESP_MEMBER_FILLER_CHANGED "resp-member-filler-changed" [Ok Ok Patch Patch] ByVerdict
        "servers send another value where no row has one"
        "Only servers made of the spec send it; the vendor's own answers are what they were.";
    RESP_MEMBER_DEPRECATED "resp-member-deprecated" [Ok Ok Patch Minor] ByVerdict
        "the member is marked as out of use" "It works as before; its setter warns at compile time.";
    RESP_MEMBER_NO_LONGER_DEPRECATED "resp-member-no-longer-deprecated" [Ok Ok Patch Patch] ByVerdict
        "the member is not marked as out of use any more" "The warning goes away.";
    RESP_MEMBER_BECAME_SENSITIVE "resp-member-became-sensitive" [Ok Ok Major Major] ByVerdict
        "the value is hidden from Debug, Display and logs" "Replies stay the same; in Rust the value is a secret, another type."
        => advice::MAJOR_VERSION;
    RESP_MEMBER_NO_LONGER_SENSITIVE "resp-member-no-longer-sensitive" [Ok Ok Major Major] ByVerdict
        "the value is shown in Debug, Display and logs" "Values that were kept from logs turn up there; in Rust it is another type."
        => advice::ASK_READERS_OF_LOGS;
    RESP_ENUM_VALUE_ADDED "resp-enum-value-added" [Risk Ok Minor Minor] ByVerdict
        "one more word can come" "Old callers see a word that they do not know: who waits for a known one may wait for ever."
        => advice::REBUILD_BEFORE_THE_WORD_COMES;
    RESP_ENUM_VALUE_REMOVED "resp-enum-value-removed" [Ok Risk Major Major] ByVerdict
        "a word does not come any more" "Older servers still send it, and new callers do not know it."
        => advice::LEAVE_THE_WORD;
    RESP_ENUM_VARIANT_RENAMED "resp-enum-variant-renamed" [Ok Ok Major Major] ByVerdict
        "a word has another Rust name" "Replies stay the same; the variant is called otherwise."
        => advice::MAJOR_VERSION_OR_OLD_NAME;
    RESP_ENUM_WIRE_VALUE_CHANGED "resp-enum-wire-value-changed" [Risk Risk Patch Patch] ByVerdict
        "a variant is another word on the wire" "Each side takes the other's word for one that it does not know."
        => advice::DECLARE_BOTH_WORDS;
    RESP_ENUM_VALUE_DOCS_CHANGED "resp-enum-value-docs-changed" [Ok Ok Patch Patch] Docs
        "a word is described in other words" "Nothing but documentation.";
    RESP_LENGTH_RAISED "resp-length-raised" [Risk Ok Patch Patch] ByVerdict
        "longer values can come" "Columns and buffers of the old size overflow."
        => TELL_WHO_STORES_IT;
    RESP_LENGTH_LOWERED "resp-length-lowered" [Ok Ok Patch Patch] ByVerdict
        "only shorter values come" "Servers promise more than before.";
    RESP_PATTERN_WIDENED "resp-pattern-widened" [Risk Ok Patch Patch] ByVerdict
        "other values can come" "Code that takes values apart by their old form fails."
        => TELL_WHO_STORES_IT;
    RESP_PATTERN_NARROWED "resp-pattern-narrowed" [Ok Ok Patch Patch] ByVerdict
        "fewer values come" "Servers promise more than before.";
    RESP_RANGE_WIDENED "resp-range-widened" [Risk Ok Patch Patch] ByVerdict
        "other numbers can come" "Counters and columns that were made for the old range overflow."
        => TELL_WHO_STORES_IT;
    RESP_RANGE_NARROWED "resp-range-narrowed" [Ok Ok Patch Patch] ByVerdict
        "fewer numbers come" "Servers promise more than before.";
    RESP_ITEMS_WIDENED "resp-items-widened" [Risk Ok Patch Patch] ByVerdict
        "lists of another length can come" "Code that counts on the old number of items fails."
        => TELL_WHO_STORES_IT;
    RESP_ITEMS_NARROWED "resp-items-narrowed" [Ok Ok Patch Patch] ByVerdict
        "fewer lengths of lists come" "Servers promise more than before.";
    RESP_MEMBER_ORDER_CHANGED "resp-member-order-changed" [Ok Ok None None] ByVerdict
        "members are in another order"
        "Nothing travels in that order. But `new` takes the members that are always there in the order of the spec: where \
         two of them change places, handlers still compile and answer one for the other."
        => advice::LEAVE_THE_ORDER;
    RESP_DOCS_CHANGED "resp-docs-changed" [Ok Ok Patch Patch] Docs
        "a success is described in other words" "Nothing but documentation.";
}
