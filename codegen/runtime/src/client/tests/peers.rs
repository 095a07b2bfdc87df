//! The transports of the features, against peers that do not answer as they should.

use super::super::{Limits, TransportError};
use super::operations::{Halt, REST, StopInput};
use crate::sign::Unsigned;
use crate::wire::{HttpRequest, HttpResponse};
use crate::{RefusalKind, TargetState};
use bytes::Bytes;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// How long a peer misbehaves at most; nobody may wait that long.
const LONGEST: Duration = Duration::from_secs(20);

type Behaviour = fn(TcpStream);

/// A peer that does this with the first of its connections.
fn peer(behaves: Behaviour) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        if let Ok((stream, _)) = listener.accept() {
            let _ = stream.set_read_timeout(Some(LONGEST));
            let _ = stream.set_write_timeout(Some(LONGEST));
            behaves(stream);
        }
    });
    port
}

/// Answers in clear, whatever comes.
fn plain(mut stream: TcpStream) {
    let _ = stream.read(&mut [0; 4096]);
    let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
}

/// Takes the connection and says nothing.
fn silent(mut stream: TcpStream) {
    let _ = stream.read_to_end(&mut Vec::new());
}

/// Says that a reply will come, again and again.
fn flood(mut stream: TcpStream) {
    let _ = stream.read(&mut [0; 4096]);
    let interim = "HTTP/1.1 100 Continue\r\n\r\n".repeat(4000);
    let start = Instant::now();
    while start.elapsed() < LONGEST && stream.write_all(interim.as_bytes()).is_ok() {}
}

/// The same, but slowly.
fn drip(mut stream: TcpStream) {
    let _ = stream.read(&mut [0; 4096]);
    let interim = b"HTTP/1.1 103 Early Hints\r\n\r\n";
    let start = Instant::now();
    while start.elapsed() < LONGEST && stream.write_all(interim).is_ok() {
        thread::sleep(Duration::from_millis(20));
    }
}

/// Answers two requests on one connection.
#[cfg(feature = "reqwest")]
fn twice(mut stream: TcpStream) {
    for _ in 0..2 {
        let mut request = Vec::new();
        while !request.ends_with(b"{}") {
            let mut part = [0; 1024];
            match stream.read(&mut part) {
                Ok(size) if size > 0 => request.extend_from_slice(&part[..size]),
                _ => return,
            }
        }
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
    }
}

type Send<'a> = &'a dyn Fn(HttpRequest, Limits) -> Result<HttpResponse, TransportError>;

fn request(uri: &str) -> HttpRequest {
    let request = http::Request::post(uri).header("content-length", 2);
    request.body(Bytes::from_static(b"{}")).unwrap()
}

fn error(send: Send<'_>, uri: &str, timeout: Duration) -> TransportError {
    send(request(uri), Limits::new(timeout, 4999)).expect_err(uri)
}

/// What every transport has to tell of a peer that the request cannot have reached.
fn knows_what_was_not_sent(send: Send<'_>) {
    // No name has a part of so many letters, so that nobody has to be asked for it.
    let no_name = format!("http://{}.invalid/", "a".repeat(64));
    let no_tls = format!("https://127.0.0.1:{}/", peer(plain));
    for uri in [no_name, no_tls] {
        let error = error(send, &uri, LONGEST);
        assert!(!error.is_sent() && !error.is_timeout(), "{uri}: {error:?}");
        assert_eq!(error.to_string(), "the service could not be reached");
    }
}

/// Nothing that a peer does keeps a transport beyond the time of the attempt.
fn keeps_its_time(send: Send<'_>) {
    let behaviours: [(&str, Behaviour); 4] = [
        ("http", flood),
        ("http", drip),
        ("http", silent),
        ("https", silent),
    ];
    for (scheme, behaves) in behaviours {
        let uri = format!("{scheme}://127.0.0.1:{}/", peer(behaves));
        let start = Instant::now();
        let error = error(send, &uri, Duration::from_millis(300));
        let elapsed = start.elapsed();
        assert!(elapsed < LONGEST / 4, "{elapsed:?}: {error:?}");
        assert!(error.is_sent() || scheme == "https", "{error:?}");
    }
}

#[cfg(feature = "ureq")]
#[test]
fn ureq_tells_what_was_not_sent_and_keeps_its_time() {
    use super::super::{BlockingClient, BlockingTransport, UreqTransport};
    let transport = UreqTransport::new();
    let send = |request, limits| transport.send(request, limits);
    knows_what_was_not_sent(&send);
    keeps_its_time(&send);

    let silent = format!("https://127.0.0.1:{}/", peer(silent));
    let late = error(&send, &silent, Duration::from_millis(300));
    assert!(late.is_timeout() && !late.is_sent(), "{late:?}");

    let client = BlockingClient::builder(REST)
        .endpoint(format!("https://127.0.0.1:{}", peer(plain)))
        .signer(Unsigned)
        .max_attempts(1)
        .build()
        .unwrap();
    let error = client.call(Halt, StopInput::new("q1")).send().unwrap_err();
    assert_eq!(error.kind(), RefusalKind::Unavailable);
    assert_eq!(error.target_state(), TargetState::MayBeRunning);
}

#[cfg(feature = "reqwest")]
#[test]
fn reqwest_tells_what_was_not_sent_and_keeps_its_time() {
    use super::super::ReqwestTransport;
    use super::super::transport::Wire;
    // One thread for everything: the timer has no other.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let wire = Wire::Asynchronous(std::sync::Arc::new(ReqwestTransport::new().unwrap()));
    let send = |request, limits| runtime.block_on(wire.send(request, limits));
    knows_what_was_not_sent(&send);
    keeps_its_time(&send);
}

#[cfg(feature = "reqwest")]
#[test]
fn connections_of_reqwest_outlast_the_runtime_that_they_are_used_in() {
    use super::super::ReqwestTransport;
    use super::super::transport::Wire;
    let wire = Wire::Asynchronous(std::sync::Arc::new(ReqwestTransport::new().unwrap()));
    // The peer takes one connection and no more.
    let uri = format!("http://127.0.0.1:{}/", peer(twice));
    for _ in 0..2 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        let reply = runtime.block_on(wire.send(request(&uri), Limits::new(LONGEST, 4999)));
        assert_eq!(reply.unwrap().body(), "{}");
    }
}
