//! Lines and columns of findings: the IR knows no places, so a file that a finding speaks of is read once more.

mod walk;

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

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
    /// Files by their names in the catalogue.
    files: BTreeMap<String, FileId>,
    /// Those that were read last: findings stand in the order of files, and all files of many would take much memory.
    recent: RefCell<VecDeque<(FileId, Rc<Root>)>>,
}

/// What a file says, if it can be read.
type Root = Option<Node>;

/// So many files are kept: that of an operation and that of its service are asked for in turns.
const RECENT: usize = 4;

/// The files that a place may stand in: the one that is named, and that of the service.
type Roots = [Option<(FileId, Rc<Root>)>; 2];

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
                .map(|id| (sources.catalogue_path(id), id))
                .collect(),
            recent: RefCell::default(),
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
        self.both(finding).0
    }

    /// Where it is written; of what is gone, the nearest that is left.
    #[must_use]
    pub fn new_place(&self, finding: &Finding) -> Option<Located> {
        self.both(finding).1
    }

    /// Where what keys lead to is written on the new side; of what is not there, the nearest that is.
    #[must_use]
    pub fn at(&self, at: &At) -> Option<Located> {
        let roots = self.new.roots(at);
        let found = self.new.find(at, &roots)?;
        Some(self.new.located(&found))
    }

    fn both(&self, finding: &Finding) -> (Option<Located>, Option<Located>) {
        let (old, new) = (finding.old_at.as_ref(), finding.new_at.as_ref());
        let path = new.or(old).map_or(&[][..], |at| at.path.as_slice());
        let [was, is] = [(&self.old, old), (&self.new, new)]
            .map(|(side, at)| at.map(|at| (at, side.roots(at))));
        let mut old = was
            .as_ref()
            .and_then(|(at, roots)| self.old.find(at, roots));
        let mut new = is.as_ref().and_then(|(at, roots)| self.new.find(at, roots));
        if let (Some(old), Some(new)) = (&mut old, &mut new)
            && old.is_whole
            && new.is_whole
            && is_piece(path)
        {
            walk::refine(old, new);
        }
        (
            old.map(|found| self.old.located(&found)),
            new.map(|found| self.new.located(&found)),
        )
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
    /// The files to look in.
    fn roots(&self, at: &At) -> Roots {
        let elsewhere = self.shared(at);
        let elsewhere = elsewhere.and_then(|(elsewhere, _)| self.root(&elsewhere.file));
        [self.root(&at.file), elsewhere]
    }

    fn root(&self, file: &str) -> Option<(FileId, Rc<Root>)> {
        let id = *self.files.get(file)?;
        let mut recent = self.recent.borrow_mut();
        if let Some(found) = recent.iter().find(|(known, _)| *known == id) {
            return Some(found.clone());
        }
        let root = Rc::new(yaml::parse(self.sources, id, &Sink::new()));
        recent.truncate(RECENT - 1);
        recent.push_front((id, Rc::clone(&root)));
        Some((id, root))
    }

    /// In the file that is named, or in that of the service where the operation takes the thing from there.
    fn find<'r>(&self, at: &At, [own, service]: &'r Roots) -> Option<Found<'r>> {
        let own = walk(own.as_ref(), &at.path)?;
        let Some((elsewhere, named)) = self.shared(at).filter(|(_, named)| own.depth < *named)
        else {
            return Some(own);
        };
        let lead = at.path.len() - elsewhere.path.len();
        walk(service.as_ref(), &elsewhere.path)
            .filter(|there| there.depth + lead >= named)
            .or(Some(own))
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

fn walk<'r>(root: Option<&'r (FileId, Rc<Root>)>, path: &[String]) -> Option<Found<'r>> {
    let (id, root) = root?;
    let root = Option::as_ref(root)?;
    Some(walk::walk(root, path, *id))
}
