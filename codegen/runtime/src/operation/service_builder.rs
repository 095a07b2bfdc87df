//! How emitted code states what a service file says, one fact a call.

use super::{
    AuthScheme, DiscoveryInfo, ErrorIdentity, ErrorInfo, FrontDoorKind, PartitionInfo,
    RequestIdPlace, ServiceInfo, VariableInfo,
};

/// What emitted code calls.
#[doc(hidden)]
impl ServiceInfo {
    #[must_use]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = title;
        self
    }

    #[must_use]
    pub const fn version(mut self, version: &'static str) -> Self {
        self.version = Some(version);
        self
    }

    #[must_use]
    pub const fn front_door(mut self, front_door: FrontDoorKind) -> Self {
        self.front_door = front_door;
        self
    }

    #[must_use]
    pub const fn auth(mut self, auth: &'static [AuthScheme]) -> Self {
        self.auth = auth;
        self
    }

    #[must_use]
    pub const fn endpoints(
        mut self,
        default_partition: &'static str,
        partitions: &'static [PartitionInfo],
    ) -> Self {
        self.default_partition = default_partition;
        self.partitions = partitions;
        self
    }

    /// The parts of endpoints that callers say.
    #[must_use]
    pub const fn variables(mut self, variables: &'static [VariableInfo]) -> Self {
        self.variables = variables;
        self
    }

    #[must_use]
    pub const fn discovery(mut self, discovery: DiscoveryInfo) -> Self {
        self.discovery = Some(discovery);
        self
    }

    #[must_use]
    pub const fn request_id(mut self, places: &'static [RequestIdPlace]) -> Self {
        self.request_id = places;
        self
    }

    #[must_use]
    pub const fn error_identity(mut self, error_identity: ErrorIdentity) -> Self {
        self.error_identity = error_identity;
        self
    }

    #[must_use]
    pub const fn errors(mut self, errors: &'static [&'static ErrorInfo]) -> Self {
        self.errors = errors;
        self
    }
}

#[doc(hidden)]
impl PartitionInfo {
    #[must_use]
    pub const fn region_prefixes(mut self, prefixes: &'static [&'static str]) -> Self {
        self.region_prefixes = prefixes;
        self
    }

    #[must_use]
    pub const fn fips(mut self, endpoint: &'static str) -> Self {
        self.fips = Some(endpoint);
        self
    }

    #[must_use]
    pub const fn dual_stack(mut self, endpoint: &'static str) -> Self {
        self.dual_stack = Some(endpoint);
        self
    }

    #[must_use]
    pub const fn fips_dual_stack(mut self, endpoint: &'static str) -> Self {
        self.fips_dual_stack = Some(endpoint);
        self
    }
}

#[doc(hidden)]
impl DiscoveryInfo {
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::operation::{FrontDoorKind, PartitionInfo, Protocol, ServiceInfo};

    const SERVICE: ServiceInfo = ServiceInfo::new("aws", "athena", Protocol::AwsJson1_1).endpoints(
        "aws",
        &[
            PartitionInfo::new("aws", "https://athena.{region}.amazonaws.com"),
            PartitionInfo::new("aws-us", "https://us").region_prefixes(&["us-iso"]),
            PartitionInfo::new("aws-iso-b", "https://b").region_prefixes(&["us-isob-"]),
        ],
    );

    #[test]
    fn a_region_is_in_the_partition_with_the_longest_matching_prefix() {
        let partition = |region| SERVICE.partition(region).map(|partition| partition.name);
        assert_eq!(partition("eu-west-1"), Some("aws"));
        assert_eq!(partition("us-iso-east-1"), Some("aws-us"));
        assert_eq!(partition("us-isob-east-1"), Some("aws-iso-b"));
    }

    #[test]
    fn a_service_has_the_front_door_of_its_binding_unless_it_names_one() {
        let rest = ServiceInfo::new("x", "y", Protocol::RestJson);
        assert_eq!(rest.front_door, FrontDoorKind::Plain);
        assert_eq!(SERVICE.front_door, FrontDoorKind::Coral);
        let named = rest.front_door(FrontDoorKind::Oci);
        assert_eq!(named.front_door, FrontDoorKind::Oci);
    }

    #[test]
    fn a_service_without_endpoints_has_no_partition() {
        assert!(
            ServiceInfo::new("x", "y", Protocol::RestJson)
                .partition("z")
                .is_none()
        );
    }
}
