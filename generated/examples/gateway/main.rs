//! A gateway: five vendors' cancel operations on one port, over an engine that really runs queries.
//!
//! ```text
//! cargo run -p annul --example gateway -- --listen 127.0.0.1:8080
//! cargo run -p annul --example gateway -- --listen 127.0.0.1:8080 --engine postgres://user@127.0.0.1/database
//! ```
//!
//! Besides the operations there are two requests of its own, so that there is
//! something to cancel:
//!
//! ```text
//! POST /demo/queries       {"operation": "athena.StopCalculationExecution", "sql": "WITH RECURSIVE …"}
//! GET  /demo/queries/{id}
//! ```
//!
//! Whoever reaches the port can run SQL: it listens on loopback, unless it is
//! told otherwise.

mod args;
mod demo;
mod engine;
mod ids;
mod log;
mod serve;

use annul::server::{Adapter, Engine, Router, serve_all};
use args::Args;
use engine::{InTime, Postgres, Queries, SharedTokens, Sqlite};
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    match start().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn start() -> Result<(), Box<dyn Error>> {
    let Some(args) = Args::read(std::env::args().skip(1))? else {
        println!("{}", args::HELP);
        return Ok(());
    };
    match &args.engine {
        None => {
            let engine = Arc::new(Sqlite::new(args.running, args.timeout));
            let adapter = Adapter::new(log::Noting(InTime(Arc::clone(&engine))));
            run(&args, &engine, adapter).await
        }
        Some(url) => {
            let engine = Arc::new(Postgres::connect(url, args.running, args.timeout).await?);
            let adapter = Adapter::new(log::Noting(InTime(Arc::clone(&engine))));
            let tokens = SharedTokens(Arc::clone(&engine));
            run(&args, &engine, adapter.with_token_memory(tokens)).await
        }
    }
}

async fn run<E: Queries>(args: &Args, engine: &Arc<E>, adapter: Adapter<impl Engine>) -> Result<(), Box<dyn Error>> {
    let router = serve_all(Router::new(), &adapter);
    let listener = TcpListener::bind(&args.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", args.listen))?;
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        eprintln!("warning: whoever reaches {address} can run SQL here");
    }
    println!("listening on http://{address}");
    serve::serve(listener, router, Arc::clone(engine), args.connections).await;
    println!("stopped");
    Ok(())
}
