//! The two sides of a comparison: from disk, or from git.

use std::path::Path;

use annul_codegen::source::Sources;

use super::git;
use crate::catalogue::{self, DEFAULT_SPECS};
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
