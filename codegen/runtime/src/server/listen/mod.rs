//! Connections: accepted while there is room, given little time, and ended in order when the program is told to stop.

mod first;
mod room;
mod stream;
#[cfg(test)]
mod tests;

use first::{First, first};
use http::{Request, Response};
use http_body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use room::{Place, Room};
use std::error::Error;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use stream::Stream;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// How many connections a server has, and how much time they have.
///
/// ```
/// use annul_runtime::server::ConnectionLimits;
///
/// let mut limits = ConnectionLimits::default();
/// limits.connections = 200;
/// assert_eq!(limits.headers.as_secs(), 15);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectionLimits {
    /// How many are open at once; a newcomer takes the place of whichever has been idle the longest. 1,024 by default.
    pub connections: u32,
    /// How long one may take to send its headers, and to stay without a request. 15 seconds by default.
    pub headers: Duration,
    /// How long one may take to receive a reply, however slowly it reads. 20 seconds by default.
    pub reply: Duration,
    /// How long one that makes room may take to receive the end of its last reply. A second by default.
    pub leave: Duration,
    /// How long requests may take to end when the server is told to stop. 10 seconds by default.
    pub goodbye: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            connections: 1024,
            headers: Duration::from_secs(15),
            reply: Duration::from_secs(20),
            leave: Duration::from_secs(1),
            goodbye: Duration::from_secs(10),
        }
    }
}

/// Answers requests over HTTP/1.1 with `answer` until `stop` ends. Needs a runtime of tokio with time and I/O.
///
/// No peer costs another one its answer: one that sends its headers too slowly, or does not read its replies, is
/// dropped when its time is over, and where there is no room, whoever has been idle the longest leaves. An error of
/// `answer` ends the connection without a reply. How long a body may take is told to the router, by
/// [`body_timeout`](super::Router::body_timeout).
///
/// It is hyper that refuses what is no HTTP (400), headers that come too slowly (the connection ends), more than 200
/// headers and heads beyond 128 KiB (431). It does so before anything of the request is known: without a body and
/// without an id of the request, in no vendor's voice. What is below these limits and above those of a router gets the
/// vendor's.
pub async fn listen<A, F, B, E>(
    listener: TcpListener,
    limits: ConnectionLimits,
    answer: A,
    stop: impl Future<Output = ()>,
) where
    A: Fn(Request<Incoming>) -> F + Clone + Send + 'static,
    F: Future<Output = Result<Response<B>, E>> + Send + 'static,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
    E: Into<Box<dyn Error + Send + Sync>> + 'static,
{
    let room = Room::new(limits.connections);
    let (stopping, stopped) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let (stream, _) = listener.accept().await?;
            Ok::<_, std::io::Error>((stream, room.place().await))
        };
        let next = match first(stop.as_mut(), next).await {
            First::One(()) => break,
            First::Other(next) => next,
        };
        let Ok((stream, place)) = next else {
            // Too many open files, mostly: it gets better when a connection ends.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        tokio::spawn(connection(
            stream,
            place,
            limits,
            answer.clone(),
            stopped.clone(),
        ));
    }
    drop((listener, stopping));
    let _ = timeout(limits.goodbye, room.empty()).await;
}

/// Answers the requests of one connection; whoever breaks it off knows it.
async fn connection<A, F, B, E>(
    stream: TcpStream,
    place: Place,
    limits: ConnectionLimits,
    answer: A,
    mut stopped: watch::Receiver<()>,
) where
    A: Fn(Request<Incoming>) -> F + Clone,
    F: Future<Output = Result<Response<B>, E>>,
    B: Body + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    // Replies are small, and whoever waits for one should not wait for the next packet.
    let _ = stream.set_nodelay(true);
    let place = Arc::new(place);
    let seat = Arc::clone(&place);
    let service = service_fn(move |request| {
        let (place, answering) = (Arc::clone(&seat), answer(request));
        async move { place.busy(answering).await }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        // More than a router takes: it is the router that refuses, in the voice of the vendor.
        .max_headers(200)
        .max_buf_size(128 * 1024)
        .serve_connection(TokioIo::new(Stream::new(stream, limits.reply)), service);
    let mut connection = pin!(connection);
    let asked = first(place.asked_to_leave(), stopped.changed());
    match first(connection.as_mut(), asked).await {
        First::One(_) => {}
        First::Other(First::One(())) => {
            connection.as_mut().graceful_shutdown();
            while timeout(limits.leave, connection.as_mut()).await.is_err() && place.is_busy() {}
        }
        First::Other(First::Other(_)) => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
