//! `SQLite` inside the gateway: a thread and a database of its own for each query.

mod query;

use super::{PATIENCE, Queries, already, check_etag, id_of, now};
use crate::ids::Id;
use annul::server::Engine;
use annul_runtime::operation::OperationInfo;
use annul_runtime::{Disposition, Phase, Refusal, RefusalKind, Target};
use query::Query;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// How many queries are remembered after they have ended.
const REMEMBERED: usize = 10_000;

/// Queries on `SQLite`. Each has a database in memory, a connection and a thread of its own.
pub(crate) struct Sqlite {
    queries: Arc<Mutex<Known>>,
    threads: Arc<Semaphore>,
    limit: Duration,
}

#[derive(Default)]
struct Known {
    running: HashMap<Id, Arc<Query>>,
    ended: HashMap<Id, (&'static OperationInfo, Phase)>,
    /// Those that have ended, the oldest first.
    order: VecDeque<Id>,
}

impl Sqlite {
    /// So many queries may run at once, each of them for so long.
    pub(crate) fn new(running: usize, limit: Duration) -> Self {
        Self {
            queries: Arc::default(),
            threads: Arc::new(Semaphore::new(running)),
            limit,
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        lock(&self.queries)
    }
}

fn lock(known: &Mutex<Known>) -> MutexGuard<'_, Known> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Known {
    /// A query has ended; the oldest that did is forgotten, if there are too many.
    fn ended(&mut self, id: Id) {
        let Some(query) = self.running.remove(&id) else {
            return;
        };
        self.ended.insert(id, (query.operation(), query.phase()));
        self.order.push_back(id);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.ended.remove(&oldest);
        }
    }

    /// The operation and the phase of a query.
    fn seen(&self, id: Id) -> Option<(&'static OperationInfo, Phase)> {
        let running = self.running.get(&id);
        running
            .map(|query| (query.operation(), query.phase()))
            .or_else(|| self.ended.get(&id).copied())
    }
}

impl Queries for Sqlite {
    async fn start(&self, operation: &'static OperationInfo, sql: String) -> Result<Id, Refusal> {
        let Ok(permit) = Arc::clone(&self.threads).try_acquire_owned() else {
            return Err(Refusal::new(RefusalKind::Throttled).with_message("Too many queries run."));
        };
        let failed = |error: &dyn std::error::Error| {
            Refusal::new(RefusalKind::Unavailable).with_message(format!("No query starts: {error}."))
        };
        let (query, connection) = Query::new(operation, self.limit).map_err(|error| failed(&error))?;
        let (id, query) = (Id::new(), Arc::new(query));
        self.known().running.insert(id, Arc::clone(&query));
        let known = Arc::clone(&self.queries);
        let thread = thread::Builder::new().name(id.to_string());
        let started = thread.spawn(move || {
            query.run(&connection, &sql);
            drop(connection);
            lock(&known).ended(id);
            drop(permit);
        });
        if let Err(error) = started {
            self.known().running.remove(&id);
            return Err(failed(&error));
        }
        Ok(id)
    }

    async fn phase(&self, id: Id) -> Result<Option<Phase>, Refusal> {
        Ok(self.known().seen(id).map(|(_, phase)| phase))
    }
}

impl Engine for Sqlite {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        let id = id_of(&target)?;
        let (seen, running) = {
            let known = self.known();
            (known.seen(id), known.running.get(&id).cloned())
        };
        // A vendor does not know the queries of another.
        let (_, before) = seen
            .filter(|(operation, _)| operation.id == target.operation().id)
            .ok_or(RefusalKind::NotFound)?;
        check_etag(&target, id, before)?;
        if let Some(disposition) = already(before) {
            return Ok(disposition);
        }
        let query = running.ok_or(RefusalKind::NotFound)?;
        query.stop();
        let ended = timeout(PATIENCE, query.ended()).await;
        Ok(ended.map_or(Disposition::Cancelling, now))
    }
}
