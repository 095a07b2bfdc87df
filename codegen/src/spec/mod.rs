//! What the author wrote: YAML text to raw specs, each leaf with its place.

pub mod cancel;
mod default_source;
pub mod endpoint;
pub mod fact;
mod kept;
pub mod language;
pub mod member;
pub mod operation;
pub mod provider;
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
    /// The file as a tree, with what it says once for all of it, and with what its provider shares.
    pub whole: yaml::Node,
    /// What a service has of its provider.
    pub inherited: Option<provider::Inherited>,
}

/// What a spec file holds.
#[derive(Clone, Debug)]
pub enum File {
    /// `service.yaml`
    Service(Box<service::Service>),
    /// `provider.yaml`
    Provider(Box<provider::Provider>),
    /// Any other.
    Operation(Box<operation::Operation>),
}

/// Reads one file of `sources`: what its name says it is, an operation unless it is a service or a provider.
///
/// Everything that is wrong with its form goes to `sink`. `None` if not even its name could be read.
pub fn read(sources: &Sources, file: FileId, sink: &Sink) -> Option<Parsed> {
    let path = sources.path(file);
    let section = section_of(path);
    let (mut whole, marred) = if is_provider_file(path) {
        kept::tree(sources, file, sink)?
    } else {
        yaml::parse_marred(sources, file, sink)?
    };
    default_source::fill(&mut whole, section);
    let mut inherited = None;
    let is_service = is_service_file(path);
    if is_service {
        inherited = inherit(sources, path, &mut whole);
        provider::put_prefix(&mut whole);
    }
    let forms = sink.count();
    shape::section(&whole, section, sink);
    if !marred.is_empty() {
        let is_marred = |found: &Diagnostic| marred.iter().any(|span| found.span.covers(*span));
        for found in sink.take_after(forms) {
            if !is_marred(&found) {
                sink.push(found);
            }
        }
    }
    let file = if is_service {
        File::Service(Box::new(service::Service::read(&whole)?))
    } else if is_provider_file(path) {
        File::Provider(Box::new(provider::Provider::read(&whole)?))
    } else {
        File::Operation(Box::new(operation::Operation::read(&whole)?))
    };
    Some(Parsed {
        file,
        whole,
        inherited,
    })
}

/// What the file of this path holds.
fn section_of(path: &str) -> &'static language::Section {
    if is_service_file(path) {
        &language::SERVICE
    } else if is_provider_file(path) {
        &language::PROVIDER
    } else {
        &language::OPERATION
    }
}

/// Lays what a provider shares under the file of its service, if there is such a provider.
fn inherit(sources: &Sources, path: &str, whole: &mut yaml::Node) -> Option<provider::Inherited> {
    let folder = crate::source::folder_above(path);
    let is_its = |id: &FileId| {
        let other = sources.path(*id);
        is_provider_file(other) && crate::source::folder(other) == folder
    };
    let file = sources.ids().find(is_its)?;
    // What is wrong with it is told of the file itself.
    let (mut shared, _) = kept::tree(sources, file, &Sink::new())?;
    default_source::fill(&mut shared, &language::PROVIDER);
    let keys = provider::lay_under(whole, shared);
    Some(provider::Inherited { file, keys })
}

/// Whether a path is that of a service file.
#[must_use]
pub fn is_service_file(path: &str) -> bool {
    is_called(path, ["service.yaml", "service.yml"])
}

/// Whether a path is that of a provider file.
#[must_use]
pub fn is_provider_file(path: &str) -> bool {
    is_called(path, ["provider.yaml", "provider.yml"])
}

fn is_called(path: &str, names: [&str; 2]) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| names.contains(&name))
}
