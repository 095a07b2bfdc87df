//! A service file as written: what the operations of one service share.

use crate::diagnostic::{Span, Spanned};

use super::endpoint::Endpoints;
use super::member::Member;
use super::read::NamedList;
use super::shared::{Error, Quirk, Row, Source};
use super::yaml::Node;

/// A service file.
#[derive(Clone, Debug)]
pub struct Service {
    /// The beginning of the file.
    pub span: Span,
    /// Who runs the service.
    pub provider: Spanned<String>,
    /// The id of the service.
    pub service: Spanned<String>,
    /// What it is called.
    pub title: Spanned<String>,
    /// What it means.
    pub docs: Option<Spanned<String>>,
    /// Documents.
    pub sources: NamedList<Source>,
    /// How operations travel.
    pub protocol: Spanned<String>,
    /// The vendor's version.
    pub version: Option<Spanned<String>>,
    /// How callers identify themselves.
    pub auth: Vec<Auth>,
    /// Where the service answers.
    pub endpoints: Option<Endpoints>,
    /// Where a reply carries its request id.
    pub request_id: Vec<RequestIdPlace>,
    /// How the error in a reply is told.
    pub error_identity: Option<ErrorIdentity>,
    /// In whose voice a server answers what reaches no operation.
    pub front_door: Option<Spanned<String>>,
    /// Error bodies.
    pub bodies: NamedList<Body>,
    /// Common errors.
    pub errors: NamedList<Error>,
    /// Shared rows of the reply table.
    pub replies: NamedList<Row>,
    /// What is odd.
    pub quirks: Vec<Quirk>,
}

/// An auth scheme.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Which one.
    pub scheme: Spanned<String>,
    /// The service name in the signature.
    pub signing_name: Option<Spanned<String>>,
    /// The header param.
    pub param: Option<Spanned<String>>,
    /// The word before a token.
    pub word: Option<Spanned<String>>,
    /// The header of a key.
    pub header: Option<Spanned<String>>,
    /// The name of a key in the query.
    pub query: Option<Spanned<String>>,
    /// What a signature of the vendor's own is called.
    pub name: Option<Spanned<String>>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// A place of the request id.
#[derive(Clone, Debug)]
pub struct RequestIdPlace {
    /// The whole place.
    pub span: Span,
    /// A header.
    pub header: Option<Spanned<String>>,
    /// A member of the body.
    pub body: Option<Spanned<String>>,
}

/// How the error in a reply is told.
#[derive(Clone, Debug)]
pub struct ErrorIdentity {
    /// The whole section.
    pub span: Span,
    /// What decides first, and what second.
    pub by: Vec<Spanned<String>>,
    /// Where the code may stand.
    pub code: Vec<ErrorPlace>,
    /// Where the message may stand.
    pub message: Vec<ErrorPlace>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// A place that may hold the code of an error, or the message.
#[derive(Clone, Debug)]
pub enum ErrorPlace {
    /// A header.
    Header(Spanned<String>),
    /// The way to a member of the body.
    Body(Spanned<String>),
}

/// A shared error body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its members.
    pub members: NamedList<Member>,
    /// What it means.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

impl Service {
    pub(crate) fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: Span::file_start(node.span.file),
            provider: node.text("provider")?,
            service: node.text("service")?,
            title: node.text("title")?,
            docs: node.text("docs"),
            sources: node.named("sources", Source::read),
            protocol: node.text("protocol")?,
            version: node.text("version"),
            auth: node.list("auth", Auth::read),
            endpoints: node.section("endpoints", Endpoints::read),
            request_id: node.list("request_id", RequestIdPlace::read),
            error_identity: node.section("error_identity", ErrorIdentity::read),
            front_door: node.text("front_door"),
            bodies: node.named("bodies", Body::read),
            errors: node.named("errors", Error::read),
            replies: node.named("replies", Row::read),
            quirks: node.list("quirks", Quirk::read),
        })
    }
}

impl Auth {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            scheme: node.text("scheme")?,
            signing_name: node.text("signing_name"),
            param: node.text("param"),
            word: node.text("word"),
            header: node.text("header"),
            query: node.text("query"),
            name: node.text("name"),
            docs: node.text("docs"),
            source: node.texts("source"),
        })
    }
}

impl RequestIdPlace {
    fn read(node: &Node) -> Option<Self> {
        let node = node.as_map()?;
        Some(Self {
            span: node.span,
            header: node.text("header"),
            body: node.text("body"),
        })
    }
}

impl ErrorIdentity {
    fn read(node: &Node) -> Option<Self> {
        let node = node.as_map()?;
        Some(Self {
            span: node.span,
            by: node.texts("by"),
            code: node.list("code", ErrorPlace::read),
            message: node.list("message", ErrorPlace::read),
            source: node.texts("source"),
        })
    }
}

impl ErrorPlace {
    fn read(node: &Node) -> Option<Self> {
        let header = || node.text("header").map(Self::Header);
        node.as_text().map(Self::Body).or_else(header)
    }
}

impl Body {
    fn read(node: &Node) -> Option<Self> {
        let node = node.as_map()?;
        Some(Self {
            members: node.named("members", Member::read),
            docs: node.text("docs"),
            source: node.texts("source"),
        })
    }
}
