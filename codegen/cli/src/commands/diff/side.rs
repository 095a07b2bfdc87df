//! The two sides of a comparison: from disk, or from git.

use std::path::Path;

use annul_codegen::Checked;
use annul_codegen::diagnostic::print::{self, Summary};
use annul_codegen::ir::Catalogue;
use annul_codegen::source::Sources;

use super::git;
use crate::catalogue::{self, DEFAULT_SPECS};
use crate::console::Console;
use crate::exit::Failure;

/// One side.
#[derive(Debug)]
pub(super) struct Side {
    /// What it is called.
    pub(super) name: String,
    /// What stands before its paths.
    pub(super) prefix: String,
    /// Its files.
    pub(super) sources: Sources,
}

/// Both sides: what is not named is HEAD, or the working tree.
pub(super) fn both(old: Option<&str>, new: Option<&str>) -> Result<(Side, Side), Failure> {
    let old = named(old.unwrap_or("HEAD"))?;
    let new = match new {
        Some(new) => named(new)?,
        None => Side {
            name: "working tree".to_owned(),
            prefix: String::new(),
            sources: catalogue::read(Path::new(DEFAULT_SPECS))?,
        },
    };
    Ok((old, new))
}

/// A folder, a file, or a git revision with a folder or file of it.
fn named(name: &str) -> Result<Side, Failure> {
    let path = Path::new(name);
    if path.exists() {
        return Ok(Side {
            name: name.to_owned(),
            prefix: String::new(),
            sources: catalogue::read(path)?,
        });
    }
    // A bare revision means the specs of this folder, `REV:PATH` counts from the root as it does in git.
    let here = format!("./{DEFAULT_SPECS}");
    let (revision, below) = name.split_once(':').unwrap_or((name, &here));
    let Some(found) = git::revision(revision)? else {
        return Err(Failure::usage(format!("`{name}` is neither a file or folder nor a git revision"))
            .help("write `annul diff OLD NEW` with folders, files, or revisions such as `main` or `HEAD~3:specs`"));
    };
    let below = below.trim_end_matches('/');
    let texts = git::files(&found, below)?;
    if texts.is_empty() {
        return Err(Failure::usage(format!(
            "there are no specs in `{below}` of `{revision}`"
        )));
    }
    let folder = match below.rsplit_once('/') {
        Some((folder, file)) if file.contains(".y") => folder,
        _ => below,
    };
    let folder = folder.trim_start_matches("./");
    let own_name = folder.rsplit('/').next().unwrap_or(folder);
    Ok(Side {
        name: name.to_owned(),
        prefix: format!("{revision}:{folder}/"),
        sources: Sources::from_folder(own_name, texts),
    })
}

/// What both sides say, checked at the same time: that is most of the work.
pub(super) fn catalogues(
    old: &Side,
    new: &Side,
    console: &Console,
) -> Result<(Catalogue, Catalogue), Failure> {
    let (was, is) = std::thread::scope(|scope| {
        let other = scope.spawn(|| annul_codegen::check(&new.sources));
        let was = annul_codegen::check(&old.sources);
        let is = other.join();
        (
            was,
            is.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        )
    });
    Ok((old.catalogue(was, console)?, new.catalogue(is, console)?))
}

impl Side {
    /// What the files say; if they do not hold, everything that was found goes to standard error.
    fn catalogue(&self, checked: Checked, console: &Console) -> Result<Catalogue, Failure> {
        if let Some(catalogue) = checked.catalogue {
            return Ok(catalogue);
        }
        console.tell(&print::human(
            &self.sources,
            &checked.findings,
            console.talk.on,
        ));
        console.say("");
        let summary = Summary::of(&checked.findings);
        Err(Failure::broken(format!(
            "the specs of `{}` do not hold: {summary}",
            self.name
        ))
        .help("what does not hold cannot be compared"))
    }
}
