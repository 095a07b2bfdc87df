//! Lines and columns of findings: the IR knows no places, so files that findings speak of are read once more.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Sink, Span};
use crate::name;
use crate::source::Sources;
use crate::spec::yaml::{self, Node, Value};

use super::finding::{At, Finding};
use super::report::Report;

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
    files: BTreeMap<String, (FileId, Node)>,
}

impl<'a> Places<'a> {
    /// Reads the files that the report's findings speak of; `prefixes` stand before the paths of each side (`main:specs/`).
    #[must_use]
    pub fn new(old: &'a Sources, new: &'a Sources, prefixes: [&str; 2], report: &Report) -> Self {
        let side = |sources, prefix: &str, at: fn(&Finding) -> Option<&At>| {
            let mut side = Side {
                sources,
                prefix: prefix.to_owned(),
                files: BTreeMap::new(),
            };
            for at in report.findings.iter().filter_map(at) {
                side.read(&at.file);
                if let Some((shared, _)) = shared(at) {
                    side.read(&shared.file);
                }
            }
            side
        };
        Self {
            old: side(old, prefixes[0], |found| found.old_at.as_ref()),
            new: side(new, prefixes[1], |found| found.new_at.as_ref()),
        }
    }

    /// Where it was written.
    #[must_use]
    pub fn old(&self, finding: &Finding) -> Option<Located> {
        self.old.locate(finding.old_at.as_ref()?)
    }

    /// Where it is written; of what is gone, the nearest that is left.
    #[must_use]
    pub fn new_place(&self, finding: &Finding) -> Option<Located> {
        self.new.locate(finding.new_at.as_ref()?)
    }
}

impl Side<'_> {
    fn read(&mut self, file: &str) {
        if self.files.contains_key(file) {
            return;
        }
        let Some(id) = self
            .sources
            .ids()
            .find(|id| self.sources.catalogue_path(*id) == file)
        else {
            return;
        };
        if let Some(node) = yaml::parse(self.sources, id, &Sink::new()) {
            self.files.insert(file.to_owned(), (id, node));
        }
    }

    fn locate(&self, at: &At) -> Option<Located> {
        let found = self.find(at)?;
        let found = match shared(at) {
            Some((elsewhere, named)) if found.depth < named => {
                let there = self.find(&elsewhere);
                let lead = at.path.len() - elsewhere.path.len();
                there
                    .filter(|there| there.depth + lead >= named)
                    .unwrap_or(found)
            }
            _ => found,
        };
        let (line, column) = self.sources.location(found.span);
        let (end_line, end_column) = self.sources.end_location(found.span);
        Some(Located {
            path: format!("{}{}", self.prefix, self.sources.path(found.span.file)),
            line,
            column,
            end_line,
            end_column,
            is_exact: found.is_whole,
        })
    }

    fn find(&self, at: &At) -> Option<Found> {
        let (id, root) = self.files.get(&at.file)?;
        Some(walk(root, &at.path, *id))
    }
}

/// Where a row of the reply table, or an error, stands if the operation takes it from its service; and how many keys
/// lead to it in the operation.
fn shared(at: &At) -> Option<(At, usize)> {
    let (path, named) = match at.path.as_slice() {
        [first, second, _, ..] if first == "cancel" && second == "replies" => (&at.path[1..], 3),
        [first, _, ..] if first == "errors" => (&at.path[..], 2),
        _ => return None,
    };
    let (folder, file) = at.file.rsplit_once('/')?;
    let service = At {
        file: format!("{folder}/service.yaml"),
        path: path.to_vec(),
    };
    (!file.starts_with("service.")).then_some((service, named))
}

/// How far a path leads.
#[derive(Clone, Copy)]
struct Found {
    span: Span,
    /// How many of its keys are there.
    depth: usize,
    is_whole: bool,
}

/// The place of the last key that is there: of a single value the value, of anything longer the key.
fn walk(root: &Node, path: &[String], file: FileId) -> Found {
    let (mut node, mut span) = (root, Span::file_start(file));
    for (depth, key) in path.iter().enumerate() {
        let Some((next, place)) = step(node, key) else {
            return Found {
                span,
                depth,
                is_whole: false,
            };
        };
        (node, span) = (next, place);
    }
    Found {
        span,
        depth: path.len(),
        is_whole: true,
    }
}

/// What a key leads to, and where that stands.
fn step<'n>(node: &'n Node, key: &str) -> Option<(&'n Node, Span)> {
    match &node.value {
        Value::Map(entries) => {
            let named = |name: &str| name == key || name::pascal(name) == key;
            let exact = entries.iter().find(|entry| entry.key.value == key);
            let entry = exact.or_else(|| entries.iter().find(|entry| named(&entry.key.value)))?;
            let value = entry.value.span;
            let is_single =
                matches!(entry.value.value, Value::Scalar(_)) && value.start != value.end;
            Some((&entry.value, if is_single { value } else { entry.key.span }))
        }
        Value::List(items) => {
            let is_it =
                |item: &&Node| matches!(&item.value, Value::Scalar(scalar) if scalar.text == key);
            let by_number = || key.parse::<usize>().ok().and_then(|index| items.get(index));
            let item = items.iter().find(is_it).or_else(by_number)?;
            let first = item.entries().first();
            Some((item, first.map_or(item.span, |entry| entry.key.span)))
        }
        Value::Scalar(_) => None,
    }
}
