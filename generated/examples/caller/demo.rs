//! Work to stop: asks a gateway to start a query. Not what a client of a cloud would do, so it is written by hand.

use annul::runtime::Target;
use annul::runtime::operation::OperationInfo;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// How long the gateway may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts a query on a gateway; gives what its operation cancels.
pub(crate) fn start(
    gateway: &str,
    operation: &'static OperationInfo,
    sql: &str,
) -> Result<Target<'static>, Box<dyn Error>> {
    let body = json!({"operation": operation.id, "sql": sql}).to_string();
    let said = post(gateway, "/demo/queries", &body)?;
    let query: Value = serde_json::from_str(&said)?;
    let mut target = Target::new(operation);
    for name in operation.cancel.target {
        let id = query["target"][name].as_str();
        let id = id.ok_or_else(|| format!("the gateway started nothing: {said}"))?;
        target = target.with(name, id.to_owned());
    }
    Ok(target)
}

/// A request over a connection of its own; gives the body of the reply.
fn post(gateway: &str, path: &str, body: &str) -> Result<String, Box<dyn Error>> {
    let host = gateway.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    let (_, body) = reply.split_once("\r\n\r\n").ok_or("the gateway sent no reply")?;
    Ok(body.to_owned())
}
