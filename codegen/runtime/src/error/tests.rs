//! What an undeclared error says, by the service's list and by its status.

use crate::operation::{
    CancelInfo, DecidesFirst, ErrorIdentity, ErrorInfo, ErrorPlace, LostReply, OperationInfo,
    Protocol, ServiceInfo,
};
use crate::{ErrorReply, OtherError, RefusalKind, Retry, TargetState};

const THROTTLING: &ErrorInfo = &ErrorInfo::new("ThrottlingException", RefusalKind::Throttled, 400)
    .codes(&["ThrottlingException"])
    .then(Retry::Safe, TargetState::MayBeRunning);
const BAD_TOKEN: &ErrorInfo = &ErrorInfo::new("BadToken", RefusalKind::Unauthenticated, 401);

const BY_CODE: &ServiceInfo =
    &ServiceInfo::new("aws", "athena", Protocol::AwsJson1_1).errors(&[THROTTLING]);
const BY_STATUS: &ServiceInfo = &ServiceInfo::new("huawei", "dataarts-fabric", Protocol::RestJson)
    .error_identity(ErrorIdentity::new(
        DecidesFirst::Status,
        &[ErrorPlace::Body("error_code")],
        &[ErrorPlace::Body("error_msg")],
    ))
    .errors(&[BAD_TOKEN]);

const fn operation(service: &'static ServiceInfo, lost_reply: LostReply) -> OperationInfo {
    OperationInfo::new("x.Cancel", "Cancel", service)
        .cancel(CancelInfo::new(&["id"]).lost_reply(lost_reply))
}
const SAFE: &OperationInfo = &operation(BY_CODE, LostReply::Safe);
const WITH_TOKEN: &OperationInfo = &operation(BY_CODE, LostReply::WithToken);
const UNKNOWN: &OperationInfo = &operation(BY_STATUS, LostReply::UnknownOutcome);

#[test]
fn the_code_finds_what_the_service_declares() {
    let error = OtherError::new(SAFE, ErrorReply::new(400).with_code("ThrottlingException"));
    assert_eq!(
        error.info().map(|info| info.name),
        Some("ThrottlingException")
    );
    assert_eq!(
        (error.kind(), error.retry()),
        (RefusalKind::Throttled, Retry::Safe)
    );
    assert_eq!(error.target_state(), TargetState::MayBeRunning);
}

#[test]
fn where_the_status_decides_a_code_alone_finds_nothing() {
    let code = |status| OtherError::new(UNKNOWN, ErrorReply::new(status).with_code("APIG.1002"));
    assert_eq!(code(401).info().map(|info| info.name), Some("BadToken"));
    assert_eq!(code(400).info(), None);
    assert_eq!(
        OtherError::new(UNKNOWN, ErrorReply::new(401)).kind(),
        RefusalKind::Unauthenticated
    );
}

#[test]
fn a_failure_is_repeated_only_as_the_operation_allows() {
    let retry = |operation, status| OtherError::new(operation, ErrorReply::new(status)).retry();
    assert_eq!(
        [503, 429, 400].map(|status| retry(SAFE, status)),
        [Retry::Safe, Retry::Safe, Retry::Never]
    );
    assert_eq!(
        [503, 429].map(|status| retry(WITH_TOKEN, status)),
        [Retry::SafeWithToken; 2]
    );
    assert_eq!(
        [503, 429].map(|status| retry(UNKNOWN, status)),
        [Retry::Never, Retry::Safe]
    );
}

#[test]
fn after_a_failure_nobody_knows_whether_the_target_runs() {
    let state = |status| OtherError::new(SAFE, ErrorReply::new(status)).target_state();
    assert_eq!([500, 504, 410].map(state), [TargetState::Unknown; 3]);
    assert_eq!([400, 403, 429].map(state), [TargetState::MayBeRunning; 3]);
}

#[test]
fn a_bare_404_speaks_of_the_target_only_where_the_path_does() {
    let kind = |operation, reply| OtherError::new(operation, reply).kind();
    let bare = || ErrorReply::new(404);
    assert_eq!(kind(SAFE, bare()), RefusalKind::Unsupported);
    assert_eq!(kind(UNKNOWN, bare()), RefusalKind::NotFound);
    let coded = bare().with_code("GoneException");
    assert_eq!(kind(SAFE, coded), RefusalKind::NotFound);
}

#[test]
fn a_server_answers_what_the_service_declares() {
    let error = OtherError::of(SAFE, THROTTLING).with_message("slow down");
    assert_eq!(error.to_string(), "ThrottlingException (400): slow down");
    assert_eq!(error, OtherError::new(SAFE, error.reply().clone()));
}

#[test]
fn it_shows_code_status_message_and_request_id() {
    let reply = ErrorReply::new(400)
        .with_code("Odd")
        .with_message("why")
        .with_request_id("r1");
    let error = OtherError::new(SAFE, reply);
    assert_eq!(error.to_string(), "Odd (400): why [request r1]");
    let debug = format!("{error:?}");
    assert!(debug.contains(r#"operation: "x.Cancel""#), "{debug}");
    assert!(debug.contains("kind: Invalid"), "{debug}");
}
