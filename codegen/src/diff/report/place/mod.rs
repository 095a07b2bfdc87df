//! Lines and columns of findings: the IR knows no places, so a file that a finding speaks of is read once more.

mod walk;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::finding::{self, At, Finding};
use crate::diagnostic::{FileId, Sink};
use crate::source::Sources;
use crate::spec::yaml::{self, Node};
use walk::Found;

/// A place as a person types it; lines and columns count from 1, the end is the place after the last character.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Located {
    /// The file.
    pub path: String,
    /// The first line.
    pub line: usize,
    /// The first column, in characters.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// Whether the thing itself stands there; else it is the nearest that does.
    pub is_exact: bool,
}

impl std::fmt::Display for Located {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

/// The places of both sides.
#[derive(Debug)]
pub struct Places<'a> {
    old: Side<'a>,
    new: Side<'a>,
}

#[derive(Debug)]
struct Side<'a> {
    sources: &'a Sources,
    prefix: String,
    /// What of a path the prefix takes the place of.
    begins: String,
    /// Files by their names in the catalogue, each read when somebody asks for a place in it.
    files: BTreeMap<String, (FileId, OnceCell<Option<Node>>)>,
}

impl<'a> Places<'a> {
    /// Finds places in the files of both sides; `prefixes` stand before the paths of each (`main:specs/`).
    #[must_use]
    pub fn new(old: &'a Sources, new: &'a Sources, prefixes: [&str; 2]) -> Self {
        let side = |sources: &'a Sources, prefix: &str| Side {
            sources,
            prefix: prefix.to_owned(),
            begins: String::new(),
            files: sources
                .ids()
                .map(|id| (sources.catalogue_path(id), (id, OnceCell::new())))
                .collect(),
        };
        Self {
            old: side(old, prefixes[0]),
            new: side(new, prefixes[1]),
        }
    }

    /// Says what of the paths of each side its prefix takes the place of; nothing by default.
    #[must_use]
    pub fn in_place_of(mut self, begins: [&str; 2]) -> Self {
        let [old, new] = begins.map(str::to_owned);
        (self.old.begins, self.new.begins) = (old, new);
        self
    }

    /// Where it was written.
    #[must_use]
    pub fn old(&self, finding: &Finding) -> Option<Located> {
        Some(self.old.located(&self.both(finding).0?))
    }

    /// Where it is written; of what is gone, the nearest that is left.
    #[must_use]
    pub fn new_place(&self, finding: &Finding) -> Option<Located> {
        Some(self.new.located(&self.both(finding).1?))
    }

    fn both(&self, finding: &Finding) -> (Option<Found<'_>>, Option<Found<'_>>) {
        let (old, new) = (finding.old_at.as_ref(), finding.new_at.as_ref());
        let path = new.or(old).map_or(&[][..], |at| at.path.as_slice());
        let mut old = old.and_then(|at| self.old.find(at));
        let mut new = new.and_then(|at| self.new.find(at));
        if let (Some(old), Some(new)) = (&mut old, &mut new)
            && old.is_whole
            && new.is_whole
            && is_piece(path)
        {
            walk::refine(old, new);
        }
        (old, new)
    }
}

/// Whether all that differs below a path belongs to one finding: not below a name, where each key has its own, and
/// not in a list of names.
fn is_piece(path: &[String]) -> bool {
    let names = |key: &String| finding::NAMING.contains(&key.as_str());
    match path {
        [] => false,
        [.., last] if names(last) => false,
        [.., parent, _] => !names(parent) && parent != "partitions",
        [_] => true,
    }
}

impl Side<'_> {
    /// In the file that is named, or in that of the service where the operation takes the thing from there.
    fn find(&self, at: &At) -> Option<Found<'_>> {
        let own = self.walk(at)?;
        let Some((elsewhere, named)) = self.shared(at).filter(|(_, named)| own.depth < *named)
        else {
            return Some(own);
        };
        let lead = at.path.len() - elsewhere.path.len();
        let there = self.walk(&elsewhere);
        there
            .filter(|there| there.depth + lead >= named)
            .or(Some(own))
    }

    fn walk(&self, at: &At) -> Option<Found<'_>> {
        let (id, root) = self.files.get(&at.file)?;
        let root = root.get_or_init(|| yaml::parse(self.sources, *id, &Sink::new()));
        Some(walk::walk(root.as_ref()?, &at.path, *id))
    }

    fn located(&self, found: &Found<'_>) -> Located {
        let (line, column) = self.sources.location(found.span);
        let (end_line, end_column) = self.sources.end_location(found.span);
        let path = self.sources.path(found.span.file);
        let path = path.strip_prefix(&self.begins).unwrap_or(path);
        Located {
            path: format!("{}{path}", self.prefix),
            line,
            column,
            end_line,
            end_column,
            is_exact: found.is_whole,
        }
    }

    /// Where a row of the reply table, or an error, stands if the operation takes it from its service; and how many keys
    /// lead to it in the operation.
    fn shared(&self, at: &At) -> Option<(At, usize)> {
        let (path, named) = match at.path.as_slice() {
            [first, second, _, ..] if first == "cancel" && second == "replies" => {
                (&at.path[1..], 3)
            }
            [first, _, ..] if first == "errors" => (&at.path[..], 2),
            _ => return None,
        };
        let (folder, file) = at.file.rsplit_once('/')?;
        if file.starts_with("service.") {
            return None;
        }
        let names = ["service.yaml", "service.yml"].map(|name| format!("{folder}/{name}"));
        let file = names
            .into_iter()
            .find(|name| self.files.contains_key(name))?;
        let path = path.to_vec();
        Some((At { file, path }, named))
    }
}
