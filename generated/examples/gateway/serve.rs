//! What answers requests: the router of all vendors, and beside it the gateway's own two requests.

use crate::engine::Queries;
use crate::{demo, log};
use annul::server::{ConnectionLimits, ReplyBody, Router, listen};
use http::{Request, Response};
use hyper::body::Incoming;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::sleep;
use tower_service::Service as _;

/// How long a body may take to arrive.
const BODY: Duration = Duration::from_secs(10);

/// Serves until the program is told to stop.
pub(crate) async fn serve<E: Queries>(listener: TcpListener, router: Router, engine: Arc<E>, connections: u32) {
    let mut limits = ConnectionLimits::default();
    limits.connections = connections;
    let router = router.body_timeout(|| sleep(BODY));
    let answer = move |request| {
        let answer = answer(request, router.clone(), Arc::clone(&engine));
        async move { Ok::<_, Infallible>(answer.await) }
    };
    listen(listener, limits, answer, told_to_stop()).await;
}

async fn answer<E: Queries>(request: Request<Incoming>, mut router: Router, engine: Arc<E>) -> Response<ReplyBody> {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let answering = async {
        if demo::is_demo(request.uri().path()) {
            return demo::answer(request, &*engine).await;
        }
        let Ok(reply) = router.call(request).await;
        reply
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
