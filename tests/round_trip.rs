//! What a client writes a server reads, and what a server writes a client reads: for every operation, over generated values.

use std::fmt::Debug;

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul_runtime::wire::{Endpoint, Operation};
use annul_runtime::{Disposition, OperationError as _, Phase, Refusal, RefusalKind};
use proptest::prelude::*;
use proptest::string::string_regex;

/// Texts of a regular language.
fn text(regex: &str) -> impl Strategy<Value = String> + use<> {
    string_regex(regex).expect("the strategy is a regular expression")
}

/// A request that is written and read again is the same input.
#[track_caller]
fn request<O: Operation<Input: PartialEq + Debug>>(operation: O, input: &O::Input) {
    let endpoint = Endpoint::new("https://service.example.com").expect("the address is one");
    let written = operation
        .request(input, &endpoint)
        .expect("the input can be sent");
    let read = operation
        .decode_request(&written)
        .expect("the input keeps the spec");
    assert_eq!(*input, read);
}

/// A reply that is written, read and written again is the same reply.
#[track_caller]
fn reply<O: Operation<Output: PartialEq + Debug, Error: Debug>>(
    operation: O,
    result: &Result<O::Output, O::Error>,
) {
    let written = operation.encode_response(result, Some("request-1"));
    let read = operation.response(&written);
    match (result, &read) {
        (Ok(sent), Ok(read)) => assert_eq!(sent, read),
        (Err(sent), Err(read)) => {
            assert_eq!(sent.kind(), read.kind());
            assert_eq!(
                sent.info().map(|info| info.name),
                read.info().map(|info| info.name)
            );
            assert_eq!(sent.reply().message(), read.reply().message());
            assert_eq!(read.reply().request_id(), Some("request-1"));
        }
        _ => panic!("{result:?} came back as {read:?}"),
    }
    let again = operation.encode_response(&read, Some("request-1"));
    assert_eq!(written.status(), again.status());
    assert_eq!(written.body(), again.body());
}

fn dispositions() -> impl Strategy<Value = Disposition> {
    prop::sample::select(vec![
        Disposition::Cancelled,
        Disposition::Cancelling,
        Disposition::AlreadyCancelled,
        Disposition::AlreadyFinished(Phase::Succeeded),
        Disposition::AlreadyFinished(Phase::Failed),
        Disposition::AlreadyFinished(Phase::TimedOut),
    ])
}

fn refusals() -> impl Strategy<Value = Refusal> {
    // Messages within every vendor's limits: 4 to 1000 characters.
    let message = prop::option::of(text("[ -~]{2}[ -~äß€🙂]{2,40}"));
    (prop::sample::select(RefusalKind::ALL.to_vec()), message).prop_map(|(kind, message)| {
        let refusal = Refusal::new(kind);
        match message {
            Some(message) => refusal.with_message(message.trim().to_owned() + "...."),
            None => refusal,
        }
    })
}

proptest! {
    #[test]
    fn timestream(id in text("[a-zA-Z0-9]{1,64}"), disposition in dispositions(), refusal in refusals()) {
        use timestream_query::cancel_query::{CancelQuery, CancelQueryInput};
        let input = CancelQueryInput::new(id);
        request(CancelQuery, &input);
        reply(CancelQuery, &CancelQuery.answer(disposition, &input));
        reply(CancelQuery, &CancelQuery.refuse(&refusal, &input));
    }

    #[test]
    fn athena(id in text("[ -~äß€🙂\\n\\t]{1,36}"), disposition in dispositions(), refusal in refusals()) {
        use athena::stop_calculation_execution::{StopCalculationExecution, StopCalculationExecutionInput};
        let input = StopCalculationExecutionInput::new(id);
        request(StopCalculationExecution, &input);
        reply(StopCalculationExecution, &StopCalculationExecution.answer(disposition, &input));
        reply(StopCalculationExecution, &StopCalculationExecution.refuse(&refusal, &input));
    }

    #[test]
    fn cloudtrail(
        id in text("[a-f0-9\\-]{36}"),
        store in prop::option::of(text("[a-zA-Z0-9._/\\-:]{3,256}")),
        owner in prop::option::of(text("[0-9]{12,16}")),
        disposition in dispositions(),
        refusal in refusals(),
    ) {
        use cloudtrail::cancel_query::{CancelQuery, CancelQueryInput};
        let mut input = CancelQueryInput::new(id);
        input.event_data_store = store.map(Into::into);
        input.event_data_store_owner_account_id = owner.map(Into::into);
        request(CancelQuery, &input);
        reply(CancelQuery, &CancelQuery.answer(disposition, &input));
        reply(CancelQuery, &CancelQuery.refuse(&refusal, &input));
    }

    #[test]
    fn oci(
        project in text("[ -~äß€🙂]{3,255}"),
        execution in text("[ -~äß€🙂/%]{3,40}"),
        etag in prop::option::of(text("[!-~]{1,40}")),
        token in prop::option::of(text("[!-~]{1,64}")),
        disposition in dispositions(),
        refusal in refusals(),
    ) {
        use query_service::cancel_query_execution::{CancelQueryExecution, CancelQueryExecutionInput};
        let mut input = CancelQueryExecutionInput::new(project, execution);
        input.if_match = etag.map(Into::into);
        input.opc_retry_token = token.map(Into::into);
        request(CancelQueryExecution, &input);
        reply(CancelQueryExecution, &CancelQueryExecution.answer(disposition, &input).map(|output| output.with_opc_request_id("request-1")));
        reply(CancelQueryExecution, &CancelQueryExecution.refuse(&refusal, &input));
    }

    #[test]
    fn huawei(
        workspace in text("[A-Za-z0-9-]{1,36}"),
        session in text("[A-Za-z0-9-]{1,36}"),
        statement in text("[A-Za-z0-9_-]{1,64}"),
        token in prop::option::of(text("[!-~]{1,400}")),
        disposition in dispositions(),
        refusal in refusals(),
    ) {
        use dataarts_fabric::cancel_sql_statement::{CancelSqlStatement, CancelSqlStatementInput};
        let mut input = CancelSqlStatementInput::new(workspace, session, statement);
        input.x_auth_token = token.map(Into::into);
        request(CancelSqlStatement, &input);
        reply(CancelSqlStatement, &CancelSqlStatement.answer(disposition, &input));
        reply(CancelSqlStatement, &CancelSqlStatement.refuse(&refusal, &input));
    }
}
