//! The transports of the features, against a server of the standard library.

use super::super::{Limits, TransportError};
use super::operations::{Halt, REST, StopInput};
use crate::sign::Unsigned;
use crate::wire::{HttpRequest, HttpResponse};
use bytes::Bytes;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Answers each request by its path, and shows each as it came.
struct Server {
    address: String,
    seen: Receiver<String>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (sender, seen) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (mut stream, sender) = (stream.unwrap(), sender.clone());
                thread::spawn(move || {
                    let request = read(&mut stream);
                    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                    let _ = sender.send(request);
                    answer(&mut stream, &path);
                });
            }
        });
        Self { address, seen }
    }

    fn request(&self, method: &str, path: &str, body: &'static str) -> HttpRequest {
        http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address))
            .header("content-length", body.len())
            .header("content-type", "application/json")
            .header("x-more", "1")
            .body(Bytes::from_static(body.as_bytes()))
            .unwrap()
    }

    fn seen(&self) -> String {
        self.seen.recv_timeout(Duration::from_secs(5)).unwrap()
    }
}

fn read(stream: &mut TcpStream) -> String {
    let (mut request, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&request).to_ascii_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.split("content-length: ").nth(1);
            let length = length.and_then(|rest| rest.lines().next()?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return String::from_utf8(request).unwrap();
            }
        }
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return String::from_utf8(request).unwrap(),
            Ok(size) => request.extend_from_slice(&part[..size]),
        }
    }
}

fn answer(stream: &mut TcpStream, path: &str) {
    let reply = match path {
        "/redirect" => "HTTP/1.1 307 x\r\nlocation: /ok\r\ncontent-length: 0\r\n\r\n".to_owned(),
        "/error" => "HTTP/1.1 503 x\r\nretry-after: 1\r\ncontent-length: 4\r\n\r\nbusy".to_owned(),
        "/large" => format!("HTTP/1.1 200 x\r\nconnection: close\r\n\r\n{}", "x".repeat(5000)),
        "/torn" => "HTTP/1.1 200 x\r\ncontent-length: 100\r\n\r\n{".to_owned(),
        "/hang" => return thread::sleep(Duration::from_secs(3)),
        "/closed" => String::new(),
        _ => "HTTP/1.1 200 x\r\nx-a: 1\r\nx-a: 2\r\ncontent-length: 15\r\nconnection: close\r\n\r\n{\"State\":\"yes\"}".to_owned(),
    };
    let _ = stream.write_all(reply.as_bytes());
}

const LIMITS: Limits = Limits::new(Duration::from_millis(400), 4999);

/// What every transport has to do.
fn obeys(send: &dyn Fn(HttpRequest, Limits) -> Result<HttpResponse, TransportError>) {
    let server = Server::start();
    let of = |path| send(server.request("POST", path, "{}"), LIMITS);

    let reply = of("/ok").unwrap();
    assert_eq!(
        (reply.status().as_u16(), reply.body().as_ref()),
        (200, &b"{\"State\":\"yes\"}"[..])
    );
    assert_eq!(reply.headers().get_all("x-a").iter().count(), 2);
    let seen = server.seen();
    let lower = seen.to_ascii_lowercase();
    assert!(
        seen.starts_with("POST /ok HTTP/1.1\r\n") && seen.ends_with("\r\n\r\n{}"),
        "{seen}"
    );
    for header in ["content-length: 2\r", "host: 127.0.0.1:", "x-more: 1\r"] {
        assert_eq!(lower.matches(header).count(), 1, "{header} in {seen}");
    }
    assert!(!lower.contains("transfer-encoding"), "{seen}");

    for (method, length) in [("POST", 1), ("PUT", 1), ("DELETE", 1)] {
        send(server.request(method, "/ok?a=%2F", ""), LIMITS).unwrap();
        let seen = server.seen().to_ascii_lowercase();
        assert!(seen.contains(" /ok?a=%2f http/1.1\r\n"), "{seen}");
        assert_eq!(seen.matches("content-length: 0").count(), length, "{seen}");
    }

    assert_eq!(of("/redirect").unwrap().status(), 307);
    assert_eq!(of("/error").unwrap().headers()["retry-after"], "1");
    for path in ["/large", "/torn", "/closed", "/hang"] {
        let error = of(path).expect_err(path);
        assert!(error.is_sent(), "{path}: {error:?}");
        assert_eq!(error.is_timeout(), path == "/hang", "{path}: {error:?}");
    }
    let gone = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let mut request = server.request("POST", "/ok", "{}");
    *request.uri_mut() = format!("http://{gone}/").parse().unwrap();
    let error = send(request, LIMITS).unwrap_err();
    assert!(!error.is_sent() && !error.is_timeout(), "{error:?}");
}

#[cfg(feature = "ureq-plain")]
#[test]
fn ureq_obeys() {
    use super::super::{BlockingClient, BlockingTransport, UreqTransport};
    let transport = UreqTransport::new();
    obeys(&|request, limits| transport.send(request, limits));

    let server = Server::start();
    let client = BlockingClient::builder(REST)
        .endpoint(server.address.as_str())
        .signer(Unsigned)
        .build()
        .unwrap();
    let output = client.call(Halt, StopInput::new("q1")).send().unwrap();
    assert_eq!(output.state.as_deref(), Some("yes"));
}

#[cfg(feature = "reqwest")]
#[test]
fn reqwest_obeys() {
    use super::super::transport::{Transport, Wire};
    use super::super::{Client, ReqwestTransport};
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let transport = ReqwestTransport::new().unwrap();
    let wire = Wire::Asynchronous(std::sync::Arc::new(transport.clone()));
    obeys(&|request, limits| runtime.block_on(wire.send(request, limits)));
    runtime.block_on(transport.sleep(Duration::from_millis(1)));

    let server = Server::start();
    let client = Client::builder(REST)
        .endpoint(server.address.as_str())
        .signer(Unsigned)
        .build()
        .unwrap();
    let output = runtime.block_on(client.call(Halt, StopInput::new("q1")).into_future());
    assert_eq!(output.unwrap().state.as_deref(), Some("yes"));
}

#[cfg(feature = "tower")]
mod service {
    //! A service in memory.

    use super::super::super::{Client, TowerTransport, block_on::block_on};
    use super::{Halt, REST, StopInput, Unsigned};
    use bytes::Bytes;
    use http::{Request, Response};
    use http_body_util::{BodyExt, Full};
    use std::future::{Ready, ready};
    use std::io;
    use std::task::{Context, Poll};

    #[derive(Clone)]
    struct Answers(Result<&'static str, io::ErrorKind>);

    impl tower_service::Service<Request<Full<Bytes>>> for Answers {
        type Response = Response<Full<Bytes>>;
        type Error = io::Error;
        type Future = Ready<io::Result<Response<Full<Bytes>>>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request<Full<Bytes>>) -> Self::Future {
            let body = block_on(request.into_body().collect()).unwrap().to_bytes();
            assert_eq!(body, "{\"Id\":\"q1\"}");
            let reply = self.0.map(|text| Response::new(Full::from(text)));
            ready(reply.map_err(io::Error::from))
        }
    }

    fn client(answers: Answers) -> Client {
        let sleep = |_| async { std::future::pending().await };
        let transport = TowerTransport::new(answers, sleep).not_sent_if(|error| {
            let error = error.downcast_ref::<io::Error>();
            error.is_some_and(|error| error.kind() == io::ErrorKind::ConnectionRefused)
        });
        Client::builder(REST)
            .endpoint("http://halt.example")
            .signer(Unsigned)
            .transport(transport)
            .max_attempts(1)
            .response_limit(20)
            .build()
            .unwrap()
    }

    #[test]
    fn a_service_is_a_transport() {
        let call = |answer| {
            let client = client(Answers(answer));
            block_on(client.call(Halt, StopInput::new("q1")).into_future())
        };
        assert_eq!(
            call(Ok("{\"State\":\"yes\"}")).unwrap().state.as_deref(),
            Some("yes")
        );
        assert!(
            call(Ok("{\"State\":\"far too long a text\"}"))
                .unwrap_err()
                .is_lost()
        );
        assert!(
            call(Err(io::ErrorKind::ConnectionReset))
                .unwrap_err()
                .is_lost()
        );
        assert!(
            !call(Err(io::ErrorKind::ConnectionRefused))
                .unwrap_err()
                .is_lost()
        );
    }
}
