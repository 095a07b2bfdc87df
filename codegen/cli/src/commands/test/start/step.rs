//! A step of a start file: a request or a command, and what is read from its answer.

use std::time::Duration;

use annul_codegen::spec::yaml::{Node, Value};
use http::{HeaderName, Method};

use super::body::Body;
use super::words::Text;
use crate::exit::Failure;
use crate::small_file::SmallFile;

/// A step.
#[derive(Clone, Debug)]
pub(in crate::commands::test) struct Step {
    pub(super) act: Act,
    /// Paths to ids in the answer, by names of params.
    pub(super) ids: Vec<(String, String)>,
    /// The path to the version of the target.
    pub(super) etag: Option<String>,
    /// How long to wait afterwards.
    pub(super) wait: Duration,
}

/// What is done.
#[derive(Clone, Debug)]
pub(super) enum Act {
    Request {
        method: Method,
        address: Text,
        headers: Vec<(HeaderName, Text)>,
        body: Option<Body>,
    },
    Command(Vec<Text>),
}

impl Step {
    /// Whether it is done otherwise for each phase.
    pub(in crate::commands::test) fn has_phase(&self) -> bool {
        match &self.act {
            Act::Request { address, body, .. } => {
                address.has_phase() || body.as_ref().is_some_and(Body::has_phase)
            }
            Act::Command(words) => words.iter().any(Text::has_phase),
        }
    }

    /// Whether the ids of targets come from its answer; else they are those that were asked for.
    pub(in crate::commands::test) fn says_ids(&self) -> bool {
        !self.ids.is_empty()
    }

    pub(super) fn read(node: &Node, file: &SmallFile) -> Result<Self, Failure> {
        let act = match (node.get("request"), node.get("command")) {
            (Some(request), None) => request_of(request, node, file)?,
            (None, Some(command)) => command_of(command, file)?,
            _ => {
                return Err(file.wrong(node.span, "a step has either `request` or `command`"));
            }
        };
        let ids = node.get("ids").map_or(&[][..], Node::entries).iter();
        let ids = ids.filter_map(|entry| {
            let path = entry.value.as_text()?.value;
            Some((entry.key.value.clone(), path))
        });
        let wait = node.integer("wait").map_or(0, |wait| wait.value);
        Ok(Self {
            act,
            ids: ids.collect(),
            etag: node.text("etag").map(|path| path.value),
            wait: Duration::from_millis(u64::try_from(wait).unwrap_or_default()),
        })
    }
}

fn request_of(request: &Node, step: &Node, file: &SmallFile) -> Result<Act, Failure> {
    let line = request.as_text().map(|text| text.value).unwrap_or_default();
    let wrong = || {
        file.wrong(
            request.span,
            "a request is a method and a path: `POST /jobs`",
        )
    };
    let (method, address) = line.split_once(' ').ok_or_else(wrong)?;
    let method = Method::from_bytes(method.as_bytes()).map_err(|_| wrong())?;
    let address = address.trim();
    if !["/", "http://", "https://", "$url"]
        .iter()
        .any(|start| address.starts_with(start))
    {
        return Err(wrong());
    }
    let address = text(address, request, file)?;
    if address.has_variable() {
        return Err(file.wrong(
            request.span,
            "a variable may be a secret: put it into a header",
        ));
    }
    let body = match step.get("body") {
        Some(body) => {
            let literal = annul_codegen::check::literal(body);
            let body_of = Body::parse(&literal);
            Some(body_of.map_err(|why| file.wrong(body.span, &why))?)
        }
        None => None,
    };
    Ok(Act::Request {
        method,
        address,
        headers: headers(step, file)?,
        body,
    })
}

fn command_of(command: &Node, file: &SmallFile) -> Result<Act, Failure> {
    let words = command.items().iter().map(|word| {
        let written = word.as_text().map(|text| text.value).unwrap_or_default();
        let found = text(&written, word, file)?;
        if found.has_variable() {
            let said = "no command line should hold a secret: the program has the variable itself";
            return Err(file.wrong(word.span, said));
        }
        Ok(found)
    });
    let words: Vec<Text> = words.collect::<Result<_, _>>()?;
    if words.is_empty() {
        return Err(file.wrong(command.span, "a command has at least a program"));
    }
    Ok(Act::Command(words))
}

/// The headers of a step, or of what else has some.
pub(super) fn headers(node: &Node, file: &SmallFile) -> Result<Vec<(HeaderName, Text)>, Failure> {
    let Some(node) = node.get("headers") else {
        return Ok(Vec::new());
    };
    let Value::Map(entries) = &node.value else {
        return Ok(Vec::new());
    };
    let entries = entries.iter().map(|entry| {
        let name = HeaderName::from_bytes(entry.key.value.as_bytes());
        let name = name.map_err(|_| file.wrong(entry.key.span, "this is no name of a header"))?;
        let value = entry.value.as_text().map(|text| text.value);
        Ok((name, text(&value.unwrap_or_default(), &entry.value, file)?))
    });
    entries.collect()
}

fn text(written: &str, node: &Node, file: &SmallFile) -> Result<Text, Failure> {
    Text::parse(written).map_err(|why| file.wrong(node.span, &why))
}
