//! A service: what its operations share.

use super::{
    AuthSchemeKind, Body, DecidesFirst, Error, ErrorBody, FrontDoorKind, Member, Operation,
    Protocol, Quirk, Source, Type,
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
    /// What it has of its provider, if there is a file of that.
    pub inherited: Option<Inherited>,
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

/// What a service has of its provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inherited {
    /// The provider's file, relative, with `/`.
    pub spec_path: String,
    /// The keys, and the names below them: `errors.ThrottlingException`, `auth`.
    pub keys: Vec<String>,
}

impl Inherited {
    /// Whether what these keys lead to, or what it stands in, is the provider's.
    #[must_use]
    pub fn holds(&self, keys: &[String]) -> bool {
        (1..=keys.len()).any(|length| self.keys.contains(&keys[..length].join(".")))
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
}

/// Where a service answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endpoints {
    /// The partition of regions that no prefix names.
    pub default: String,
    /// Hosts by partition, in the author's order.
    pub partitions: Vec<Partition>,
    /// How the host is found out first.
    pub discovery: Option<Discovery>,
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

/// How the error in a reply is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ErrorIdentity {
    /// What decides first, and what second.
    pub by: Vec<DecidesFirst>,
    /// Members that may hold the code, in reading order.
    pub code: Vec<String>,
    /// Members that may hold the message, in reading order.
    pub message: Vec<String>,
}

impl ErrorIdentity {
    /// Whether a member of an error's body is the reply's code or message.
    #[must_use]
    pub fn takes(&self, member: &Member) -> bool {
        let wire = &member.wire;
        let is_code = matches!(member.ty, Type::String | Type::Integer);
        self.message.contains(wire) || (is_code && self.code.contains(wire))
    }
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
}
