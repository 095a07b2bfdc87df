//! The arguments of `annul test`, which are also its help text.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What holds of all of them, below the options.
const NOTES: &str = "\
What is tried: requests that satisfy the spec at each bound, beyond it, and malformed ones; targets
that run, wait, have ended or never were, cancelled once, again and late; tokens and preconditions;
each declared error that can be provoked. Only targets that it starts itself are cancelled. How it
starts them, a start file says; `--start serve` is that of `annul serve`.

  alone: true                # nothing runs there but what is started here: any id may be tried
  settle: 2000               # milliseconds that a target takes at most to stop
  headers: { authorization: Bearer $env.TOKEN }
  operations:
    acme.jobs.CancelJob:
      start: { request: POST /jobs, body: { kind: sleep }, ids: { jobId: id } }
      end: { command: [./finish, $target.jobId] }
      unknown: { jobId: no-such-job }
      differences: { 'a running target, again': The server answers 409. }

A step is a `request` below the address, or a `command`; `ids` are where its JSON answer has them,
`etag` where it has the version, `wait` milliseconds pass afterwards. Else ids are made up that
satisfy the spec. In texts stand $url, $operation, $target, $target.NAME, $phase, $error and
$env.NAME. Other keys are `every` (of all operations), `phases`, `provoke`, `errors`, `params` and
`skip`; the name of a check in `differences` may end in `*`.

Exit codes: 0 the server does what its specs say, 1 it does not, 2 the command line or the start
file is wrong, 3 the specs are invalid, 4 the server or a file cannot be reached, 5 a target that
was started may be running.";

/// Hold a server against its specs: it cancels what it starts there, and says what is otherwise
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct Options {
    /// The address of the server, and folders of specs or single specs in place of the catalogue that
    /// is built in; with --write-fixtures the specs alone
    #[arg(value_name = "URL SPECS", required_unless_present = "write_fixtures")]
    pub(super) words: Vec<String>,

    /// How targets are started: a start file, or `serve` for `annul serve`
    #[arg(long, value_name = "FILE")]
    pub(super) start: Option<PathBuf>,

    /// Only these operations; several with commas
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(super) operations: Vec<String>,

    /// Test a server on another machine
    #[arg(long)]
    pub(super) allow_remote: bool,

    /// How long a reply may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 10,
        value_parser = clap::value_parser!(u64).range(1..=600))]
    pub(super) timeout: u64,

    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,

    /// Write requests and replies of each operation to this folder, for tests in other languages, and
    /// send nothing
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["start", "allow_remote"])]
    pub(super) write_fixtures: Option<PathBuf>,
}

/// How the report is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    /// What is otherwise, for a person
    Human,
    /// One JSON object, versioned
    Json,
    /// `JUnit` XML, for CI servers
    Junit,
}
