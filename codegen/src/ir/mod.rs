//! What a catalogue says: owned, resolved, sorted and total; it knows no YAML, no places and no Rust.
//!
//! What always holds here: every reference leads to something; every constraint can be met; every disposition has a
//! reply, unless only clients are emitted, and every reply that can arrive reads as one thing.

mod cancel;
mod derived;
mod error;
mod identity;
mod observe;
mod operation;
mod path;
mod service;
mod slot;
mod table;
mod types;

pub use annul_runtime::operation::{
    AuthSchemeKind, Binding, Codec, Completion, DecidesFirst, Effect, Fault, Fill, FrontDoorKind,
    LostReply, Method, Protocol, Quote, Repeat, RequestBody, Terminal,
};
pub use annul_runtime::time::TimeFormat;
pub use annul_runtime::{
    DispositionKind, LengthUnit, Location, Origin, OutcomeKind, Phase, Reading, ReadingKind,
    RefusalKind, Retry, TargetState,
};
pub use cancel::{
    Cancel, Cell, CellReading, Deciding, Each, Fact, Precondition, Read, Reply, RetryRule, Sends,
    SuccessReading, Token,
};
pub use derived::Derived;
pub use error::{Body, Error, ErrorBody, Status};
pub use identity::{ErrorIdentity, ErrorPlace, Room, Told, room};
pub use observe::{Observe, Sight};
pub use operation::{
    BodyTemplate, Example, ExampleReply, Operation, Param, PathPart, Quirk, Response, ResponseBody,
    Route, Source,
};
pub use path::Located;
pub use service::{
    Auth, Discovery, Endpoints, Inherited, Partition, RequestIdPlace, Service, Variable,
};
pub use slot::Slot;
pub use table::TableParts;
pub use types::{
    Absence, Bounds, Constraints, Deprecated, EnumType, EnumValue, Length, Literal, Member,
    Pattern, Type,
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
