//! Any reply to each operation: there is an output with a meaning, or an error that says what to do.
#![no_main]

#[path = "../support/http.rs"]
mod text;

use std::fmt::Debug;

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul_runtime::OperationError as _;
use annul_runtime::wire::{CancelOperation, HttpResponse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(reply) = text::reply(data) else {
        return;
    };
    read(timestream_query::cancel_query::CancelQuery, &reply);
    read(
        athena::stop_calculation_execution::StopCalculationExecution,
        &reply,
    );
    read(cloudtrail::cancel_query::CancelQuery, &reply);
    read(
        query_service::cancel_query_execution::CancelQueryExecution,
        &reply,
    );
    read(
        dataarts_fabric::cancel_sql_statement::CancelSqlStatement,
        &reply,
    );
});

fn read<O: CancelOperation<Output: PartialEq + Debug>>(operation: O, reply: &HttpResponse) {
    match operation.response(reply) {
        Ok(output) => {
            assert!(reply.status().is_success());
            let _ = operation.outcome(&output);
            // What a server would say of it reads as the same.
            let written = operation.encode_response(&Ok(output), Some("request-1"));
            let again = operation.response(&written).expect("a success");
            let written_again = operation.encode_response(&Ok(again), Some("request-1"));
            assert_eq!(written.status(), written_again.status());
            assert_eq!(written.headers(), written_again.headers());
            assert_eq!(written.body(), written_again.body());
        }
        Err(error) => {
            let told = (
                error.kind(),
                error.retry(),
                error.target_state(),
                error.outcome(),
            );
            let shown = error.to_string();
            assert!(
                !shown.is_empty() && shown.len() < 4096,
                "{} bytes",
                shown.len()
            );
            assert!(!shown.contains(['\n', '\r', '\u{1b}']), "{shown:?}");
            let said = error.reply();
            let _ = (
                said.code(),
                said.message(),
                said.request_id(),
                format!("{told:?} {error:?}"),
            );
            // Also an error can be passed on.
            let name = error.info().map(|info| info.name);
            let written = operation.encode_response(&Err(error), Some("request-1"));
            assert!(written.status().as_u16() >= 400, "{written:?}");
            let again = operation.response(&written).err();
            if name.is_some() {
                assert_eq!(again.and_then(|it| it.info()).map(|info| info.name), name);
            }
        }
    }
}
