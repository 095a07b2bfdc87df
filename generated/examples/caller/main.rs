//! A program with work on five clouds: starts it, stops all of it with one call, and prints what each vendor said and what that means.
//!
//! ```text
//! cargo run -p annul --example gateway -- --listen 127.0.0.1:8080
//! cargo run -p annul --example caller -- http://127.0.0.1:8080
//! ```
//!
//! The clouds are a gateway that runs somewhere; it also starts the work.

mod demo;

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul::runtime::TargetState;
use annul::runtime::client::{BlockingStopper, ConfigError, StopReport};
use annul::runtime::sign::Unsigned;
use std::error::Error;
use std::process::ExitCode;

/// Runs until someone stops it.
const ENDLESS: &str = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let gateway = arguments.next().unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
    match start_and_stop(&gateway) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{gateway}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start_and_stop(gateway: &str) -> Result<(), Box<dyn Error>> {
    let clouds = clouds(gateway)?;

    // What a program keeps of its work is a list of targets, whosever they are.
    let mut running = Vec::new();
    for operation in [
        timestream_query::cancel_query::OPERATION,
        athena::stop_calculation_execution::OPERATION,
        cloudtrail::cancel_query::OPERATION,
        query_service::cancel_query_execution::OPERATION,
        dataarts_fabric::cancel_sql_statement::OPERATION,
    ] {
        running.push(demo::start(gateway, operation, ENDLESS)?);
    }
    for time in ["first", "second"] {
        println!("The {time} time:");
        for report in clouds.stop_all(&running) {
            show(&report);
        }
    }
    Ok(())
}

/// A client for each service, all at one address; at the vendors' own there would be regions and signers.
fn clouds(address: &str) -> Result<BlockingStopper, ConfigError> {
    let timestream = timestream_query::BlockingClient::builder();
    let athena = athena::BlockingClient::builder();
    let cloudtrail = cloudtrail::BlockingClient::builder();
    let oracle = query_service::BlockingClient::builder();
    let huawei = dataarts_fabric::BlockingClient::builder();
    Ok(BlockingStopper::new()
        .with(timestream.endpoint(address).signer(Unsigned).build()?)
        .with(athena.endpoint(address).signer(Unsigned).build()?)
        .with(cloudtrail.endpoint(address).signer(Unsigned).build()?)
        .with(oracle.endpoint(address).signer(Unsigned).build()?)
        .with(huawei.endpoint(address).signer(Unsigned).build()?))
}

/// A row of the table: the target's operation, what it means, what the vendor said.
fn show(report: &StopReport) {
    let state = match report.target_state() {
        TargetState::Stopped => "runs no more",
        TargetState::MayBeRunning => "may still run",
        TargetState::Unknown => "may or may not run",
    };
    let outcome = report.outcome();
    let outcome = outcome.map_or("no outcome".to_owned(), |outcome| outcome.to_string());
    let operation = report.target.operation().id;
    let said: String = report.said().unwrap_or("no answer").chars().take(80).collect();
    println!("  {operation:<41} {outcome:<17} {state:<18} {said}");
}
