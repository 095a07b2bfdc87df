//! What a client puts into params that the caller left out.

use crate::operation::Fill;

/// What a client puts into params that the caller left out, where the spec says so.
///
/// ```
/// use annul_runtime::wire::Fills;
///
/// let fills = Fills::none().with_token("Zk4tq0W8bN1rXy7LmP3sVd5uHc9jGa");
/// ```
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Fills<'a> {
    /// The token of this call: the same for all of its attempts.
    pub token: Option<&'a str>,
    /// The id of this try.
    pub request_id: Option<&'a str>,
}

impl<'a> Fills<'a> {
    /// Nothing to put in.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            token: None,
            request_id: None,
        }
    }

    /// The same with a token of the call.
    #[must_use]
    pub const fn with_token(mut self, token: &'a str) -> Self {
        self.token = Some(token);
        self
    }

    /// The same with an id of the try.
    #[must_use]
    pub const fn with_request_id(mut self, request_id: &'a str) -> Self {
        self.request_id = Some(request_id);
        self
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.token.is_none() && self.request_id.is_none()
    }

    pub(super) const fn get(&self, fill: Fill) -> Option<&'a str> {
        match fill {
            Fill::Token => self.token,
            Fill::RequestId => self.request_id,
        }
    }
}
