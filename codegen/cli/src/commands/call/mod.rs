//! `annul call`: cancels what runs, one target or many, with an operation that was never compiled.

mod audit;
mod confirm;
mod connection;
mod credentials;
mod given;
mod listener;
mod options;
mod report;
mod resume;
mod secret;
mod stop;
mod targets;
mod verdict;

use std::time::Duration;

use annul_codegen::dynamic;
use annul_runtime::Validate as _;
use annul_runtime::dynamic::DynamicOperation;

pub(crate) use options::Options;

use crate::catalogue;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::names;
use audit::Audit;
use connection::Connection;
use listener::Watcher;
use options::Format;
use targets::Wanted;

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let loaded = catalogue::load_or_built_in(options.specs.as_slice(), console)?;
    let (service, operation) = names::operation(&options.operation, &loaded.catalogue)?;
    let operation = dynamic::operation(service, operation);
    let info = operation.facts().info;
    let wanted = targets::read(operation, options)?;
    for wanted in &wanted {
        check(wanted, console)?;
    }
    let connection = connection::open(info.service, options)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| Failure::while_doing("cannot begin", &error))?;
    if options.dry_run {
        let _inside = runtime.enter();
        return show(operation, &connection, &wanted, console);
    }
    confirm::confirm(info, &connection, wanted.len(), options, console)?;
    let audit = options.audit.as_deref().map(Audit::open).transpose()?;
    if let Some(path) = &options.resume_file {
        resume::begin(path, &wanted)?;
    }
    let how = stop::How {
        concurrency: usize::from(options.concurrency),
        ensure: options.ensure,
        timeout: Duration::from_secs(connection::timeout(options)),
    };
    let mut watcher = Watcher::new(info, &connection, &wanted, audit, console);
    let all = stop::all(&connection.client, operation, &wanted, how, &mut watcher);
    let verdicts = runtime.block_on(all);
    let unnoted = watcher.into_failure();
    let verdicts = verdicts.map_err(|error| {
        Failure::while_doing(
            "nothing was sent: the system gives no word of signals",
            &error,
        )
    })?;
    if let Some(path) = &options.resume_file {
        resume::end(path, &wanted, &verdicts)?;
    }
    console.write(&match options.format {
        Format::Human => report::human(info, &wanted, &verdicts, options.ensure, console.data),
        Format::Json => format!(
            "{:#}\n",
            report::json(info, &connection, &wanted, &verdicts)
        ),
    })?;
    match unnoted {
        Some(failure) => Err(failure),
        None => Ok(verdict::exit(verdicts.iter())),
    }
}

/// Refuses what a client would not send, and tells of what else breaks the spec.
fn check(wanted: &Wanted, console: &Console) -> Result<(), Failure> {
    let found = wanted.input.violations();
    if found.is_empty() {
        return Ok(());
    }
    if found.stop_sending() {
        return Err(Failure::usage(format!("{}: {found}", wanted.target)));
    }
    let warning = console.talk.strong("warning");
    console.say(&format!(
        "{warning}: {}: {found}; sent all the same",
        wanted.target
    ));
    Ok(())
}

/// The requests as they would be sent.
fn show(
    operation: DynamicOperation,
    connection: &Connection,
    wanted: &[Wanted],
    console: &Console,
) -> Result<Exit, Failure> {
    console.say(&format!("as {}", connection.account));
    for wanted in wanted {
        let call = connection.client.call(operation, wanted.input.clone());
        let command = call.dry_run().map_err(|error| {
            let failure = Failure::usage(error.to_string());
            match std::error::Error::source(&error) {
                Some(source) => failure.help(source.to_string()),
                None => failure,
            }
        })?;
        console.write(&format!("{command}\n"))?;
    }
    Ok(Exit::Holds)
}
