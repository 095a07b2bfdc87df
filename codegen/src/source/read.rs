//! Reads a catalogue from disk: a folder and what is below it, or one spec and the service file beside it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::file;

use super::{MAX_FILE_BYTES, MAX_FILES, MAX_FOLDER_DEPTH, SourceError};

/// What a walk has found so far: files by their path below the root, which is also their order.
pub(super) struct Walk {
    pub(super) root: PathBuf,
    pub(super) files: BTreeMap<String, PathBuf>,
    pub(super) folders: Vec<PathBuf>,
}

impl Walk {
    pub(super) fn of(root: &Path) -> Result<Self, SourceError> {
        let is_folder = fs::metadata(root).map_err(io_error("open", root))?.is_dir();
        let walk = if is_folder {
            Self::folder(root)?
        } else {
            Self::file(root)?
        };
        if walk.files.is_empty() {
            return Err(SourceError::Empty {
                root: root.to_owned(),
            });
        }
        Ok(walk)
    }

    fn folder(root: &Path) -> Result<Self, SourceError> {
        let resolved = fs::canonicalize(root).map_err(io_error("open", root))?;
        let mut walk = Self {
            root: resolved.clone(),
            files: BTreeMap::new(),
            folders: Vec::new(),
        };
        walk.enter(root, "", &mut vec![resolved])?;
        let is_service = |name: &String| name == "service.yaml" || name == "service.yml";
        if walk.files.keys().any(is_service) {
            // What the service shares with others stands above its folder.
            walk.files.extend(provider(root));
        }
        Ok(walk)
    }

    fn file(path: &Path) -> Result<Self, SourceError> {
        let Some(name) = path.file_name().filter(|_| is_yaml(path)) else {
            return Err(SourceError::NotSpec {
                path: path.to_owned(),
            });
        };
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let resolved = fs::canonicalize(folder).map_err(io_error("open", folder))?;
        let mut files = BTreeMap::from([(name.to_string_lossy().into_owned(), path.to_owned())]);
        for name in ["service.yaml", "service.yml"] {
            let service = path.with_file_name(name);
            if service.exists() {
                files.insert(name.to_owned(), service);
            }
        }
        files.extend(provider(folder));
        Ok(Self {
            root: resolved,
            files,
            folders: vec![folder.to_owned()],
        })
    }

    /// `chain` holds the resolved folders from the root down to `folder`.
    fn enter(
        &mut self,
        folder: &Path,
        relative: &str,
        chain: &mut Vec<PathBuf>,
    ) -> Result<(), SourceError> {
        if chain.len() > MAX_FOLDER_DEPTH {
            return Err(SourceError::TooDeep {
                path: folder.to_owned(),
            });
        }
        self.folders.push(folder.to_owned());
        for entry in fs::read_dir(folder).map_err(io_error("list", folder))? {
            let entry = entry.map_err(io_error("list", folder))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            let below = if relative.is_empty() {
                name
            } else {
                format!("{relative}/{name}")
            };
            let kind = entry.file_type().map_err(io_error("open", &path))?;
            let is_link = kind.is_symlink();
            let is_folder = if is_link {
                match fs::metadata(&path) {
                    Ok(metadata) => metadata.is_dir(),
                    // A link to nothing matters only if it stands where a spec should.
                    Err(_) if !is_yaml(&path) => continue,
                    Err(error) => return Err(io_error("open", &path)(error)),
                }
            } else {
                kind.is_dir()
            };
            if !is_folder && !is_yaml(&path) {
                continue;
            }
            // What is no link lies where its folder does.
            let resolved = match chain.last() {
                Some(parent) if !is_link => parent.join(entry.file_name()),
                _ => fs::canonicalize(&path).map_err(io_error("open", &path))?,
            };
            if !resolved.starts_with(&self.root) {
                return Err(SourceError::LeavesRoot {
                    path,
                    target: resolved,
                });
            }
            if !is_folder {
                self.files.insert(below, path);
            } else if is_link && chain.contains(&resolved) {
                return Err(SourceError::Loop { path });
            } else {
                chain.push(resolved);
                self.enter(&path, &below, chain)?;
                chain.pop();
            }
            if self.files.len() > MAX_FILES || self.folders.len() > MAX_FILES {
                return Err(SourceError::TooManyFiles {
                    root: self.root.clone(),
                });
            }
        }
        Ok(())
    }
}

/// The provider file above the folder of a service, by its path from there.
fn provider(folder: &Path) -> Option<(String, PathBuf)> {
    let own = display_path(&folder.join("service.yaml"));
    let above = super::folder_above(&own);
    let names = ["provider.yaml", "provider.yml"].into_iter();
    let mut found = names.map(|name| (name, Path::new(&above).join(name)));
    let (name, path) = found.find(|(_, path)| path.is_file())?;
    Some((format!("../{name}"), path))
}

/// Reads a file, but of one that is too large only enough to know it.
pub(super) fn read_capped(path: &Path) -> Result<Vec<u8>, SourceError> {
    let file = file::open(path).map_err(|error| {
        if file::is_no_file(&error) {
            return SourceError::NotSpec {
                path: path.to_owned(),
            };
        }
        io_error("open", path)(error)
    })?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(io_error("read", path))?;
    Ok(bytes)
}

fn is_yaml(path: &Path) -> bool {
    let is = |extension: &OsStr| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    };
    path.extension().is_some_and(is)
}

pub(super) fn display_path(path: &Path) -> String {
    let path = path
        .strip_prefix(".")
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned();
    if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path
    }
}

fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> SourceError {
    let path = path.to_owned();
    move |error| SourceError::Io {
        action,
        path,
        error,
    }
}
