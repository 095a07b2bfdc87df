//! What the modules above a service need to know of it: the root, the module of its provider, and the gateway.

use super::{Operation, Service};

/// A service with those of its operations that are emitted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Outline {
    /// The module of its provider: `aws`.
    pub provider: String,
    /// Its own module: `timestream_query`.
    pub module: String,
    /// Its provider as the spec names it.
    pub provider_name: String,
    /// Its id.
    pub id: String,
    /// What it is called among people.
    pub title: String,
    /// What is to be said of it.
    pub docs: Option<String>,
    /// The spec it comes from.
    pub spec_path: String,
    /// Its operations, in the order of their ids.
    pub operations: Vec<Line>,
}

/// An operation of an [`Outline`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Line {
    /// Its module.
    pub module: String,
    /// What its types begin with.
    pub name: String,
    /// Its id.
    pub id: String,
    /// What it does, in a sentence.
    pub summary: String,
    /// Whether only clients are emitted.
    pub is_client_only: bool,
}

impl Outline {
    /// The outline of a service and of these operations of it.
    #[must_use]
    pub fn of(service: &Service<'_>, operations: &[&Operation<'_>]) -> Self {
        let line = |operation: &&Operation<'_>| Line {
            module: operation.module.clone(),
            name: operation.name.clone(),
            id: operation.ir.id.clone(),
            summary: operation.ir.summary.clone(),
            is_client_only: operation.ir.is_client_only,
        };
        Self {
            provider: service.provider.clone(),
            module: service.module.clone(),
            provider_name: service.ir.provider.clone(),
            id: service.ir.id.clone(),
            title: service.ir.title.clone(),
            docs: service.ir.docs.clone(),
            spec_path: service.ir.spec_path.clone(),
            operations: operations.iter().map(line).collect(),
        }
    }
}
