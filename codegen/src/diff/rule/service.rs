//! Rules about what the operations of a service share: protocol, auth, endpoints, how errors are told.

use super::advice;

const A_SERVICE_OF_ITS_OWN: &str = "Describe the new protocol as a service of its own beside the old one, until nobody calls the old one.";
const MOVE_CALLERS_TO_ANOTHER_SCHEME: &str = "Move callers to a way of signing that stays, and see in the logs that nobody uses the old one, before servers \
     refuse it.";
const KEEP_THE_OLD_ADDRESS: &str = "Keep the old address answering until no caller uses it; callers can be given the new one without a rebuild.";
const NAME_BOTH_MEMBERS: &str = "Name both members in the spec first, so that new callers read either, and have servers send the new one after \
     that.";

super::rules! {
    SVC_ADDED "svc-added" [Ok NewOnly Minor Minor] ByVerdict
        "a service is described that was not"
        "Its operations are new with it; nothing that was there moves.";
    SVC_REMOVED "svc-removed" [Breaks Ok Major Major] ByVerdict
        "a service is not described any more"
        "Its bindings are gone from the crate, and a gateway made from the new specs answers none of its calls."
        => advice::DEPRECATE_FIRST;
    SVC_RENAMED "svc-renamed" [Ok Ok Major Major] ByVerdict
        "the service lies under another Rust path"
        "Requests and replies stay as they are; every `use` of its module has to be rewritten."
        => advice::MAJOR_VERSION;
    SVC_PROTOCOL_CHANGED "svc-protocol-changed" [Breaks Breaks Patch Patch] ByVerdict
        "operations travel by another protocol"
        "Both sides write and expect other bytes, so no call between an old and a new peer is understood."
        => A_SERVICE_OF_ITS_OWN;
    SVC_CONTENT_TYPE_CHANGED "svc-content-type-changed" [Breaks Breaks Patch Patch] ByVerdict
        "operations travel by another version of the protocol"
        "The version is in the media type, by which a server picks its reader: requests of the other version are refused."
        => A_SERVICE_OF_ITS_OWN;
    SVC_AUTH_SCHEME_ADDED "svc-auth-scheme-added" [Ok NewOnly Patch Patch] ByVerdict
        "one more way to sign is accepted"
        "What signed before still does; whoever picks the new way needs a new server.";
    SVC_AUTH_SCHEME_REMOVED "svc-auth-scheme-removed" [Breaks Ok Patch Patch] ByVerdict
        "a way to sign is not accepted any more"
        "Callers that sign in that way are turned away."
        => MOVE_CALLERS_TO_ANOTHER_SCHEME;
    SVC_AUTH_ORDER_CHANGED "svc-auth-order-changed" [Ok Risk Patch Patch] ByVerdict
        "another way to sign is preferred"
        "New callers try it first, and an older server may know only part of the list."
        => "Have servers take every way of the list before callers pick the first.";
    SVC_AUTH_BECAME_REQUIRED "svc-auth-became-required" [Breaks Ok Patch Patch] ByVerdict
        "calls without credentials are not accepted any more"
        "Callers that never had credentials are turned away."
        => MOVE_CALLERS_TO_ANOTHER_SCHEME;
    SVC_AUTH_BECAME_OPTIONAL "svc-auth-became-optional" [Ok NewOnly Patch Patch] Dangerous
        "calls without credentials are accepted"
        "Engines meet callers whom nobody has identified: look at every place that asks who is calling."
        => "Make sure that engines refuse what an unknown caller must not do, before servers let one in.";
    SVC_SIGNING_NAME_CHANGED "svc-signing-name-changed" [Breaks Breaks Patch Patch] ByVerdict
        "signatures name another service"
        "The name is part of what is signed, so each side takes the other's signatures for forged."
        => "Have servers accept signatures for both names until no caller signs for the old one.";
    SVC_ENDPOINT_CHANGED "svc-endpoint-changed" [Risk Risk Patch Patch] ByVerdict
        "the service answers at another address"
        "Old callers go on calling the old address, which works for as long as somebody answers there."
        => KEEP_THE_OLD_ADDRESS;
    SVC_ENDPOINT_SCHEME_CHANGED "svc-endpoint-scheme-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the address changes between https and http"
        "Nobody listens for the other scheme; and over http anybody on the way can read along."
        => KEEP_THE_OLD_ADDRESS;
    SVC_ENDPOINT_VARIANT_ADDED "svc-endpoint-variant-added" [Ok NewOnly Patch Patch] ByVerdict
        "there is one more address"
        "A further place to call; those that were there stay.";
    SVC_ENDPOINT_VARIANT_REMOVED "svc-endpoint-variant-removed" [Breaks Ok Patch Patch] ByVerdict
        "an address is gone"
        "Callers that were set up for it do not reach the service."
        => KEEP_THE_OLD_ADDRESS;
    SVC_ENDPOINT_VARIABLE_ADDED "svc-endpoint-variable-added" [Ok Ok Minor Patch] Dangerous
        "callers have to say one more part of the address"
        "A client that is made anew without it is not made at all: the builder says what is missing."
        => "Say it wherever a client is made, before the new bindings are used there.";
    SVC_ENDPOINT_VARIABLE_REMOVED "svc-endpoint-variable-removed" [Ok Ok Major Patch] ByVerdict
        "callers do not say this part of the address any more"
        "The method that takes it is gone from the builders of clients."
        => advice::MAJOR_VERSION;
    SVC_ENDPOINT_VARIABLE_CHANGED "svc-endpoint-variable-changed" [Ok Ok Patch Patch] ByVerdict
        "a part of the address takes other values"
        "Builders check what callers say: with one label only, values with dots are refused.";
    SVC_PARTITIONS_REWRITTEN "svc-partitions-rewritten" [Ok Ok Patch Patch] ByVerdict
        "partitions of regions are called or written otherwise"
        "Every region has the address that it had.";
    SVC_ENDPOINT_DISCOVERY_REQUIRED "svc-endpoint-discovery-required" [Breaks Risk Patch Patch] ByVerdict
        "callers have to ask for their address first"
        "Old callers go straight to the fixed address and are sent away."
        => "Keep the fixed address answering until all callers ask for theirs, or give callers the endpoint to use.";
    SVC_ENDPOINT_DISCOVERY_REMOVED "svc-endpoint-discovery-removed" [Risk Breaks Patch Patch] ByVerdict
        "callers need not ask for their address any more"
        "New callers leave the question out that an older server insists on."
        => "Keep answering the question for old callers, and let servers stop insisting on it before callers stop \
         asking.";
    SVC_ENDPOINT_DISCOVERY_CHANGED "svc-endpoint-discovery-changed" [Risk Risk Patch Patch] ByVerdict
        "addresses are asked for in another way"
        "Each side asks, or answers, where the other does not look."
        => advice::ANSWER_IN_BOTH_PLACES;
    SVC_TARGET_PREFIX_CHANGED "svc-target-prefix-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the first half of every target is another"
        "Servers find the operation by its target, and do not find this one."
        => advice::LIST_OLD_TARGETS;
    SVC_ERROR_DISCRIMINATOR_CHANGED "svc-error-discriminator-changed" [Breaks Breaks Patch Patch] ByVerdict
        "errors are told apart by something else"
        "Replies still arrive, but are taken for errors that nobody has declared: what callers do about them goes wrong."
        => NAME_BOTH_MEMBERS;
    SVC_ERROR_MESSAGE_CHANGED "svc-error-message-changed" [Risk Risk Patch Patch] ByVerdict
        "the message of an error is in another member"
        "The other side finds no text; kind and code are not touched."
        => NAME_BOTH_MEMBERS;
    SVC_REQUEST_ID_CHANGED "svc-request-id-changed" [Risk Risk Patch Patch] ByVerdict
        "replies carry their id in another place"
         "The other side has no id to quote when it asks for help."
         => NAME_BOTH_MEMBERS;
     SVC_FRONT_DOOR_CHANGED "svc-front-door-changed" [Risk Risk Patch Patch] ByVerdict
         "servers answer in another voice what is malformed, means no operation, or has no credentials"
         "Such a request is refused as before, but with another status, code and shape: whoever reads them finds others."
         => "Look for callers and dashboards that read these answers, and let them take both voices before servers change \
          over.";
    SVC_API_VERSION_CHANGED "svc-api-version-changed" [Risk Risk Patch Patch] ByVerdict
        "the vendor's version of the API is another one"
        "For as long as both bindings are about, both versions have to be served."
        => "Serve both versions until no caller of the old one is left.";
    SVC_DOCS_CHANGED "svc-docs-changed" [Ok Ok Patch Patch] Docs
        "the service is described in other words"
        "Nothing but documentation.";
}
