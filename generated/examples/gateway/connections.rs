//! Connections: accepted while there is room, given little time, and ended in order when the program is told to stop.

use crate::room::{Place, Room};
use crate::stream::Stream;
use annul::server::ReplyBody;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// How much time connections have, and how many there may be.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// How many are open at once; a newcomer takes the place of whichever has been idle the longest.
    pub(crate) connections: u32,
    /// How long one may take to send its headers, and to stay without a request.
    pub(crate) headers: Duration,
    /// How long one may take to receive a reply.
    pub(crate) reply: Duration,
    /// How long one that is asked to leave may take to receive the end of its last reply.
    pub(crate) leave: Duration,
    /// How long requests may take to end when the program is told to stop.
    pub(crate) goodbye: Duration,
}

/// Answers requests with `answer` until `stop` ends.
pub(crate) async fn serve<A, F>(
    listener: TcpListener,
    limits: Limits,
    answer: A,
    stop: impl Future<Output = ()>,
) where
    A: Fn(Request<Incoming>) -> F + Clone + Send + 'static,
    F: Future<Output = Response<ReplyBody>> + Send + 'static,
{
    let room = Room::new(limits.connections);
    let (stopping, stopped) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let (stream, _) = listener.accept().await?;
            Ok::<_, std::io::Error>((stream, room.place().await))
        };
        let next = tokio::select! {
            next = next => next,
            () = &mut stop => break,
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
async fn connection<A, F>(
    stream: TcpStream,
    place: Place,
    limits: Limits,
    answer: A,
    mut stopped: watch::Receiver<()>,
) where
    A: Fn(Request<Incoming>) -> F + Clone,
    F: Future<Output = Response<ReplyBody>>,
{
    // Replies are small, and whoever waits for one should not wait for the next packet.
    let _ = stream.set_nodelay(true);
    let place = Arc::new(place);
    let seat = Arc::clone(&place);
    let service = service_fn(move |request| {
        let (place, answering) = (Arc::clone(&seat), answer(request));
        async move { Ok::<_, Infallible>(place.busy(answering).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        // More than a router takes: it is the router that refuses, in the voice of the vendor.
        .max_headers(200)
        .max_buf_size(128 * 1024)
        .serve_connection(TokioIo::new(Stream::new(stream, limits.reply)), service);
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => {}
        () = place.asked_to_leave() => {
            connection.as_mut().graceful_shutdown();
            while timeout(limits.leave, connection.as_mut()).await.is_err() && place.is_busy() {}
        }
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
