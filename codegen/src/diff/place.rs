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
        let (id, root) = self.files.get(&at.file)?;
        let span = walk(root, &at.path, *id);
        let (line, column) = self.sources.location(span);
        let (end_line, end_column) = self.sources.end_location(span);
        Some(Located {
            path: format!("{}{}", self.prefix, self.sources.path(*id)),
            line,
            column,
            end_line,
            end_column,
        })
    }
}

/// The place of the last key that is there: of a single value the value, of anything longer the key.
fn walk(root: &Node, path: &[String], file: FileId) -> Span {
    let (mut node, mut span) = (root, Span::file_start(file));
    for key in path {
        match &node.value {
            Value::Map(entries) => {
                let named = |name: &str| name == key || name::pascal(name) == *key;
                let exact = entries.iter().find(|entry| entry.key.value == *key);
                let Some(entry) =
                    exact.or_else(|| entries.iter().find(|entry| named(&entry.key.value)))
                else {
                    return span;
                };
                span = if matches!(entry.value.value, Value::Scalar(_)) {
                    entry.value.span
                } else {
                    entry.key.span
                };
                if span.start == span.end {
                    span = entry.key.span;
                }
                node = &entry.value;
            }
            Value::List(items) => {
                let is_it = |item: &&Node| matches!(&item.value, Value::Scalar(scalar) if scalar.text == *key);
                let by_number = || key.parse::<usize>().ok().and_then(|index| items.get(index));
                let Some(item) = items.iter().find(is_it).or_else(by_number) else {
                    return span;
                };
                if matches!(item.value, Value::Scalar(_)) {
                    span = item.span;
                }
                node = item;
            }
            Value::Scalar(_) => return span,
        }
    }
    span
}
