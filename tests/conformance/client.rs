//! The generated clients, for a test to look at what they send: each line of the input names a target, each line of the output says what became of it.
//!
//! `{"url": "http://127.0.0.1:1", "operation": "athena.StopCalculationExecution", "params": {"CalculationExecutionId": "…"}}`

use std::io::BufRead as _;
use std::time::Duration;

use annul::aws::{athena, cloudformation, cloudtrail, datasync, ec2, s3, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul::stripe::payment_intents;
use annul_runtime::Target;
use annul_runtime::client::{BlockingStopper, ConfigError};
use annul_runtime::operation::OperationInfo;
use annul_runtime::sign::Unsigned;
use serde_json::{Value, json};

const OPERATIONS: [&OperationInfo; 10] = [
    timestream_query::cancel_query::OPERATION,
    athena::stop_calculation_execution::OPERATION,
    cloudtrail::cancel_query::OPERATION,
    query_service::cancel_query_execution::OPERATION,
    dataarts_fabric::cancel_sql_statement::OPERATION,
    cloudformation::cancel_update_stack::OPERATION,
    datasync::cancel_task_execution::OPERATION,
    ec2::cancel_export_task::OPERATION,
    s3::abort_multipart_upload::OPERATION,
    payment_intents::cancel::OPERATION,
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let target = target(&asked).ok_or("the line names no target")?;
        let url = asked["url"].as_str().ok_or("the line has no address")?;
        let reports = clients(url)?.stop_all(&[target]);
        for report in reports {
            let outcome = report.outcome().map(|outcome| outcome.to_string());
            let state = report.target_state().as_str();
            println!("{}", json!({ "outcome": outcome, "target_state": state }));
        }
    }
    Ok(())
}

fn target(asked: &Value) -> Option<Target<'static>> {
    let id = asked["operation"].as_str()?;
    let operation = OPERATIONS.into_iter().find(|known| known.id == id)?;
    let mut target = Target::new(operation);
    for param in operation.params {
        let value = asked["params"][param.place.name].as_str();
        target = target.with_maybe(param.place.name, value.map(str::to_owned));
    }
    Some(target)
}

fn clients(url: &str) -> Result<BlockingStopper, ConfigError> {
    let timestream = timestream_query::BlockingClient::builder();
    let athena = athena::BlockingClient::builder();
    let cloudtrail = cloudtrail::BlockingClient::builder();
    let oracle = query_service::BlockingClient::builder();
    let huawei = dataarts_fabric::BlockingClient::builder();
    let cloudformation = cloudformation::BlockingClient::builder();
    let datasync = datasync::BlockingClient::builder();
    let ec2 = ec2::BlockingClient::builder();
    let s3 = s3::BlockingClient::builder();
    let stripe = payment_intents::BlockingClient::builder();
    Ok(BlockingStopper::new()
        .timeout(Duration::from_secs(5))
        .with(timestream.endpoint(url).signer(Unsigned).build()?)
        .with(athena.endpoint(url).signer(Unsigned).build()?)
        .with(cloudtrail.endpoint(url).signer(Unsigned).build()?)
        .with(oracle.endpoint(url).signer(Unsigned).build()?)
        .with(huawei.endpoint(url).signer(Unsigned).build()?)
        .with(cloudformation.endpoint(url).signer(Unsigned).build()?)
        .with(datasync.endpoint(url).signer(Unsigned).build()?)
        .with(ec2.endpoint(url).signer(Unsigned).build()?)
        .with(s3.endpoint(url).signer(Unsigned).build()?)
        .with(stripe.endpoint(url).signer(Unsigned).build()?))
}
