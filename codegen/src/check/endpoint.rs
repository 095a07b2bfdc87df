//! Where a service answers: partitions of regions, and the hosts of each.

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{Discovery, Endpoints, Partition};
use crate::spec::service as raw;

use super::source::{Sources, text, unknown};

/// All endpoints of a service.
pub(super) fn endpoints(raw: &raw::Endpoints, sources: &Sources<'_>, sink: &Sink) -> Endpoints {
    sources.resolve(&raw.source);
    if !raw
        .partitions
        .iter()
        .any(|named| named.name.value == raw.default.value)
    {
        let names: Vec<&str> = raw
            .partitions
            .iter()
            .map(|named| named.name.value.as_str())
            .collect();
        unknown(
            &rule::BAD_NAME,
            "partition",
            &raw.default.value,
            raw.default.span,
            names.into_iter(),
            sink,
        );
    }
    let mut partitions = Vec::new();
    for named in &raw.partitions {
        let Some(partition) = &named.value else {
            continue;
        };
        sources.resolve(&partition.source);
        let variants = [
            Some(&partition.plain),
            partition.fips.as_ref(),
            partition.dual_stack.as_ref(),
            partition.fips_dual_stack.as_ref(),
        ];
        for template in variants.into_iter().flatten() {
            host(template, sink);
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
        default: raw.default.value.clone(),
        partitions,
        discovery,
    }
}

/// A host template is a URL without path, with `{region}` as its only variable.
fn host(template: &Spanned<String>, sink: &Sink) {
    let rest = template.value.replace("{region}", "region");
    let authority = rest
        .strip_prefix("https://")
        .or_else(|| rest.strip_prefix("http://"));
    let good = authority.is_some_and(|authority| {
        !authority.is_empty()
            && authority
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':'))
    });
    if !good {
        let message = format!("`{}` is not an endpoint", template.value);
        sink.push(
            Diagnostic::error(&rule::BAD_NAME, template.span, message)
                .help("an endpoint is `https://` and a host, with `{region}` as its only variable: `https://athena.{region}.amazonaws.com`"),
        );
    }
}
