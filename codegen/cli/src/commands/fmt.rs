//! `annul fmt`: lays specs out as the language's tables say, or only says which of them are not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use annul_codegen::diagnostic::FileId;
use annul_codegen::diagnostic::print::{self, Summary};
use annul_codegen::format::{self, Refusal};
use annul_codegen::source::Sources;
use annul_codegen::write;
use clap::Args;

use crate::catalogue::{self, DEFAULT_SPECS, count};
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Format specs: order of keys, line breaks, quotes; their meaning stays the same
///
/// Comments are kept, and so are blank lines, one at a time. A spec whose form is not valid is reported and stays as it
/// is.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Folders of specs, or single specs
    #[arg(value_name = "PATH", default_value = DEFAULT_SPECS)]
    paths: Vec<PathBuf>,

    /// Write nothing: list the specs that are not laid out so, and end with exit code 1 if there are any
    #[arg(long)]
    check: bool,
}

/// What came of the files so far.
#[derive(Default)]
struct Tally {
    seen: BTreeSet<PathBuf>,
    changed: usize,
    refused: usize,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let mut tally = Tally::default();
    for path in &options.paths {
        let sources = catalogue::read(path)?;
        for file in named(&sources, path)? {
            one(options, &sources, file, &mut tally, console)?;
        }
    }
    let all = count(tally.seen.len(), "file");
    let changed = tally.changed;
    let done = match (options.check, changed) {
        (_, 0) if tally.refused == 0 => format!("{all}: laid out already"),
        (true, _) => format!("{changed} of {all} not laid out; `annul fmt` does it"),
        (false, _) => format!("laid out {changed} of {all}"),
    };
    console.say(&done);
    Ok(match tally {
        Tally { refused: 1.., .. } => {
            let refused = count(tally.refused, "file");
            console.say(&format!("{refused} left as found: not valid"));
            Exit::Broken
        }
        Tally { changed: 1.., .. } if options.check => Exit::Found,
        _ => Exit::Holds,
    })
}

/// The files that a path names; those that were read because they belong to one of them stay as they are.
fn named(sources: &Sources, path: &Path) -> Result<Vec<FileId>, Failure> {
    let is_below = |file: &FileId| !sources.relative_path(*file).starts_with("../");
    if path.is_dir() {
        return Ok(sources.ids().filter(is_below).collect());
    }
    let own = resolved(path)?;
    let mut files = Vec::new();
    for file in sources.ids() {
        if resolved(Path::new(sources.path(file)))? == own {
            files.push(file);
        }
    }
    Ok(files)
}

fn resolved(path: &Path) -> Result<PathBuf, Failure> {
    fs::canonicalize(path)
        .map_err(|error| Failure::while_doing(format!("cannot open {}", path.display()), &error))
}

fn one(
    options: &Options,
    sources: &Sources,
    file: FileId,
    tally: &mut Tally,
    console: &Console,
) -> Result<(), Failure> {
    let path = sources.path(file);
    let place = resolved(Path::new(path))?;
    if !tally.seen.insert(place.clone()) {
        return Ok(());
    }
    match format::file(sources, file) {
        Ok(text) if text == sources.text(file) => {}
        Ok(text) => {
            if !options.check {
                // The file itself, and not the link that leads to it.
                write::replace(&place, &text).map_err(|error| Failure::files(&error))?;
            }
            tally.changed += 1;
            console.write(&format!("{path}\n"))?;
        }
        Err(Refusal::Form(findings)) => {
            tally.refused += 1;
            console.tell(&print::human(sources, &findings, console.talk.on));
            let summary = Summary::of(&findings);
            console.say(&format!("\n{path}: {summary}"));
        }
        Err(_) => {
            tally.refused += 1;
            console.say(&format!(
                "{path}: annul cannot write what it says, such as a key of more than a thousand characters"
            ));
        }
    }
    Ok(())
}
