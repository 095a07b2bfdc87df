//! The table `annul_tokens`: the answers to calls with retry tokens, for every gateway on the database.

use super::{Postgres, unavailable};
use annul::server::{Remembering, TokenMemory};
use std::sync::Arc;
use std::time::Duration;

const RECALL: &str = "SELECT value FROM annul_tokens WHERE key = $1 AND until > now()";

const FORGET: &str = "DELETE FROM annul_tokens WHERE until <= now()";

/// The first answer stays; the update changes nothing, so that it is returned.
const KEEP: &str = "
    INSERT INTO annul_tokens (key, value, until) VALUES ($1, $2, now() + make_interval(secs => $3))
    ON CONFLICT (key) DO UPDATE SET key = excluded.key
    RETURNING value";

/// The tokens that the gateways on a database remember together.
pub(crate) struct SharedTokens(pub(crate) Arc<Postgres>);

impl TokenMemory for SharedTokens {
    fn recall<'a>(&'a self, key: &'a str) -> Remembering<'a, Option<String>> {
        Box::pin(async move {
            let client = self.0.table.client().await?;
            let row = client.query_opt(RECALL, &[&key]).await.map_err(unavailable)?;
            Ok(row.map(|row| row.get(0)))
        })
    }

    fn keep<'a>(&'a self, key: &'a str, value: &'a str, lifetime: Duration) -> Remembering<'a, String> {
        Box::pin(async move {
            let client = self.0.table.client().await?;
            client.execute(FORGET, &[]).await.map_err(unavailable)?;
            let lifetime = lifetime.as_secs_f64();
            let row = client.query_one(KEEP, &[&key, &value, &lifetime]).await;
            Ok(row.map_err(unavailable)?.get(0))
        })
    }
}
