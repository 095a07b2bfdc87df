//! The arguments of the gateway.

use std::time::Duration;

pub(crate) const HELP: &str = "\
Serves the cancel operations of five vendors on one port, over an engine that runs queries.

Usage: gateway [--listen ADDRESS] [--engine sqlite|postgres://…] [--running COUNT] [--timeout SECONDS] [--connections COUNT]

  --listen       where to listen; port 0 takes a free one   [127.0.0.1:8080]
  --engine       what runs the queries: SQLite in memory, each query with a database of its own, or a PostgreSQL server   [sqlite]
  --running      how many queries may run at once   [128 on SQLite, 64 on PostgreSQL]
  --timeout      how long a query may run   [3600]
  --connections  how many connections may be open at once; an idle one makes room for a newcomer   [1024]";

/// The arguments.
#[derive(Debug, PartialEq)]
pub(crate) struct Args {
    /// Where to listen.
    pub(crate) listen: String,
    /// The address of `PostgreSQL`; none for `SQLite`.
    pub(crate) engine: Option<String>,
    /// How many queries may run at once.
    pub(crate) running: usize,
    /// How long a query may run.
    pub(crate) timeout: Duration,
    /// How many connections may be open at once.
    pub(crate) connections: u32,
}

impl Args {
    /// Reads the arguments; nothing, if they ask for help.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut listen = "127.0.0.1:8080".to_owned();
        let (mut engine, mut running, mut timeout, mut connections) = (None, None, 3600, 1024);
        while let Some(word) = words.next() {
            if word == "--help" || word == "-h" {
                return Ok(None);
            }
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (word, words.next()),
            };
            let value = value.ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--listen" => listen = value,
                "--engine" => engine = postgres(value)?,
                "--running" => running = Some(number(&name, &value, 100_000)?),
                "--timeout" => timeout = number(&name, &value, 1_000_000)?,
                "--connections" => connections = number(&name, &value, 100_000)?,
                _ => return Err(format!("there is no {name}; see --help")),
            }
        }
        let usual = if engine.is_some() { 64 } else { 128 };
        Ok(Some(Self {
            listen,
            engine,
            running: running.unwrap_or(usual),
            timeout: Duration::from_secs(timeout),
            connections,
        }))
    }
}

fn postgres(value: String) -> Result<Option<String>, String> {
    if value == "sqlite" {
        return Ok(None);
    }
    if value.starts_with("postgres://") || value.starts_with("postgresql://") {
        return Ok(Some(value));
    }
    // Not repeated: a mistyped address may hold a password.
    Err("--engine takes sqlite or an address that begins with postgres://".to_owned())
}

fn number<N: TryFrom<u32>>(name: &str, value: &str, most: u32) -> Result<N, String> {
    let number: Option<u32> = value.parse().ok();
    number
        .filter(|number| (1..=most).contains(number))
        .and_then(|number| N::try_from(number).ok())
        .ok_or_else(|| format!("{name} takes a number from 1 to {most}, and not {value:?}"))
}
