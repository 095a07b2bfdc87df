//! What the author wrote: YAML text to raw specs, each leaf with its place.

pub mod cancel;
pub mod endpoint;
pub mod language;
pub mod member;
pub mod operation;
pub mod read;
pub mod schema;
pub mod service;
pub mod shape;
pub mod shared;
pub mod yaml;

use crate::diagnostic::{Diagnostic, FileId, Sink};
use crate::source::Sources;

/// A spec file that could be read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What it holds.
    pub file: File,
    /// The same as a tree: it knows the places of keys.
    pub tree: yaml::Node,
}

/// What a spec file holds.
#[derive(Clone, Debug)]
pub enum File {
    /// `service.yaml`
    Service(Box<service::Service>),
    /// Any other.
    Operation(Box<operation::Operation>),
}

/// Reads one file of `sources`: a service file if it is called `service.yaml`, an operation otherwise.
///
/// Everything that is wrong with its form goes to `sink`. `None` if not even its name could be read.
pub fn read(sources: &Sources, file: FileId, sink: &Sink) -> Option<Parsed> {
    let (tree, marred) = yaml::parse_marred(sources, file, sink)?;
    let is_service = is_service_file(sources.path(file));
    let forms = sink.count();
    let section = if is_service {
        &language::SERVICE
    } else {
        &language::OPERATION
    };
    shape::section(&tree, section, sink);
    if !marred.is_empty() {
        let is_marred = |found: &Diagnostic| marred.iter().any(|span| found.span.covers(*span));
        for found in sink.take_after(forms) {
            if !is_marred(&found) {
                sink.push(found);
            }
        }
    }
    let file = if is_service {
        File::Service(Box::new(service::Service::read(&tree)?))
    } else {
        File::Operation(Box::new(operation::Operation::read(&tree)?))
    };
    Some(Parsed { file, tree })
}

/// Whether a path is that of a service file.
#[must_use]
pub fn is_service_file(path: &str) -> bool {
    matches!(
        path.rsplit('/').next(),
        Some("service.yaml" | "service.yml")
    )
}
