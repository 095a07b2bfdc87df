//! What the author wrote: YAML text to raw specs, each leaf with its place.

pub mod cancel;
pub mod language;
pub mod member;
pub mod operation;
pub mod read;
pub mod schema;
pub mod service;
pub mod shape;
pub mod shared;
pub mod yaml;

use crate::diagnostic::{FileId, Sink};
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
    let tree = yaml::parse(sources, file, sink)?;
    let file = if is_service_file(sources.path(file)) {
        shape::section(&tree, &language::SERVICE, sink);
        service::Service::read(&tree)
            .map(Box::new)
            .map(File::Service)?
    } else {
        shape::section(&tree, &language::OPERATION, sink);
        operation::Operation::read(&tree)
            .map(Box::new)
            .map(File::Operation)?
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
