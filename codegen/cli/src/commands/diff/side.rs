//! The two sides of a comparison: from disk, or from git.

use std::collections::BTreeMap;
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

/// Leaves out of both sides the folders that are the same on both: there is nothing to compare, and reading them again
/// would be most of the work. Gives the number of operations that they hold.
pub(super) fn without_equal(old: &mut Side, new: &mut Side) -> usize {
    let folders = |side: &Side| -> BTreeMap<String, Vec<(String, String)>> {
        let mut folders: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for id in side.sources.ids().filter(|id| side.sources.is_sound(*id)) {
            let path = side.sources.relative_path(id);
            // How lines end is a matter of the checkout.
            let text = side.sources.text(id).replace("\r\n", "\n");
            folders
                .entry(folder(path).to_owned())
                .or_default()
                .push((path.to_owned(), text));
        }
        folders
    };
    let (was, is) = (folders(old), folders(new));
    let equal: Vec<&String> = was
        .keys()
        .filter(|name| was.get(*name) == is.get(*name))
        .collect();
    let files = equal.iter().filter_map(|name| was.get(*name)).flatten();
    let is_operation = |path: &str| !annul_codegen::spec::is_service_file(path);
    let count = files.filter(|(path, _)| is_operation(path)).count();
    let unequal = |path: &str| !equal.iter().any(|name| name.as_str() == folder(path));
    old.sources.retain(unequal);
    new.sources.retain(unequal);
    count
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
