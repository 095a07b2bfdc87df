//! `PostgreSQL`: a connection for each query, and all that is known of it in the database itself.
//!
//! A gateway keeps nothing. The id of a query leads to its backend through the
//! database: it is the backend's `application_name` in `pg_stat_activity`, and
//! `pg_cancel_backend` stops it. A table remembers how queries ended. So a
//! query that was started through one gateway can be cancelled through
//! another, also when the first is gone.

mod table;
mod tokens;

pub(crate) use tokens::SharedTokens;

use super::{PATIENCE, Queries, already, check_etag, id_of, now};
use crate::ids::Id;
use annul::server::Engine;
use annul_runtime::operation::OperationInfo;
use annul_runtime::{Disposition, Phase, Refusal, RefusalKind, Target};
use std::sync::Arc;
use std::time::Duration;
use table::{Known, Table, application_name};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep, timeout};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, Error, NoTls};

/// How long a connection may take to come about.
const CONNECTING: Duration = Duration::from_secs(10);

/// Queries on a `PostgreSQL` server.
pub(crate) struct Postgres {
    config: Config,
    table: Table,
    connections: Arc<Semaphore>,
    limit: Duration,
}

impl Postgres {
    /// Connects, and makes the table if it is not there. So many queries may run at once, each for so long.
    pub(crate) async fn connect(url: &str, running: usize, limit: Duration) -> Result<Self, String> {
        let mut config: Config = url
            .parse()
            .map_err(|_| "--engine has no address of a PostgreSQL server".to_owned())?;
        config.connect_timeout(CONNECTING);
        let table = Table::open(config.clone())
            .await
            .map_err(|refusal| refusal.message().to_owned())?;
        Ok(Self {
            config,
            table,
            connections: Arc::new(Semaphore::new(running)),
            limit,
        })
    }

    async fn known(&self, target: &Target<'_>, id: Id) -> Result<Known, Refusal> {
        let known = self.table.find(id).await?;
        // A vendor does not know the queries of another.
        known
            .filter(|known| known.operation == target.operation().id)
            .ok_or_else(|| RefusalKind::NotFound.into())
    }
}

impl Queries for Postgres {
    async fn start(&self, operation: &'static OperationInfo, sql: String) -> Result<Id, Refusal> {
        let Ok(permit) = Arc::clone(&self.connections).try_acquire_owned() else {
            return Err(Refusal::new(RefusalKind::Throttled).with_message("Too many queries run."));
        };
        let id = Id::new();
        let mut config = self.config.clone();
        config.application_name(application_name(id));
        let client = open(&config).await?;
        // If this gateway dies, the server notices within a second and ends the query.
        let limits = format!(
            "SET client_connection_check_interval = '1s'; SET statement_timeout = '{}s'",
            self.limit.as_secs()
        );
        client.batch_execute(&limits).await.map_err(unavailable)?;
        Table::add(&client, id, operation).await?;
        tokio::spawn(run(client, id, sql, permit));
        Ok(id)
    }

    async fn phase(&self, id: Id) -> Result<Option<Phase>, Refusal> {
        Ok(self.table.find(id).await?.map(|known| known.phase))
    }
}

impl Engine for Postgres {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        let id = id_of(&target)?;
        let known = self.known(&target, id).await?;
        check_etag(&target, id, known.phase)?;
        if let Some(disposition) = already(known.phase) {
            return Ok(disposition);
        }
        self.table.set_cancelling(id).await?;
        let end = Instant::now() + PATIENCE;
        let mut pause = Duration::from_millis(2);
        loop {
            // Once is not always enough: between two statements of a query a cancel has no effect.
            self.table.cancel_backend(id).await?;
            sleep(pause).await;
            let phase = self.known(&target, id).await?.phase;
            if phase.is_terminal() || Instant::now() >= end {
                return Ok(now(phase));
            }
            pause = (pause * 2).min(Duration::from_millis(200));
        }
    }
}

/// Runs a query to its end and writes down how it ended, on the query's own
/// connection: as long as nothing is written, its backend is there.
async fn run(client: Client, id: Id, sql: String, permit: OwnedSemaphorePermit) {
    // Whatever rows there are, are thrown away one by one.
    let ended = match client.batch_execute(&sql).await {
        Ok(()) => "succeeded",
        Err(error) if is_stopped(&error) => "stopped",
        Err(_) => "failed",
    };
    // A cancel that came late meets these statements instead of the query.
    for _ in 0..20 {
        match Table::set_ended(&client, id, ended).await {
            Err(error) if is_stopped(&error) => {}
            // Where the connection is gone, whoever asks next writes it down.
            _ => break,
        }
    }
    drop(client);
    drop(permit);
}

fn is_stopped(error: &Error) -> bool {
    error.code() == Some(&SqlState::QUERY_CANCELED)
}

/// A new connection.
async fn open(config: &Config) -> Result<Client, Refusal> {
    let connecting = timeout(CONNECTING, config.connect(NoTls)).await;
    let (client, connection) = connecting
        .map_err(|_| Refusal::new(RefusalKind::TimedOut))?
        .map_err(unavailable)?;
    // It ends when the client is dropped; its errors reach the client's calls.
    tokio::spawn(async { drop(connection.await) });
    Ok(client)
}

#[expect(clippy::needless_pass_by_value, reason = "it is passed to `map_err`")]
fn unavailable(error: Error) -> Refusal {
    let said = error.as_db_error().map_or("no connection", |error| error.message());
    Refusal::new(RefusalKind::Unavailable).with_message(format!("PostgreSQL: {said}."))
}
