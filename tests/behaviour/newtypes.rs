//! Ids: they hold whatever a service handed out, and have a checked constructor beside.

use annul::aws::timestream_query::cancel_query::{CancelQueryInput, QueryId};
use annul::oci::query_service::cancel_query_execution::{Etag, ProjectId, RetryToken};

#[test]
fn an_id_holds_any_text_as_it_came() {
    for text in ["AEDACANMQDLSTQR3", "", "not an id!", "é\n😀"] {
        let id = QueryId::new(text);
        assert_eq!((id.as_str(), id.to_string().as_str()), (text, text));
        assert_eq!(id, text);
        assert_eq!(id, text.parse::<QueryId>().expect("nothing is refused"));
        assert_eq!(String::from(id.clone()), text);
        assert_eq!(CancelQueryInput::new(id).query_id.into_string(), text);
    }
    assert_eq!(format!("{:?}", Etag::from("7")), r#"Etag("7")"#);
}

#[test]
fn the_checked_constructor_takes_only_what_the_spec_allows() {
    let id = QueryId::checked("AEDACANMQDLSTQR3").expect("a good id");
    assert_eq!(id.as_str(), "AEDACANMQDLSTQR3");
    let refused = QueryId::checked("not an id!").expect_err("no id");
    assert_eq!(
        refused.to_string(),
        "`QueryId` (body): must match `[a-zA-Z0-9]+`"
    );
    let refused = QueryId::checked("").expect_err("no id");
    assert_eq!(refused.len(), 2, "too short, and no match: {refused}");
    assert!(QueryId::checked("a".repeat(64)).is_ok() && QueryId::checked("a".repeat(65)).is_err());
}

#[test]
fn what_is_refused_is_named_with_its_place_in_the_request() {
    let refused = ProjectId::checked("p".repeat(256)).expect_err("too long");
    assert_eq!(
        refused.to_string(),
        "`projectId` (path): must have at most 255 characters"
    );
    let refused = RetryToken::checked("").expect_err("too short");
    assert_eq!(
        refused.to_string(),
        "`opc-retry-token` (header): must have at least 1 character"
    );
}

#[test]
fn what_no_request_can_carry_in_its_place_is_refused() {
    for id in ["", ".", ".."] {
        assert!(ProjectId::checked(id).is_err(), "{id:?} is no segment");
    }
    assert!(
        RetryToken::checked("a\r\nb").is_err(),
        "no header has lines"
    );
}

#[test]
fn an_input_with_a_broken_id_is_still_an_input() {
    // An old spec must never be the reason that a query cannot be cancelled.
    let input = CancelQueryInput::new("no id of today");
    let broken = input.validate().expect_err("it breaks the pattern");
    assert!(
        !broken.stop_sending(),
        "the service handed it out: {broken}"
    );
}
