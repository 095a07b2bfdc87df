//! How much a catalogue holds.

/// How much a catalogue holds.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Extent {
    /// Files of specs.
    pub files: usize,
    /// Services with operations.
    pub services: usize,
    /// Operations.
    pub operations: usize,
}

impl Extent {
    pub(super) fn add(&mut self, (services, operations): (usize, usize)) {
        self.services += services;
        self.operations += operations;
    }
}
