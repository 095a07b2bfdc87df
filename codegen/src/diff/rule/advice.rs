//! What to do about a change, for each rule that can hurt somebody; many changes call for the same.

/// The advice for a rule, if its change asks for any.
pub(in crate::diff) fn of(id: &str) -> Option<&'static str> {
    let found = ALL.iter().find(|(_, ids)| ids.contains(&id));
    found.map(|(advice, _)| *advice)
}

/// For changes that hurt nobody but need a server that knows them.
pub(in crate::diff) const SERVERS_FIRST: &str =
    "Bring servers to it first; until then callers do without what is new.";

macro_rules! advice {
    ($($advice:literal: $($id:literal)+;)+) => {
        /// Advice, and the rules that call for it.
        pub(super) static ALL: &[(&str, &[&str])] = &[$(($advice, &[$($id),+])),+];
    };
}

// What operations share.
advice! {
    "Nothing has to be deployed: release the crate as a major version, or keep the old name with `rust_name`.":
        "op-renamed" "param-renamed" "resp-member-renamed" "error-renamed" "error-member-renamed"
        "param-enum-variant-renamed" "resp-enum-variant-renamed";
    "Nothing has to be deployed: release the crate as a major version.":
        "svc-renamed" "gen-type-renamed" "param-structure-renamed" "error-moved-to-service" "error-moved-to-operation"
        "param-became-sensitive" "resp-member-became-sensitive" "gen-api-changed";
    "Leave the order as it was, or release the crate as a major version and say so aloud: calls may still compile.":
        "param-order-changed" "resp-member-order-changed";
    "Ask whoever reads the logs before the value turns up there; for Rust users it is a major version.":
        "param-no-longer-sensitive" "resp-member-no-longer-sensitive";
    "Mark what goes as `deprecated` for a release, see in the logs of servers that nobody calls it, and only then take it \
     out.":
        "svc-removed" "op-removed";
    "Describe the new protocol as a service of its own beside the old one, until nobody calls the old one.":
        "svc-protocol-changed" "svc-content-type-changed";
    "Move callers to a way of signing that stays, and see in the logs that nobody uses the old one, before servers refuse it.":
        "svc-auth-scheme-removed" "svc-auth-became-required";
    "Have servers take every way of the list before callers pick the first.":
        "svc-auth-order-changed";
    "Make sure that engines refuse what an unknown caller must not do, before servers let one in.":
        "svc-auth-became-optional";
    "Have servers accept signatures for both names until no caller signs for the old one.":
        "svc-signing-name-changed";
    "Keep the old address answering until no caller uses it; callers can be given the new one without a rebuild.":
        "svc-endpoint-changed" "svc-endpoint-scheme-changed" "svc-endpoint-variant-removed";
    "Keep the fixed address answering until all callers ask for theirs, or give callers the endpoint to use.":
        "svc-endpoint-discovery-required";
    "Keep answering the question for old callers, and let servers stop insisting on it before callers stop asking.":
        "svc-endpoint-discovery-removed";
    "Answer in both places until all callers ask in the new one.":
        "svc-endpoint-discovery-changed" "cancel-observed-by-changed";
    "List the old targets under `target_aliases`, so that servers take both; callers then follow at any time.":
        "svc-target-prefix-changed" "op-target-changed";
    "Name both members in the spec first, so that new callers read either, and have servers send the new one after that.":
        "svc-error-discriminator-changed" "svc-error-message-changed" "svc-request-id-changed";
    "Look for callers and dashboards that read these answers, and let them take both voices before servers change over.":
        "svc-front-door-changed";
    "Serve both versions until no caller of the old one is left.":
        "svc-api-version-changed";

    // An operation as a whole.
    "Describe it as an operation of its own beside the old one, serve both, and take the old one out when nobody calls it.":
        "op-method-changed" "op-path-changed" "op-path-params-reordered" "param-added-in-path";
    "Look whether any value has a slash; if one has, keep the placeholder as it was.":
        "op-path-param-no-longer-greedy";
    "Have servers take both values until all callers are rebuilt.":
        "op-constant-query-changed" "op-constant-changed";
    "Rebuild callers before servers demand it.":
        "op-constant-header-added" "op-request-body-added" "op-request-body-became-required";
    "Have servers do without it before callers leave it out.":
        "op-constant-header-removed" "op-request-body-removed";
    "See in the logs of servers that nobody calls by it before it goes.":
        "op-target-alias-removed";
    "List both statuses for a release: callers then read either, and servers change over when callers are rebuilt.":
        "op-success-status-changed" "op-success-status-added";

    // Params.
    "Bring it in as optional, or with a default, and require it when no old caller is left.":
        "param-added-required";
    "Bring servers to it first; for Rust users it is a major version, or make the param optional instead.":
        "param-added-required-with-default";
    "Mark it as `deprecated` for a release, and see in the logs of servers that nobody sends it any more.":
        "param-removed-optional";
    "Make it optional first; remove it when all servers do without it.":
        "param-removed-required";
    "Add the new form as an optional param beside the old one, have servers take either, and remove the old one at the end.":
        "param-wire-name-changed" "param-renamed-everywhere" "param-location-changed" "param-type-changed"
        "param-element-type-changed" "param-became-list-in-body";
    "Add the new word beside the old one, have servers take both, and take the old one out when nobody sends it.":
        "param-enum-wire-value-changed";
    "Bring servers to it before callers use it; for Rust users it is a major version.":
        "param-type-widened-as-text" "param-enum-became-string" "param-became-list" "param-became-optional"
        "param-null-allowed" "param-no-longer-constant" "param-enum-opened";
    "Have servers log what they would refuse for a release, move the callers that send it, and only then refuse it.":
        "param-type-narrowed-as-text" "param-string-became-enum" "param-no-longer-list" "param-became-required"
        "param-null-refused" "param-became-constant" "param-enum-closed" "param-enum-value-removed"
        "param-max-length-lowered" "param-max-length-added" "param-min-length-raised" "param-min-length-added"
        "param-minimum-raised" "param-minimum-added" "param-maximum-lowered" "param-maximum-added"
        "param-min-items-raised" "param-max-items-lowered" "param-pattern-narrowed" "param-pattern-overlapping"
        "param-pattern-added" "param-values-narrowed" "param-values-overlapping";
    "Look for a slip on either side; if it is meant, bring the new form in as a param of its own beside the old one.":
        "param-pattern-disjoint" "param-values-disjoint";
    "Compare the two by hand, or write them in a simpler way that can be compared.":
        "param-pattern-undecided" "param-values-undecided";
    "Have callers that count on the default send the value themselves before servers change over.":
        "param-default-added" "param-default-removed" "param-default-changed";
    "Have callers that repeat calls give a token themselves before they are rebuilt.":
        "param-idempotency-token-removed";
    "Read the constraints of the param again: a value of the service is sent unchecked, one of the caller is held to them.":
        "param-origin-changed";

    // Successes.
    "Find out who reads it, and rebuild those callers before servers stop sending it.":
        "resp-header-removed-optional" "resp-body-removed" "resp-member-removed-optional" "resp-member-removed-required"
        "error-retry-after-removed" "error-member-removed";
    "Rebuild callers before servers leave it out.":
        "resp-member-became-optional" "error-member-became-optional";
    "Rebuild callers before servers send null.":
        "resp-member-null-allowed";
    "Send both for a release: add the new one as optional, rebuild callers, and take the old one out at the end.":
        "resp-header-renamed" "resp-member-wire-name-changed" "resp-member-renamed-everywhere"
        "resp-member-location-changed" "resp-member-type-changed" "error-member-type-changed"
        "error-member-wire-name-changed";
    "Leave it optional in the spec until no older server is left.":
        "resp-body-added" "resp-member-added-required" "resp-member-became-required" "resp-member-null-refused"
        "error-member-added-required" "error-member-became-required";
    "Have servers send the member always: then nobody has to guess what its absence means.":
        "resp-member-default-changed";
    "Rebuild callers that act on the word before servers send it; to all others an unknown word must not mean an end.":
        "resp-enum-value-added" "cancel-state-added";
    "Leave the word in the spec until no older server sends it.":
        "resp-enum-value-removed" "cancel-state-removed";
    "Declare both words for a release, and have servers send the new one when callers know it.":
        "resp-enum-wire-value-changed" "cancel-state-renamed";
    "Tell those who store the value or take it apart, before servers send others.":
        "resp-length-raised" "resp-pattern-widened";

    // Errors.
    "Rebuild callers that should act on it before servers send it; for the others its status and code are still there to read.":
        "error-added" "error-added-retryable" "error-added-for-condition";
    "Have callers go by the kind of an error, or look for both errors until all servers are of one age.":
        "error-wire-code-moved";
    "Leave it declared until no older server sends it.":
        "error-removed" "error-wire-code-alias-removed";
    "Keep both codes under `codes` for a release: callers read either, servers send the first.":
        "error-wire-code-changed" "error-renamed-everywhere";
    "Where the sources differ, write down both statuses, and which one is sent: callers then read either. Tell those who \
     watch statuses.":
        "error-status-changed";
    "Write down both statuses, so that callers read either, and see that `kind`, `retry` and `fault` still say what to do.":
        "error-status-class-changed";
    "Make sure that older servers bear a repeat, or bring servers to it first.":
        "error-became-retryable" "cancel-became-idempotent" "cancel-lost-reply-became-safe"
        "cancel-token-lifetime-lengthened";
    "Rebuild callers that repeat before servers count on it.":
        "error-no-longer-retryable" "error-no-longer-throttling" "cancel-no-longer-idempotent"
        "cancel-lost-reply-no-longer-safe";
    "Bring the longest wait before a repeat below the new lifetime first.":
        "cancel-token-lifetime-shortened";
    "Look for code that asks `target_state()`, and change it together with servers.":
        "error-target-state-changed";
    "Change dashboards and alarms together with servers.":
        "error-fault-changed";
    "Look at the members that callers read, and change those callers together with servers.":
        "error-member-changed";
    "Teach callers to take the old and the new answer for the same before servers change over.":
        "error-condition-changed" "error-condition-moved" "error-condition-removed"
        "cancel-already-cancelled-became-error" "cancel-already-cancelled-error-changed" "cancel-terminal-became-error"
        "cancel-terminal-error-changed" "cancel-unknown-error-changed" "cancel-constraint-error-changed"
        "cancel-cancelling-answer-changed" "cancel-answer-changed" "cancel-reading-changed";

    // What cancelling means.
    "Bring servers to it first; callers that must know whether it had ended already have to look at the target.":
        "cancel-already-cancelled-became-success" "cancel-terminal-became-success";
    "Look for callers that go by it: they have to bear both.":
        "cancel-repeat-changed" "cancel-terminal-changed";
    "Have callers look at the target after a success before servers change over.":
        "cancel-guarantee-weakened" "cancel-became-async";
    "Leave callers looking at the target until no older server is left.":
        "cancel-guarantee-strengthened";
    "Give callers longer timeouts before servers wait for the end.":
        "cancel-became-sync";
    "Rebuild all callers that wait for the end before a server reports it; a wait needs a limit of time in any case.":
        "cancel-state-added-terminal" "cancel-state-no-longer-terminal";
    "Rebuild callers that wait for a state, or go by its phase, together with servers.":
        "cancel-state-became-terminal" "cancel-lifecycle-mapping-changed";
    "Use up stored targets first, or translate them.":
        "cancel-target-changed";
    "Have servers take both ways until all callers are rebuilt.":
        "cancel-token-changed" "cancel-precondition-changed";
    "Grant it to callers before servers ask for it.":
        "cancel-permission-added";
    "Leave it granted until no older server asks for it.":
        "cancel-permission-removed";
    "Look at what the example breaks: it is a call that works today. Accept the old values for longer, or correct the example.":
        "spec-example-rejected";
}

#[cfg(test)]
mod tests {
    use crate::diff::rule;
    use crate::diff::verdict::Severity;

    #[test]
    fn what_can_hurt_has_advice_and_nothing_has_two() {
        for rule in rule::all() {
            let hurts = rule.severity(rule.verdicts) >= Severity::Dangerous;
            assert!(!hurts || super::of(rule.id).is_some(), "{}", rule.id);
        }
        let mut ids: Vec<&str> = super::ALL
            .iter()
            .flat_map(|(_, ids)| *ids)
            .copied()
            .collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "a rule occurs twice");
        for (advice, ids) in super::ALL {
            assert!(advice.ends_with('.'), "{advice}");
            for id in *ids {
                assert!(rule::find(id).is_some(), "{id}");
            }
        }
    }
}
