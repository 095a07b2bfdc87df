//! `annul check`: holds specs against all rules; the findings are its data.

use std::path::PathBuf;

use annul_codegen::diagnostic::print::{self, Summary};
use annul_codegen::options::Settings;
use annul_codegen::run::{self, Request};
use clap::{Args, ValueEnum};

use crate::catalogue::{self, DEFAULT_SPECS};
use crate::choices;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::progress::Progress;

/// Check specs against all rules, and report everything that is not valid in one run
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A folder of specs, or one spec
    #[arg(value_name = "PATH", default_value = DEFAULT_SPECS)]
    path: PathBuf,

    /// How findings are written to standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// Findings that also end the command with exit code 1
    #[arg(long, value_name = "WHAT", value_enum)]
    deny: Option<Deny>,
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// With the lines that they are about, and what to do
    Human,
    /// A line each: place, severity, rule, message
    Short,
    /// One JSON object, versioned
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// What to deny.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Deny {
    /// Warnings as well as errors
    Warnings,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    // What is emitted from specs has to be right as well, and `annul.toml` says what that is.
    let settings = choices::resolve(&Settings::default(), &[])?;
    if options.format == Format::Human {
        let progress = Progress::new("checking");
        let request = Request {
            specs: std::slice::from_ref(&options.path),
            options: &settings.options,
            progress: &|done, all| progress.told(done, all),
        };
        let extent = run::check(&request);
        drop(progress);
        if let Some(extent) = extent {
            let extent = catalogue::counted(&extent);
            console.say(&format!("checked {extent}: no findings"));
            return Ok(Exit::Holds);
        }
    }
    let sources = catalogue::read(&options.path)?;
    let checked = annul_codegen::check_for(&sources, &settings.options);
    let findings = &checked.findings;
    let text = match options.format {
        Format::Human => print::human(&sources, findings, console.data.on),
        Format::Short => print::short(&sources, findings),
        Format::Json => print::json(&sources, findings),
        Format::Sarif => print::sarif(&sources, findings),
        Format::Github => print::github(&sources, findings),
    };
    console.write(&text)?;
    let summary = Summary::of(findings);
    if options.format == Format::Human {
        match &checked.catalogue {
            Some(catalogue) if findings.is_empty() => {
                console.say(&format!(
                    "checked {}: no findings",
                    catalogue::extent(catalogue)
                ));
            }
            _ => console.say(&format!(
                "\n{summary}; `annul explain RULE` explains a rule"
            )),
        }
    }
    let denied = options.deny == Some(Deny::Warnings) && summary.warnings > 0;
    Ok(if summary.errors > 0 || denied {
        Exit::Found
    } else {
        Exit::Holds
    })
}
