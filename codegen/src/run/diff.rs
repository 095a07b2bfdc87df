//! Two states of specs, compared a folder at a time: of each no more is held than is to be told, and as much as tells which
//! service of one side is which of the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::{self, Broken, Compared, Policy, Report, Sketch};
use crate::ir::{Catalogue, Service};
use crate::options::Options;
use crate::source::{FileId, Sources, folder, folder_above};
use crate::{check, check_but_examples, spec};

use super::Progress;
use super::workers;

/// Compares two states of specs; none if those of one side are not valid, which is for [`check_but_examples`] to tell.
#[must_use]
pub fn diff(
    old: &Sources,
    new: &Sources,
    policy: &Policy,
    progress: Progress<'_>,
) -> Option<Report> {
    let sides = [old, new];
    let folders = sides.map(by_folder);
    let names: BTreeSet<&str> = folders
        .iter()
        .flat_map(|side| side.keys().copied())
        .collect();
    let tasks: Vec<[Option<Unit<'_>>; 2]> = names
        .into_iter()
        .map(|name| {
            [0, 1].map(|side| {
                let files = folders[side].get(name)?.as_slice();
                let sources = sides[side];
                Some(Unit { sources, files })
            })
        })
        .collect();
    let looked = workers::each(&tasks, progress, |task| look(task, *policy))?;
    let mut taken = [BTreeSet::new(), BTreeSet::new()];
    let mut gathered = Gathered::default();
    let mut left = [Vec::new(), Vec::new()];
    for (looked, task) in looked.into_iter().zip(&tasks) {
        for (claims, taken) in looked.claims.into_iter().zip(&mut taken) {
            if !claims.into_iter().all(|claim| taken.insert(claim)) {
                return None;
            }
        }
        for (side, sketches) in looked.left.into_iter().enumerate() {
            let sketches = sketches.into_iter().enumerate();
            left[side].extend(sketches.map(|(at, sketch)| (task[side], at, sketch)));
        }
        gathered.add(looked.found);
    }
    let moves = moves(&left);
    for found in workers::each(&moves, progress, |pair| moved(pair, *policy))? {
        gathered.add(found);
    }
    let mut report = diff::together(gathered.parts, *policy);
    let [before, now] = gathered.broken;
    report.note_broken(&before, now);
    Some(report)
}

/// The files of one folder, with what their provider shares.
#[derive(Clone, Copy, Debug)]
struct Unit<'a> {
    sources: &'a Sources,
    files: &'a [FileId],
}

/// What was found of some services, and the examples that are not valid on either side.
#[derive(Default, Debug)]
struct Gathered {
    parts: Vec<Compared>,
    broken: [Vec<Broken>; 2],
}

impl Gathered {
    fn add(&mut self, other: Self) {
        self.parts.extend(other.parts);
        for (all, more) in self.broken.iter_mut().zip(other.broken) {
            all.extend(more);
        }
    }
}

/// What came of a folder.
#[derive(Debug)]
struct Looked {
    /// What no other folder of the side may claim as well.
    claims: [Vec<String>; 2],
    found: Gathered,
    /// The services, where the other side has not the same ones there.
    left: [Vec<Sketch>; 2],
}

/// What a folder says, and its examples that are not valid.
struct Read {
    catalogue: Catalogue,
    broken: Vec<Broken>,
}

impl Unit<'_> {
    fn read(&self) -> Option<Read> {
        let sources = self.sources.subset(self.files);
        let checked = check_but_examples(&sources);
        let catalogue = checked.catalogue?;
        let broken = Broken::all((&sources, &checked.findings), Some(&catalogue));
        Some(Read { catalogue, broken })
    }
}

/// Compares a folder with itself, if it has the same services on both sides.
fn look(task: &[Option<Unit<'_>>; 2], policy: Policy) -> Option<Looked> {
    let mut read = [None, None];
    for (read, unit) in read.iter_mut().zip(task) {
        *read = unit
            .as_ref()
            .map(|unit| unit.read().ok_or(()))
            .transpose()
            .ok()?;
    }
    let services = |side: usize| -> &[Service] {
        let read: Option<&Read> = read[side].as_ref();
        read.map_or(&[], |read| &read.catalogue.services)
    };
    let options = Options::default();
    let claims = [0, 1].map(|side| {
        let read: Option<&Read> = read[side].as_ref();
        let claims = read.map(|read| check::claims(&read.catalogue, &options));
        // Routes are a matter of one gateway, which nobody has asked for.
        let claims = claims.into_iter().flatten();
        claims
            .filter(|claim| !claim.starts_with("route "))
            .collect()
    });
    let (was, is) = (services(0), services(1));
    let is_same = was
        .iter()
        .map(|one| &one.id)
        .eq(is.iter().map(|one| &one.id));
    let mut found = Gathered::default();
    let left = if is_same {
        let pairs = was.iter().zip(is);
        let parts = pairs.map(|(was, is)| diff::part(Some(was), Some(is), policy));
        found.parts = parts.collect();
        [Vec::new(), Vec::new()]
    } else {
        [was, is].map(|side| side.iter().map(Sketch::of).collect())
    };
    found.broken = read.map(|read| read.map(|read| read.broken).unwrap_or_default());
    Some(Looked {
        claims,
        found,
        left,
    })
}

/// A service: the folder that it stands in, and its place there.
type Place<'a> = (Option<Unit<'a>>, usize);

/// Services that are in another folder, have another id, or are on one side only.
fn moves<'a>(left: &[Vec<(Option<Unit<'a>>, usize, Sketch)>; 2]) -> Vec<[Option<Place<'a>>; 2]> {
    let [olds, news] = left;
    let sketches = |side: &[(_, _, Sketch)]| -> Vec<Sketch> {
        side.iter().map(|(_, _, sketch)| sketch.clone()).collect()
    };
    let partners = diff::partners(&sketches(olds), &sketches(news));
    let place = |(unit, at, _): &(Option<Unit<'a>>, usize, Sketch)| (*unit, *at);
    let here = news.iter().zip(&partners);
    let here = here.map(|(is, was)| [was.map(|at| place(&olds[at])), Some(place(is))]);
    let gone = (0..olds.len()).filter(|at| !partners.contains(&Some(*at)));
    let gone = gone.map(|at| [Some(place(&olds[at])), None]);
    here.chain(gone).collect()
}

/// Compares two services that have been looked at before.
fn moved(pair: &[Option<Place<'_>>; 2], policy: Policy) -> Option<Gathered> {
    let mut read = [None, None];
    for (read, place) in read.iter_mut().zip(pair) {
        let unit = place.and_then(|(unit, at)| Some((unit?, at)));
        let found = unit.map(|(unit, at)| Some((unit.read()?, at)));
        *read = match found {
            Some(found) => Some(found?),
            None => None,
        };
    }
    let [was, is] = read.each_ref().map(|read| {
        let (read, at) = read.as_ref()?;
        read.catalogue.services.get(*at)
    });
    Some(Gathered {
        parts: vec![diff::part(was, is, policy)],
        broken: Default::default(),
    })
}

/// The files by their folders; what a provider shares is read with each of its services.
fn by_folder(sources: &Sources) -> BTreeMap<&str, Vec<FileId>> {
    let mut folders: BTreeMap<&str, Vec<FileId>> = BTreeMap::new();
    for id in sources.ids() {
        let own = folder(sources.relative_path(id));
        folders.entry(own).or_default().push(id);
    }
    let is_shared = |files: &[FileId]| {
        let mut paths = files.iter().map(|id| sources.relative_path(*id));
        paths.all(spec::is_provider_file)
    };
    let shared: BTreeMap<&str, Vec<FileId>> = folders
        .iter()
        .filter(|(_, files)| is_shared(files))
        .map(|(name, files)| (*name, files.clone()))
        .collect();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for (name, files) in &mut folders {
        let above = folder_above(&format!("{name}/service.yaml"));
        if let Some((above, more)) = shared.get_key_value(above.as_str())
            && !shared.contains_key(name)
        {
            files.extend(more);
            used.insert(above);
        }
    }
    folders.retain(|name, _| !used.contains(name));
    folders
}
