//! `annul generate`: writes the bindings of a catalogue, or compares them, or says what it would do.

mod diff;
mod report;

use std::path::{Path, PathBuf};

use annul_codegen::diagnostic::print;
use annul_codegen::options::{Settings, Value};
use annul_codegen::run::{self, Request};
use annul_codegen::write::{self, Plan, WriteError};
use clap::Args;

use crate::catalogue::{self, DEFAULT_SPECS};
use crate::choices::Choices;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::names;
use crate::progress::Progress;

/// Where bindings go unless the command line says otherwise.
const DEFAULT_OUT: &str = "generated/src";
/// The root file of a crate.
const DEFAULT_ROOT: &str = "lib.rs";

/// Write the Rust bindings of all specs; only what differs is written
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A folder of specs, or one spec [default: specs]
    #[arg(value_name = "SPECS")]
    specs: Option<PathBuf>,

    /// The folder to write to; other files in it are left alone [default: generated/src]
    #[arg(long, value_name = "DIR", alias = "out-dir")]
    out: Option<PathBuf>,

    /// Write nothing; show what differs as a unified diff, and end with exit code 1 if anything does
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,

    /// Write nothing; list what would be written and removed
    #[arg(long)]
    dry_run: bool,

    /// Emit only this operation or service; may be repeated. Files of others are removed
    #[arg(long, value_name = "OPERATION|SERVICE", alias = "operations")]
    only: Vec<String>,

    /// The root file: lib.rs of a crate, or mod.rs of a module inside your own crate [default: lib.rs]
    #[arg(long, value_name = "FILE", alias = "include-file")]
    root: Option<String>,

    /// Read and compare everything, as under CI and with --check; keep nothing for the next run
    #[arg(long)]
    no_cache: bool,

    #[command(flatten)]
    choices: Choices,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let settings = settings(options)?;
    let out = settings.out_dir.clone().unwrap_or_default();
    write::stands_apart(&settings.specs, &out).map_err(|error| failure(&error))?;
    if let Some(exit) = quick(options, &settings, &out, console)? {
        return Ok(exit);
    }
    let loaded = catalogue::load_for(&settings.specs, &settings.options, console)?;
    names::selection(&settings.options.only, &loaded.catalogue)?;
    let checked = settings.options.check(&loaded.catalogue);
    checked.map_err(|error| Failure::usage(error.to_string()))?;
    if !loaded.warnings.is_empty() {
        let warnings = print::human(&loaded.sources, &loaded.warnings, console.talk.on);
        console.say(&warnings);
        if settings.deny_warnings {
            return Err(Failure::broken(
                "the specs have warnings, and warnings are denied",
            ));
        }
    }
    let tree = annul_codegen::generate(&loaded.catalogue, &settings.options);
    let plan = write::plan(&tree, &out, false).map_err(|error| failure(&error))?;
    if let Some(exit) = only_told(options, &plan, &out, console)? {
        return Ok(exit);
    }
    write::apply(&plan, &out).map_err(|error| failure(&error))?;
    let files = loaded.sources.ids().count();
    let extent = catalogue::extent(&loaded.catalogue);
    let paint = console.talk;
    console.tell(&report::report(&settings, files, &extent, &plan, paint));
    Ok(Exit::Holds)
}

/// The run of specs that nothing is to be told of: a folder at a time, and only what changed.
fn quick(
    options: &Options,
    settings: &Settings,
    out: &Path,
    console: &Console,
) -> Result<Option<Exit>, Failure> {
    let is_cached = settings.cache && !options.check && !options.dry_run;
    let cache = is_cached
        .then(|| run::cache(out, &settings.specs))
        .flatten();
    let progress = Progress::new("generating");
    let request = Request {
        specs: &settings.specs,
        options: &settings.options,
        progress: &|done, all| progress.told(done, all),
    };
    let planned = run::plan(&request, out, cache.as_deref());
    drop(progress);
    let Some(mut planned) = planned.map_err(|error| failure(&error))? else {
        return Ok(None);
    };
    if let Some(exit) = only_told(options, &planned.plan, out, console)? {
        return Ok(Some(exit));
    }
    planned.apply(out).map_err(|error| failure(&error))?;
    let (plan, extent) = (&planned.plan, catalogue::counted(&planned.extent));
    let (files, paint) = (planned.extent.files, console.talk);
    console.tell(&report::report(settings, files, &extent, plan, paint));
    Ok(Some(Exit::Holds))
}

/// How the run ends that only tells what it would do.
fn only_told(
    options: &Options,
    plan: &Plan,
    out: &Path,
    console: &Console,
) -> Result<Option<Exit>, Failure> {
    if options.check {
        return check(options, plan, out, console).map(Some);
    }
    if options.dry_run {
        console.write(&report::preview(plan, out))?;
        console.say(&report::summary(plan, out, report::Tense::Would));
        return Ok(Some(Exit::Holds));
    }
    Ok(None)
}

/// What `annul.toml` says, if there is one, and over it what was typed.
fn settings(options: &Options) -> Result<Settings, Failure> {
    let mut start = Settings::default();
    start.specs = vec![PathBuf::from(DEFAULT_SPECS)];
    start.out_dir = Some(PathBuf::from(DEFAULT_OUT));
    DEFAULT_ROOT.clone_into(&mut start.options.root);
    let text = |path: &PathBuf| path.to_string_lossy().into_owned();
    let mut set = options.choices.values()?;
    if let Some(specs) = &options.specs {
        set.push(("specs", Value::List(vec![text(specs)])));
    }
    if let Some(out) = &options.out {
        set.push(("out_dir", Value::Text(text(out))));
    }
    if let Some(root) = &options.root {
        set.push(("include_file", Value::Text(root.clone())));
    }
    if options.no_cache {
        set.push(("cache", Value::Flag(false)));
    }
    if !options.only.is_empty() {
        set.push(("operations", Value::List(options.only.clone())));
    }
    crate::choices::resolve(&start, &set)
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

fn check(options: &Options, plan: &Plan, out: &Path, console: &Console) -> Result<Exit, Failure> {
    if plan.is_fresh() {
        console.say(&report::summary(plan, out, report::Tense::Done));
        return Ok(Exit::Holds);
    }
    console.write(&diff::diff(plan, out, console.data)?)?;
    console.say(&report::summary(plan, out, report::Tense::Would));
    console.say(&format!(
        "{}: run `{}`",
        console.talk.bad("stale"),
        report::command(options)
    ));
    Ok(Exit::Found)
}
