//! The only writer: writes what differs, atomically; removes only what it once wrote; or only says what it would do.

mod error;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::file;
use crate::render::{MARK, Tree};
use crate::source::Survey;

pub use error::WriteError;

/// The file that lists what the generator wrote into an output folder.
pub const LOCK: &str = "annul.lock";

/// A larger file is not one that was written here.
const MAX_BYTES: u64 = 64 << 20;

/// What is between an output folder and a tree.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Plan {
    /// Files that are missing or differ, with their new text.
    pub write: Vec<(String, String)>,
    /// Files that are as they should be.
    pub unchanged: Vec<String>,
    /// Files that were once written and are not part of the tree.
    pub remove: Vec<String>,
}

impl Plan {
    /// Whether the folder is as it should be.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.write.is_empty() && self.remove.is_empty()
    }
}

/// Compares `tree` with the folder `out`. `partial` keeps files that are not part of the tree.
pub fn plan(tree: &Tree, out: &Path, partial: bool) -> Result<Plan, WriteError> {
    let folder = Folder::open(out)?;
    let mut plan = Plan::default();
    for (path, text) in tree {
        if folder.is_fresh(path, text)? {
            plan.unchanged.push(path.clone());
        } else {
            plan.write.push((path.clone(), text.clone()));
        }
    }
    folder.finish(&mut plan, partial)?;
    Ok(plan)
}

/// An output folder that a tree is compared with, file by file.
#[derive(Debug)]
pub(crate) struct Folder<'a> {
    out: &'a Path,
    listed: BTreeSet<String>,
}

impl<'a> Folder<'a> {
    /// Reads what was written into it before.
    pub(crate) fn open(out: &'a Path) -> Result<Self, WriteError> {
        Ok(Self {
            out,
            listed: read_lock(out)?,
        })
    }

    /// Whether a file holds this text; an error if it is there and was never written here.
    pub(crate) fn is_fresh(&self, path: &str, text: &str) -> Result<bool, WriteError> {
        let file = self.out.join(path);
        match read(&file)? {
            Some(found) if found == text || normal(&found) == text => Ok(true),
            Some(found) if !self.listed.contains(path) && !found.starts_with(MARK) => {
                Err(WriteError::Foreign { path: file })
            }
            _ => match link_on_the_way(self.out, path) {
                Some(link) => Err(WriteError::Link { path: link }),
                None => Ok(false),
            },
        }
    }

    /// What the system says of a file.
    pub(crate) fn metadata(&self, path: &str) -> io::Result<fs::Metadata> {
        fs::metadata(self.out.join(path))
    }

    /// The list of files as a plan leaves it behind.
    pub(crate) fn list(&self, plan: &Plan) -> Option<String> {
        let written = plan.write.iter().find(|(path, _)| path == LOCK);
        match written {
            Some((_, text)) => Some(text.clone()),
            None => read(&self.out.join(LOCK)).ok().flatten(),
        }
    }

    /// Completes the plan of a whole tree: what is to be removed, and the list of files.
    pub(crate) fn finish(&self, plan: &mut Plan, partial: bool) -> Result<(), WriteError> {
        let written = plan.write.iter().map(|(path, _)| path.clone());
        let mut lock: BTreeSet<String> = written.chain(plan.unchanged.iter().cloned()).collect();
        for path in &self.listed {
            if lock.contains(path) {
                continue;
            }
            if partial {
                lock.insert(path.clone());
            } else if is_within(self.out, path) {
                plan.remove.push(path.clone());
            }
        }
        let lock_text = lock_text(&lock);
        match read(&self.out.join(LOCK))? {
            Some(found) if normal(&found) == lock_text => plan.unchanged.push(LOCK.to_owned()),
            _ => plan.write.push((LOCK.to_owned(), lock_text)),
        }
        Ok(())
    }
}

/// Whether a listed file is there, and not behind a folder that is a link: what lies there was not written here.
fn is_within(out: &Path, path: &str) -> bool {
    link_on_the_way(out, path).is_none() && out.join(path).exists()
}

/// The folder between `out` and a file of it that is a link.
fn link_on_the_way(out: &Path, path: &str) -> Option<PathBuf> {
    let folders = Path::new(path).ancestors().skip(1);
    let mut folders = folders.filter(|folder| !folder.as_os_str().is_empty());
    let link = folders.find(|folder| out.join(folder).is_symlink())?;
    Some(out.join(link))
}

/// Refuses an output folder that holds some of the specs.
pub fn stands_apart(specs: &[PathBuf], out: &Path) -> Result<(), WriteError> {
    let Ok(resolved) = fs::canonicalize(out) else {
        // There is no such folder yet.
        return Ok(());
    };
    let is_around = |root: &PathBuf| {
        root.is_dir() && fs::canonicalize(root).is_ok_and(|root| resolved.starts_with(root))
    };
    let holds_specs = || {
        let found = Survey::of(&[out.to_owned()]);
        found.is_ok_and(|found| !found.files().is_empty())
    };
    if specs.iter().any(is_around) && holds_specs() {
        return Err(WriteError::AmongSpecs {
            path: out.to_owned(),
        });
    }
    Ok(())
}

/// Carries out a plan.
pub fn apply(plan: &Plan, out: &Path) -> Result<(), WriteError> {
    file::clean(out);
    for (path, text) in &plan.write {
        let file = out.join(path);
        let folder = file.parent().unwrap_or(out);
        fs::create_dir_all(folder).map_err(|source| WriteError::Io {
            doing: "create",
            path: folder.to_owned(),
            source,
        })?;
        file::replace(&file, text, None, out)?;
    }
    for path in &plan.remove {
        let file = out.join(path);
        fs::remove_file(&file).map_err(|source| WriteError::Io {
            doing: "remove",
            path: file.clone(),
            source,
        })?;
        remove_empty_folders(&file, out);
    }
    Ok(())
}

/// Text as it is compared: a checkout with other line ends is not stale.
fn normal(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn lock_text(paths: &BTreeSet<String>) -> String {
    let mut text =
        String::from("# Files that `annul generate` wrote here; it removes no others.\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

fn read_lock(out: &Path) -> Result<BTreeSet<String>, WriteError> {
    let file = out.join(LOCK);
    let text = read(&file)?.unwrap_or_default();
    let mut listed = BTreeSet::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let inside = Path::new(line)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !inside || line.contains('\\') {
            return Err(WriteError::Lock {
                path: file,
                line: line.to_owned(),
            });
        }
        listed.insert(line.to_owned());
    }
    Ok(listed)
}

/// The text of a file as it is compared, if there is one.
pub fn read(path: &Path) -> Result<Option<String>, WriteError> {
    match file::read(path, MAX_BYTES) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(WriteError::Io {
            doing: "read",
            path: path.to_owned(),
            source,
        }),
    }
}

/// Writes a file that is there anew, with the permissions that it has; no reader ever sees half of it.
pub fn replace(path: &Path, text: &str) -> Result<(), WriteError> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    file::clean(folder);
    let permissions = fs::metadata(path).ok().map(|it| it.permissions());
    Ok(file::replace(path, text, permissions, folder)?)
}

fn remove_empty_folders(file: &Path, out: &Path) {
    let mut folder = file.parent();
    while let Some(found) = folder.filter(|found| *found != out && found.starts_with(out)) {
        if fs::remove_dir(found).is_err() {
            return;
        }
        folder = found.parent();
    }
}
