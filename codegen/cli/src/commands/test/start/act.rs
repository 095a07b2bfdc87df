//! Does a step: sends its request or runs its command, within a time and with a limit for what it says.

use std::fmt::Write as _;
use std::process::Stdio;
use std::time::Duration;

use annul_runtime::wire::HttpRequest;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, header};
use serde_json::{Map, Value};
use tokio::io::AsyncReadExt as _;
use tokio::process::Command;

use super::step::{Act, Step};
use super::words::{Meaning, Text};
use crate::commands::test::server::Server;

/// How much of what a program prints is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// How long a command may take.
const TIME: Duration = Duration::from_secs(120);

/// How deep a path leads into an answer.
const DEEPEST: usize = 16;

/// What a step is done for.
#[derive(Clone, Copy)]
pub(in crate::commands::test) struct Asked<'a> {
    /// The id of the operation.
    pub(in crate::commands::test) operation: &'a str,
    /// The ids of the target.
    pub(in crate::commands::test) target: &'a Map<String, Value>,
    /// The phase.
    pub(in crate::commands::test) phase: &'a str,
    /// The error.
    pub(in crate::commands::test) error: &'a str,
    /// Headers of all requests.
    pub(in crate::commands::test) headers: &'a [(HeaderName, Text)],
}

/// What a step has said.
pub(in crate::commands::test) struct Done {
    /// The ids, by names of params.
    pub(in crate::commands::test) ids: Map<String, Value>,
    /// The version of the target.
    pub(in crate::commands::test) etag: Option<String>,
}

impl Step {
    /// Does it.
    pub(in crate::commands::test) async fn act(
        &self,
        server: &Server,
        asked: Asked<'_>,
    ) -> Result<Done, String> {
        let meaning = asked.meaning(server);
        let said = match &self.act {
            Act::Request {
                method,
                address,
                headers,
                body,
            } => {
                let address = address.fill(meaning, percent)?;
                let address = match address.strip_prefix('/') {
                    Some(_) => format!("{}{address}", server.url()),
                    None => address,
                };
                let mut request = http::Request::builder().method(method).uri(&address);
                let mut text = String::new();
                if let Some(body) = body {
                    let (filled, is_json) = body.fill(meaning)?;
                    text = filled;
                    if is_json {
                        request = request.header(header::CONTENT_TYPE, "application/json");
                    }
                }
                let request = request.body(Bytes::from(text));
                let mut request: HttpRequest = request.map_err(|error| error.to_string())?;
                let shared = header_values(asked.headers, asked, server)?;
                let own = header_values(headers, asked, server)?;
                for (name, value) in shared.into_iter().chain(own) {
                    request.headers_mut().insert(name, value);
                }
                let call = format!("{method} {address}");
                let reply = server.send(request).await;
                let reply = reply.map_err(|why| format!("{call}: {why}"))?;
                if !reply.status().is_success() {
                    let body = String::from_utf8_lossy(reply.body()).into_owned();
                    let body: String = body.chars().take(300).collect();
                    return Err(format!("{call}: {} {body:?}", reply.status()));
                }
                String::from_utf8_lossy(reply.body()).into_owned()
            }
            Act::Command(words) => {
                let words = words.iter().map(|word| word.fill(meaning, str::to_owned));
                run(&words.collect::<Result<Vec<_>, _>>()?).await?
            }
        };
        if !self.wait.is_zero() {
            tokio::time::sleep(self.wait).await;
        }
        self.answered(&said, asked.target)
    }

    fn answered(&self, said: &str, target: &Map<String, Value>) -> Result<Done, String> {
        if self.ids.is_empty() && self.etag.is_none() {
            return Ok(Done {
                ids: target.clone(),
                etag: None,
            });
        }
        let said: Value = serde_json::from_str(said.trim())
            .map_err(|error| format!("what was answered is no JSON: {error}"))?;
        let mut ids = target.clone();
        for (name, path) in &self.ids {
            let id = at(&said, path).filter(|it| it.is_string() || it.is_number());
            let id = id.ok_or_else(|| format!("the answer has no id at `{path}`"))?;
            ids.insert(name.clone(), id.clone());
        }
        let etag = self
            .etag
            .as_ref()
            .and_then(|path| at(&said, path)?.as_str());
        Ok(Done {
            ids,
            etag: etag.map(str::to_owned),
        })
    }
}

impl<'a> Asked<'a> {
    fn meaning(self, server: &'a Server) -> Meaning<'a> {
        Meaning {
            url: server.url(),
            operation: self.operation,
            target: self.target,
            phase: self.phase,
            error: self.error,
        }
    }
}

/// Headers with their values; one that takes something of the environment is a secret.
pub(in crate::commands::test) fn header_values(
    headers: &[(HeaderName, Text)],
    asked: Asked<'_>,
    server: &Server,
) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let meaning = asked.meaning(server);
    let values = headers.iter().map(|(name, text)| {
        let value = HeaderValue::from_str(&text.fill(meaning, str::to_owned)?);
        let mut value = value.map_err(|_| format!("the header `{name}` would be no text"))?;
        value.set_sensitive(text.has_variable());
        Ok((name.clone(), value))
    });
    values.collect()
}

/// What a path leads to: names of members, and numbers of items from 0, with dots between.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.')
        .take(DEEPEST)
        .try_fold(value, |value, step| match value {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?),
            value => value.get(step),
        })
}

/// A value as a part of an address.
fn percent(text: &str) -> String {
    let mut written = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            let _ = write!(written, "%{byte:02X}");
        }
    }
    written
}

/// Runs a command to its end; what it prints.
async fn run(words: &[String]) -> Result<String, String> {
    let Some((program, arguments)) = words.split_first() else {
        return Err("there is no program".to_owned());
    };
    let failed = |why: &dyn std::fmt::Display| format!("`{program}`: {why}");
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
        .spawn();
    let mut child = child.map_err(|error| failed(&error))?;
    let work = async {
        let mut said = Vec::new();
        if let Some(stdout) = child.stdout.take() {
            let mut stdout = stdout.take(LARGEST + 1);
            stdout
                .read_to_end(&mut said)
                .await
                .map_err(|error| failed(&error))?;
        }
        if said.len() as u64 > LARGEST {
            return Err(failed(&"it prints more than a mebibyte"));
        }
        let status = child.wait().await.map_err(|error| failed(&error))?;
        if !status.success() {
            return Err(failed(&status));
        }
        String::from_utf8(said).map_err(|_| failed(&"what it prints is no text"))
    };
    let ended = tokio::time::timeout(TIME, work).await;
    ended.unwrap_or_else(|_| Err(failed(&"it took too long")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{at, percent};

    #[test]
    fn paths_lead_to_members_and_items() {
        let said = json!({ "jobs": [{ "id": 7 }] });
        assert_eq!(at(&said, "jobs.0.id"), Some(&json!(7)));
        assert_eq!(at(&said, "jobs.1.id"), None);
        assert_eq!(at(&said, "jobs.0.id.x"), None);
    }

    #[test]
    fn a_part_of_an_address_ends_nowhere() {
        assert_eq!(percent("a/b?c é"), "a%2Fb%3Fc%20%C3%A9");
    }
}
