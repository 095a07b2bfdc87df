//! What runs the queries: one trait, and an engine for each database.

mod postgres;
mod sqlite;

pub(crate) use postgres::{Postgres, SharedTokens};
pub(crate) use sqlite::Sqlite;

use crate::ids::Id;
use annul::server::Engine;
use annul_runtime::operation::OperationInfo;
use annul_runtime::{Disposition, Phase, Refusal, RefusalKind, Target};
use std::time::Duration;
use tokio::time::timeout;

/// How long a cancel waits to see that its query has stopped.
const PATIENCE: Duration = Duration::from_secs(5);

/// An engine that also starts queries, and shows how they are.
pub(crate) trait Queries: Engine {
    /// Starts a query that an operation can cancel.
    fn start(&self, operation: &'static OperationInfo, sql: String)
    -> impl Future<Output = Result<Id, Refusal>> + Send;

    /// The phase of a query; none, if it is not known.
    fn phase(&self, id: Id) -> impl Future<Output = Result<Option<Phase>, Refusal>> + Send;
}

/// How long an engine may take to answer a cancel.
const ANSWER: Duration = Duration::from_secs(20);

/// An engine that says so when it takes too long; each vendor has an answer for that.
pub(crate) struct InTime<E>(pub(crate) E);

impl<E: Engine> Engine for InTime<E> {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        let answered = timeout(ANSWER, self.0.cancel(target)).await;
        answered.unwrap_or(Err(Refusal::new(RefusalKind::TimedOut)))
    }
}

/// The query that a target means, or that there is no such query.
fn id_of(target: &Target<'_>) -> Result<Id, Refusal> {
    Id::of(target).ok_or_else(|| RefusalKind::NotFound.into())
}

/// Whether a target's precondition, if there is one, holds for a query in this phase.
fn check_etag(target: &Target<'_>, id: Id, phase: Phase) -> Result<(), Refusal> {
    match target.precondition() {
        Some(etag) if etag != "*" && etag.trim_matches('"') != id.etag(phase.is_terminal()) => {
            Err(RefusalKind::PreconditionFailed.into())
        }
        _ => Ok(()),
    }
}

/// What a cancel says of a query that had ended before it came; nothing, if it has not.
fn already(phase: Phase) -> Option<Disposition> {
    match phase {
        Phase::Cancelled => Some(Disposition::AlreadyCancelled),
        _ if phase.is_terminal() => Some(Disposition::AlreadyFinished(phase)),
        _ => None,
    }
}

/// What a cancel says that saw its query come into this phase.
fn now(phase: Phase) -> Disposition {
    match phase {
        Phase::Cancelled => Disposition::Cancelled,
        // It ended by itself in the same moment.
        _ if phase.is_terminal() => Disposition::AlreadyFinished(phase),
        _ => Disposition::Cancelling,
    }
}
