//! Errors: what each means, what it keeps of its reply, and how it reads.

use annul::aws::cloudtrail::cancel_query as cloudtrail;
use annul::huawei::dataarts_fabric::cancel_sql_statement as huawei;
use annul::oci::query_service::cancel_query_execution as oci;
use annul_runtime::{ErrorReply, OperationError, OtherError, RefusalKind, Retry, TargetState};
use annul_tests::compiled::error_members::acme::jobs::cancel_job::{Locked, Silent};

#[test]
fn a_declared_error_says_what_its_spec_says() {
    let error = cloudtrail::CancelQueryError::from(
        cloudtrail::InactiveQueryException::new().with_message("It has ended."),
    );
    assert_eq!(error.kind(), RefusalKind::NotCancellable);
    assert_eq!(error.target_state(), TargetState::Stopped);
    assert_eq!(error.code(), Some("InactiveQueryException"));
    assert_eq!(error.message(), Some("It has ended."));
    let shown = error.to_string();
    assert!(
        shown.starts_with("InactiveQueryException (400): It has ended."),
        "{shown}"
    );
}

#[test]
fn every_declared_error_agrees_with_its_record() {
    let errors: Vec<Box<dyn OperationError>> = vec![
        Box::new(oci::CancelQueryExecutionError::from(oci::NotFound::new())),
        Box::new(oci::CancelQueryExecutionError::from(
            oci::PreconditionFailed::new(),
        )),
        Box::new(huawei::CancelSqlStatementError::from(
            huawei::BadRequest::new(),
        )),
    ];
    for error in errors {
        let info = error.info().expect("a declared error has a record");
        assert_eq!(
            (
                error.kind(),
                error.retry(),
                error.target_state(),
                error.reply().status()
            ),
            (info.kind, info.retry, info.target_state, info.status),
            "{}",
            info.name
        );
    }
}

#[test]
fn members_and_headers_are_fields_and_the_message_is_the_reply_s() {
    let locked = Locked::new("me")
        .with_cause("audit")
        .with_retry_after(5)
        .with_message("Wait.");
    assert_eq!(
        (locked.owner.as_str(), locked.retry_after, locked.until),
        ("me", Some(5), None)
    );
    assert_eq!(locked.to_string(), "HTTP status 423: Wait.");
    assert_eq!(Locked::INFO.kind, RefusalKind::Conflict);
    let silent = Silent::INFO;
    assert_eq!(
        (silent.retry, silent.target_state),
        (Retry::Safe, TargetState::Stopped)
    );
}

#[test]
fn an_undeclared_error_keeps_its_reply_and_is_judged_by_service_and_status() {
    let other = |reply| OtherError::new(oci::OPERATION, reply);
    let throttled = other(ErrorReply::new(429).with_code("TooManyRequests"));
    let error = oci::CancelQueryExecutionError::from(throttled);
    assert_eq!(error.kind(), RefusalKind::Throttled);
    assert_eq!(
        (error.status(), error.code()),
        (429, Some("TooManyRequests"))
    );

    let unheard = other(
        ErrorReply::new(418)
            .with_message("tea\npot")
            .with_header("x-a", "b"),
    );
    assert_eq!(
        (unheard.kind(), unheard.retry()),
        (RefusalKind::Invalid, Retry::Never)
    );
    assert!(unheard.info().is_none());
    assert_eq!(unheard.reply().header("X-A"), Some("b"));
    assert!(
        !unheard.to_string().contains('\n'),
        "a reply must not forge lines of a log"
    );
}

#[test]
fn errors_cross_threads_and_are_small() {
    fn crosses_threads<T: Send + Sync + std::error::Error + 'static>() {}
    crosses_threads::<cloudtrail::CancelQueryError>();
    crosses_threads::<huawei::CancelSqlStatementError>();
    // A large error makes every `Result` large.
    assert!(size_of::<cloudtrail::CancelQueryError>() <= 128);
}
