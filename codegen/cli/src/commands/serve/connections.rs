//! Connections: so many at once, with little time for headers, and a goodbye at the end.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use annul_runtime::client::Signals;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::desk::Desk;

/// How long a connection may take to send its headers, and stay without a request.
const HEADERS: Duration = Duration::from_secs(15);

/// How long requests may take to end when the command is told to stop.
const GOODBYE: Duration = Duration::from_secs(2);

/// Serves until the command is told to stop.
pub(super) async fn serve(listener: TcpListener, connections: u32, desk: Arc<Desk>) {
    let connections = usize::try_from(connections).unwrap_or(1);
    let room = Arc::new(Semaphore::new(connections));
    let (stopping, stopped) = watch::channel(());
    let mut stop = pin!(told_to_stop());
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await;
            let place = place.map_err(io::Error::other)?;
            let (stream, _) = listener.accept().await?;
            Ok::<_, io::Error>((stream, place))
        };
        let next = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match next {
            Ok((stream, place)) => {
                tokio::spawn(connection(
                    stream,
                    place,
                    Arc::clone(&desk),
                    stopped.clone(),
                ));
            }
            // Too many open files, mostly: it gets better when a connection ends.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
    drop((listener, stopping));
    let all = u32::try_from(connections).unwrap_or(1);
    let _ = timeout(GOODBYE, room.acquire_many(all)).await;
}

async fn connection(
    stream: TcpStream,
    place: OwnedSemaphorePermit,
    desk: Arc<Desk>,
    mut stopped: watch::Receiver<()>,
) {
    // Replies are small, and whoever waits for one should not wait for the next packet.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let desk = Arc::clone(&desk);
        async move { desk.answer(request).await }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        // More than the router takes: it is the router that refuses, in the voice of the vendor.
        .max_headers(200)
        .max_buf_size(128 * 1024)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => {}
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
    drop(place);
}

/// Ends with SIGINT or SIGTERM.
async fn told_to_stop() {
    match Signals::new() {
        Ok(mut signals) => signals.next().await,
        // Then the system ends the process, as it does with others.
        Err(_) => std::future::pending().await,
    }
}
