//! A run over a whole catalogue: a folder at a time, on all cores, and only over what changed since the last one.
//!
//! It is for catalogues without findings. Where there is anything to tell, or options name parts of specs, it gives
//! nothing, and its caller takes the road that holds everything at once and can tell it.

#[cfg(feature = "diff")]
mod diff;
mod digest;
mod extent;
mod part;
mod place;
mod record;
mod workers;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::emit;
use crate::options::Options;
use crate::rust::Outline;
use crate::source::Survey;
use crate::write::{self, Folder, LOCK, Plan, WriteError};

use digest::{Salt, Stamp};
use part::{Files, Made};
use record::{Kept, Part, Record};

#[cfg(feature = "diff")]
pub use diff::diff;
pub use extent::Extent;
pub use place::cache;
pub(crate) use place::cache_of_build;

/// How far a run has come, in folders of specs: so many of so many. It is told from all threads.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// Folders of specs, or single specs.
    pub specs: &'a [PathBuf],
    /// What to emit.
    pub options: &'a Options,
    /// Whom to tell how far it has come.
    pub progress: Progress<'a>,
}

/// What is between an output folder and its specs.
#[derive(Debug)]
pub struct Planned {
    /// What to write and to remove.
    pub plan: Plan,
    /// What was read.
    pub extent: Extent,
    pub(crate) survey: Survey,
    /// The new record, if anything in it is new, and where to keep it.
    record: Option<(Record, PathBuf)>,
}

/// Checks a catalogue; none if there is anything to tell.
#[must_use]
pub fn check(request: &Request<'_>) -> Option<Extent> {
    let survey = Survey::of(request.specs).ok()?;
    let mut extent = Extent {
        files: survey.files().len(),
        ..Extent::default()
    };
    let folders: Vec<_> = survey.by_folder().into_values().collect();
    let parts = workers::each(&folders, request.progress, |files| {
        let checked = part::read(files, request.options, None)?;
        Some((checked.claims, checked.extent))
    })?;
    let mut taken = BTreeSet::new();
    for (claims, part) in parts {
        extent.add(part);
        if !claims.into_iter().all(|claim| taken.insert(claim)) {
            return None;
        }
    }
    Some(extent)
}

/// Compares an output folder with its specs, and with a cache only what changed; none if there is anything to tell of
/// the specs.
pub fn plan(
    request: &Request<'_>,
    out: &Path,
    cache: Option<&Path>,
) -> Result<Option<Planned>, WriteError> {
    let options = request.options;
    if options.names_anything() {
        return Ok(None);
    }
    let Ok(survey) = Survey::of(request.specs) else {
        return Ok(None);
    };
    let identity = cache.and_then(|_| place::identity((options, request.specs), out));
    let known = cache
        .zip(identity.as_ref())
        .and_then(|(cache, identity)| Record::load(cache, identity));
    let run = Run {
        request,
        survey: &survey,
        out,
    };
    let salt = match (&known, &identity) {
        (Some(known), _) => Some(known.salt),
        (None, Some(_)) => Some(Salt::new()),
        (None, None) => None,
    };
    let found = match known.map(|known| run.changes(known)).transpose()? {
        Some(Some(found)) => Some(found),
        _ => run.everything(salt, identity.as_deref())?,
    };
    Ok(found.map(|(plan, extent, record)| Planned {
        plan,
        extent,
        record: record.zip(cache.map(Path::to_owned)),
        survey,
    }))
}

impl Planned {
    /// Writes and removes, and keeps what the next run need not do again.
    pub fn apply(&mut self, out: &Path) -> Result<(), WriteError> {
        write::apply(&self.plan, out)?;
        let Some((record, cache)) = &mut self.record else {
            return Ok(());
        };
        let written: BTreeSet<&str> = self.plan.write.iter().map(|(path, _)| &**path).collect();
        let parts = record.parts.values_mut().flat_map(|part| &mut part.written);
        for kept in parts.chain(&mut record.above) {
            if written.contains(&*kept.path) {
                let metadata = fs::metadata(out.join(&kept.path));
                kept.stamp = metadata.map_or_else(|_| Stamp::default(), |found| Stamp::of(&found));
            }
        }
        if record.is_writable() {
            record.save(cache);
        }
        Ok(())
    }
}

struct Run<'a> {
    request: &'a Request<'a>,
    survey: &'a Survey,
    out: &'a Path,
}

/// A plan, what was read, and the record of it.
type Found = (Plan, Extent, Option<Record>);

impl Run<'_> {
    fn extent(&self) -> Extent {
        Extent {
            files: self.survey.files().len(),
            ..Extent::default()
        }
    }

    /// All folders.
    fn everything(
        &self,
        salt: Option<Salt>,
        identity: Option<&str>,
    ) -> Result<Option<Found>, WriteError> {
        let options = self.request.options;
        let folder = Folder::open(self.out)?;
        let folders: Vec<_> = self.survey.by_folder().into_iter().collect();
        let made = workers::each(&folders, self.request.progress, |(_, files)| {
            Some(part::read(files, options, salt)?.make(options, &folder, salt))
        });
        let Some(made) = made else {
            return Ok(None);
        };
        let (mut plan, mut extent, mut taken) = (Plan::default(), self.extent(), BTreeSet::new());
        let (mut outlines, mut parts) = (Vec::new(), BTreeMap::new());
        for ((name, _), made) in folders.iter().zip(made) {
            let mut made = made?;
            let claims = std::mem::take(&mut made.claims);
            if let Some(salt) = salt {
                parts.insert((*name).to_owned(), keep(&mut made, &claims, salt));
            }
            if !claims.into_iter().all(|claim| taken.insert(claim)) {
                return Ok(None);
            }
            extent.add(made.extent);
            outlines.append(&mut made.outlines);
            add(&mut plan, made.files);
        }
        outlines.sort();
        let mut above = self.above(&outlines, &folder, salt)?;
        let mut kept = std::mem::take(&mut above.kept);
        add(&mut plan, above);
        plan.write.sort();
        plan.unchanged.sort();
        folder.finish(&mut plan, false)?;
        let record = salt.zip(identity).map(|(salt, identity)| {
            kept.extend(folder.list(&plan).map(|text| Kept {
                path: LOCK.to_owned(),
                stamp: Stamp::default(),
                digest: salt.digest(text.as_bytes()),
            }));
            Record {
                salt,
                key: salt.digest(identity.as_bytes()),
                parts,
                above: kept,
            }
        });
        Ok(Some((plan, extent, record)))
    }

    fn above(
        &self,
        outlines: &[Outline],
        folder: &Folder<'_>,
        salt: Option<Salt>,
    ) -> Result<Files, WriteError> {
        let modules = emit::above(outlines, self.request.options);
        Files::of(modules, folder, salt)
    }

    /// Only what changed; none if others would notice the change, or anything else is not as the record says.
    fn changes(&self, mut known: Record) -> Result<Option<Found>, WriteError> {
        let (options, salt) = (self.request.options, known.salt);
        let before = known.clone();
        let holds = |kept: &mut Kept| part::holds(kept, &self.out.join(&kept.path), salt);
        if !known.above.iter_mut().all(holds) {
            return Ok(None);
        }
        let folders: Vec<_> = self.survey.by_folder().into_iter().collect();
        if folders.len() != known.parts.len() {
            return Ok(None);
        }
        let folder = Folder::open(self.out)?;
        let quiet = |_, _| {};
        let looked = workers::each(&folders, &quiet, |(name, files)| {
            let mut part = known.parts.get(*name)?.clone();
            if part::is_kept(&mut part, files, self.out, salt) {
                return Some(Ok((part, None)));
            }
            let made = part::read(files, options, Some(salt))?.make(options, &folder, Some(salt));
            Some(made.map(|mut made| {
                let claims = std::mem::take(&mut made.claims);
                (keep(&mut made, &claims, salt), Some(made.files))
            }))
        });
        let Some(looked) = looked else {
            return Ok(None);
        };
        let (mut plan, mut extent) = (Plan::default(), self.extent());
        for ((name, _), looked) in folders.iter().zip(looked) {
            let (part, files) = looked?;
            if known.parts.get(*name).map(|was| was.outline) != Some(part.outline) {
                return Ok(None);
            }
            extent.add(part.extent);
            match files {
                Some(files) => add(&mut plan, files),
                None => plan
                    .unchanged
                    .extend(part.written.iter().map(|kept| kept.path.clone())),
            }
            known.parts.insert((*name).to_owned(), part);
        }
        plan.unchanged
            .extend(known.above.iter().map(|kept| kept.path.clone()));
        let is_new = known != before || !plan.write.is_empty();
        Ok(Some((plan, extent, is_new.then_some(known))))
    }
}

fn add(plan: &mut Plan, mut files: Files) {
    plan.write.append(&mut files.write);
    plan.unchanged.append(&mut files.unchanged);
}

/// What a record keeps of a folder.
fn keep(made: &mut Made, claims: &[String], salt: Salt) -> Part {
    Part {
        outline: made.outline(claims, salt),
        extent: made.extent,
        read: std::mem::take(&mut made.read),
        written: std::mem::take(&mut made.files.kept),
    }
}
