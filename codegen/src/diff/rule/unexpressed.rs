//! Changes that reviewers of API specs look for and that this language has no words for, each with the reason.

/// A change that cannot be found, because a spec cannot say it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unexpressed {
    /// The rule's id, which a later version of the language may fill.
    pub id: &'static str,
    /// Why there is nothing to compare, or where it is found instead.
    pub reason: &'static str,
}

/// The entry with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Unexpressed> {
    ALL.iter().find(|found| found.id == id)
}

macro_rules! unexpressed {
    ($($reason:literal: $($id:literal)+;)+) => {
        /// All of them.
        pub static ALL: &[Unexpressed] = &[$($(Unexpressed { id: $id, reason: $reason }),+),+];
    };
}

unexpressed! {
    "a service has one protocol":
        "svc-protocol-added" "svc-protocol-removed" "svc-default-protocol-changed" "op-request-content-type-changed"
        "resp-content-type-changed" "resp-body-wrapped";
    "auth schemes have no scopes, and no region of their own":
        "svc-auth-scope-added" "svc-auth-scope-removed" "svc-signing-region-changed";
    "auth belongs to the service": "op-auth-overridden";
    "an endpoint has no path; see op-path-changed": "svc-base-path-changed";
    "an endpoint is the same for all operations; see svc-endpoint-changed": "op-host-prefix-changed";
    "unknown members are always ignored": "svc-unknown-members-rejected" "svc-unknown-members-ignored";
    "retries and timeouts are chosen by the caller, not by the spec": "svc-retry-defaults-changed" "svc-timeout-changed";
    "only operations, params and errors are marked as out of use": "svc-deprecated" "param-enum-value-deprecated";
    "a spec has no date of removal": "op-removed-announced" "op-sunset-earlier" "op-sunset-later";
    "a spec has no stability": "op-stability-lowered" "op-stability-raised";
    "an operation is called by its target or path; see op-target-changed": "op-wire-name-changed";
    "a param has one name on the wire": "param-wire-alias-added" "param-wire-alias-removed";
    "integers always have 64 bits; see param-maximum-lowered":
        "param-integer-widened" "param-integer-narrowed" "resp-member-integer-widened" "resp-member-integer-narrowed";
    "lists are encoded in one way": "param-list-encoding-changed";
    "times are texts": "param-timestamp-format-changed" "resp-member-timestamp-format-changed";
    "what a client checks follows from the origin; see param-origin-changed":
        "param-client-check-added" "param-client-check-removed";
    "lists may always hold the same item twice": "param-unique-items-added" "param-unique-items-removed";
    "annul check refuses such a spec; see constraint-unsatisfiable":
        "param-constraints-contradict" "param-constraints-contradiction-fixed";
    "annul check refuses a closed enum in a reply; see constraint-type": "resp-enum-closed" "resp-enum-opened";
    "annul check refuses a success for what is not there; see reply-unsendable and cancel-unknown-error-changed":
        "cancel-unknown-became-error" "cancel-unknown-became-success";
    "annul check refuses a header that is always there, since no row can give it; see reply-unsendable":
        "resp-header-removed-required";
    "annul check refuses such a spec; see error-ambiguous": "error-codes-ambiguous";
    "annul check refuses such a spec; see name-collision": "gen-name-collision";
    "annul check refuses such a spec; see unknown-key": "spec-unknown-key";
    "states have no transitions": "cancel-transition-added" "cancel-transition-removed";
    "a spec does not say in which states a target can be cancelled": "cancel-from-state-added" "cancel-from-state-removed";
    "a spec does not say what else stops with the target": "cancel-scope-widened" "cancel-scope-narrowed";
    "a spec does not say what becomes of partial results":
        "cancel-partial-results-dropped" "cancel-partial-results-kept";
    "a spec does not say for how long ids are known": "cancel-retention-shortened";
    "paths follow from service and operation; see svc-renamed and op-renamed": "gen-type-moved";
    "derives and auto traits are the same for all types of a sort; see param-enum-opened":
        "gen-derive-lost" "gen-derive-gained" "gen-auto-trait-lost";
    "every generated enum and struct is non_exhaustive": "gen-enum-closed" "gen-enum-opened";
    "limits are no public constants": "gen-constant-changed";
    "a handler has one method of one form; see op-added and param-type-changed":
        "gen-handler-method-added" "gen-handler-signature-changed";
    "errors are identified by status and code, whatever their order": "error-order-changed";
    "enums of replies are open, and sort by their words": "resp-enum-order-changed";
    "names are never numbered": "gen-names-shifted";
    "the crate is not described by specs": "gen-feature-removed" "gen-rust-version-raised";
    "a shared piece is no finding of its own: its finding lists the places that it reaches": "spec-shared-type-edited";
    "there is one version of the language": "spec-language-version-raised";
}
