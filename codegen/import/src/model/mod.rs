//! What a vendor's model says, whatever its format: a service, its operations, and the shapes that they are made of.

mod operation;
mod service;
mod shape;

use std::collections::BTreeMap;

pub use operation::Operation;
pub use service::{Auth, Format, Origin, Service, Wire};
pub use shape::{ErrorTraits, Kind, Limits, Member, Place, Shape, Word};

/// A model of one service.
#[derive(Clone, Debug)]
pub struct Model {
    /// Where it is from.
    pub origin: Origin,
    /// The service.
    pub service: Service,
    /// Its operations, in the order of the model.
    pub operations: Vec<Operation>,
    /// What its operations refer to, by id.
    pub shapes: BTreeMap<String, Shape>,
}

impl Model {
    /// The operation of this name.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&Operation> {
        self.operations
            .iter()
            .find(|operation| operation.name == name)
    }

    /// The shape with this id.
    #[must_use]
    pub fn shape(&self, id: &str) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// The members of the structure with this id; none for anything else.
    #[must_use]
    pub fn members(&self, id: Option<&String>) -> &[Member] {
        match id.and_then(|id| self.shape(id)).map(|shape| &shape.kind) {
            Some(Kind::Structure(members)) => members,
            _ => &[],
        }
    }

    /// The limits of a member: its own, and what it leaves to its shape.
    #[must_use]
    pub fn limits(&self, member: &Member) -> Limits {
        let shape = self.shape(&member.shape);
        let of_shape = shape.map(|shape| shape.limits.clone()).unwrap_or_default();
        Limits {
            min: member.limits.min.or(of_shape.min),
            max: member.limits.max.or(of_shape.max),
            pattern: member.limits.pattern.clone().or(of_shape.pattern),
        }
    }
}
