//! Peers that do not read, that stay idle, and that come when there is no room.

use super::stream::Stream;
use super::{ConnectionLimits, listen};
use crate::server::ReplyBody;
use bytes::Bytes;
use http::{Request, Response};
use hyper::body::Incoming;
use std::convert::Infallible;
use std::io;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// Long enough for anything here that is to happen.
const SOON: Duration = Duration::from_secs(5);

fn limits(connections: u32) -> ConnectionLimits {
    ConnectionLimits {
        connections,
        headers: Duration::from_secs(60),
        reply: Duration::from_secs(60),
        leave: Duration::from_millis(100),
        goodbye: SOON,
    }
}

/// A server that answers `/slow` after a while, `/large` at length, and all else at once.
struct Server {
    address: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

async fn answer(request: Request<Incoming>) -> Result<Response<ReplyBody>, Infallible> {
    let body = match request.uri().path() {
        "/slow" => {
            sleep(Duration::from_millis(500)).await;
            Bytes::from_static(b"slow")
        }
        "/large" => vec![b'x'; 1 << 20].into(),
        _ => Bytes::from_static(b"here"),
    };
    Ok(Response::new(ReplyBody::from(body)))
}

async fn server(limits: ConnectionLimits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(listen(listener, limits, answer, async {
        let _ = stopped.await;
    }));
    Server {
        address,
        stop,
        ended,
    }
}

impl Server {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("it listens")
    }
}

async fn send(stream: &mut TcpStream, path: &str) {
    let request = format!("GET {path} HTTP/1.1\r\nhost: gateway.example\r\n\r\n");
    let sent = stream.write_all(request.as_bytes()).await;
    sent.expect("the server takes it");
}

/// The end of the next reply: its body.
async fn body(stream: &mut TcpStream) -> String {
    let mut read = Vec::new();
    let mut bytes = [0; 1024];
    while !(read.ends_with(b"here") || read.ends_with(b"slow")) {
        let count = timeout(SOON, stream.read(&mut bytes)).await;
        let count = count.expect("it comes soon").expect("it is whole");
        assert!(count > 0, "closed after {}", String::from_utf8_lossy(&read));
        read.extend_from_slice(&bytes[..count]);
    }
    String::from_utf8_lossy(&read[read.len() - 4..]).into_owned()
}

async fn is_closed(stream: &mut TcpStream) -> bool {
    let read = timeout(SOON, stream.read(&mut [0; 64])).await;
    // A peer that has sent more than was read gets a reset in place of an end.
    matches!(read, Ok(Ok(0) | Err(_)))
}

#[tokio::test]
async fn a_newcomer_takes_the_place_of_whoever_has_been_idle_the_longest() {
    let server = server(limits(2)).await;
    let mut silent = server.connect().await;
    let mut kept = server.connect().await;
    send(&mut kept, "/").await;
    assert_eq!(body(&mut kept).await, "here");

    let mut newcomer = server.connect().await;
    send(&mut newcomer, "/").await;
    assert_eq!(body(&mut newcomer).await, "here");
    assert!(is_closed(&mut silent).await);
    send(&mut kept, "/").await;
    assert_eq!(body(&mut kept).await, "here");
}

#[tokio::test]
async fn whoever_is_answered_stays_until_its_answer_is_there() {
    let server = server(limits(1)).await;
    let mut first = server.connect().await;
    send(&mut first, "/slow").await;
    sleep(Duration::from_millis(100)).await;
    let mut newcomer = server.connect().await;
    send(&mut newcomer, "/").await;
    assert_eq!(body(&mut first).await, "slow");
    assert_eq!(body(&mut newcomer).await, "here");
    assert!(is_closed(&mut first).await);
}

#[tokio::test]
async fn peers_that_pipeline_and_never_read_keep_nobody_out() {
    let server = server(limits(2)).await;
    let mut greedy = [server.connect().await, server.connect().await];
    for stream in &mut greedy {
        for _ in 0..20 {
            send(stream, "/large").await;
        }
    }
    sleep(Duration::from_millis(100)).await;
    let mut newcomer = server.connect().await;
    send(&mut newcomer, "/").await;
    assert_eq!(body(&mut newcomer).await, "here");
}

#[tokio::test]
async fn a_peer_that_never_reads_is_dropped() {
    let patience = Duration::from_millis(300);
    let server = server(ConnectionLimits {
        reply: patience,
        goodbye: Duration::from_secs(60),
        ..limits(10)
    })
    .await;
    let mut deaf = server.connect().await;
    for _ in 0..20 {
        send(&mut deaf, "/large").await;
    }
    sleep(patience / 2).await;
    // The server ends once all of its connections have: well before its own goodbye.
    let _ = server.stop.send(());
    let ended = timeout(SOON, server.ended).await;
    assert!(ended.is_ok(), "the connection is still there");
}

#[tokio::test]
async fn the_time_runs_until_everything_is_taken() {
    let patience = Duration::from_millis(100);
    let (ours, mut theirs) = duplex(16);
    let trickle = tokio::spawn(async move {
        // A byte now and then is no better than none.
        while theirs.read_u8().await.is_ok() {
            sleep(patience / 4).await;
        }
    });
    let begun = Instant::now();
    let written = Stream::new(ours, patience).write_all(&[0; 1024]).await;
    let error = written.expect_err("nobody takes it");
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    assert!(begun.elapsed() >= patience && begun.elapsed() < SOON);
    trickle.await.expect("it ends with the connection");
}

#[tokio::test]
async fn a_pause_between_replies_is_no_fault_of_the_peer() {
    let patience = Duration::from_millis(50);
    let (ours, mut theirs) = duplex(16);
    let reader = tokio::spawn(async move {
        let mut all = Vec::new();
        let read = theirs.read_to_end(&mut all).await;
        read.map(|_| all.len())
    });
    let mut stream = Stream::new(ours, patience);
    for _ in 0..3 {
        stream.write_all(&[0; 64]).await.expect("it is taken");
        sleep(patience * 2).await;
    }
    drop(stream);
    let read = reader.await.expect("no panic");
    assert_eq!(read.expect("nothing broke"), 3 * 64);
}

#[tokio::test]
async fn told_to_stop_a_server_ends_what_it_has_begun() {
    let server = server(limits(10)).await;
    let mut idle = server.connect().await;
    let mut asking = server.connect().await;
    send(&mut asking, "/slow").await;
    sleep(Duration::from_millis(100)).await;
    let _ = server.stop.send(());
    assert_eq!(body(&mut asking).await, "slow");
    assert!(is_closed(&mut idle).await);
    let ended = timeout(SOON, server.ended).await;
    assert!(ended.is_ok());
}
