//! `annul serve` for a test, and its control requests.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use annul_tests::command;
use serde_json::{Value, json};

/// A server that ends with the test.
pub(crate) struct Serving {
    child: Child,
    /// `http://127.0.0.1:…`
    pub(crate) address: String,
}

/// A reply, as it came.
pub(crate) struct Came {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Serving {
    /// Serves the catalogue, or what the arguments name, on a free port.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(command::annul())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("annul can be started");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("it is piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("it says where it listens");
        let address = line
            .trim()
            .strip_prefix("listening on ")
            .expect("an address")
            .to_owned();
        Self { child, address }
    }

    /// Sends a request with these header lines, and reads the reply to its end.
    pub(crate) fn send(&self, first: &str, headers: &[&str], body: &str) -> Came {
        let host = self.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .expect("a timeout");
        let mut head = format!(
            "{first} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n",
            body.len()
        );
        if !headers.iter().any(|line| line.starts_with("host:")) {
            head.extend(["host: ", host, "\r\n"]);
        }
        for line in headers {
            head.extend([*line, "\r\n"]);
        }
        stream
            .write_all(format!("{head}\r\n{body}").as_bytes())
            .expect("it reads");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("a reply of text");
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        Came {
            status: status.unwrap_or_default(),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    pub(crate) fn get(&self, path: &str) -> Value {
        json_of(&self.send(&format!("GET {path}"), &[], ""))
    }

    pub(crate) fn post(&self, path: &str, order: &Value) -> Came {
        self.send(
            &format!("POST {path}"),
            &["content-type: application/json"],
            &order.to_string(),
        )
    }

    /// Starts a target.
    #[track_caller]
    pub(crate) fn begin(&self, operation: &str, target: &Value) {
        let came = self.post(
            "/annul/targets",
            &json!({ "operation": operation, "target": target }),
        );
        assert_eq!(came.status, 201, "{}", came.body);
    }

    /// Orders a fault.
    #[track_caller]
    pub(crate) fn order(&self, fault: &Value) {
        let came = self.post("/annul/faults", fault);
        assert_eq!(came.status, 201, "{}", came.body);
    }

    /// The phase of the target with this id.
    pub(crate) fn phase(&self, operation: &str, name: &str, id: &str) -> Option<String> {
        let all = self.get("/annul/targets");
        let mut all = all["targets"].as_array().expect("a list").iter();
        let found = all.find(|it| it["operation"] == operation && it["target"][name] == id)?;
        found["phase"].as_str().map(str::to_owned)
    }
}

fn json_of(came: &Came) -> Value {
    serde_json::from_str(&came.body).unwrap_or_else(|error| panic!("{error}: {}", came.body))
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
