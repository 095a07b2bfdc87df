//! An operation: its route, params, response, errors and meaning.

use super::{
    Cancel, Deprecated, Error, Fill, Literal, Located, Location, Member, Method, Origin, Quote,
    ReadingKind, RequestBody, Slot, Type,
};

/// One cancel operation.
#[derive(Clone, PartialEq, Debug)]
pub struct Operation {
    /// `athena.StopCalculationExecution`
    pub id: String,
    /// As written: `StopCalculationExecution`
    pub name: String,
    /// The Rust module and method, where the name would not do.
    pub rust_name: Option<String>,
    /// What it does.
    pub summary: String,
    /// What to know about it.
    pub docs: Option<String>,
    /// Out of use.
    pub deprecated: Option<Deprecated>,
    /// Whether only clients are emitted: nobody but the vendor serves it.
    pub is_client_only: bool,
    /// Documents of the operation and of its service, the operation's first.
    pub sources: Vec<Source>,
    /// Method and path, or the RPC target.
    pub route: Route,
    /// Params in the author's order; the required ones first in the Rust signature.
    pub params: Vec<Param>,
    /// What the body is.
    pub request_body: RequestBody,
    /// The text that the body is, with params in it.
    pub body_template: Option<BodyTemplate>,
    /// What a success says.
    pub response: Response,
    /// Errors of this operation, in the author's order.
    pub errors: Vec<Error>,
    /// What cancelling means.
    pub cancel: Cancel,
    /// Inputs and replies, checked.
    pub examples: Vec<Example>,
    /// What is odd.
    pub quirks: Vec<Quirk>,
    /// The spec file, relative, with `/`.
    pub spec_path: String,
}

impl Operation {
    /// Params that a caller can give: all but the constant ones.
    pub fn arguments(&self) -> impl Iterator<Item = &Param> + Clone {
        self.params.iter().filter(|param| param.constant.is_none())
    }

    /// Params that a cancel requires and that its target does not name: who stops a target says them besides.
    pub fn besides_target(&self) -> impl Iterator<Item = &Param> {
        self.arguments().filter(|param| {
            let is_target = self.cancel.target.contains(&param.key);
            param.member.required && param.fill.is_none() && !is_target
        })
    }
}

/// A document that facts come from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its short name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub url: Option<String>,
    /// The file that was read.
    pub document: Option<String>,
    /// The part of it.
    pub section: Option<String>,
    /// The day on which it was read, YYYY-MM-DD.
    pub retrieved: String,
    /// What to know about it.
    pub note: Option<String>,
}

/// Method and path, or the RPC target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route {
    /// The HTTP method.
    pub method: Method,
    /// The template as written.
    pub template: String,
    /// The template in parts.
    pub parts: Vec<PathPart>,
    /// The RPC target.
    pub target: Option<String>,
    /// Other targets that a server takes.
    pub target_aliases: Vec<String>,
}

impl Route {
    /// Whether a server takes a target for this one's.
    #[must_use]
    pub fn is_target(&self, target: &str) -> bool {
        let aliases = self.target_aliases.iter();
        self.target
            .iter()
            .chain(aliases)
            .any(|known| known == target)
    }

    /// Whether a server takes the target that callers of `other` send.
    #[must_use]
    pub fn takes(&self, other: &Self) -> bool {
        let sent = other.target.as_ref();
        sent.is_some_and(|target| self.is_target(target))
    }
}

/// A text with params in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BodyTemplate {
    /// The text, with params in braces.
    pub template: String,
    /// How texts stand in it.
    pub quote: Quote,
}

/// A part of a path template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PathPart {
    /// Text as it stands, slashes included.
    Literal(String),
    /// One param; a greedy one may hold several segments.
    Param {
        /// The param's key.
        name: String,
        /// Whether it may hold several segments.
        greedy: bool,
    },
}

/// A param.
#[derive(Clone, PartialEq, Debug)]
pub struct Param {
    /// Its type, names and constraints; `member.wire` is its name on the wire.
    pub member: Member,
    /// The key in the spec.
    pub key: String,
    /// Where it travels.
    pub location: Location,
    /// Who made the value.
    pub origin: Origin,
    /// Always this value.
    pub constant: Option<Literal>,
    /// Whether a list in a query is one value, with commas between its items.
    pub is_csv: bool,
    /// What a client puts there when the caller gives nothing.
    pub fill: Option<Fill>,
    /// Whether it names what is cancelled.
    pub is_target: bool,
}

impl Param {
    /// Whether it says something about the target that may be kept and shown: a scalar that is no secret and no token.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        let is_scalar = !matches!(
            self.member.ty,
            Type::List(_) | Type::Map(_) | Type::Object(_) | Type::Any
        );
        is_scalar && !self.member.secret && self.fill.is_none() && self.constant.is_none()
    }
}

/// What a success says.
#[derive(Clone, PartialEq, Debug)]
pub struct Response {
    /// Its statuses: the first is sent, all are read.
    pub statuses: Vec<u16>,
    /// What to know about it.
    pub docs: Option<String>,
    /// Its headers.
    pub headers: Vec<Member>,
    /// Its body.
    pub body: ResponseBody,
    /// Names of sources.
    pub sources: Vec<String>,
}

impl Response {
    /// The members of the body, if it has any.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        match &self.body {
            ResponseBody::Members(members) => members,
            _ => &[],
        }
    }

    /// The defaults and fillers that a server sends beside the members that a row names.
    #[must_use]
    pub fn defaults_beside<'a>(&'a self, body: &[(String, Slot)]) -> Vec<(String, &'a Literal)> {
        let within = |inner: &str, outer: &str| {
            let rest = inner.strip_prefix(outer);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let is_told = |path: &str| {
            let mut named = body.iter();
            named.any(|(name, _)| within(path, name) || within(name, path))
        };
        let all = Located::all(self.members()).into_iter();
        let untold = all.filter(|found| !is_told(&found.path));
        let default = |found: Located<'a>| {
            let default = found.member().unsaid()?;
            Some((found.path, default))
        };
        untold.filter_map(default).collect()
    }

    /// Changes the member of the body at a path.
    pub(crate) fn change(&mut self, path: &str, change: impl FnOnce(&mut Member)) {
        if let ResponseBody::Members(members) = &mut self.body {
            super::path::change(members, path, change);
        }
    }
}

/// The body of a success.
#[derive(Clone, PartialEq, Debug)]
pub enum ResponseBody {
    /// Nothing.
    Empty,
    /// Nothing, or any JSON.
    Any,
    /// Nothing, or any text.
    Text,
    /// An object with these members.
    Members(Vec<Member>),
}

/// An example that does what it says.
#[derive(Clone, PartialEq, Debug)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// Params by key.
    pub input: Option<Vec<(String, Literal)>>,
    /// Exactly the constraints that the input breaks.
    pub violates: Vec<String>,
    /// A reply on the wire.
    pub reply: Option<ExampleReply>,
    /// The error that the reply is.
    pub error: Option<String>,
    /// What the reply means.
    pub reads_as: Option<ReadingKind>,
    /// Names of sources.
    pub sources: Vec<String>,
}

/// A reply on the wire.
#[derive(Clone, PartialEq, Debug)]
pub struct ExampleReply {
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: Vec<(String, String)>,
    /// Its body as JSON.
    pub body: Option<Literal>,
    /// Its body, where it is not JSON.
    pub text: Option<String>,
}

/// Something odd in a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quirk {
    /// What the source says.
    pub says: String,
    /// What the spec makes of it.
    pub decided: String,
    /// The facts that it settles where a model contradicts them, by their keys: `path.target`.
    pub about: Vec<String>,
    /// Names of sources.
    pub sources: Vec<String>,
}
