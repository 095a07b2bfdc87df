//! Bytes that are no request, and requests that mean harm: a gateway of all vendors and `annul serve` answer as they should.

use std::convert::Infallible;
use std::future::pending;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use annul::server::{Adapter, ConnectionLimits, MemoryEngine, Router, listen, serve_all};
use tokio::net::TcpListener;
use tower_service::Service as _;

use crate::serving::Serving;

use super::row::{self, Row};

/// How long a server may take to answer, or to hang up.
const LONGEST: Duration = Duration::from_secs(20);

/// Nothing more comes when nothing has come for so long.
const QUIET: Duration = Duration::from_millis(400);

/// A gateway on a port of its own, for as long as the tests run.
fn gateway() -> SocketAddr {
    let (tell, told) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            tell.send(listener.local_addr().expect("an address"))
                .expect("somebody waits");
            let router = serve_all(Router::new(), &Adapter::new(MemoryEngine::new()));
            let answer = move |request| {
                let mut router = router.clone();
                async move {
                    let Ok(reply) = router.call(request).await;
                    Ok::<_, Infallible>(reply)
                }
            };
            listen(listener, ConnectionLimits::default(), answer, pending()).await;
        });
    });
    told.recv().expect("it listens")
}

/// What a server said, and whether it hung up.
struct Came {
    text: String,
    is_closed: bool,
}

fn send(address: SocketAddr, bytes: &[u8]) -> Came {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_write_timeout(Some(LONGEST)).expect("a socket");
    // A server that has seen enough hangs up while more comes.
    let _ = stream.write_all(bytes);
    let (mut all, mut part) = (Vec::new(), [0; 4096]);
    stream.set_read_timeout(Some(LONGEST)).expect("a socket");
    let is_closed = loop {
        match stream.read(&mut part) {
            Ok(0) => break true,
            Ok(count) => {
                all.extend_from_slice(&part[..count]);
                stream.set_read_timeout(Some(QUIET)).expect("a socket");
            }
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break true,
            Err(_) => break false,
        }
    };
    let _ = stream.shutdown(Shutdown::Both);
    Came {
        text: String::from_utf8_lossy(&all).into_owned(),
        is_closed,
    }
}

/// The statuses of all replies in a text.
fn statuses(text: &str) -> Vec<u64> {
    let replies = text.split("HTTP/1.").skip(1);
    replies
        .filter_map(|reply| reply.split(' ').nth(1)?.get(..3)?.parse().ok())
        .collect()
}

fn holds(row: &Row, server: &str, address: SocketAddr) -> Result<(), String> {
    let came = send(address, &row.bytes("send"));
    let shown: String = came.text.chars().take(600).collect();
    let name = &row.name;
    let answers = row.get("answers").as_sequence().into_iter().flatten();
    let expected: Vec<u64> = answers.filter_map(serde_yaml::Value::as_u64).collect();
    let found = statuses(&came.text);
    if found != expected {
        return Err(format!(
            "{name}: {server} answers {found:?}, not {expected:?}: {shown}"
        ));
    }
    if row.text("then") == "closed" && !came.is_closed {
        return Err(format!("{name}: {server} does not hang up: {shown}"));
    }
    let is_missing = |text: &&&str| !came.text.contains(**text);
    if let Some(text) = row.texts("shows").iter().find(is_missing) {
        return Err(format!("{name}: {server} does not say {text:?}: {shown}"));
    }
    if let Some(text) = row
        .texts("never")
        .iter()
        .find(|text| came.text.contains(**text))
    {
        return Err(format!("{name}: {server} says {text:?}: {shown}"));
    }
    Ok(())
}

#[test]
fn servers_answer_each_request_as_is_right_and_nothing_else() {
    let serving = Serving::start(&[]);
    let host = serving.address.trim_start_matches("http://");
    let servers = [
        ("the gateway", gateway()),
        ("annul serve", host.parse().expect("an address")),
    ];
    let rows = row::all("requests");
    let faults: Vec<String> = thread::scope(|scope| {
        let each =
            |row| servers.map(|(server, address)| scope.spawn(move || holds(row, server, address)));
        let running: Vec<_> = rows.iter().flat_map(each).collect();
        let ended = running.into_iter().map(|one| one.join().expect("no panic"));
        ended.filter_map(Result::err).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    // After all of it they still answer.
    for (server, address) in servers {
        let came = send(address, b"GET /nothing HTTP/1.1\r\nhost: a.example\r\n\r\n");
        assert_eq!(statuses(&came.text), [404], "{server}");
    }
}
