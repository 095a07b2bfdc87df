//! One line a request: when, what was asked, what was answered, what it meant, and how long it took.

use annul::server::{Answered, Engine};
use annul_runtime::{Disposition, Refusal, Target};
use http::{Method, Response, Uri};
use std::cell::Cell;
use std::io::Write as _;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

tokio::task_local! {
    /// What the engine said during the request that this task answers.
    static SAID: Cell<&'static str>;
}

/// An engine whose answers the log knows.
pub(crate) struct Noting<E>(pub(crate) E);

impl<E: Engine> Engine for Noting<E> {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        let verdict = self.0.cancel(target).await;
        let said = match &verdict {
            Ok(Disposition::AlreadyFinished(phase)) => phase.as_str(),
            Ok(disposition) => disposition.as_str(),
            Err(refusal) => refusal.kind.as_str(),
        };
        // Outside of a request nobody wants to know.
        let _ = SAID.try_with(|cell| cell.set(said));
        verdict
    }
}

/// Answers a request, and writes its line.
pub(crate) async fn logged<B>(method: Method, uri: Uri, answering: impl Future<Output = Response<B>>) -> Response<B> {
    let started = Instant::now();
    let (reply, said) = SAID
        .scope(Cell::new("-"), async {
            let reply = answering.await;
            (reply, SAID.with(Cell::get))
        })
        .await;
    let answered = reply.extensions().get::<Answered>();
    let operation = answered.and_then(|answered| answered.operation);
    // Whether anyone reads it is no reason to fail.
    let _ = writeln!(
        std::io::stderr(),
        "{} {method} {} {} {} {said} {:.1}ms {}",
        time_of_day(),
        uri.path(),
        reply.status().as_u16(),
        operation.map_or("-", |info| info.id),
        started.elapsed().as_secs_f64() * 1000.0,
        answered.map_or("-", |answered| &answered.request_id),
    );
    reply
}

/// The time of day in UTC: `12:34:56.789Z`.
fn time_of_day() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = since.map_or(0, |time| time.as_millis()) % 86_400_000;
    let (seconds, millis) = (millis / 1000, millis % 1000);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}.{millis:03}Z", seconds % 60)
}
