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
use annul::runtime::client::CallError;
use annul::runtime::sign::Unsigned;
use annul::runtime::{OperationError, Outcome, Target, TargetState};
use athena::stop_calculation_execution as stop_calculation;
use cloudtrail::cancel_query as cancel_lake_query;
use dataarts_fabric::cancel_sql_statement as cancel_statement;
use query_service::cancel_query_execution as cancel_execution;
use std::error::Error;
use std::thread;
use timestream_query::cancel_query as cancel_timestream_query;

/// Runs until someone stops it.
const ENDLESS: &str = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let gateway = arguments.next().unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
    let clouds = Clouds::at(&gateway)?;

    let mut running = Vec::new();
    for operation in [
        cancel_timestream_query::OPERATION,
        stop_calculation::OPERATION,
        cancel_lake_query::OPERATION,
        cancel_execution::OPERATION,
        cancel_statement::OPERATION,
    ] {
        running.push(demo::start(&gateway, operation, ENDLESS)?);
    }
    for time in ["first", "second"] {
        println!("The {time} time:");
        for (target, answer) in running.iter().zip(clouds.stop_all(&running)) {
            println!("  {:<42} {:<44} {}", target.operation().id, answer.said, answer.means());
        }
    }
    Ok(())
}

/// A client for each service.
struct Clouds {
    timestream: timestream_query::BlockingClient,
    athena: athena::BlockingClient,
    cloudtrail: cloudtrail::BlockingClient,
    oracle: query_service::BlockingClient,
    huawei: dataarts_fabric::BlockingClient,
}

impl Clouds {
    /// All of them at one address; at the vendors' own there would be regions and signers.
    fn at(address: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            timestream: timestream_query::BlockingClient::builder()
                .endpoint(address)
                .signer(Unsigned)
                .build()?,
            athena: athena::BlockingClient::builder()
                .endpoint(address)
                .signer(Unsigned)
                .build()?,
            cloudtrail: cloudtrail::BlockingClient::builder()
                .endpoint(address)
                .signer(Unsigned)
                .build()?,
            oracle: query_service::BlockingClient::builder()
                .endpoint(address)
                .signer(Unsigned)
                .build()?,
            huawei: dataarts_fabric::BlockingClient::builder()
                .endpoint(address)
                .signer(Unsigned)
                .build()?,
        })
    }

    /// Stops all targets at once, whosever they are; the answers are in their order.
    fn stop_all(&self, targets: &[Target<'_>]) -> Vec<Answer> {
        thread::scope(|scope| {
            let stop = |target| scope.spawn(move || self.stop(target));
            let calls: Vec<_> = targets.iter().map(stop).collect();
            let answers = calls.into_iter().map(|call| call.join().ok().flatten());
            answers.map(|answer| answer.unwrap_or_else(Answer::nobody)).collect()
        })
    }

    /// Stops a target, if it is of one of these services.
    fn stop(&self, target: &Target<'_>) -> Option<Answer> {
        if let Some(input) = cancel_timestream_query::CancelQueryInput::from_target(target) {
            let result = self.timestream.cancel_query(input).send();
            let reads = |output: &cancel_timestream_query::CancelQueryOutput| {
                let message = output.cancellation_message.as_deref().unwrap_or("no message");
                (message.to_owned(), output.outcome())
            };
            return Some(Answer::of(
                &result,
                reads,
                cancel_timestream_query::CancelQueryError::outcome,
            ));
        }
        if let Some(input) = stop_calculation::StopCalculationExecutionInput::from_target(target) {
            let result = self.athena.stop_calculation_execution(input).send();
            let reads = |output: &stop_calculation::StopCalculationExecutionOutput| {
                let state = output.state.as_ref().map_or("no state", |state| state.as_str());
                (state.to_owned(), output.outcome())
            };
            return Some(Answer::of(
                &result,
                reads,
                stop_calculation::StopCalculationExecutionError::outcome,
            ));
        }
        if let Some(input) = cancel_lake_query::CancelQueryInput::from_target(target) {
            let result = self.cloudtrail.cancel_query(input).send();
            let reads = |output: &cancel_lake_query::CancelQueryOutput| {
                (output.query_status.as_str().to_owned(), output.outcome())
            };
            return Some(Answer::of(&result, reads, cancel_lake_query::CancelQueryError::outcome));
        }
        if let Some(input) = cancel_execution::CancelQueryExecutionInput::from_target(target) {
            let result = self.oracle.cancel_query_execution(input).send();
            let reads =
                |output: &cancel_execution::CancelQueryExecutionOutput| ("accepted".to_owned(), output.outcome());
            return Some(Answer::of(
                &result,
                reads,
                cancel_execution::CancelQueryExecutionError::outcome,
            ));
        }
        let input = cancel_statement::CancelSqlStatementInput::from_target(target)?;
        let result = self.huawei.cancel_sql_statement(input).send();
        let reads = |output: &cancel_statement::CancelSqlStatementOutput| ("success".to_owned(), output.outcome());
        Some(Answer::of(
            &result,
            reads,
            cancel_statement::CancelSqlStatementError::outcome,
        ))
    }
}

/// What a vendor said, and what it means.
struct Answer {
    said: String,
    outcome: Option<Outcome>,
    state: TargetState,
}

impl Answer {
    fn of<T, E: OperationError>(
        result: &Result<T, CallError<E>>,
        of_output: impl FnOnce(&T) -> (String, Outcome),
        of_error: impl FnOnce(&E) -> Option<Outcome>,
    ) -> Self {
        match result {
            Ok(output) => {
                let (said, outcome) = of_output(output);
                Self {
                    said,
                    outcome: Some(outcome),
                    state: outcome.target_state(),
                }
            }
            Err(error) => {
                let answered = error.answer();
                let outcome = answered.and_then(of_error);
                let state = outcome.map_or_else(|| error.target_state(), Outcome::target_state);
                let code = answered.and_then(|error| error.reply().code());
                let said = code.map_or_else(|| error.to_string(), str::to_owned);
                Self { said, outcome, state }
            }
        }
    }

    fn nobody() -> Self {
        let said = "no client for this target".to_owned();
        Self {
            said,
            outcome: None,
            state: TargetState::MayBeRunning,
        }
    }

    fn means(&self) -> String {
        let outcome = self.outcome.map_or("refused".to_owned(), |outcome| outcome.to_string());
        let state = match self.state {
            TargetState::Stopped => "it runs no more",
            TargetState::MayBeRunning => "it may still run",
            TargetState::Unknown => "nobody knows whether it runs",
        };
        format!("{outcome}: {state}")
    }
}
