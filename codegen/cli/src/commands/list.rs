//! `annul list`: one line an operation.

use std::path::PathBuf;

use annul_codegen::ir::{Catalogue, Operation, Service};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::catalogue::{self, DEFAULT_SPECS};
use crate::console::{Console, Paint};
use crate::exit::{Exit, Failure};
use crate::page::{Page, Row};

/// The version of the JSON; keys may be added within a version.
const SCHEMA: u32 = 1;

/// List all operations
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A folder of specs, or one spec
    #[arg(value_name = "SPECS", default_value = DEFAULT_SPECS)]
    specs: PathBuf,

    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How the list is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// A table
    Human,
    /// One JSON object, versioned
    Json,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let catalogue = catalogue::load_near(&options.specs, console)?.catalogue;
    match options.format {
        Format::Human => {
            console.write(&human(&catalogue, console.data))?;
            console.say(&catalogue::extent(&catalogue));
        }
        Format::Json => console.write(&format!("{:#}\n", json(&catalogue)))?,
    }
    Ok(Exit::Holds)
}

fn human(catalogue: &Catalogue, paint: Paint) -> String {
    // The longest column stands last, where it does no harm to the others.
    let head = ["OPERATION", "COMPLETION", "ERRORS", "SPEC", "CALL"];
    let rows: Vec<Row> = catalogue
        .operations()
        .map(|(_, operation)| row(operation))
        .collect();
    let mut page = Page::new(paint);
    page.table(0, &head, &rows);
    page.into_text()
}

fn row(operation: &Operation) -> Row {
    Row::of([
        &operation.id,
        operation.cancel.completion.as_str(),
        &format!("{:>6}", operation.errors.len()),
        &operation.spec_path,
        &catalogue::call(operation),
    ])
}

fn json(catalogue: &Catalogue) -> Value {
    let operations: Vec<Value> = catalogue
        .operations()
        .map(|(service, operation)| entry(service, operation))
        .collect();
    json!({ "schema": SCHEMA, "operations": operations })
}

fn entry(service: &Service, operation: &Operation) -> Value {
    json!({
        "id": operation.id,
        "provider": service.provider,
        "service": service.id,
        "operation": operation.name,
        "summary": operation.summary,
        "method": operation.route.method.as_str(),
        "path": operation.route.template,
        "target": operation.route.target,
        "completion": operation.cancel.completion.as_str(),
        "errors": operation.errors.len(),
        "service_errors": service.errors.len(),
        "deprecated": operation.deprecated.is_some(),
        "spec": operation.spec_path,
        "service_spec": service.spec_path,
    })
}
