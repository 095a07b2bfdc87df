//! Parts of a service's host that its callers say.

/// A part of a service's host that its callers say, such as a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct VariableInfo {
    /// Its name, as it is in endpoints: `workspace` for `{workspace}`.
    pub name: &'static str,
    /// Whether it may have several labels, with dots between.
    pub dots: bool,
}

impl VariableInfo {
    /// One label of a host.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, dots: false }
    }

    /// The same with several labels.
    #[must_use]
    pub const fn dots(mut self) -> Self {
        self.dots = true;
        self
    }
}
