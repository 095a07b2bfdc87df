//! What emitters may read: owned, resolved, sorted and total; it knows no YAML and no places.
//!
//! What always holds here: every name is a legal Rust identifier and unique where it is used; every reference leads
//! to something; every constraint can be met; every disposition has a reply and every reply reads as one word.

mod cancel;
mod error;
mod operation;
mod service;
mod types;
mod words;

pub use cancel::{
    Cancel, Cell, CellReading, Observe, Precondition, Reply, RetryRule, Sends, Slot,
    SuccessReading, Token,
};
pub use error::{Error, ErrorBody, Status};
pub use operation::{
    Example, ExampleReply, Operation, Param, PathPart, Quirk, RequestBody, Response, ResponseBody,
    Route, Source,
};
pub use service::{Auth, Discovery, Endpoints, ErrorIdentity, Partition, RequestIdPlace, Service};
pub use types::{
    Bounds, Constraints, Deprecated, EnumType, EnumValue, Item, Length, LengthUnit, Literal,
    Member, Newtype, Pattern, Struct, Type, TypeTable,
};
pub use words::{
    AuthScheme, Completion, Effect, ErrorKey, Fault, Fill, Location, LostReply, Method, Origin,
    Phase, Protocol, Reading, Repeat, Retry, TargetState, Terminal,
};

/// All specs of a folder, checked together; services and operations are sorted by id.
#[derive(Clone, PartialEq, Debug)]
pub struct Catalogue {
    /// The services.
    pub services: Vec<Service>,
}

impl Catalogue {
    /// All operations with their services, in the order of ids.
    pub fn operations(&self) -> impl Iterator<Item = (&Service, &Operation)> {
        self.services.iter().flat_map(|service| {
            service
                .operations
                .iter()
                .map(move |operation| (service, operation))
        })
    }

    /// The operation with this id (`athena.StopCalculationExecution`).
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<(&Service, &Operation)> {
        self.operations().find(|(_, operation)| operation.id == id)
    }
}
