//! What is wrong with an input: everything, in the order of the spec, never the value, and no more than anyone reads.

use annul::aws::cloudtrail::cancel_query::CancelQueryInput;
use annul_runtime::Validate;
use annul_tests::compiled::lists::acme::jobs::cancel_job::CancelJobInput;

#[test]
fn all_params_are_reported_at_once_in_the_order_of_the_spec() {
    let mut input = CancelQueryInput::new("X").with_event_data_store_owner_account_id("12");
    input.event_data_store = Some("?".into());
    let found = input.violations();
    let places: Vec<&str> = found.iter().map(|violation| violation.place.name).collect();
    assert_eq!(
        places,
        [
            "QueryId",
            "QueryId",
            "EventDataStore",
            "EventDataStore",
            "EventDataStoreOwnerAccountId"
        ]
    );
    assert_eq!(input.validate().expect_err("it is broken"), found);
    assert_eq!(
        Validate::violations(&input),
        found,
        "the trait says the same"
    );
}

#[test]
fn no_violation_repeats_the_value() {
    let value = "<secret value>";
    let mut input = CancelQueryInput::new(value).with_event_data_store_owner_account_id(value);
    input.event_data_store = Some(value.into());
    let found = input.violations();
    let shown = format!("{found} {found:?}");
    assert!(!shown.contains("secret value"), "{shown}");
}

#[test]
fn a_hostile_list_gives_no_endless_report() {
    let tags = vec![String::new(); 10_000];
    let found = CancelJobInput::new("j", tags).violations();
    assert_eq!((found.iter().count(), found.len()), (64, 20_001));
    assert!(found.to_string().ends_with("; and 19937 more"), "{found}");
}

#[test]
fn a_hostile_text_is_not_walked_through_by_a_pattern() {
    let found = CancelQueryInput::new("?".repeat(10_000_000)).violations();
    let rules: Vec<&str> = found.iter().map(|violation| violation.rule.id()).collect();
    assert_eq!(rules, ["length.max"]);
}
