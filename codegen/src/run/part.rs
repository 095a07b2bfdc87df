//! One folder of specs: what becomes of it, or that nothing of it has changed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::check;
use crate::diagnostic::Sink;
use crate::emit;
use crate::file;
use crate::options::Options;
use crate::render;
use crate::rust::Outline;
use crate::source::{Found, Sources};
use crate::write::{Folder, WriteError};

use super::digest::{Digest, Salt, Stamp};
use super::record::{Kept, Part};

/// A larger file is neither a spec nor was it written here.
const MAX_BYTES: u64 = 64 << 20;

/// What a folder of specs says, without a finding.
#[derive(Debug)]
pub(super) struct Checked {
    catalogue: crate::ir::Catalogue,
    /// What no other folder may claim as well.
    pub(super) claims: Vec<String>,
    /// How many services and operations it has.
    pub(super) extent: (usize, usize),
    /// The files, each with what it held.
    read: Vec<Kept>,
}

/// Reads and checks a folder. None if there is anything to tell of it.
pub(super) fn read(files: &[&Found], options: &Options, salt: Option<Salt>) -> Option<Checked> {
    // Before they are read: what changes later is found changed.
    let stamps: Vec<Stamp> = files
        .iter()
        .map(|file| fs::metadata(&file.path).map_or_else(|_| Stamp::default(), |m| Stamp::of(&m)))
        .collect();
    let sources = Sources::of(files).ok()?;
    if !sources.problems().is_empty() {
        return None;
    }
    let sink = Sink::new();
    let catalogue = check::check(&sources, Some(options), &sink)?;
    if !sink.into_sorted().is_empty() {
        return None;
    }
    let kept = |salt: Salt| {
        let texts = sources.ids().map(|id| sources.text(id));
        let files = files.iter().zip(stamps).zip(texts);
        files
            .map(|((file, stamp), text)| Kept {
                path: file.shown.clone(),
                stamp,
                digest: salt.digest(text.as_bytes()),
            })
            .collect()
    };
    let services = catalogue.services.iter();
    let services = services.filter(|service| !service.operations.is_empty());
    Some(Checked {
        claims: check::claims(&catalogue, options),
        extent: (services.count(), catalogue.operations().count()),
        read: salt.map(kept).unwrap_or_default(),
        catalogue,
    })
}

/// What became of a folder.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) outlines: Vec<Outline>,
    pub(super) claims: Vec<String>,
    pub(super) extent: (usize, usize),
    pub(super) files: Files,
    pub(super) read: Vec<Kept>,
}

/// Files, compared with those in the output folder.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Those that are missing or differ.
    pub(super) write: Vec<(String, String)>,
    /// Those that are as they should be.
    pub(super) unchanged: Vec<String>,
    /// All of them with their digests; the stamps of those that are to be written are still to come.
    pub(super) kept: Vec<Kept>,
}

impl Files {
    /// Compares modules with an output folder.
    pub(super) fn of(
        modules: Vec<render::Module>,
        out: &Folder<'_>,
        salt: Option<Salt>,
    ) -> Result<Self, WriteError> {
        let mut files = Self::default();
        for module in modules {
            let (path, text) = render::file(module);
            let stamp = salt.map(|_| {
                out.metadata(&path)
                    .map_or(Stamp::default(), |m| Stamp::of(&m))
            });
            if let (Some(salt), Some(stamp)) = (salt, stamp) {
                files.kept.push(Kept {
                    path: path.clone(),
                    stamp,
                    digest: salt.digest(text.as_bytes()),
                });
            }
            if out.is_fresh(&path, &text)? {
                files.unchanged.push(path);
            } else {
                files.write.push((path, text));
            }
        }
        Ok(files)
    }
}

impl Checked {
    /// Emits the modules of the folder and compares them.
    pub(super) fn make(
        self,
        options: &Options,
        out: &Folder<'_>,
        salt: Option<Salt>,
    ) -> Result<Made, WriteError> {
        let (outlines, modules) = emit::part(&self.catalogue, options);
        drop(self.catalogue);
        Ok(Made {
            outlines,
            claims: self.claims,
            extent: self.extent,
            files: Files::of(modules, out, salt)?,
            read: self.read,
        })
    }
}

impl Made {
    /// Stands for all that others know of the folder.
    pub(super) fn outline(&self, claims: &[String], salt: Salt) -> Digest {
        let mut text = String::new();
        let _ = write!(text, "{:?} {claims:?} {:?}", self.outlines, self.extent);
        for kept in &self.files.kept {
            let _ = write!(text, " {:?}", kept.path);
        }
        salt.digest(text.as_bytes())
    }
}

/// Whether all that was kept of a folder holds: its specs, and the files that were written.
pub(super) fn is_kept(part: &mut Part, files: &[&Found], out: &Path, salt: Salt) -> bool {
    let same_files = part.read.len() == files.len()
        && part
            .read
            .iter()
            .zip(files)
            .all(|(kept, file)| kept.path == file.shown);
    same_files
        && part
            .read
            .iter_mut()
            .zip(files)
            .all(|(kept, file)| holds(kept, &file.path, salt))
        && part
            .written
            .iter_mut()
            .all(|kept| holds(kept, &out.join(&kept.path), salt))
}

/// Whether a file holds what it held: by its stamp, or by its content, and then it gets its new stamp.
pub(super) fn holds(kept: &mut Kept, path: &Path, salt: Salt) -> bool {
    let Ok(metadata) = fs::metadata(path) else {
        return false;
    };
    if kept.stamp.holds(&metadata) {
        return true;
    }
    let Ok(content) = file::read(path, MAX_BYTES) else {
        return false;
    };
    let same = salt.digest(&content) == kept.digest;
    if same {
        kept.stamp = Stamp::of(&metadata);
    }
    same
}
