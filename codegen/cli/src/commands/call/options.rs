//! The arguments of `annul call`, which are also its help text.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What holds of all of them, below the options.
const NOTES: &str = "\
Params are `name=value`, or `name:=JSON` for objects. What a spec calls a secret is never taken from
the command line: `name=env:VARIABLE` or `name=file:PATH` say where it is.

Credentials are found where each vendor's own tools find them: AWS in the environment and in the
files of profiles, Oracle in ~/.oci/config, Huawei in HUAWEICLOUD_SDK_AK and _SK, tokens in the
variables of their vendors (GH_TOKEN, DATABRICKS_TOKEN, OPENAI_API_KEY, …) or in ANNUL_TOKEN,
passwords in ANNUL_PASSWORD. HTTPS_PROXY, HTTP_PROXY and NO_PROXY are followed.

Exit codes: 0 all targets have stopped, 2 the command line is wrong, 3 the specs are invalid, 4 a
file could not be read or written, 5 a target may be running, 6 whether one has stopped is unknown.";

/// Cancel what runs: one target or many, of any operation of the catalogue
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct Options {
    /// The id of the operation, such as athena.StopCalculationExecution; `annul show` lists its params
    #[arg(value_name = "OPERATION")]
    pub(super) operation: String,

    /// Params of the target; with --targets, what all targets have in common
    #[arg(value_name = "NAME=VALUE")]
    pub(super) params: Vec<String>,

    /// A folder of specs, or one spec, in place of the catalogue that is built in
    #[arg(long, value_name = "SPECS")]
    pub(super) specs: Option<PathBuf>,

    /// Many targets: a file, or `-` for standard input; a line is an id, NAME=VALUE words, or a JSON
    /// object of params
    #[arg(long, value_name = "FILE")]
    pub(super) targets: Option<PathBuf>,

    /// Wait until each target is seen to have ended, where the spec says how to see it
    #[arg(long)]
    pub(super) ensure: bool,

    /// The time for each target in seconds; 60 by default, and 600 with --ensure
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) timeout: Option<u64>,

    /// How many targets are being cancelled at a time
    #[arg(long, value_name = "COUNT", default_value_t = 8,
        value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) concurrency: u16,

    /// Show the request as a curl command with secrets left out, and send nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Cancel more than one target without asking
    #[arg(long)]
    pub(super) yes: bool,

    /// How the verdicts are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,

    /// Append a line of JSON to this file for each cancel
    #[arg(long, value_name = "FILE")]
    pub(super) audit: Option<PathBuf>,

    /// Write the lines of --targets that are not known to have stopped to this file, which --targets
    /// takes again
    #[arg(long, value_name = "FILE", requires = "targets")]
    pub(super) resume_file: Option<PathBuf>,

    #[command(flatten)]
    pub(super) place: Place,

    #[command(flatten)]
    pub(super) credentials: Credentials,
}

/// Where requests go.
#[derive(Debug, Args)]
#[command(next_help_heading = "Where requests go")]
pub(crate) struct Place {
    /// The region; else the one of the vendor's own variables and files
    #[arg(long, value_name = "REGION")]
    pub(super) region: Option<String>,

    /// Where to send requests, such as `http://127.0.0.1:8080`, whatever the spec says
    #[arg(long, value_name = "URL")]
    pub(super) endpoint: Option<String>,

    /// A part of the endpoint that the spec leaves to callers, such as workspace=dev
    #[arg(long, value_name = "NAME=VALUE")]
    pub(super) host: Vec<String>,

    /// Certificates to trust besides those of the system, in PEM
    #[arg(long, value_name = "FILE")]
    pub(super) ca: Option<PathBuf>,

    /// A certificate of one's own with its private key, in PEM, for services that ask for one
    #[arg(long, value_name = "FILE")]
    pub(super) client_cert: Option<PathBuf>,

    /// Send tokens and passwords without TLS to another machine
    #[arg(long)]
    pub(super) allow_plain_http: bool,
}

/// Who asks; never a secret itself.
#[derive(Debug, Args)]
#[command(next_help_heading = "Who asks")]
pub(crate) struct Credentials {
    /// A profile in the files of AWS or Oracle
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<String>,

    /// The variable that holds the token or the key
    #[arg(long, value_name = "VARIABLE", conflicts_with = "token_file")]
    pub(super) token_env: Option<String>,

    /// The file that holds the token or the key
    #[arg(long, value_name = "FILE")]
    pub(super) token_file: Option<PathBuf>,

    /// The user, where the service takes a password
    #[arg(long, value_name = "NAME", conflicts_with_all = ["token_env", "token_file"])]
    pub(super) user: Option<String>,

    /// The variable that holds the password
    #[arg(
        long,
        value_name = "VARIABLE",
        requires = "user",
        conflicts_with = "password_file"
    )]
    pub(super) password_env: Option<String>,

    /// The file that holds the password
    #[arg(long, value_name = "FILE", requires = "user")]
    pub(super) password_file: Option<PathBuf>,
}

/// How the verdicts are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    /// Lines for a person
    Human,
    /// One JSON object, versioned
    Json,
}
