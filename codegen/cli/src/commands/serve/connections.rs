//! Connections: so many at once, none that costs others their answer, and a goodbye at the end.

use std::sync::Arc;
use std::time::Duration;

use annul_runtime::client::Signals;
use annul_runtime::server::{ConnectionLimits, listen};
use tokio::net::TcpListener;

use super::desk::Desk;

/// How long requests may take to end when the command is told to stop.
const GOODBYE: Duration = Duration::from_secs(2);

/// Serves until the command is told to stop.
pub(super) async fn serve(listener: TcpListener, connections: u32, desk: Arc<Desk>) {
    let mut limits = ConnectionLimits::default();
    limits.connections = connections;
    limits.goodbye = GOODBYE;
    let answer = move |request| {
        let desk = Arc::clone(&desk);
        async move { desk.answer(request).await }
    };
    listen(listener, limits, answer, told_to_stop()).await;
}

/// Ends with SIGINT or SIGTERM.
async fn told_to_stop() {
    match Signals::new() {
        Ok(mut signals) => signals.next().await,
        // Then the system ends the process, as it does with others.
        Err(_) => std::future::pending().await,
    }
}
