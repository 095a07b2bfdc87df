//! A peer that answers each connection as a row says.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::row::Row;

/// How long it goes on at most; nobody may wait that long.
const LONGEST: Duration = Duration::from_secs(20);

/// What the peer does with a connection.
struct Script {
    reply: Vec<u8>,
    /// Said again and again, at once or a byte now and then.
    forever: Vec<u8>,
    slowly: Vec<u8>,
    is_silent: bool,
}

/// Begins to answer as a row says; every connection in the same way.
pub(super) fn begin(row: &Row) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let script = Arc::new(Script {
        reply: row.bytes("reply"),
        forever: row.text("forever").repeat(1000).into_bytes(),
        slowly: row.text("slowly").as_bytes().to_vec(),
        is_silent: row.text("then") == "silent",
    });
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let script = Arc::clone(&script);
            thread::spawn(move || play(&script, stream));
        }
    });
    address
}

fn play(script: &Script, mut stream: TcpStream) {
    let _ = stream.set_read_timeout(Some(LONGEST));
    let _ = stream.set_write_timeout(Some(LONGEST));
    // The whole request, so that the end of the connection is no reset.
    let mut request = Vec::new();
    let mut part = [0; 4096];
    while !request.ends_with(b"}") {
        match stream.read(&mut part) {
            Ok(count) if count > 0 => request.extend_from_slice(&part[..count]),
            _ => return,
        }
    }
    if stream.write_all(&script.reply).is_err() {
        return;
    }
    let begun = Instant::now();
    while begun.elapsed() < LONGEST {
        let wrote = if !script.forever.is_empty() {
            stream.write_all(&script.forever)
        } else if !script.slowly.is_empty() {
            thread::sleep(Duration::from_millis(50));
            stream.write_all(&script.slowly)
        } else if script.is_silent {
            thread::sleep(Duration::from_millis(50));
            Ok(())
        } else {
            return;
        };
        if wrote.is_err() {
            return;
        }
    }
}
