//! What a model says of its service, and where the model is from.

use annul_codegen::ir::Protocol;

/// The formats of models.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Format {
    /// `service-2.json` of botocore.
    Botocore,
    /// The JSON syntax tree of Smithy.
    Smithy,
    /// `OpenAPI` 3.0 or 3.1.
    OpenApi,
    /// Google's discovery documents.
    Discovery,
}

impl Format {
    /// Its word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Botocore => "botocore",
            Self::Smithy => "smithy",
            Self::OpenApi => "openapi",
            Self::Discovery => "discovery",
        }
    }
}

/// Where a model is from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// Its format.
    pub format: Format,
    /// What it is from, for people: `botocore 1.44.5`.
    pub package: String,
    /// Where in that: `botocore/data/athena/2017-05-18`.
    pub section: Option<String>,
}

/// How operations of a service travel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wire {
    /// As a spec can say it.
    Known(Protocol),
    /// In another way, by the vendor's name.
    Other(String),
}

/// How callers identify themselves, where a model says it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Auth {
    /// A user and a password.
    Basic,
    /// A token behind the word `Bearer`.
    Bearer,
    /// A key in this header.
    KeyHeader(String),
    /// A key in the query, under this name.
    KeyQuery(String),
    /// Nothing is needed.
    None,
}

/// A service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Service {
    /// Its name as a folder has it: `emr-serverless`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is, as the model writes it.
    pub docs: Option<String>,
    /// The vendor's version of the API.
    pub version: Option<String>,
    /// How its operations travel, the vendor's first choice first.
    pub protocols: Vec<Wire>,
    /// The service name in signatures.
    pub signing_name: Option<String>,
    /// The first part of its hosts.
    pub endpoint_prefix: Option<String>,
    /// The host of a service that has one for all regions.
    pub global_endpoint: Option<String>,
    /// Scheme and host, where the model has them whole.
    pub base_url: Option<String>,
    /// What stands before the operation's name in RPC targets.
    pub target_prefix: Option<String>,
    /// How callers identify themselves.
    pub auth: Vec<Auth>,
}
