//! Rules about an operation as a whole: that it is there, where it is called, how it succeeds.

use super::advice;

const TAKE_BOTH_VALUES: &str = "Have servers take both values until all callers are rebuilt.";
const REBUILD_BEFORE_DEMANDING: &str = "Rebuild callers before servers demand it.";
const DO_WITHOUT_FIRST: &str = "Have servers do without it before callers leave it out.";
const LIST_BOTH_STATUSES: &str = "List both statuses for a release: callers then read either, and servers change over when callers are rebuilt.";

super::rules! {
    OP_ADDED "op-added" [Ok NewOnly Minor Minor] ByVerdict
        "the operation is new"
        "It brings types and a handler trait of its own, and asks nothing of code that is there.";
    OP_REMOVED "op-removed" [Breaks Ok Major Major] ByVerdict
        "the operation is gone"
        "Servers of the new spec do not know what old callers call."
        => advice::DEPRECATE_FIRST;
    OP_BECAME_CLIENT_ONLY "op-became-client-only" [Breaks Ok Patch Major] ByVerdict
        "only clients are emitted now"
        "The handler is gone, and with it whoever served the operation with these bindings."
        => "Keep servers of the old spec until nobody calls them.";
    OP_NO_LONGER_CLIENT_ONLY "op-no-longer-client-only" [Ok NewOnly Patch Minor] ByVerdict
        "servers are emitted as well now"
        "A handler comes, and a row for each case; no server of the old bindings knows the operation.";
    OP_RENAMED "op-renamed" [Ok Ok Major Major] ByVerdict
        "the operation has another Rust name"
        "What travels is the same; modules, types and methods are called otherwise."
        => advice::MAJOR_VERSION_OR_OLD_NAME;
    OP_METHOD_CHANGED "op-method-changed" [Breaks Breaks Patch Patch] ByVerdict
        "it is called by another HTTP method"
        "The other side has the path, but not for this method."
        => advice::AN_OPERATION_OF_ITS_OWN;
    OP_PATH_CHANGED "op-path-changed" [Breaks Breaks Patch Patch] ByVerdict
        "it is called at another path"
        "The other side has nothing at that path."
        => advice::AN_OPERATION_OF_ITS_OWN;
    OP_PATH_PARAM_RENAMED "op-path-param-renamed" [Ok Ok Patch Patch] ByVerdict
        "a placeholder in the path has another name"
        "Only the value is sent, so nobody who calls or answers sees it.";
    OP_PATH_PARAMS_REORDERED "op-path-params-reordered" [Breaks Breaks Patch Patch] ByVerdict
        "placeholders in the path have changed places"
        "Each id is taken for the other: a call may not only miss, it may stop the wrong thing."
        => advice::AN_OPERATION_OF_ITS_OWN;
    OP_PATH_PARAM_BECAME_GREEDY "op-path-param-became-greedy" [Ok NewOnly Patch Patch] ByVerdict
        "a placeholder in the path takes several segments"
        "New callers write a slash of the value as it is; older servers want it as `%2F`, and find no route."
        => "Bring servers to it before callers are rebuilt; they read a slash in either form.";
    OP_PATH_PARAM_NO_LONGER_GREEDY "op-path-param-no-longer-greedy" [Breaks Ok Patch Patch] ByVerdict
        "a placeholder in the path takes one segment only"
        "Values with a slash, such as `a/b`, lead nowhere now."
        => "Look whether any value has a slash; if one has, keep the placeholder as it was.";
    OP_CONSTANT_QUERY_CHANGED "op-constant-query-changed" [Breaks Breaks Patch Patch] ByVerdict
        "a fixed part of the query is another"
        "Fixed parts select version or operation, so the other side understands another request."
        => TAKE_BOTH_VALUES;
    OP_CONSTANT_HEADER_ADDED "op-constant-header-added" [Breaks Ok Patch Patch] ByVerdict
        "a fixed header is demanded"
        "Old callers do not send it."
        => REBUILD_BEFORE_DEMANDING;
    OP_CONSTANT_HEADER_REMOVED "op-constant-header-removed" [Ok Breaks Patch Patch] ByVerdict
        "a fixed header is not sent any more"
        "Older servers still demand it."
        => DO_WITHOUT_FIRST;
    OP_CONSTANT_CHANGED "op-constant-changed" [Breaks Breaks Patch Patch] ByVerdict
        "a fixed value of the request is another"
        "Each side sends, or demands, a value that the other does not."
        => TAKE_BOTH_VALUES;
    OP_TARGET_CHANGED "op-target-changed" [Breaks Breaks Patch Patch] ByVerdict
        "it is called by another target"
        "Servers find the operation by its target, and do not find this one."
        => advice::LIST_OLD_TARGETS;
    OP_TARGET_ALIAS_ADDED "op-target-alias-added" [Ok NewOnly Patch Patch] ByVerdict
        "servers take one more target"
        "A later change of the target can pass without a break.";
    OP_TARGET_ALIAS_REMOVED "op-target-alias-removed" [Risk Ok Patch Patch] ByVerdict
        "servers take one target less"
        "Whoever still calls by it finds no operation."
        => "See in the logs of servers that nobody calls by it before it goes.";
    OP_REQUEST_BODY_ADDED "op-request-body-added" [Risk Ok Patch Patch] ByVerdict
        "requests have a body now"
        "Old callers send none, and a strict server may miss it."
        => REBUILD_BEFORE_DEMANDING;
    OP_REQUEST_BODY_BECAME_REQUIRED "op-request-body-became-required" [Breaks Ok Patch Patch] ByVerdict
        "requests without a body are not accepted any more"
        "Callers that leave the body out are refused."
        => REBUILD_BEFORE_DEMANDING;
    OP_REQUEST_BODY_CHANGED "op-request-body-changed" [Breaks Breaks Patch Patch] ByVerdict
        "the body of a request is written in another way"
        "Old callers write what new servers do not read, and the other way round."
        => advice::AN_OPERATION_OF_ITS_OWN;
    OP_REQUEST_BODY_REMOVED "op-request-body-removed" [Risk Breaks Patch Patch] ByVerdict
        "requests have no body any more"
        "What old callers put there is not read; an older server misses what new callers leave out."
        => DO_WITHOUT_FIRST;
    OP_SUCCESS_STATUS_CHANGED "op-success-status-changed" [Risk Risk Patch Patch] ByVerdict
        "a success has another status"
        "Bindings take what the spec lists as success; code, proxies and dashboards that look for one number do not."
        => LIST_BOTH_STATUSES;
    OP_SUCCESS_STATUS_ADDED "op-success-status-added" [Risk Ok Patch Patch] ByVerdict
        "a success can have one more status"
        "Old callers may meet a status that their table does not have."
        => LIST_BOTH_STATUSES;
    OP_SUCCESS_STATUS_REMOVED "op-success-status-removed" [Ok Ok Patch Patch] ByVerdict
        "a success can have one status less"
        "Servers promise less variety, which hurts nobody.";
    OP_DEPRECATED "op-deprecated" [Ok Ok Patch Patch] ByVerdict
        "the operation is marked as out of use"
        "It works as before; documentation and `OPERATION` say what to use instead.";
    OP_NO_LONGER_DEPRECATED "op-no-longer-deprecated" [Ok Ok Patch Patch] ByVerdict
        "the operation is not marked as out of use any more"
        "The mark goes away, nothing else.";
    OP_DEPRECATION_NOTE_CHANGED "op-deprecation-note-changed" [Ok Ok Patch Patch] Docs
        "the note on what to use instead is another"
        "Nothing but documentation.";
    OP_MOVED_TO_OTHER_FILE "op-moved-to-other-file" [Ok Ok Patch Patch] ByVerdict
        "the operation is described in another file"
        "Operations are identified by service and name; the file is only where they are written down.";
    OP_DOCS_CHANGED "op-docs-changed" [Ok Ok Patch Patch] Docs
        "the operation is described in other words"
        "Nothing but documentation, unless the words promise more or less than before.";
}
