//! The table `annul_queries`: what is known of queries, for every gateway on the database; and the connection for it.

use super::{open, unavailable};
use crate::ids::Id;
use annul_runtime::operation::OperationInfo;
use annul_runtime::{Phase, Refusal};
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio_postgres::{Client, Config, Error};

/// Makes the table, one gateway at a time, and forgets what ended long ago.
const OPEN: &str = "
    BEGIN;
    SELECT pg_advisory_xact_lock(hashtext('annul_queries'));
    CREATE TABLE IF NOT EXISTS annul_queries (
        id text PRIMARY KEY,
        operation text NOT NULL,
        phase text NOT NULL,
        started timestamptz NOT NULL DEFAULT now(),
        ended timestamptz
    );
    DELETE FROM annul_queries WHERE ended < now() - interval '1 day';
    CREATE TABLE IF NOT EXISTS annul_tokens (
        key text PRIMARY KEY,
        value text NOT NULL,
        until timestamptz NOT NULL
    );
    CREATE INDEX IF NOT EXISTS annul_tokens_until ON annul_tokens (until);
    COMMIT;";

const ADD: &str = "INSERT INTO annul_queries (id, operation, phase) VALUES ($1, $2, 'running')";

/// The backend is looked for in the same statement, but not at the same moment: see `LOST`.
const FIND: &str = "
    SELECT operation, phase, EXISTS (
        SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = $2
    )
    FROM annul_queries WHERE id = $1";

const SET_CANCELLING: &str = "UPDATE annul_queries SET phase = 'cancelling' WHERE id = $1 AND phase = 'running'";

/// What was stopped without being told to, ran out of time.
const SET_ENDED: &str = "
    UPDATE annul_queries SET ended = now(), phase = CASE
        WHEN $2 <> 'stopped' THEN $2 WHEN phase = 'cancelling' THEN 'cancelled' ELSE 'timed_out' END
    WHERE id = $1 AND phase IN ('running', 'cancelling')";

/// The backend is gone and nobody has written down how: its gateway died. If
/// it wrote that in between, no row is left here, and that is what counts.
const LOST: &str = "
    UPDATE annul_queries SET ended = now(), phase = CASE phase
        WHEN 'cancelling' THEN 'cancelled' ELSE 'failed' END
    WHERE id = $1 AND phase IN ('running', 'cancelling')";

const CANCEL_BACKEND: &str = "
    SELECT pg_cancel_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = $1 AND state = 'active'";

/// How the backend of a query is called in `pg_stat_activity`.
pub(super) fn application_name(id: Id) -> String {
    format!("annul:{id}")
}

/// What is known of a query.
pub(super) struct Known {
    pub(super) operation: String,
    pub(super) phase: Phase,
}

/// The table, over a connection that is opened again when it breaks.
pub(super) struct Table {
    config: Config,
    client: Mutex<Arc<Client>>,
}

impl Table {
    /// Makes the table, if it is not there.
    pub(super) async fn open(mut config: Config) -> Result<Self, Refusal> {
        config.application_name("annul gateway");
        let client = open(&config).await?;
        client.batch_execute(OPEN).await.map_err(unavailable)?;
        let client = Mutex::new(Arc::new(client));
        Ok(Self { config, client })
    }

    pub(super) async fn client(&self) -> Result<Arc<Client>, Refusal> {
        let mut client = self.client.lock().await;
        if client.is_closed() {
            *client = Arc::new(open(&self.config).await?);
        }
        Ok(Arc::clone(&client))
    }

    /// A query runs on this connection.
    pub(super) async fn add(client: &Client, id: Id, operation: &OperationInfo) -> Result<(), Refusal> {
        let added = client.execute(ADD, &[&id.to_string(), &operation.id]).await;
        added.map(drop).map_err(unavailable)
    }

    /// The query on this connection has ended.
    pub(super) async fn set_ended(client: &Client, id: Id, ended: &str) -> Result<(), Error> {
        // The query may have left a transaction open; what it did in it is not kept.
        client.batch_execute("ROLLBACK; RESET ALL").await?;
        let ended = client.execute(SET_ENDED, &[&id.to_string(), &ended]).await;
        ended.map(drop)
    }

    /// What is known of a query.
    pub(super) async fn find(&self, id: Id) -> Result<Option<Known>, Refusal> {
        let client = self.client().await?;
        let (id_text, name) = (id.to_string(), application_name(id));
        let mut is_first = true;
        loop {
            let row = client.query_opt(FIND, &[&id_text, &name]).await;
            let Some(row) = row.map_err(unavailable)? else {
                return Ok(None);
            };
            let phase: &str = row.get(1);
            // Nobody but gateways writes the table; an unknown word is a query of another version.
            let phase = phase.parse().unwrap_or(Phase::Failed);
            if phase.is_terminal() || row.get(2) || !is_first {
                let operation = row.get(0);
                return Ok(Some(Known { operation, phase }));
            }
            let lost = client.execute(LOST, &[&id_text]).await;
            lost.map_err(unavailable)?;
            is_first = false;
        }
    }

    /// A query is told to stop.
    pub(super) async fn set_cancelling(&self, id: Id) -> Result<(), Refusal> {
        let client = self.client().await?;
        let set = client.execute(SET_CANCELLING, &[&id.to_string()]).await;
        set.map(drop).map_err(unavailable)
    }

    /// Stops what the backend of a query does, if there is one.
    pub(super) async fn cancel_backend(&self, id: Id) -> Result<(), Refusal> {
        let client = self.client().await?;
        let sent = client.execute(CANCEL_BACKEND, &[&application_name(id)]).await;
        sent.map(drop).map_err(unavailable)
    }
}
