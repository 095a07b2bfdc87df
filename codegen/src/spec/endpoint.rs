//! Endpoints as written: partitions of regions, hosts, and what callers say of them.

use crate::diagnostic::Spanned;

use super::read::NamedList;
use super::yaml::Node;

/// Endpoints.
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// The partition of other regions; none, if callers say where the service is.
    pub default: Option<Spanned<String>>,
    /// Parts of hosts that callers say.
    pub variables: NamedList<Variable>,
    /// Hosts by partition.
    pub partitions: NamedList<Partition>,
    /// How the host is found out first.
    pub discovery: Option<Discovery>,
    /// What to know about them.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// A part of hosts that callers say.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Whether it may have several labels.
    pub dots: bool,
    /// What it is.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// One partition.
#[derive(Clone, Debug)]
pub struct Partition {
    /// How its regions begin.
    pub region_prefixes: Vec<Spanned<String>>,
    /// The URL.
    pub plain: Spanned<String>,
    /// The FIPS URL.
    pub fips: Option<Spanned<String>>,
    /// The URL for IPv4 and IPv6.
    pub dual_stack: Option<Spanned<String>>,
    /// Both.
    pub fips_dual_stack: Option<Spanned<String>>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

/// Endpoint discovery.
#[derive(Clone, Debug)]
pub struct Discovery {
    /// Whether calls to undiscovered hosts fail.
    pub required: Spanned<bool>,
    /// The RPC target that lists endpoints.
    pub target: Spanned<String>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

impl Endpoints {
    pub(super) fn read(node: &Node) -> Option<Self> {
        let is_given = node.as_text().is_some();
        let default = node.text("default");
        (is_given || default.is_some()).then_some(Self {
            default,
            variables: node.named("variables", Variable::read),
            partitions: node.named("partitions", Partition::read),
            discovery: node.section("discovery", Discovery::read),
            docs: node.text("docs"),
            source: node.texts("source"),
        })
    }
}

impl Variable {
    fn read(node: &Node) -> Option<Self> {
        let node = node.as_map()?;
        Some(Self {
            dots: node.boolean("dots").is_some_and(|flag| flag.value),
            docs: node.text("docs"),
            source: node.texts("source"),
        })
    }
}

impl Partition {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            region_prefixes: node.texts("region_prefixes"),
            plain: node.text("plain")?,
            fips: node.text("fips"),
            dual_stack: node.text("dual_stack"),
            fips_dual_stack: node.text("fips_dual_stack"),
            docs: node.text("docs"),
            source: node.texts("source"),
            assumed: node.text("assumed"),
        })
    }
}

impl Discovery {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            required: node.boolean("required")?,
            target: node.text("target")?,
            docs: node.text("docs"),
            source: node.texts("source"),
        })
    }
}
