//! What the operations of a service share.

use super::{
    AuthScheme, DecidesFirst, ErrorIdentity, ErrorInfo, ErrorPlace, FrontDoorKind, Protocol,
    RequestIdPlace, VariableInfo,
};

/// What a service file says, besides types.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ServiceInfo {
    /// The vendor: `aws`.
    pub provider: &'static str,
    /// The service in the catalogue: `athena`.
    pub id: &'static str,
    /// The vendor's name for it.
    pub title: &'static str,
    /// The version of its interface.
    pub version: Option<&'static str>,
    /// The protocol.
    pub protocol: Protocol,
    /// In whose voice a server answers what reaches no operation.
    pub front_door: FrontDoorKind,
    /// How requests are authenticated, each a way of its own.
    pub auth: &'static [AuthScheme],
    /// The partition of regions that no prefix matches.
    pub default_partition: &'static str,
    /// The endpoints, by partition.
    pub partitions: &'static [PartitionInfo],
    /// The parts of endpoints that callers say, besides the region.
    pub variables: &'static [VariableInfo],
    /// How to ask the service for its endpoint.
    pub discovery: Option<DiscoveryInfo>,
    /// Where a reply carries the id of its request, in the order of reading.
    pub request_id: &'static [RequestIdPlace],
    /// How a reply's error is told.
    pub error_identity: ErrorIdentity,
    /// The errors that any operation may answer.
    pub errors: &'static [&'static ErrorInfo],
}

/// The endpoints of one group of regions. `{region}` stands for the region.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PartitionInfo {
    /// Its name: `aws`, `aws-cn`.
    pub name: &'static str,
    /// How the names of its regions begin.
    pub region_prefixes: &'static [&'static str],
    /// The endpoint.
    pub plain: &'static str,
    /// The endpoint with FIPS 140 cryptography.
    pub fips: Option<&'static str>,
    /// The endpoint with IPv4 and IPv6.
    pub dual_stack: Option<&'static str>,
    /// The endpoint with both.
    pub fips_dual_stack: Option<&'static str>,
}

/// How to ask a service for its endpoint.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DiscoveryInfo {
    /// Whether a client has to ask.
    pub required: bool,
    /// The value of `X-Amz-Target` that asks.
    pub target: &'static str,
}

impl DiscoveryInfo {
    /// An operation that tells the endpoint.
    #[must_use]
    pub const fn new(target: &'static str) -> Self {
        Self {
            required: false,
            target,
        }
    }
}

impl PartitionInfo {
    /// A partition with one endpoint.
    #[must_use]
    pub const fn new(name: &'static str, plain: &'static str) -> Self {
        Self {
            name,
            region_prefixes: &[],
            plain,
            fips: None,
            dual_stack: None,
            fips_dual_stack: None,
        }
    }
}

impl ServiceInfo {
    /// A service of which nothing is said but its protocol.
    #[must_use]
    pub const fn new(provider: &'static str, id: &'static str, protocol: Protocol) -> Self {
        Self {
            provider,
            id,
            title: id,
            version: None,
            protocol,
            front_door: protocol.binding().usual_front_door(),
            auth: &[],
            default_partition: "",
            partitions: &[],
            variables: &[],
            discovery: None,
            request_id: &[],
            error_identity: ErrorIdentity::new(
                DecidesFirst::Code,
                &[ErrorPlace::Body("__type"), ErrorPlace::Body("code")],
                &[ErrorPlace::Body("message"), ErrorPlace::Body("Message")],
            ),
            errors: &[],
        }
    }

    /// The partition of a region: the one with the longest matching prefix, or else the default.
    #[must_use]
    pub fn partition(&self, region: &str) -> Option<&'static PartitionInfo> {
        let longest = |partition: &PartitionInfo| {
            let prefixes = partition.region_prefixes.iter();
            prefixes
                .filter(|prefix| region.starts_with(**prefix))
                .map(|prefix| prefix.len())
                .max()
        };
        let by_prefix = self
            .partitions
            .iter()
            .filter(|partition| longest(partition).is_some())
            .max_by_key(|it| longest(it));
        by_prefix.or_else(|| {
            self.partitions
                .iter()
                .find(|partition| partition.name == self.default_partition)
        })
    }
}

#[path = "service_builder.rs"]
mod builder;
