//! `annul generate`: writes the bindings of a catalogue, or compares them, or says what it would do.

mod diff;
mod report;

use std::path::PathBuf;

use annul_codegen::diagnostic::print;
use annul_codegen::write::{self, Plan, WriteError};
use clap::Args;

use crate::catalogue::{self, DEFAULT_SPECS, Loaded};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::names;

/// Where bindings go unless the command line says otherwise.
const DEFAULT_OUT: &str = "generated/src";
/// The root file of a crate.
const DEFAULT_ROOT: &str = "lib.rs";

/// Write the Rust bindings of all specs; only what differs is written
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A folder of specs, or one spec
    #[arg(value_name = "SPECS", default_value = DEFAULT_SPECS)]
    specs: PathBuf,

    /// The folder to write to; other files in it are left alone
    #[arg(long, value_name = "DIR", default_value = DEFAULT_OUT)]
    out: PathBuf,

    /// Write nothing; show what differs as a unified diff, and end with exit code 1 if anything does
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,

    /// Write nothing; list what would be written and removed
    #[arg(long)]
    dry_run: bool,

    /// Emit only this operation or service; may be repeated. Files of others are removed
    #[arg(long, value_name = "OPERATION|SERVICE")]
    only: Vec<String>,

    /// The root file: lib.rs of a crate, or mod.rs of a module inside your own crate
    #[arg(long, value_name = "FILE", default_value = DEFAULT_ROOT, value_parser = [DEFAULT_ROOT, "mod.rs"])]
    root: String,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let loaded = catalogue::load(&options.specs, console)?;
    names::selection(&options.only, &loaded.catalogue)?;
    if !loaded.warnings.is_empty() {
        let warnings = print::human(&loaded.sources, &loaded.warnings, console.talk.on);
        console.say(&warnings);
    }
    let plan = plan(options, &loaded)?;
    if options.check {
        return check(options, &plan, console);
    }
    if options.dry_run {
        console.write(&report::preview(&plan, &options.out))?;
        console.say(&report::summary(&plan, &options.out, report::Tense::Would));
        return Ok(Exit::Holds);
    }
    write::apply(&plan, &options.out).map_err(|error| failure(&error))?;
    console.tell(&report::report(options, &loaded, &plan, console.talk));
    Ok(Exit::Holds)
}

fn plan(options: &Options, loaded: &Loaded) -> Result<Plan, Failure> {
    let mut choices = annul_codegen::options::Options::default();
    choices.only.clone_from(&options.only);
    choices.root.clone_from(&options.root);
    let tree = annul_codegen::generate(&loaded.catalogue, &choices);
    write::plan(&tree, &options.out, false).map_err(|error| failure(&error))
}

fn failure(error: &WriteError) -> Failure {
    let failure = Failure::files(error);
    match error {
        WriteError::Lock { .. } => failure.help(
            "annul wrote that list and no such line; restore it, or generate into an empty folder",
        ),
        _ => failure,
    }
}

fn check(options: &Options, plan: &Plan, console: &Console) -> Result<Exit, Failure> {
    if plan.is_fresh() {
        console.say(&report::summary(plan, &options.out, report::Tense::Done));
        return Ok(Exit::Holds);
    }
    console.write(&diff::diff(plan, &options.out, console.data)?)?;
    console.say(&report::summary(plan, &options.out, report::Tense::Would));
    console.say(&format!(
        "{}: run `{}`",
        console.talk.bad("stale"),
        report::command(options)
    ));
    Ok(Exit::Found)
}
