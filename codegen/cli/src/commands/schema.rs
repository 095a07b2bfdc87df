//! `annul schema`: the JSON Schema of the spec language, as editors want it.

use annul_codegen::spec::schema;
use clap::{Args, ValueEnum};

use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Print the JSON Schema of a spec file, for editors
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Of which file
    #[arg(value_enum, value_name = "FILE", default_value_t = File::Operation)]
    file: File,
}

/// The two kinds of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum File {
    /// The file of an operation
    Operation,
    /// service.yaml, the file of a service
    Service,
    /// provider.yaml, what the services of a provider share
    Provider,
    /// The report of `annul diff --format json`
    Diff,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let schema = match options.file {
        File::Operation => schema::operation(),
        File::Service => schema::service(),
        File::Provider => schema::provider(),
        File::Diff => annul_codegen::diff::schema::schema(),
    };
    console.write(&format!("{schema:#}\n"))?;
    Ok(Exit::Holds)
}
