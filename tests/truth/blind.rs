//! Changes that two peers cannot show each other in one call, each with the reason.

use annul_codegen::diff::Finding;

/// Rules that a call does not show.
const BLIND: &[(&str, &str)] = &[
    ("cancel-state-", "the look shows the states"),
    ("svc-auth-", "calls of the model are not signed"),
    ("svc-signing-", "calls of the model are not signed"),
    (
        "svc-endpoint-",
        "calls of the model arrive wherever they go",
    ),
    (
        "svc-partitions-",
        "calls of the model arrive wherever they go",
    ),
    (
        "cancel-became-",
        "what becomes of the target after the reply",
    ),
    (
        "cancel-effect-",
        "what becomes of the target after the reply",
    ),
    (
        "cancel-guarantee-",
        "what becomes of the target after the reply",
    ),
    ("cancel-observe", "the look is another call"),
    ("cancel-lost-reply-", "a reply has to be lost for it"),
    (
        "cancel-no-longer-idempotent",
        "a call has to be repeated for it",
    ),
    ("cancel-repeat-", "a call has to be repeated for it"),
    (
        "cancel-terminal-overwrites",
        "what becomes of the target after the reply",
    ),
    (
        "cancel-terminal-changed",
        "what becomes of the target after the reply",
    ),
    ("cancel-token-", "a call has to be repeated for it"),
    ("cancel-precondition-", "the state of the target decides"),
    (
        "op-became-client-only",
        "it is about who is made, not about what is said",
    ),
    ("op-removed", "nobody is left to call"),
    ("svc-removed", "nobody is left to call"),
    (
        "op-request-body-became-required",
        "callers of the model send a body all the same",
    ),
];

/// Whether a call cannot show what a finding is about; what stands at the place of a code or a message is always a text in
/// the model.
pub(crate) fn is_blind(found: &Finding, places: &[String]) -> bool {
    let is_place = |key: &String| places.contains(key);
    if found.rule.id.starts_with("error-member-") && found.element.get(3).is_some_and(is_place) {
        return true;
    }
    BLIND
        .iter()
        .any(|(rule, _)| found.rule.id.starts_with(rule))
}
