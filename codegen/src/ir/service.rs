//! A service: what its operations share.

use std::fmt;

use super::{
    AuthSchemeKind, Body, Error, ErrorBody, ErrorIdentity, FrontDoorKind, Member, Operation,
    Protocol, Quirk, Source, Told,
};

/// A service with its operations.
#[derive(Clone, PartialEq, Debug)]
pub struct Service {
    /// `oci.query-service`
    pub id: String,
    /// `oci`
    pub provider: String,
    /// What it is called.
    pub title: String,
    /// What it means.
    pub docs: Option<String>,
    /// How operations travel.
    pub protocol: Protocol,
    /// The vendor's version.
    pub version: Option<String>,
    /// How callers identify themselves.
    pub auth: Vec<Auth>,
    /// Where it answers.
    pub endpoints: Endpoints,
    /// Where a reply carries its request id.
    pub request_id: Vec<RequestIdPlace>,
    /// How the error in a reply is told.
    pub error_identity: ErrorIdentity,
    /// In whose voice a server answers what reaches no operation.
    pub front_door: FrontDoorKind,
    /// Errors that any operation can answer, in the author's order.
    pub errors: Vec<Error>,
    /// Bodies that errors share, in the author's order.
    pub bodies: Vec<Body>,
    /// Documents.
    pub sources: Vec<Source>,
    /// What is odd.
    pub quirks: Vec<Quirk>,
    /// The spec file, relative, with `/`.
    pub spec_path: String,
    /// Its operations, sorted by name.
    pub operations: Vec<Operation>,
}

impl Service {
    /// The shared body with this name.
    #[must_use]
    pub fn body(&self, name: &str) -> Option<&Body> {
        self.bodies.iter().find(|body| body.name == name)
    }

    /// Whether the service has another front door than services of its protocol usually have.
    #[must_use]
    pub fn has_front_door_of_its_own(&self) -> bool {
        self.front_door != self.protocol.binding().usual_front_door()
    }
}

/// An auth scheme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Auth {
    /// Which one.
    pub scheme: AuthSchemeKind,
    /// The service name in the signature.
    pub signing_name: Option<String>,
    /// The header param.
    pub param: Option<String>,
    /// The word before a token, where it is not `Bearer`.
    pub word: Option<String>,
    /// The header of a key.
    pub header: Option<String>,
    /// The name of a key in the query.
    pub query: Option<String>,
    /// What a signature of the vendor's own is called.
    pub name: Option<String>,
}

impl Auth {
    /// The word before a token.
    #[must_use]
    pub fn word(&self) -> &str {
        self.word.as_deref().unwrap_or("Bearer")
    }
}

impl fmt::Display for Auth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.scheme.as_str())?;
        let details = [
            ("", &self.param),
            ("", &self.name),
            ("word ", &self.word),
            ("header ", &self.header),
            ("query ", &self.query),
        ];
        match details
            .iter()
            .find_map(|(what, text)| Some((what, text.as_ref()?)))
        {
            Some((what, text)) => write!(out, " ({what}{text})"),
            None => Ok(()),
        }
    }
}

/// Where a service answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endpoints {
    /// The partition of regions that no prefix names; empty, if callers say where the service is.
    pub default: String,
    /// Parts of hosts that callers say, besides the region.
    pub variables: Vec<Variable>,
    /// Hosts by partition, in the author's order.
    pub partitions: Vec<Partition>,
    /// How the host is found out first.
    pub discovery: Option<Discovery>,
}

/// A part of hosts that callers say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variable {
    /// Its name, a Rust one.
    pub name: String,
    /// Whether it may have several labels, with dots between.
    pub dots: bool,
    /// What it is.
    pub docs: Option<String>,
}

impl Endpoints {
    /// Whether callers say where the service is.
    #[must_use]
    pub fn are_given(&self) -> bool {
        self.partitions.is_empty()
    }
}

/// One partition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Partition {
    /// Its name.
    pub name: String,
    /// How its regions begin.
    pub region_prefixes: Vec<String>,
    /// URL templates.
    pub plain: String,
    /// The FIPS URL.
    pub fips: Option<String>,
    /// The URL for IPv4 and IPv6.
    pub dual_stack: Option<String>,
    /// Both.
    pub fips_dual_stack: Option<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
}

/// Endpoint discovery.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Discovery {
    /// Whether calls to undiscovered hosts fail.
    pub required: bool,
    /// The RPC target that lists endpoints.
    pub target: String,
}

/// A place of the request id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RequestIdPlace {
    /// A header.
    Header(String),
    /// A member of the body.
    Body(String),
}

/// Bodies may be those of the service.
impl Error {
    /// All members of its body as the spec lists them, code and message included.
    #[must_use]
    pub fn members<'a>(&'a self, service: &'a Service) -> &'a [Member] {
        match &self.body {
            ErrorBody::None => &[],
            ErrorBody::Shared(name) => service.body(name).map_or(&[], |body| &body.members),
            ErrorBody::Own(members) => members,
        }
    }

    /// The members of its body that belong to it: code and message are the reply's.
    pub fn own_members<'a>(&'a self, service: &'a Service) -> impl Iterator<Item = &'a Member> {
        let identity = &service.error_identity;
        let members = self.members(service).iter();
        members.filter(|member| !identity.takes(member))
    }

    /// What its body has of code and message below its top.
    #[must_use]
    pub fn told_inside<'a>(&'a self, service: &'a Service) -> Vec<Told<'a>> {
        service.error_identity.told_inside(self.members(service))
    }
}
