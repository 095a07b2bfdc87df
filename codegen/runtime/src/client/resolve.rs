//! Which endpoint a region has, by the facts of the service.

use super::ConfigError;
use super::variables::{filled, is_label};
use crate::operation::ServiceInfo;
use crate::wire::Endpoint;

/// Which of a service's endpoints a client wants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Variant {
    pub(super) fips: bool,
    pub(super) dual_stack: bool,
}

/// The endpoint of a region, in the partition that the region belongs to.
pub(super) fn resolve(
    service: &'static ServiceInfo,
    region: Option<&str>,
    variables: &[(&'static str, String)],
    variant: Variant,
) -> Result<Endpoint, ConfigError> {
    let id = service.id;
    if service.partitions.is_empty() {
        return Err(ConfigError::NoEndpoint { service: id });
    }
    let partition = service.partition(region.unwrap_or_default());
    let partition = partition.ok_or(ConfigError::NoEndpoint { service: id })?;
    let template = match (variant.fips, variant.dual_stack) {
        (false, false) => Some(partition.plain),
        (true, false) => partition.fips,
        (false, true) => partition.dual_stack,
        (true, true) => partition.fips_dual_stack,
    };
    let template = template.ok_or(ConfigError::NoVariant {
        service: id,
        partition: partition.name,
        fips: variant.fips,
        dual_stack: variant.dual_stack,
    })?;
    let template = filled(service, template, variables)?;
    let address = match (template.contains(REGION), region) {
        (false, _) => template,
        (true, Some(region)) => template.replace(REGION, region),
        (true, None) => return Err(ConfigError::NoRegion { service: id }),
    };
    Endpoint::new(&address).map_err(ConfigError::Endpoint)
}

const REGION: &str = "{region}";

/// A region, if it can be in a host name without making another host of it.
pub(super) fn region(text: String) -> Result<String, ConfigError> {
    if is_label(&text) && !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Ok(text)
    } else {
        Err(ConfigError::Region(text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Variant, region, resolve};
    use crate::client::ConfigError;
    use crate::operation::{PartitionInfo, Protocol, ServiceInfo};

    const SERVICE: &ServiceInfo = &ServiceInfo::new("aws", "athena", Protocol::AwsJson1_1)
        .endpoints(
            "aws",
            &[
                PartitionInfo::new("aws", "https://athena.{region}.amazonaws.com")
                    .fips("https://athena-fips.{region}.amazonaws.com")
                    .dual_stack("https://athena.{region}.api.aws")
                    .fips_dual_stack("https://athena-fips.{region}.api.aws"),
                PartitionInfo::new("aws-us", "https://athena.{region}.us.example")
                    .region_prefixes(&["us-iso"]),
                PartitionInfo::new("aws-iso-b", "https://athena.{region}.sc2s.sgov.gov")
                    .region_prefixes(&["us-isob-"]),
            ],
        );

    fn of(region: &str, fips: bool, dual_stack: bool) -> String {
        let variant = Variant { fips, dual_stack };
        match resolve(SERVICE, Some(region), &[], variant) {
            Ok(endpoint) => endpoint.to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn each_region_and_variant_has_its_endpoint() {
        let rows = [
            (
                "eu-west-1",
                false,
                false,
                "https://athena.eu-west-1.amazonaws.com",
            ),
            (
                "eu-west-1",
                true,
                false,
                "https://athena-fips.eu-west-1.amazonaws.com",
            ),
            ("eu-west-1", false, true, "https://athena.eu-west-1.api.aws"),
            (
                "eu-west-1",
                true,
                true,
                "https://athena-fips.eu-west-1.api.aws",
            ),
            (
                "us-iso-east-1",
                false,
                false,
                "https://athena.us-iso-east-1.us.example",
            ),
            (
                "us-isob-east-1",
                false,
                false,
                "https://athena.us-isob-east-1.sc2s.sgov.gov",
            ),
            (
                "us-isob-east-1",
                true,
                false,
                "`athena` has no endpoint with FIPS in the partition `aws-iso-b`",
            ),
        ];
        for (region, fips, dual_stack, expected) in rows {
            assert_eq!(of(region, fips, dual_stack), expected);
        }
    }

    #[test]
    fn a_region_is_needed_only_where_it_stands_in_the_endpoint() {
        const FIXED: &ServiceInfo = &ServiceInfo::new("x", "y", Protocol::RestJson)
            .endpoints("x", &[PartitionInfo::new("x", "https://cancel.example")]);
        const NONE: &ServiceInfo = &ServiceInfo::new("x", "z", Protocol::RestJson);
        let plain = Variant::default();
        assert!(resolve(FIXED, None, &[], plain).is_ok());
        let error = resolve(SERVICE, None, &[], plain).expect_err("it has none");
        assert!(matches!(error, ConfigError::NoRegion { .. }));
        let error = resolve(NONE, Some("eu-west-1"), &[], plain).expect_err("it has none");
        assert!(matches!(error, ConfigError::NoEndpoint { .. }));
    }

    #[test]
    fn a_region_cannot_make_another_host() {
        for good in ["us-east-1", "eu-frankfurt-1", "x", "cn-north-4"] {
            assert!(region(good.to_owned()).is_ok(), "{good}");
        }
        let long = "a".repeat(64);
        for bad in [
            "",
            "-",
            "a-",
            "-a",
            "evil.example/",
            "evil.example",
            "a@b",
            "a b",
            "EU-west-1",
            "é",
            "a\r\nb",
            "a#",
            "a?",
            "a/../b",
            "{region}",
            &long,
        ] {
            assert!(region(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
