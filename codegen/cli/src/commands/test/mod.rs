//! `annul test`: holds any server against the specs of its operations, with the cases that emitted tests have.

mod fixtures;
mod kit;
mod options;
mod report;
mod server;
mod start;

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use annul_codegen::diff::Places;
use annul_codegen::ir::{Catalogue, Operation, Service};
use http::Uri;
use serde_json::Value;

pub(crate) use options::Options;

use crate::catalogue::{self, Loaded};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::names;
use crate::near::is_near;
use kit::{Check, Setting, Subject, Verdict};
use options::Format;
use server::Server;
use start::StartFile;

/// What a run came to.
struct Report {
    url: String,
    checks: Vec<Check>,
    /// Targets that were started and may be running.
    left: Vec<String>,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let (url, specs) = words(options)?;
    let loaded = catalogue::load_or_built_in(&specs, console)?;
    names::selection(&options.operations, &loaded.catalogue)?;
    if let Some(folder) = &options.write_fixtures {
        return fixtures::write(folder, chosen(options, &loaded.catalogue), console);
    }
    let url = url.ok_or_else(|| Failure::usage("the address of a server is missing"))?;
    let start = match &options.start {
        Some(path) => start::read(path, &loaded.catalogue, console)?,
        None => StartFile::default(),
    };
    let server = Server::new(&url, Duration::from_secs(options.timeout))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| Failure::while_doing("cannot begin", &error))?;
    let prefix = if specs.is_empty() { "specs/" } else { "" };
    let report = runtime.block_on(test(options, &loaded, prefix, &server, &start))?;
    console.write(&match options.format {
        Format::Human => report::human(&report, console.data),
        Format::Json => format!("{:#}\n", report::json(&report)),
        Format::Junit => report::junit(&report),
    })?;
    if report
        .checks
        .iter()
        .any(|it| matches!(it.verdict, Verdict::Failed(_)))
    {
        return Ok(Exit::Found);
    }
    Ok(if report.left.is_empty() {
        Exit::Holds
    } else {
        Exit::Running
    })
}

/// The address and the specs that the command line names.
fn words(options: &Options) -> Result<(Option<String>, Vec<PathBuf>), Failure> {
    let mut words = options.words.iter();
    if options.write_fixtures.is_some() {
        return Ok((None, words.map(PathBuf::from).collect()));
    }
    let url = words.next().map(String::as_str).unwrap_or_default();
    let uri = url.parse::<Uri>().ok();
    let uri = uri
        .filter(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.query().is_none());
    let host = uri.as_ref().and_then(Uri::host);
    let host = host.ok_or_else(|| {
        Failure::usage(format!("`{url}` is no address of a server"))
            .help("give one such as http://127.0.0.1:8080, then the specs")
    })?;
    if !is_near(host) && !options.allow_remote {
        let said = format!("`{host}` may be another machine");
        return Err(Failure::usage(said).help("if that is meant, add --allow-remote"));
    }
    Ok((Some(url.to_owned()), words.map(PathBuf::from).collect()))
}

fn chosen<'c>(
    options: &Options,
    catalogue: &'c Catalogue,
) -> impl Iterator<Item = (&'c Service, &'c Operation)> {
    let only = options.operations.clone();
    catalogue.operations().filter(move |(service, operation)| {
        only.is_empty() || only.contains(&operation.id) || only.contains(&service.id)
    })
}

async fn test(
    options: &Options,
    loaded: &Loaded,
    prefix: &str,
    server: &Server,
    start: &StartFile,
) -> Result<Report, Failure> {
    reach(options, server).await?;
    let places = Places::new(&loaded.sources, &loaded.sources, [prefix; 2]);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let setting = Setting {
        server,
        start,
        places: &places,
        // Two runs in one second must not want the same targets.
        seed: now.map_or(1, |now| u64::try_from(now.as_micros()).unwrap_or(1)),
    };
    let mut subjects = Vec::new();
    for (service, operation) in chosen(options, &loaded.catalogue) {
        let mut subject = Subject::new(&setting, service, operation);
        subject.run().await;
        subjects.push(subject);
    }
    if let Some(settle) = start.settle {
        // All of them have the same time to stop.
        tokio::time::sleep(settle).await;
        for subject in &mut subjects {
            subject.later().await;
        }
    }
    let mut report = Report {
        url: server.url().to_owned(),
        checks: Vec::new(),
        left: Vec::new(),
    };
    for subject in subjects {
        let (checks, left) = subject.finish();
        report.checks.extend(checks);
        report.left.extend(left);
    }
    Ok(report)
}

/// Whether the server is there; of `annul serve`, whether nothing runs on it.
async fn reach(options: &Options, server: &Server) -> Result<(), Failure> {
    let is_serve = options
        .start
        .as_deref()
        .is_some_and(|path| path.as_os_str() == start::SERVE);
    let path = if is_serve { "/annul/targets" } else { "/" };
    let request = http::Request::get(format!("{}{path}", server.url())).body(bytes::Bytes::new());
    let request = request.map_err(|error| Failure::usage(error.to_string()))?;
    let reply = server.send(request).await.map_err(|why| {
        let mut failure = Failure::unreachable(format!("cannot reach {}", server.url()));
        failure.causes.push(why);
        failure
    })?;
    if !is_serve {
        return Ok(());
    }
    let known: Value = serde_json::from_slice(reply.body()).unwrap_or_default();
    let Some(targets) = known["targets"].as_array() else {
        return Err(Failure::usage(
            "`--start serve` is for `annul serve`, and this is another server",
        ));
    };
    let runs = |target: &&Value| matches!(target["phase"].as_str(), Some("running" | "pending"));
    match targets.iter().filter(runs).count() {
        0 => Ok(()),
        count => {
            let said = format!(
                "{} on this server may be running",
                catalogue::count(count, "target")
            );
            Err(Failure::usage(said).help("start an `annul serve` for the test alone"))
        }
    }
}
