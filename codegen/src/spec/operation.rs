//! An operation's file as written.

use crate::diagnostic::{Span, Spanned};

use super::cancel::Cancel;
use super::member::{Deprecated, Member};
use super::read::NamedList;
use super::shared::{Error, Quirk, Source};
use super::yaml::{Node, Value};

/// One cancel operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The beginning of the file.
    pub span: Span,
    /// Its name.
    pub operation: Spanned<String>,
    /// What it does.
    pub summary: Spanned<String>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// The Rust module.
    pub rust_name: Option<Spanned<String>>,
    /// Out of use.
    pub deprecated: Option<Deprecated>,
    /// For whom it is: clients, or servers as well.
    pub role: Option<Spanned<String>>,
    /// Documents.
    pub sources: NamedList<Source>,
    /// Method and template, or the RPC target.
    pub path: Option<Path>,
    /// What a caller says.
    pub params: NamedList<Param>,
    /// What the body is.
    pub request_body: Option<RequestBody>,
    /// What a success says.
    pub response: Option<Response>,
    /// Errors of this operation.
    pub errors: NamedList<Error>,
    /// What cancelling means here.
    pub cancel: Option<Cancel>,
    /// Inputs and replies.
    pub examples: Vec<Example>,
    /// What is odd.
    pub quirks: Vec<Quirk>,
}

/// A path.
#[derive(Clone, Debug)]
pub struct Path {
    /// The whole path.
    pub span: Span,
    /// The HTTP method.
    pub method: Spanned<String>,
    /// The template.
    pub template: Spanned<String>,
    /// The RPC target.
    pub target: Option<Spanned<String>>,
    /// Other targets that a server takes.
    pub target_aliases: Vec<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub enum RequestBody {
    /// A word.
    Word(Spanned<String>),
    /// A text with params in it.
    Template {
        /// The text.
        template: Spanned<String>,
        /// How texts stand in it.
        quote: Spanned<String>,
    },
}

/// A param.
#[derive(Clone, Debug)]
pub struct Param {
    /// Where it travels.
    pub location: Spanned<String>,
    /// Who made the value.
    pub origin: Spanned<String>,
    /// Whether a call without it is refused.
    pub required: Spanned<bool>,
    /// Always this value.
    pub constant: Option<Node>,
    /// Its name on the wire.
    pub wire: Option<Spanned<String>>,
    /// How a list stands in a query.
    pub style: Option<Spanned<String>>,
    /// What a client puts there.
    pub fill: Option<Spanned<String>>,
    /// Its type and the rest.
    pub member: Member,
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// Its statuses.
    pub statuses: Vec<Spanned<i64>>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Its headers.
    pub headers: NamedList<Member>,
    /// Its body.
    pub body: ResponseBody,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// The body of a response.
#[derive(Clone, Debug)]
pub enum ResponseBody {
    /// Nothing.
    Empty,
    /// Nothing, or any JSON.
    Any,
    /// Nothing, or any text.
    Text,
    /// An object.
    Members(NamedList<Member>),
}

/// An example.
#[derive(Clone, Debug)]
pub struct Example {
    /// The whole example.
    pub span: Span,
    /// What it shows.
    pub title: Spanned<String>,
    /// Params by wire name.
    pub input: Option<NamedList<Node>>,
    /// Exactly the constraints that the input breaks.
    pub violates: Vec<Spanned<String>>,
    /// A reply on the wire.
    pub reply: Option<ExampleReply>,
    /// The error that the reply is.
    pub error: Option<Spanned<String>>,
    /// What the reply means.
    pub reads_as: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// A reply on the wire.
#[derive(Clone, Debug)]
pub struct ExampleReply {
    /// The whole reply.
    pub span: Span,
    /// Its status.
    pub status: Spanned<i64>,
    /// Its headers.
    pub headers: NamedList<Spanned<String>>,
    /// Its body as JSON.
    pub body: Option<Node>,
    /// Its body, where it is not JSON.
    pub text: Option<Spanned<String>>,
}

impl Operation {
    pub(crate) fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: Span::file_start(node.span.file),
            operation: node.text("operation")?,
            summary: node.text("summary")?,
            docs: node.text("docs"),
            rust_name: node.text("rust_name"),
            deprecated: node.section("deprecated", Deprecated::read),
            role: node.text("role"),
            sources: node.named("sources", Source::read),
            path: node.section("path", Path::read),
            params: node.named("params", Param::read),
            request_body: node.get("request_body").and_then(RequestBody::read),
            response: node.section("response", Response::read),
            errors: node.named("errors", Error::read),
            cancel: node.section("cancel", Cancel::read),
            examples: node.list("examples", Example::read),
            quirks: node.list("quirks", Quirk::read),
        })
    }
}

impl RequestBody {
    fn read(node: &Node) -> Option<Self> {
        if let Some(word) = node.as_text() {
            return Some(Self::Word(word));
        }
        Some(Self::Template {
            template: node.text("template")?,
            quote: node.text("quote")?,
        })
    }
}

impl Path {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: node.span,
            method: node.text("method")?,
            template: node.text("template")?,
            target: node.text("target"),
            target_aliases: node.texts("target_aliases"),
            source: node.texts("source"),
        })
    }
}

impl Param {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            location: node.text("in")?,
            origin: node.text("origin")?,
            required: node.boolean("required")?,
            constant: node.get("constant").cloned(),
            wire: node.text("wire"),
            style: node.text("style"),
            fill: node.text("fill"),
            member: Member::read(node)?,
        })
    }
}

impl Response {
    fn read(node: &Node) -> Option<Self> {
        let status = node.get("status")?;
        let statuses = match &status.value {
            Value::List(items) => items.iter().filter_map(Node::as_integer).collect(),
            _ => vec![status.as_integer()?],
        };
        let body = node.get("body")?;
        let body = match body.as_text() {
            Some(word) if word.value == "any" => ResponseBody::Any,
            Some(word) if word.value == "text" => ResponseBody::Text,
            Some(_) => ResponseBody::Empty,
            None => ResponseBody::Members(body.as_named(Member::read)),
        };
        Some(Self {
            statuses,
            docs: node.text("docs"),
            headers: node.named("headers", Member::read),
            body,
            source: node.texts("source"),
        })
    }
}

impl Example {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: node.span,
            title: node.text("title")?,
            input: node
                .get("input")
                .map(|input| input.as_named(|value| Some(value.clone()))),
            violates: node.texts("violates"),
            reply: node.section("reply", ExampleReply::read),
            error: node.text("error"),
            reads_as: node.text("reads_as"),
            source: node.texts("source"),
        })
    }
}

impl ExampleReply {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: node.span,
            status: node.integer("status")?,
            headers: node.named("headers", Node::as_text),
            body: node.get("body").cloned(),
            text: node.text("text"),
        })
    }
}
