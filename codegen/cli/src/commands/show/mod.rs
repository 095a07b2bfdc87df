//! `annul show`: one operation as it was resolved, and what it becomes in Rust.

pub(in crate::commands) mod assumed;
mod human;
mod json;
pub(in crate::commands) mod member_words;
mod reply;
#[cfg(test)]
mod tests;
pub(in crate::commands) mod values;
pub(in crate::commands) mod words;

use std::path::PathBuf;

use annul_codegen::ir::{Operation, Service};
use annul_codegen::rust;
use clap::{Args, ValueEnum};

use crate::catalogue::{self, DEFAULT_SPECS};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::names;

/// Show all that is known about one operation, and what it becomes in Rust
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The id of the operation, such as athena.StopCalculationExecution
    #[arg(value_name = "OPERATION")]
    operation: String,

    /// A folder of specs, or one spec
    #[arg(value_name = "SPECS", default_value = DEFAULT_SPECS)]
    specs: PathBuf,

    /// A recorded reply, as `curl --include` prints it, or `-` for standard input: say what it means, and why
    #[arg(long, value_name = "FILE")]
    reply: Option<PathBuf>,

    /// The status of a recorded reply that is a body alone
    #[arg(long, value_name = "STATUS", requires = "reply")]
    status: Option<u16>,

    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How the operation is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// Text of 100 columns
    Human,
    /// One JSON object, versioned and complete
    Json,
}

/// What is shown.
#[derive(Clone, Copy)]
pub(in crate::commands) struct Subject<'a> {
    /// The service.
    pub(in crate::commands) service: &'a Service,
    /// The operation.
    pub(in crate::commands) operation: &'a Operation,
    /// What the operation becomes in Rust.
    pub(in crate::commands) rust: &'a rust::Operation<'a>,
}

impl Subject<'_> {
    /// The path of its module from the root: `aws::athena::stop_calculation_execution`.
    pub(in crate::commands) fn module(self) -> String {
        let service = rust::name::path(self.service);
        format!("{service}::{}", self.rust.module)
    }
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let catalogue = catalogue::load_near(&options.specs, console)?.catalogue;
    let (service, operation) = names::operation(&options.operation, &catalogue)?;
    if let Some(path) = &options.reply {
        let recorded = reply::Recorded::read(path, options.status)?;
        let meaning = reply::meaning(service, operation, &recorded);
        console.write(&match options.format {
            Format::Human => reply::human(&meaning, console.data),
            Format::Json => format!("{:#}\n", reply::document(&meaning)),
        })?;
        return Ok(Exit::Holds);
    }
    let rust = rust::Operation::of(operation, service);
    let subject = Subject {
        service,
        operation,
        rust: &rust,
    };
    let text = match options.format {
        Format::Human => human::page(subject, console.data),
        Format::Json => format!("{:#}\n", json::document(subject)),
    };
    console.write(&text)?;
    Ok(Exit::Holds)
}
