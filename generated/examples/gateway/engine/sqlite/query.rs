//! One query on `SQLite`: how it runs, and how it is stopped.

use annul_runtime::Phase;
use annul_runtime::operation::OperationInfo;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, InterruptHandle};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How many steps of `SQLite`'s machine lie between two looks at the clock: less than a millisecond.
const STEPS: i32 = 10_000;

/// One query.
pub(super) struct Query {
    operation: &'static OperationInfo,
    phase: watch::Sender<Phase>,
    interrupt: InterruptHandle,
    told_to_stop: Arc<AtomicBool>,
    end: Instant,
}

impl Query {
    /// A query that does not run yet, and the connection that it will run on.
    pub(super) fn new(operation: &'static OperationInfo, limit: Duration) -> rusqlite::Result<(Self, Connection)> {
        let connection = Connection::open_in_memory()?;
        // No SQL reaches a file, and none takes all of the memory.
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, 1 << 20)?;
        connection.execute_batch(
            "PRAGMA temp_store = MEMORY; PRAGMA max_page_count = 16384; PRAGMA hard_heap_limit = 1073741824;",
        )?;
        connection.authorizer(Some(allow))?;
        let told_to_stop = Arc::new(AtomicBool::new(false));
        let end = Instant::now() + limit;
        // An interrupt is lost if it comes before the first step; this is not.
        let told = Arc::clone(&told_to_stop);
        let is_over = move || told.load(Ordering::Relaxed) || Instant::now() >= end;
        connection.progress_handler(STEPS, Some(is_over))?;
        let query = Self {
            operation,
            phase: watch::Sender::new(Phase::Running),
            interrupt: connection.get_interrupt_handle(),
            told_to_stop,
            end,
        };
        Ok((query, connection))
    }

    /// Runs it to its end, and counts its rows.
    pub(super) fn run(&self, connection: &Connection, sql: &str) {
        let result = self.rows(connection, sql);
        let told = self.told_to_stop.load(Ordering::Relaxed);
        let phase = match result {
            Ok(()) => Phase::Succeeded,
            Err(error) if error.sqlite_error_code() != Some(ErrorCode::OperationInterrupted) => Phase::Failed,
            Err(_) if told || Instant::now() < self.end => Phase::Cancelled,
            Err(_) => Phase::TimedOut,
        };
        self.phase.send_replace(phase);
    }

    fn rows(&self, connection: &Connection, sql: &str) -> rusqlite::Result<()> {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.raw_query();
        while rows.next()?.is_some() {
            // A query that gives rows quickly never gets to the progress handler.
            if self.told_to_stop.load(Ordering::Relaxed) || Instant::now() >= self.end {
                let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_INTERRUPT);
                return Err(rusqlite::Error::SqliteFailure(code, None));
            }
        }
        Ok(())
    }

    /// Tells it to stop.
    pub(super) fn stop(&self) {
        self.told_to_stop.store(true, Ordering::Relaxed);
        self.phase.send_if_modified(|phase| {
            let runs = *phase == Phase::Running;
            if runs {
                *phase = Phase::Cancelling;
            }
            runs
        });
        self.interrupt.interrupt();
    }

    /// Waits until it has ended; gives the phase that it ended in.
    pub(super) async fn ended(&self) -> Phase {
        let mut phases = self.phase.subscribe();
        let ended = phases.wait_for(|phase| phase.is_terminal()).await;
        ended.map_or(Phase::Failed, |phase| *phase)
    }

    pub(super) fn phase(&self) -> Phase {
        *self.phase.borrow()
    }

    pub(super) const fn operation(&self) -> &'static OperationInfo {
        self.operation
    }
}

/// Queries may do what they like with their own database, and nothing else.
fn allow(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Attach { .. } | AuthAction::Detach { .. } | AuthAction::Pragma { .. } => Authorization::Deny,
        _ => Authorization::Allow,
    }
}
