//! `annul serve`: the operations of any specs on a port, over targets in memory that one starts, cancels and watches.

mod connections;
mod control;
mod desk;
mod faults;
mod looks;
mod sample;
mod script;
mod stage;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use annul_codegen::dynamic;
use annul_codegen::ir::Catalogue;
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::server::Router;
use clap::Args;
use tokio::net::TcpListener;

use crate::catalogue;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use stage::Stage;

/// What holds of all of it, below the options.
const NOTES: &str = "\
Any client of these services can cancel here: with its endpoint set to the address, and any
credentials. Targets are started at /annul/targets, and faults are ordered at /annul/faults; the page
/annul shows both. What the specs say about looking at a target is answered too, in JSON.";

/// How long a body may take to arrive.
const BODY: Duration = Duration::from_secs(10);

/// Serve any operations on a port, over targets in memory
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct Options {
    /// Folders of specs, or single specs, in place of the catalogue that is built in
    #[arg(value_name = "SPECS")]
    specs: Vec<PathBuf>,

    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,

    /// Listen where other machines can reach it
    #[arg(long)]
    allow_remote: bool,

    /// How many targets are kept; of those that have ended the oldest are forgotten first
    #[arg(long, value_name = "COUNT", default_value_t = 10_000,
        value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    capacity: u32,

    /// How long a target that was told to stop takes, in milliseconds
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 1_000,
        value_parser = clap::value_parser!(u64).range(0..=3_600_000))]
    settle: u64,

    /// Faults that the first calls meet, in a YAML file: `faults:` with a list of what /annul/faults takes
    #[arg(long, value_name = "FILE")]
    faults: Option<PathBuf>,

    /// How many connections may be open at once
    #[arg(long, value_name = "COUNT", default_value_t = 256,
        value_parser = clap::value_parser!(u32).range(1..=10_000))]
    connections: u32,
}

/// Runs the command until it is told to stop.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    if !options.listen.ip().is_loopback() && !options.allow_remote {
        let said = format!("{} can be reached by other machines", options.listen);
        return Err(Failure::usage(said).help("if that is meant, add --allow-remote"));
    }
    let catalogue = catalogue::load_or_built_in(&options.specs, console)?.catalogue;
    let runtime = tokio::runtime::Runtime::new();
    let runtime = runtime.map_err(|error| Failure::while_doing("cannot begin", &error))?;
    runtime.block_on(serve(options, catalogue, console))
}

async fn serve(
    options: &Options,
    catalogue: Catalogue,
    console: &Console,
) -> Result<Exit, Failure> {
    let all = dynamic::operations(&catalogue);
    let operations: Vec<DynamicOperation> = all
        .into_iter()
        .filter(|operation| !operation.facts().info.is_client_only)
        .collect();
    let settle = Duration::from_millis(options.settle);
    let capacity = usize::try_from(options.capacity).unwrap_or(usize::MAX);
    let stage = Arc::new(Stage::new(operations, capacity, settle));
    if let Some(path) = &options.faults {
        script::order(path, &stage, &catalogue, console)?;
    }
    let router = mount(&stage, console);
    let failed =
        |error| Failure::while_doing(format!("cannot listen on {}", options.listen), &error);
    let listener = TcpListener::bind(options.listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    console.write(&format!("listening on http://{address}\n"))?;
    console.say(&format!(
        "{}; http://{address}/annul shows them, and starts targets. Ctrl-C ends it.",
        catalogue::extent(&catalogue)
    ));
    let desk = Arc::new(desk::Desk(control::Served {
        stage,
        router,
        catalogue,
        address,
    }));
    connections::serve(listener, options.connections, desk).await;
    console.say("stopped");
    Ok(Exit::Holds)
}

/// All operations on one router; what cannot be told from another is named.
fn mount(stage: &Arc<Stage>, console: &Console) -> Router {
    let mut router = Router::new().body_timeout(|| tokio::time::sleep(BODY));
    for operation in stage.operations() {
        router = router.serve_with(*operation, stage::Player::new(stage));
    }
    for operation in stage.operations() {
        let id = operation.facts().info.id;
        if !router.operations().any(|served| served.id == id) {
            let warning = console.talk.strong("warning");
            console.say(&format!(
                "{warning}: `{id}` is called in the same way as another operation, which answers"
            ));
        }
    }
    router
}
