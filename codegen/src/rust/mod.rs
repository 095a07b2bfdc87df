//! What Rust is emitted: every item with its name, its fields and its types; the only place that knows.
//!
//! Emitters print it, options name it, `annul show` shows it, and the diff judges by it what a change means to those
//! who compile against the bindings. Names that Rust does not take are found here, and reported by `check`.

mod claim;
mod collect;
mod error;
mod file;
pub mod identifier;
pub mod name;
mod operation;
mod outline;
mod service;
mod size;
mod ty;
mod types;

pub use claim::{Fault, Mend, Role, Why};
pub use error::Error;
pub use file::{File, Part};
pub use operation::{Hop, Operation, OperationParts, Status};
pub use outline::{Line, Outline};
pub use service::{Constant, Service, ServiceParts};
pub use ty::{Sort, Ty, time_name};
pub use types::{Enum, Field, Newtype, Site, Struct, Travels, Types, Variant};

use crate::ir::Catalogue;

/// What is emitted for a catalogue.
#[derive(Debug)]
pub struct Plan<'c> {
    /// The services, in the order of their modules.
    pub services: Vec<Service<'c>>,
}

impl<'c> Plan<'c> {
    /// What is emitted for a checked catalogue.
    #[must_use]
    pub fn of(catalogue: &'c Catalogue) -> Self {
        let mut services: Vec<_> = catalogue.services.iter().map(Service::of).collect();
        services.sort_by(|a, b| (&a.provider, &a.module).cmp(&(&b.provider, &b.module)));
        Self { services }
    }

    /// All operations with their services.
    pub fn operations(&self) -> impl Iterator<Item = (&Service<'c>, &Operation<'c>)> {
        self.services.iter().flat_map(|service| {
            let operations = service.operations.iter();
            operations.map(move |operation| (service, operation))
        })
    }
}
