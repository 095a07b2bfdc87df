//! Rules about params: that they are there, what they are called, where they travel, what type they have.

use super::advice;

const BOTH_FORMS_SIDE_BY_SIDE: &str = "Add the new form as an optional param beside the old one, have servers take either, and remove the old one at \
     the end.";
const SEND_THE_VALUE: &str =
    "Have callers that count on the default send the value themselves before servers change over.";

super::rules! {
    PARAM_ADDED_OPTIONAL "param-added-optional" [Ok NewOnly Minor Minor] ByVerdict
        "an optional param is new"
        "Old callers leave it out, and older servers do not look at it.";
    PARAM_ADDED_REQUIRED "param-added-required" [Breaks Risk Major Minor] ByVerdict
        "a required param is new"
        "No old call has it; an older server does not look at what new callers now count on."
        => "Bring it in as optional, and require it when no old caller is left.";
    PARAM_ADDED_IN_PATH "param-added-in-path" [Breaks Breaks Major Minor] ByVerdict
        "a param is new in the path"
        "The path has another shape, so neither side finds the other."
        => advice::AN_OPERATION_OF_ITS_OWN;
    PARAM_REMOVED_OPTIONAL "param-removed-optional" [Risk Ok Major Major] ByVerdict
        "an optional param is gone"
        "Old callers still send it, to no effect: the call may do something else than they asked for."
        => "Mark it as `deprecated` for a release, and see in the logs of servers that nobody sends it any more.";
    PARAM_REMOVED_REQUIRED "param-removed-required" [Risk Breaks Major Major] ByVerdict
        "a required param is gone"
        "New callers leave out what an older server insists on."
        => "Make it optional first; remove it when all servers do without it.";
    PARAM_RENAMED "param-renamed" [Ok Ok Major Major] ByVerdict
        "the param has another Rust name"
        "Requests stay the same; field and setter are called otherwise."
        => advice::MAJOR_VERSION_OR_OLD_NAME;
    PARAM_WIRE_NAME_CHANGED "param-wire-name-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the param has another name on the wire"
        "The other side does not find it, and nothing in Rust code shows that."
        => BOTH_FORMS_SIDE_BY_SIDE;
    PARAM_RENAMED_EVERYWHERE "param-renamed-everywhere" [Breaks Breaks Major Major] ByVerdict
        "the param seems to have another name, in Rust and on the wire"
        "As bad as one param gone and another one new; but most likely it is the same one."
        => BOTH_FORMS_SIDE_BY_SIDE;
    PARAM_LOCATION_CHANGED "param-location-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the param travels in another place"
        "It is sent in one place and looked for in another, and nothing in Rust code shows that."
        => BOTH_FORMS_SIDE_BY_SIDE;
    PARAM_TYPE_CHANGED "param-type-changed" [Breaks Breaks Major Major] ByVerdict
        "the param has another type"
        "The other side cannot read the value."
        => BOTH_FORMS_SIDE_BY_SIDE;
    PARAM_TYPE_WIDENED_AS_TEXT "param-type-widened-as-text" [Ok NewOnly Major Major] ByVerdict
        "the param takes any text where it took something narrower"
        "Outside of bodies a number is a text as well, so old requests stay valid; the Rust type does not."
        => advice::SERVERS_FIRST_AND_MAJOR_VERSION;
    PARAM_TYPE_NARROWED_AS_TEXT "param-type-narrowed-as-text" [Breaks Ok Major Major] ByVerdict
        "the param takes no text at will any more"
        "Texts that are no number, such as `a`, are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_STRING_BECAME_ENUM "param-string-became-enum" [Breaks Ok Major Major] ByVerdict
        "the param takes words of a list instead of any text"
        "Texts that are not on the list are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_ENUM_BECAME_STRING "param-enum-became-string" [Ok NewOnly Major Major] ByVerdict
        "the param takes any text instead of words of a list"
        "The words of the list are texts as well; older servers refuse others."
        => advice::SERVERS_FIRST_AND_MAJOR_VERSION;
    PARAM_BECAME_LIST "param-became-list" [Ok NewOnly Major Major] ByVerdict
        "the param takes several values instead of one"
        "One value reads as a list of one; an older server takes the first, or refuses."
        => advice::SERVERS_FIRST_AND_MAJOR_VERSION;
    PARAM_BECAME_LIST_IN_BODY "param-became-list-in-body" [Breaks Breaks Major Major] ByVerdict
        "the param is a list instead of one value, in a body"
        "A value and a list with it are different JSON."
        => BOTH_FORMS_SIDE_BY_SIDE;
    PARAM_NO_LONGER_LIST "param-no-longer-list" [Breaks NewOnly Major Major] ByVerdict
        "the param takes one value instead of several"
        "Calls with two values have no way to say so."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_ELEMENT_TYPE_CHANGED "param-element-type-changed" [Breaks Breaks Major Major] ByVerdict
        "the items of the param have another type"
        "The other side cannot read them."
        => BOTH_FORMS_SIDE_BY_SIDE;
    PARAM_STRUCTURE_RENAMED "param-structure-renamed" [Ok Ok Major Major] ByVerdict
        "the type of the param has another Rust name"
        "Requests stay the same; the type is called otherwise, or is another Rust type for the same text."
        => advice::MAJOR_VERSION;
    PARAM_BECAME_REQUIRED "param-became-required" [Breaks Ok Major Major] ByVerdict
        "the param has to be given now"
        "Calls without it are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_BECAME_OPTIONAL "param-became-optional" [Ok NewOnly Major Major] ByVerdict
        "the param may be left out now"
        "Old callers go on sending it; in Rust the field is an `Option` from now on."
        => advice::SERVERS_FIRST_AND_MAJOR_VERSION;
    PARAM_NULL_ALLOWED "param-null-allowed" [Ok NewOnly Major Major] ByVerdict
        "null is a value of the param now"
        "Older servers refuse it."
        => advice::SERVERS_FIRST_AND_MAJOR_VERSION;
    PARAM_NULL_REFUSED "param-null-refused" [Breaks Ok Major Major] ByVerdict
        "null is no value of the param any more"
        "Callers that send it are refused."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_DEFAULT_ADDED "param-default-added" [Risk Risk Patch Patch] ByVerdict
        "leaving the param out means a value now"
        "Calls that leave it out say something that they did not say before."
        => SEND_THE_VALUE;
    PARAM_DEFAULT_REMOVED "param-default-removed" [Risk Risk Patch Patch] ByVerdict
        "leaving the param out means no value any more"
        "Callers that counted on the default get whatever the server makes of it."
        => SEND_THE_VALUE;
    PARAM_DEFAULT_CHANGED "param-default-changed" [Breaks Breaks Patch Patch] ByVerdict
        "leaving the param out means another value"
        "The same call does something else, and no error tells."
        => SEND_THE_VALUE;
    PARAM_DEPRECATED "param-deprecated" [Ok Ok Minor Patch] ByVerdict
        "the param is marked as out of use"
        "It works as before; its setter warns at compile time.";
    PARAM_NO_LONGER_DEPRECATED "param-no-longer-deprecated" [Ok Ok Patch Patch] ByVerdict
        "the param is not marked as out of use any more"
        "The warning goes away.";
    PARAM_DEPRECATION_NOTE_CHANGED "param-deprecation-note-changed" [Ok Ok Patch Patch] Docs
        "the note on what to use instead is another"
        "Nothing but documentation.";
    PARAM_BECAME_SENSITIVE "param-became-sensitive" [Ok Ok Major Major] ByVerdict
        "the value is hidden from Debug, Display and logs"
        "The wire does not change; in Rust the value is a secret from now on, which is another type."
        => advice::MAJOR_VERSION;
    PARAM_NO_LONGER_SENSITIVE "param-no-longer-sensitive" [Ok Ok Major Major] ByVerdict
        "the value is shown in Debug, Display and logs"
        "Values that were kept from logs turn up there; in Rust it is another type."
        => advice::ASK_READERS_OF_LOGS;
    PARAM_IDEMPOTENCY_TOKEN_ADDED "param-idempotency-token-added" [Ok Ok Patch Patch] ByVerdict
        "clients fill the param with a token"
        "Repeats become safe without work on the caller's side.";
    PARAM_IDEMPOTENCY_TOKEN_REMOVED "param-idempotency-token-removed" [Risk Risk Patch Patch] ByVerdict
        "clients do not fill the param with a token any more"
        "A repeated call may be taken for a second one."
        => "Have callers that repeat calls give a token themselves before they are rebuilt.";
    PARAM_FILL_CHANGED "param-fill-changed" [Ok Ok Patch Patch] ByVerdict
        "clients fill the param in another way"
        "What a caller gives is sent as before; what the client puts there by itself is another value.";
    PARAM_STYLE_CHANGED "param-style-changed" [Breaks Breaks Patch Patch] ByVerdict
        "a list is written in the query in another way"
        "The other side reads one item that holds all, or a list that ends after its first."
        => advice::AN_OPERATION_OF_ITS_OWN;
    PARAM_ORIGIN_CHANGED "param-origin-changed" [Ok Ok Patch Patch] ByVerdict
        "the value is made by somebody else"
        "What a caller makes is checked before it is sent, what the service hands out is passed on: new callers may refuse \
         what older servers have handed out."
        => "Read the constraints of the param again: a value of the service is sent unchecked, one of the caller is \
         held to them.";
    PARAM_BECAME_CONSTANT "param-became-constant" [Breaks Ok Major Major] ByVerdict
        "the param always has one value now"
        "Calls with any other value are refused; in Rust it is no argument any more."
        => advice::LOG_BEFORE_REFUSING;
    PARAM_NO_LONGER_CONSTANT "param-no-longer-constant" [Ok NewOnly Major Minor] ByVerdict
        "the param may have other values now"
        "The old value is still one of them; older servers take no other."
        => advice::SERVERS_FIRST_AND_MAJOR_VERSION;
    PARAM_ORDER_CHANGED "param-order-changed" [Ok Ok None None] ByVerdict
        "params are in another order"
        "Nothing travels in that order. But `new` takes the required params in the order of the spec: where two of them \
         change places, calls still compile and say one for the other."
        => advice::LEAVE_THE_ORDER;
    PARAM_EXAMPLE_CHANGED "param-example-changed" [Ok Ok None None] Docs
        "examples have changed"
        "Examples are documentation and input of tests.";
    PARAM_DOCS_CHANGED "param-docs-changed" [Ok Ok Patch Patch] Docs
        "the param is described in other words"
        "Nothing but documentation.";
}
