//! Rules about generated Rust as such, and about the spec as a document.

use super::advice;

super::rules! {
    GEN_TYPE_RENAMED "gen-type-renamed" [Ok Ok Major Major] ByVerdict
        "a type of a reply has another Rust name" "Replies stay the same; the type is called otherwise, or is another Rust type for the same text."
        => advice::MAJOR_VERSION;
    GEN_API_CHANGED "gen-api-changed" [Ok Ok Major Major] ByVerdict
        "generated items change that no other finding reports"
        "A net under all other rules: the items of both sides are compared one by one, and what no finding accounts for is listed."
        => advice::MAJOR_VERSION;
    SPEC_FORMATTING_ONLY "spec-formatting-only" [Ok Ok None None] ByVerdict
        "the file is written otherwise and says the same" "Comments, quotes, order of keys: nothing is generated from them.";
    SPEC_FILE_MOVED "spec-file-moved" [Ok Ok Patch Patch] ByVerdict
        "the service is described in another file" "Services are identified by their ids; only the first line of generated files names the place.";
    SPEC_SOURCE_CHANGED "spec-source-changed" [Ok Ok Patch Patch] Docs
        "facts are taken from other documents" "Where a fact comes from, not what it says.";
    SPEC_INHERITED_CHANGED "spec-inherited-changed" [Ok Ok Patch Patch] Docs
        "facts of the service are in its provider's file, or no longer do" "Who writes them down, not what they say.";
    SPEC_QUIRK_CHANGED "spec-quirk-changed" [Ok Ok Patch Patch] Docs
        "what is odd in a source is described otherwise" "A note on how the sources were read.";
    SPEC_ASSUMPTION_CHANGED "spec-assumption-changed" [Ok Ok Patch Patch] Docs
        "more or less is assumed without a source" "What no source says should be looked at again whenever it changes.";
    SPEC_ROWS_DERIVED_CHANGED "spec-rows-derived-changed" [Ok Ok Patch Patch] Docs
        "rows of the reply table are written out, or follow from the rest" "What is answered, and what it reads as, stays the same.";
    SPEC_EXAMPLE_REJECTED "spec-example-rejected" [Breaks Ok None None] ByVerdict
        "an example of the old spec is refused now" "The old spec itself shows a call that stops working."
        => "Look at what the example breaks: it is a call that works today. Accept the old values for longer, or \
         correct the example.";
    SPEC_EXAMPLE_BROKEN "spec-example-broken" [Ok Ok None None] Breaking
        "an example of the new spec is not valid"
        "The new spec contradicts itself: `annul check` refuses it, and nothing is generated from it."
        => "Correct the example, or what it shows to be wrong; `annul check` says more.";
}
