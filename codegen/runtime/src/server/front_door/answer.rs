//! How a front door answers a request that its operation does not take.

use crate::Refusal;
use crate::wire::HttpResponse;

/// How a front door answers a request that its operation does not take.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum FrontDoorAnswer {
    /// With this reply.
    Reply(HttpResponse),
    /// With the error that the operation has for broken constraints, in these words.
    ConstraintError(String),
    /// With the error that the operation has for this refusal.
    Refusal(Refusal),
}
