//! Where a service answers: partitions of regions, and the hosts of each.

use crate::diagnostic::{Sink, rule};
use crate::ir::{Discovery, Endpoints, Partition};
use crate::spec::endpoint as raw;

use super::host;
use super::source::{Sources, text, unknown};

/// All endpoints of a service.
pub(super) fn endpoints(raw: &raw::Endpoints, sources: &Sources<'_>, sink: &Sink) -> Endpoints {
    sources.resolve(&raw.source);
    let Some(default) = &raw.default else {
        return Endpoints {
            default: String::new(),
            variables: Vec::new(),
            partitions: Vec::new(),
            discovery: None,
        };
    };
    let is_default = |name: &str| name == default.value;
    if !raw
        .partitions
        .iter()
        .any(|named| is_default(&named.name.value))
    {
        let names = raw.partitions.iter().map(|named| named.name.value.as_str());
        unknown(
            &rule::BAD_NAME,
            "partition",
            &default.value,
            default.span,
            names,
            sink,
        );
    }
    let variables = host::variables(raw, sources, sink);
    let mut partitions = Vec::new();
    for named in &raw.partitions {
        let Some(partition) = &named.value else {
            continue;
        };
        sources.resolve(&partition.source);
        for address in host::hosts(partition) {
            host::template(address, &variables, sink);
        }
        partitions.push(Partition {
            name: named.name.value.clone(),
            region_prefixes: partition
                .region_prefixes
                .iter()
                .map(|prefix| prefix.value.clone())
                .collect(),
            plain: partition.plain.value.clone(),
            fips: text(partition.fips.as_ref()),
            dual_stack: text(partition.dual_stack.as_ref()),
            fips_dual_stack: text(partition.fips_dual_stack.as_ref()),
            assumed: text(partition.assumed.as_ref()),
        });
    }
    let discovery = raw.discovery.as_ref().map(|discovery| {
        sources.resolve(&discovery.source);
        Discovery {
            required: discovery.required.value,
            target: discovery.target.value.clone(),
        }
    });
    Endpoints {
        default: default.value.clone(),
        variables,
        partitions,
        discovery,
    }
}
