//! One input of each operation, as large as real ones are.

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;

pub(crate) const TIMESTREAM_ID: &str = "AEDACANMQDLSTQR3SPDV6HEWYXOEYJQ2";
pub(crate) const UUID: &str = "5a1c8a33-9b9c-4d77-8d4e-3f6f6b1d0c2a";
pub(crate) const STORE: &str =
    "arn:aws:cloudtrail:us-east-1:123456789012:eventdatastore/EXAMPLE-f852-4e8f-8bd1-bcf6cEXAMPLE";
pub(crate) const ACCOUNT: &str = "123456789012";
pub(crate) const PROJECT: &str = "ocid1.queryserviceproject.oc1.iad.amaaaaaaq3bcexample";
pub(crate) const EXECUTION: &str = "ocid1.queryserviceexecution.oc1.iad.amaaaaaaq3bcexample";
pub(crate) const STATEMENT: &str = "st_0123456789abcdef-0123456789abcdef";

pub(crate) fn timestream(id: &str) -> timestream_query::cancel_query::CancelQueryInput {
    timestream_query::cancel_query::CancelQueryInput::new(id)
}

pub(crate) fn athena() -> athena::stop_calculation_execution::StopCalculationExecutionInput {
    athena::stop_calculation_execution::StopCalculationExecutionInput::new(UUID)
}

#[expect(deprecated, reason = "all three texts are checked and written")]
pub(crate) fn cloudtrail() -> cloudtrail::cancel_query::CancelQueryInput {
    cloudtrail::cancel_query::CancelQueryInput::new(UUID)
        .with_event_data_store(STORE)
        .with_event_data_store_owner_account_id(ACCOUNT)
}

pub(crate) fn oci() -> query_service::cancel_query_execution::CancelQueryExecutionInput {
    query_service::cancel_query_execution::CancelQueryExecutionInput::new(PROJECT, EXECUTION)
}

pub(crate) fn huawei() -> dataarts_fabric::cancel_sql_statement::CancelSqlStatementInput {
    dataarts_fabric::cancel_sql_statement::CancelSqlStatementInput::new(UUID, UUID, STATEMENT)
}
