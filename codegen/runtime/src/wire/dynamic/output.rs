//! What a success of a dynamic operation says.

use super::Values;

/// What a success says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DynamicOutput {
    /// The HTTP status.
    pub status: u16,
    /// The members of the body.
    pub members: Values,
    /// The headers that the spec names.
    pub headers: Values,
}

impl DynamicOutput {
    /// A success with these members.
    #[must_use]
    pub const fn new(status: u16, members: Values) -> Self {
        Self {
            status,
            members,
            headers: Values::new(),
        }
    }

    /// The same with headers.
    #[must_use]
    pub fn with_headers(mut self, headers: Values) -> Self {
        self.headers = headers;
        self
    }
}
