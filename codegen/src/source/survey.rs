//! The files of a catalogue before they are read, so that they can be read a folder at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::read::{Walk, display_path, read_capped};
use super::{SourceError, Sources, folder};

/// What the services of a provider share.
fn is_provider_file(path: &str) -> bool {
    matches!(
        path.rsplit('/').next(),
        Some("provider.yaml" | "provider.yml")
    )
}

/// The files of a catalogue, root by root, sorted by path.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    files: Vec<Found>,
    folders: Vec<PathBuf>,
}

/// A file of a catalogue.
#[derive(Debug)]
pub(crate) struct Found {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// The same as its reader would type it.
    pub(crate) shown: String,
    relative: String,
    root_name: String,
}

impl Survey {
    /// Looks for the files of a catalogue that lies in several places.
    pub(crate) fn of(roots: &[impl AsRef<Path>]) -> Result<Self, SourceError> {
        let mut survey = Self::default();
        for root in roots {
            let mut walk = Walk::of(root.as_ref())?;
            walk.folders.sort();
            survey.folders.append(&mut walk.folders);
            let name = walk.root.file_name();
            let name = name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let found = walk.files.into_iter().map(|(relative, path)| Found {
                shown: display_path(&path),
                path,
                relative,
                root_name: name.clone(),
            });
            survey.files.extend(found);
        }
        Ok(survey)
    }

    /// All files.
    pub(crate) fn files(&self) -> &[Found] {
        &self.files
    }

    /// The folders that were scanned.
    pub(crate) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The files by their folders; a service and its operations are in one. What the provider of a service shares
    /// is read with each of its services.
    pub(crate) fn by_folder(&self) -> BTreeMap<&str, Vec<&Found>> {
        let mut folders: BTreeMap<&str, Vec<&Found>> = BTreeMap::new();
        for file in &self.files {
            folders.entry(folder(&file.shown)).or_default().push(file);
        }
        let is_shared = |files: &[&Found]| files.iter().all(|file| is_provider_file(&file.shown));
        let shared: BTreeMap<&str, Vec<&Found>> = folders
            .iter()
            .filter(|(_, files)| is_shared(files))
            .map(|(name, files)| (*name, files.clone()))
            .collect();
        let mut used = BTreeSet::new();
        for (name, files) in &mut folders {
            if let Some(above) = shared.get(folder(name)).filter(|_| !is_shared(files)) {
                files.extend(above);
                used.insert(folder(name));
            }
        }
        folders.retain(|name, _| !used.contains(name));
        folders
    }

    /// Reads all files.
    pub(crate) fn read(self) -> Result<Sources, SourceError> {
        let mut sources = Sources::of(&self.files.iter().collect::<Vec<_>>())?;
        sources.folders = self.folders;
        Ok(sources)
    }
}

impl Sources {
    /// Reads the catalogue at `root`: all `*.yaml` and `*.yml` below a folder (hidden entries left out),
    /// or one file and the `service.yaml` beside it.
    pub fn read(root: &Path) -> Result<Self, SourceError> {
        Self::read_all(&[root])
    }

    /// Reads a catalogue that lies in several places; each service lies in one of them.
    pub fn read_all(roots: &[impl AsRef<Path>]) -> Result<Self, SourceError> {
        Survey::of(roots)?.read()
    }

    /// Reads these files alone.
    pub(crate) fn of(files: &[&Found]) -> Result<Self, SourceError> {
        let mut sources = Self::default();
        for file in files {
            sources.root_name.clone_from(&file.root_name);
            let bytes = read_capped(&file.path)?;
            sources.add(file.shown.clone(), file.relative.clone(), bytes);
        }
        Ok(sources)
    }
}
