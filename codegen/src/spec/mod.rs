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
pub enum File {
    /// `service.yaml`
    Service(Box<service::Service>),
    /// Any other.
    Operation(Box<operation::Operation>),
}

/// Reads one file of `sources`: a service file if it is called `service.yaml`, an operation otherwise.
///
/// Everything that is wrong with its form goes to `sink`. `None` if not even its name could be read.
pub fn read(sources: &Sources, file: FileId, sink: &Sink) -> Option<File> {
    let node = yaml::parse(sources, file, sink)?;
    if is_service_file(sources.path(file)) {
        shape::section(&node, &language::SERVICE, sink);
        service::Service::read(&node)
            .map(Box::new)
            .map(File::Service)
    } else {
        shape::section(&node, &language::OPERATION, sink);
        operation::Operation::read(&node)
            .map(Box::new)
            .map(File::Operation)
    }
}

/// Whether a path is that of a service file.
#[must_use]
pub fn is_service_file(path: &str) -> bool {
    matches!(
        path.rsplit('/').next(),
        Some("service.yaml" | "service.yml")
    )
}
