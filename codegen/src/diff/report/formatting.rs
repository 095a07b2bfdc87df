//! Files that are written otherwise and say the same: comments, quotes, order of keys.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use super::content::Content;
use super::finding::{Finding, Scope};
use crate::diagnostic::{FileId, Sink};
use crate::diff::rule::general;
use crate::source::Sources;
use crate::spec::yaml;

impl Report {
    /// Adds a finding for each file that is written otherwise and says the same.
    pub fn note_formatting(&mut self, old: &Sources, new: &Sources) {
        let places = self.findings.iter();
        let places = places.flat_map(|found| [&found.old_at, &found.new_at]);
        let files: BTreeSet<&str> = places.flatten().map(|at| at.file.as_str()).collect();
        let told = |file: &str| files.contains(file);
        let olds: BTreeMap<&str, FileId> =
            old.ids().map(|id| (old.relative_path(id), id)).collect();
        let mut found = Vec::new();
        for id in new.ids() {
            let Some(&other) = olds.get(new.relative_path(id)) else {
                continue;
            };
            let (old_file, new_file) = (old.catalogue_path(other), new.catalogue_path(id));
            // How lines end is git's matter, and differs from checkout to checkout.
            if old.text(other).lines().ne(new.text(id).lines())
                && !told(&old_file)
                && !told(&new_file)
                && content(old, other) == content(new, id)
            {
                let scope = Scope {
                    service: new.relative_path(id).to_owned(),
                    operation: None,
                    old_file,
                    new_file,
                };
                found.push(Finding::new(&general::SPEC_FORMATTING_ONLY, &scope, &[]));
            }
        }
        self.findings.extend(found);
        self.settle();
    }
}

/// What a file says, however it is written; none if it cannot be read.
fn content(sources: &Sources, file: FileId) -> Option<Content> {
    yaml::parse(sources, file, &Sink::new()).map(|node| Content::of(&node))
}
