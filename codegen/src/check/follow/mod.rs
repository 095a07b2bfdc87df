//! A fault is a finding: what only follows from another is left out, and what is found of one name at many places is told
//! once.

mod base;
mod once;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, FileId, Rule, Sink, Span};
use crate::source::Sources;
use crate::spec::yaml::{self, Node};
use crate::spec::{self, Parsed, shape::Part};

use base::{BASES, Base};

/// Goes through what was found after the first `forms` findings, which are those of form.
pub(super) fn sift(files: &[(FileId, Parsed)], sources: &Sources, forms: usize, sink: &Sink) {
    let found = sink.take_after(forms);
    if found.is_empty() {
        return;
    }
    // With the trees of the files as they are written, for nobody else needs them.
    let trees = files.iter().filter_map(|(id, _)| {
        let tree = yaml::parse(sources, *id, &Sink::new())?;
        Some((*id, tree))
    });
    let trees: Vec<(FileId, Node)> = trees.collect();
    let known = Known::new(&trees, sources, &found, sink);
    let (_, found): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| known.explain(found));
    for found in once::once(found, |file| known.home(file)) {
        sink.push(found);
    }
}

/// All places of a finding.
fn spans(found: &Diagnostic) -> impl Iterator<Item = Span> {
    let others = found.secondary.iter().map(|label| label.span);
    std::iter::once(found.span).chain(others)
}

/// What has been found, and what it was found in.
struct Known<'a> {
    sources: &'a Sources,
    /// Files as trees.
    files: BTreeMap<FileId, Part<'a>>,
    /// The service file of each.
    services: BTreeMap<FileId, FileId>,
    /// Where something is wrong with the form.
    forms: BTreeSet<Span>,
    /// Where rules found something.
    places: BTreeMap<&'static str, BTreeSet<Span>>,
    /// The same places by what is written there.
    names: BTreeSet<(&'static str, FileId, &'a str)>,
    /// Which entries of [`BASES`] a file lacks.
    lacking: BTreeSet<(FileId, usize)>,
    /// Which of them an operation of a service lacks.
    lacking_below: BTreeSet<(FileId, usize)>,
}

impl<'a> Known<'a> {
    fn new(
        files: &'a [(FileId, Node)],
        sources: &'a Sources,
        found: &[Diagnostic],
        sink: &Sink,
    ) -> Self {
        let part = |id: FileId, tree: &'a Node| Part::file(sources.path(id), tree);
        let folder = |id: FileId| super::folder(sources.path(id));
        let services: BTreeMap<_, _> = sources
            .ids()
            .filter(|id| spec::is_service_file(sources.path(*id)))
            .map(|id| (folder(id), id))
            .collect();
        let service = |(id, _): &(FileId, Node)| Some((*id, *services.get(folder(*id))?));
        let mut known = Self {
            sources,
            files: files
                .iter()
                .map(|(id, file)| (*id, part(*id, file)))
                .collect(),
            services: files.iter().filter_map(service).collect(),
            forms: sink.error_places(),
            places: BTreeMap::new(),
            names: BTreeSet::new(),
            lacking: BTreeSet::new(),
            lacking_below: BTreeSet::new(),
        };
        for Diagnostic { rule, span, .. } in found {
            known.places.entry(rule.id).or_default().insert(*span);
            known.names.insert((rule.id, span.file, known.name(*span)));
        }
        for (id, part) in &known.files {
            for (index, (_, base)) in BASES.iter().enumerate() {
                if known.lacks(*part, base) {
                    known.lacking.insert((*id, index));
                    known.lacking_below.insert((known.home(*id), index));
                }
            }
        }
        known
    }

    /// The name that is written at a place: without quotes, and that of a param without what says that it is one.
    fn name(&self, span: Span) -> &'a str {
        let written = self.sources.written(span).trim_matches(['\'', '"']);
        written.strip_prefix("$param.").unwrap_or(written)
    }

    /// Whether a file lacks what findings build on, as far as it is the same for all of them.
    fn lacks(&self, file: Part<'_>, base: &Base) -> bool {
        // Without a fault of form there is nothing that could not be read.
        let is_sound = self.forms.is_empty();
        match base {
            Base::Names(keys) => !is_sound && file.has_lost(keys),
            Base::Whole(keys) => !is_sound && file.is_faulty(keys),
            Base::Found(rule, keys) => file.at(keys).is_some_and(|part| self.finds(rule, part)),
            Base::Around | Base::Entry(_) | Base::Inside(_) | Base::Name(_) => false,
        }
    }

    /// The service file of a file; the file itself, where it has none.
    fn home(&self, file: FileId) -> FileId {
        self.services.get(&file).copied().unwrap_or(file)
    }

    /// Whether a rule found something in a part.
    fn finds(&self, rule: &Rule, part: Part<'_>) -> bool {
        let Span { file, start, end } = part.span();
        let (first, last) = (
            Span {
                file,
                start,
                end: start,
            },
            Span {
                file,
                start: end,
                end,
            },
        );
        let places = self.places.get(rule.id).into_iter();
        let mut places = places.flat_map(|places| places.range(first..=last));
        places.any(|place| part.covers(*place))
    }

    /// Whether a finding only follows from others.
    fn explain(&self, found: &Diagnostic) -> bool {
        let mut bases = (BASES.iter().enumerate()).filter(|(_, (rule, _))| *rule == found.rule);
        spans(found).any(|span| self.forms.contains(&span))
            || bases.any(|(index, (_, base))| self.builds_on(index, base, found))
    }

    /// Whether what a finding builds on is lacking.
    fn builds_on(&self, index: usize, base: &Base, found: &Diagnostic) -> bool {
        let own = found.span.file;
        match base {
            Base::Names(_) | Base::Whole(_) | Base::Found(..) => {
                self.lacking.contains(&(own, index))
                    || self.lacking.contains(&(self.home(own), index))
                    || self.lacking_below.contains(&(own, index))
            }
            Base::Name(rule) => self.names.contains(&(rule.id, own, self.name(found.span))),
            Base::Around => {
                let is_faulty = |part: Part<'_>| part.is_faulty(&[]);
                !self.forms.is_empty()
                    && spans(found).any(|span| self.around(span).is_some_and(is_faulty))
            }
            Base::Entry(keys) => {
                let entry: Vec<&str> = keys
                    .iter()
                    .copied()
                    .chain([self.name(found.span)])
                    .collect();
                let entry = self.files.get(&own).and_then(|file| file.at(&entry));
                !self.forms.is_empty() && entry.is_some_and(|entry| entry.is_faulty(&[]))
            }
            Base::Inside(rule) => spans(found).any(|span| {
                let part = self.around(span).filter(|part| !part.covers(span));
                part.is_some_and(|part| self.finds(rule, part))
            }),
        }
    }

    fn around(&self, span: Span) -> Option<Part<'a>> {
        self.files.get(&span.file)?.around(span)
    }
}
