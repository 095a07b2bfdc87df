//! Serves Athena's `StopCalculationExecution` to stock SDKs: every calculation is told to stop.
//!
//! `cargo run -p annul --example serve_athena -- 127.0.0.1:8080`

use annul::aws::athena::stop_calculation_execution::{
    State, StopCalculationExecution, StopCalculationExecutionError, StopCalculationExecutionHandler,
    StopCalculationExecutionInput, StopCalculationExecutionOutput,
};
use annul::server::{RequestContext, Router};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;

struct Calculations;

impl StopCalculationExecutionHandler for Calculations {
    async fn stop_calculation_execution(
        &self,
        input: StopCalculationExecutionInput,
        _: &RequestContext,
    ) -> Result<StopCalculationExecutionOutput, StopCalculationExecutionError> {
        println!("stop {}", input.calculation_execution_id);
        Ok(StopCalculationExecutionOutput::new().with_state(State::Canceling))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let router = Router::new().serve(StopCalculationExecution, Calculations);
    loop {
        let (stream, _) = listener.accept().await?;
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}
