//! The only writer: writes what differs, atomically; removes only what it once wrote; or only says what it would do.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::render::{MARK, Tree};

/// The file that lists what the generator wrote into an output folder.
pub const LOCK: &str = "annul.lock";

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

/// Why an output folder could not be read or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The file system refused.
    Io {
        /// What was being done.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that the generator never wrote is where it would write.
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The lock file names a path that leaves the output folder.
    Lock {
        /// The lock file.
        path: PathBuf,
        /// The line.
        line: String,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, .. } => write!(f, "cannot {doing} {}", path.display()),
            Self::Foreign { path } => write!(
                f,
                "{} was not written by annul and would be overwritten; choose another output folder, or move the file",
                path.display()
            ),
            Self::Lock { path, line } => {
                write!(
                    f,
                    "{} names {line:?}, which is not a file of its folder",
                    path.display()
                )
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Foreign { .. } | Self::Lock { .. } => None,
        }
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
            _ => Ok(false),
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
    let behind_link = Path::new(path)
        .ancestors()
        .skip(1)
        .any(|folder| !folder.as_os_str().is_empty() && out.join(folder).is_symlink());
    !behind_link && out.join(path).exists()
}

/// Carries out a plan.
pub fn apply(plan: &Plan, out: &Path) -> Result<(), WriteError> {
    for (path, text) in &plan.write {
        write_file(&out.join(path), text)?;
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

fn read(file: &Path) -> Result<Option<String>, WriteError> {
    match fs::read(file) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(WriteError::Io {
            doing: "read",
            path: file.to_owned(),
            source,
        }),
    }
}

/// Writes a file that is there anew, with the permissions that it has; no reader ever sees half of it.
pub fn replace(file: &Path, text: &str) -> Result<(), WriteError> {
    write_with(
        file,
        text,
        fs::metadata(file).ok().map(|it| it.permissions()),
    )
}

/// Writes beside the file and renames, so that no reader ever sees half of it.
fn write_file(file: &Path, text: &str) -> Result<(), WriteError> {
    write_with(file, text, None)
}

fn write_with(
    file: &Path,
    text: &str,
    permissions: Option<fs::Permissions>,
) -> Result<(), WriteError> {
    let io = |doing: &'static str, path: &Path| {
        let path = path.to_owned();
        move |source| WriteError::Io {
            doing,
            path,
            source,
        }
    };
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io("create", folder))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    fs::write(&beside, text).map_err(io("write", &beside))?;
    if let Some(permissions) = permissions {
        fs::set_permissions(&beside, permissions).map_err(io("write", &beside))?;
    }
    fs::rename(&beside, file).map_err(|source| {
        // The rename's error is the one to tell; a left-over file is only untidy.
        let _ = fs::remove_file(&beside);
        WriteError::Io {
            doing: "replace",
            path: file.to_owned(),
            source,
        }
    })
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
