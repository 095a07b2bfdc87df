//! The two sides of a comparison: from disk, or from git.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use annul_codegen::source::{Sources, folder, folder_above};
use annul_codegen::spec;

use super::git::{self, Revision};
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
    /// What leads from the root of the repository to its files, and what of their paths it takes the place of.
    pub(super) from_root: Option<(String, String)>,
    /// The revision that it is.
    pub(super) revision: Option<Revision>,
}

/// Both sides: what is not named is HEAD, or the working tree.
pub(super) fn both(
    old: Option<&str>,
    new: Option<&str>,
    console: &Console,
) -> Result<(Side, Side), Failure> {
    let old = old.unwrap_or("HEAD");
    if let Some((from, to)) = old.split_once("...").filter(|_| !Path::new(old).exists()) {
        return since(old, from, to, new);
    }
    let was = named(old)?;
    let is = match new {
        Some(new) => named(new)?,
        None => working_tree()?,
    };
    if let Some(hint) = moved_on(&was, &is)? {
        console.say(&hint);
    }
    Ok((was, is))
}

/// `main...feature`: what a branch has changed since it left another, which may have gone on meanwhile.
fn since(written: &str, from: &str, to: &str, new: Option<&str>) -> Result<(Side, Side), Failure> {
    if new.is_some() {
        let failure = Failure::usage(format!("`{written}` names both sides"));
        return Err(failure.help("leave the second one out"));
    }
    let (from_name, below) = split(from);
    let (to_name, _) = split(to);
    let to_name = if to_name.is_empty() { "HEAD" } else { to_name };
    let find = |name: &str| git::revision(name)?.ok_or_else(|| git::unknown(name));
    let (one, other) = (find(from_name)?, find(to_name)?);
    let base = git::base(&one, &other)?.ok_or_else(|| git::unrelated(from_name, to_name))?;
    let base = Revision {
        name: base.chars().take(12).collect(),
        commit: base,
    };
    let old = Side {
        name: written.to_owned(),
        ..of_revision(base, &below)?
    };
    let new = if to.is_empty() {
        working_tree()?
    } else {
        named(to)?
    };
    Ok((old, new))
}

/// What to know where the old side is a branch that has gone on since the new one left it.
fn moved_on(old: &Side, new: &Side) -> Result<Option<String>, Failure> {
    let Some(was) = &old.revision else {
        return Ok(None);
    };
    let head = match &new.revision {
        Some(is) => Some(Revision {
            name: is.name.clone(),
            commit: is.commit.clone(),
        }),
        None => git::revision("HEAD")?,
    };
    let Some(is) = head else { return Ok(None) };
    let Some(base) = git::base(was, &is)? else {
        return Ok(None);
    };
    let (_, below) = split(&old.name);
    if base == was.commit || git::is_same(&base, &was.commit, below.trim_end_matches('/')) {
        return Ok(None);
    }
    let other = if new.revision.is_some() {
        &new.name
    } else {
        ""
    };
    Ok(Some(format!(
        "note: the specs of `{0}` have changed since the two parted, which is told as taken back; `annul diff {0}...{other}` \
         compares with where they parted",
        old.name
    )))
}

fn working_tree() -> Result<Side, Failure> {
    if !Path::new(DEFAULT_SPECS).exists() && git::is_bare() {
        let failure =
            Failure::usage("this repository is bare: there is no working tree to compare");
        return Err(failure.help("name both sides: `annul diff main feature`"));
    }
    Ok(Side {
        name: "working tree".to_owned(),
        ..of_disk(DEFAULT_SPECS)?
    })
}

/// A folder, a file, or a git revision with a folder or file of it.
fn named(name: &str) -> Result<Side, Failure> {
    let path = Path::new(name);
    if path.is_dir() || path.exists() && is_yaml(path) {
        return of_disk(name);
    }
    let (revision, below) = split(name);
    let found = match git::revision(revision) {
        Ok(Some(found)) => found,
        // A file of another sort, such as `HEAD` in a bare repository, may have the name of a revision.
        Ok(None) | Err(_) if path.exists() => return of_disk(name),
        Ok(None) => return Err(git::unknown(revision)),
        Err(failure) => return Err(failure),
    };
    Ok(Side {
        name: name.to_owned(),
        ..of_revision(found, &below)?
    })
}

/// A revision and what is meant of it: a bare one means the specs of this folder, `REV:PATH` counts from the root as it
/// does in git, and `REV:./PATH` from here.
fn split(name: &str) -> (&str, String) {
    let here = |path: &str| {
        let way = git::way_here().unwrap_or_default();
        format!("{way}{path}")
    };
    match name.split_once(':') {
        None => (name, here(DEFAULT_SPECS)),
        Some((revision, path)) => match path.strip_prefix("./") {
            Some(path) => (revision, here(path)),
            None => (revision, path.to_owned()),
        },
    }
}

fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| matches!(ending.to_ascii_lowercase().as_str(), "yaml" | "yml"))
}

fn of_revision(revision: Revision, below: &str) -> Result<Side, Failure> {
    let below = below.trim_end_matches('/');
    let texts = git::files(&revision, below)?;
    if texts.is_empty() {
        let name = &revision.name;
        return Err(Failure::usage(format!(
            "there are no specs in `{below}` of `{name}`"
        )));
    }
    let folder = match below.rsplit_once('/') {
        Some((folder, file)) if file.contains(".y") => folder,
        _ => below,
    };
    let own_name = folder.rsplit('/').next().unwrap_or(folder);
    Ok(Side {
        name: revision.name.clone(),
        prefix: format!("{}:{folder}/", revision.name),
        sources: Sources::from_folder(own_name, texts),
        from_root: Some((format!("{folder}/"), String::new())),
        revision: Some(revision),
    })
}

fn of_disk(name: &str) -> Result<Side, Failure> {
    let path = Path::new(name);
    Ok(Side {
        name: name.to_owned(),
        prefix: String::new(),
        sources: catalogue::read(path)?,
        from_root: from_root(path),
        revision: None,
    })
}

/// What leads from the root of the repository to a folder of specs, or to that of one spec, and how its paths begin now.
fn from_root(path: &Path) -> Option<(String, String)> {
    let folder = if path.is_dir() { path } else { path.parent()? };
    let begins = folder.strip_prefix(".").unwrap_or(folder).to_owned();
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let resolved = |path: PathBuf| path.canonicalize().ok();
    let root = resolved(git::root()?)?;
    let way = resolved(folder.to_owned())?
        .strip_prefix(root)
        .ok()?
        .to_owned();
    Some((ended(&way), ended(&begins)))
}

/// A path with `/` between its parts and at its end.
fn ended(path: &Path) -> String {
    let parts = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    let parts: Vec<_> = parts.collect();
    match parts.as_slice() {
        [] => String::new(),
        parts => format!("{}/", parts.join("/").replacen("//", "/", 1)),
    }
}

/// Leaves out of both sides the folders that are the same on both: there is nothing to compare, and reading them again
/// would be most of the work. Gives the number of operations that they hold.
pub(super) fn without_equal(old: &mut Side, new: &mut Side) -> usize {
    fn folders(side: &Side) -> BTreeMap<&str, Vec<(&str, &str)>> {
        let mut folders: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for id in side.sources.ids().filter(|id| side.sources.is_sound(*id)) {
            let path = side.sources.relative_path(id);
            let texts = folders.entry(folder(path)).or_default();
            texts.push((path, side.sources.text(id)));
        }
        folders
    }
    let (was, is) = (folders(old), folders(new));
    // How lines end is a matter of the checkout.
    let says_same = |(path, text): &(&str, &str), (other, there): &(&str, &str)| {
        path == other && (text == there || text.lines().eq(there.lines()))
    };
    let is_equal = |name: &str| match (was.get(name), is.get(name)) {
        (Some(was), Some(is)) => {
            was.len() == is.len() && was.iter().zip(is).all(|(was, is)| says_same(was, is))
        }
        (was, is) => was.is_none() && is.is_none(),
    };
    // What a provider shares belongs to each of its services, whose folders lie in its own.
    let above = |name: &str| folder_above(&format!("{name}/service.yaml"));
    let all = was.keys().chain(is.keys());
    let unsettled: BTreeSet<String> = all
        .filter(|name| !is_equal(name))
        .map(|name| above(name))
        .collect();
    let is_same =
        |name: &str| is_equal(name) && is_equal(&above(name)) && !unsettled.contains(name);
    let equal: BTreeSet<String> = was
        .keys()
        .filter(|name| is_same(name))
        .map(|name| (*name).to_owned())
        .collect();
    let files = equal
        .iter()
        .filter_map(|name| was.get(name.as_str()))
        .flatten();
    let is_operation = |path: &str| !spec::is_service_file(path) && !spec::is_provider_file(path);
    let count = files.filter(|(path, _)| is_operation(path)).count();
    let unequal = |path: &str| !equal.contains(folder(path));
    old.sources.retain(unequal);
    new.sources.retain(unequal);
    count
}
