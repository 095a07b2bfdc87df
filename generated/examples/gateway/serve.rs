//! Connections: accepted up to a limit, given little time, and ended in order when the program is told to stop.

use crate::engine::Queries;
use crate::{demo, log};
use annul::server::{ReplyBody, Router};
use http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tower_service::Service as _;

/// How many connections are open at once; the others wait to be accepted.
const CONNECTIONS: usize = 1024;
/// How long a connection may take to send its headers, and to stay without a request.
const HEADERS: Duration = Duration::from_secs(15);
/// How long a request may take, its body included.
const REQUEST: Duration = Duration::from_secs(30);
/// How long requests may take to end when the program is told to stop.
const GOODBYE: Duration = Duration::from_secs(10);

/// Serves until the program is told to stop.
pub(crate) async fn serve<E: Queries>(listener: TcpListener, router: &Router, engine: &Arc<E>) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stop = std::pin::pin!(told_to_stop());
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let Ok((stream, _)) = accepted else {
            // Too many open files, mostly: it gets better when a connection ends.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Replies are small, and whoever waits for one should not wait for the next packet.
        let _ = stream.set_nodelay(true);
        let (router, engine) = (router.clone(), Arc::clone(engine));
        let service = service_fn(move |request| {
            let (router, engine) = (router.clone(), Arc::clone(&engine));
            async move { Ok::<_, Infallible>(answer(request, router, &*engine).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS)
            .max_buf_size(64 * 1024)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // Whoever breaks off a connection knows it.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = timeout(GOODBYE, graceful.shutdown()).await;
}

async fn answer(request: Request<Incoming>, mut router: Router, engine: &impl Queries) -> Response<ReplyBody> {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let answering = async {
        if demo::is_demo(request.uri().path()) {
            return demo::answer(request, engine).await;
        }
        let Ok(reply) = router.call(request).await;
        reply
    };
    let answering = async {
        let answered = timeout(REQUEST, answering).await;
        answered.unwrap_or_else(|_| {
            let mut reply = Response::new(ReplyBody::default());
            *reply.status_mut() = StatusCode::REQUEST_TIMEOUT;
            reply
        })
    };
    log::logged(method, uri, answering).await
}

/// Ends with SIGINT or SIGTERM.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
