//! Raw pieces that both kinds of files hold: sources, errors, rows of the reply table, quirks.

use crate::diagnostic::{Span, Spanned};

use super::member::{Deprecated, Member};
use super::read::{Named, NamedList};
use super::yaml::{Node, Value};

/// A document that facts come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is called.
    pub title: Spanned<String>,
    /// Where it stands.
    pub url: Option<Spanned<String>>,
    /// The file that was read.
    pub document: Option<Spanned<String>>,
    /// The part of it.
    pub section: Option<Spanned<String>>,
    /// The day on which it was read.
    pub retrieved: Spanned<String>,
    /// What to know about it.
    pub note: Option<Spanned<String>>,
}

/// The status of an error: documented, modelled, or both.
#[derive(Clone, Debug)]
pub struct Status {
    /// The whole value.
    pub span: Span,
    /// What the page says; a plain number is taken as this.
    pub documented: Option<Spanned<i64>>,
    /// What the vendor's model says.
    pub modelled: Option<Spanned<i64>>,
    /// Which of the two is sent.
    pub sends: Option<Spanned<String>>,
}

/// A declared error.
#[derive(Clone, Debug)]
pub struct Error {
    /// What it means.
    pub kind: Spanned<String>,
    /// Its HTTP status.
    pub status: Status,
    /// Its codes on the wire.
    pub codes: Vec<Spanned<String>>,
    /// Also any other code of its status, or none.
    pub other_codes: Option<Spanned<bool>>,
    /// Whose fault it is.
    pub fault: Option<Spanned<String>>,
    /// What a client may do.
    pub retry: Option<Spanned<String>>,
    /// What it says about the target.
    pub target_state: Option<Spanned<String>>,
    /// A shared body.
    pub body: Option<Spanned<String>>,
    /// Its own body.
    pub members: Option<NamedList<Member>>,
    /// Headers of the reply.
    pub headers: NamedList<Member>,
    /// What it means, for its reader.
    pub docs: Option<Spanned<String>>,
    /// Out of use.
    pub deprecated: Option<Deprecated>,
    /// The Rust variant.
    pub rust_name: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

/// A row of the reply table.
#[derive(Clone, Debug)]
pub struct Row {
    /// The whole row.
    pub span: Span,
    /// The status of a success.
    pub status: Option<Spanned<i64>>,
    /// Members of the reply.
    pub body: NamedList<Node>,
    /// The error that is answered.
    pub error: Option<Spanned<String>>,
    /// What a client can still tell.
    pub reads_as: Option<Spanned<String>>,
    /// What `$text` says.
    pub text: Option<Spanned<String>>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

/// Something odd in a source.
#[derive(Clone, Debug)]
pub struct Quirk {
    /// What the source says.
    pub says: Spanned<String>,
    /// What the spec makes of it.
    pub decided: Spanned<String>,
    /// The facts that it settles, by their keys.
    pub about: Vec<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

impl Source {
    pub(crate) fn read(node: &Node) -> Option<Self> {
        Some(Self {
            title: node.text("title")?,
            url: node.text("url"),
            document: node.text("document"),
            section: node.text("section"),
            retrieved: node.text("retrieved")?,
            note: node.text("note"),
        })
    }
}

impl Status {
    fn read(node: &Node) -> Option<Self> {
        let plain = matches!(node.value, Value::Scalar(_));
        let documented = if plain {
            Some(node.as_integer()?)
        } else {
            node.integer("documented")
        };
        Some(Self {
            span: node.span,
            documented,
            modelled: node.integer("modelled"),
            sends: node.text("sends"),
        })
    }
}

impl Error {
    pub(crate) fn read(node: &Node) -> Option<Self> {
        Some(Self {
            kind: node.text("kind")?,
            status: node.section("status", Status::read)?,
            codes: node.texts("codes"),
            other_codes: node.boolean("other_codes"),
            fault: node.text("fault"),
            retry: node.text("retry"),
            target_state: node.text("target_state"),
            body: node.text("body"),
            members: node
                .get("members")
                .map(|members| members.as_named(Member::read)),
            headers: node.named("headers", Member::read),
            docs: node.text("docs"),
            deprecated: node.section("deprecated", Deprecated::read),
            rust_name: node.text("rust_name"),
            source: node.texts("source"),
            assumed: node.text("assumed"),
        })
    }
}

impl Row {
    /// A row; a text alone is short for its `error`.
    pub(crate) fn read(node: &Node) -> Option<Self> {
        let short = node.as_text();
        if short.is_none() {
            node.as_map()?;
        }
        Some(Self {
            span: node.span,
            status: node.integer("status"),
            body: node.named("body", |value| Some(value.clone())),
            error: short.or_else(|| node.text("error")),
            reads_as: node.text("reads_as"),
            text: node.text("text"),
            docs: node.text("docs"),
            source: node.texts("source"),
            assumed: node.text("assumed"),
        })
    }
}

impl Quirk {
    pub(crate) fn read(node: &Node) -> Option<Self> {
        Some(Self {
            says: node.text("says")?,
            decided: node.text("decided")?,
            about: node.texts("about"),
            source: node.texts("source"),
        })
    }
}

/// The names of a list, for "did you mean".
pub(crate) fn names<T>(list: &[Named<T>]) -> impl Iterator<Item = &str> {
    list.iter().map(|named| named.name.value.as_str())
}
