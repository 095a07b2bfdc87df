//! Where a service answers: hosts by partition, and how callers find theirs.

use crate::diff::compare::comparison::{Comparison, below};
use crate::diff::compare::display;
use crate::diff::rule::service as rules;
use crate::diff::verdict::Verdict;
use crate::ir::{Discovery, Endpoints, Partition};

/// Two versions of the endpoints.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Endpoints, new: &Endpoints) {
    if old.default != new.default {
        comparison.changed(
            &rules::SVC_ENDPOINT_CHANGED,
            &["endpoints", "default"],
            &old.default,
            &new.default,
        );
    }
    for partition in &new.partitions {
        let before = old
            .partitions
            .iter()
            .find(|other| other.name == partition.name);
        if let Some(before) = before {
            self::partition(comparison, before, partition);
            continue;
        }
        let path = ["endpoints", "partitions", partition.name.as_str()];
        let found = comparison.finding(&rules::SVC_ENDPOINT_VARIANT_ADDED, &path);
        comparison.add(found.to(&partition.plain));
    }
    for partition in &old.partitions {
        if !new
            .partitions
            .iter()
            .any(|other| other.name == partition.name)
        {
            let found = comparison.finding(
                &rules::SVC_ENDPOINT_VARIANT_REMOVED,
                &["endpoints", "partitions", &partition.name],
            );
            comparison.add(found.from(&partition.plain));
        }
    }
    discovery(comparison, old.discovery.as_ref(), new.discovery.as_ref());
}

fn partition(comparison: &mut Comparison<'_>, old: &Partition, new: &Partition) {
    let base = ["endpoints", "partitions", new.name.as_str()];
    let hosts = [
        ("plain", Some(&old.plain), Some(&new.plain)),
        ("fips", old.fips.as_ref(), new.fips.as_ref()),
        (
            "dual_stack",
            old.dual_stack.as_ref(),
            new.dual_stack.as_ref(),
        ),
        (
            "fips_dual_stack",
            old.fips_dual_stack.as_ref(),
            new.fips_dual_stack.as_ref(),
        ),
    ];
    for (key, was, is) in hosts {
        let path = below(&base, &[key]);
        let found = match (was, is) {
            (Some(was), Some(is)) if was != is => {
                let scheme = |url: &str| url.split("://").next().map(str::to_owned);
                let same = scheme(was) == scheme(is);
                let rule = if same {
                    &rules::SVC_ENDPOINT_CHANGED
                } else {
                    &rules::SVC_ENDPOINT_SCHEME_CHANGED
                };
                comparison.finding(rule, &path).values(was, is)
            }
            (None, Some(is)) => comparison
                .finding(&rules::SVC_ENDPOINT_VARIANT_ADDED, &path)
                .to(is),
            (Some(was), None) => comparison
                .finding(&rules::SVC_ENDPOINT_VARIANT_REMOVED, &path)
                .from(was),
            _ => continue,
        };
        comparison.add(found);
    }
    let prefixes = |partition: &Partition| {
        let mut prefixes = partition.region_prefixes.clone();
        prefixes.sort();
        prefixes
    };
    if prefixes(old) != prefixes(new) {
        let path = below(&base, &["region_prefixes"]);
        let (was, is) = (display::list(&prefixes(old)), display::list(&prefixes(new)));
        comparison.changed(&rules::SVC_ENDPOINT_CHANGED, &path, was, is);
    }
}

fn discovery(comparison: &mut Comparison<'_>, old: Option<&Discovery>, new: Option<&Discovery>) {
    let is_required = |found: Option<&Discovery>| found.is_some_and(|found| found.required);
    let shown = |found: Option<&Discovery>| match found {
        None => "no discovery".to_owned(),
        Some(found) => format!(
            "{}{}",
            found.target,
            if found.required { ", required" } else { "" }
        ),
    };
    let rule = match (is_required(old), is_required(new)) {
        _ if old == new => return,
        (false, true) => &rules::SVC_ENDPOINT_DISCOVERY_REQUIRED,
        (true, false) => &rules::SVC_ENDPOINT_DISCOVERY_REMOVED,
        _ => &rules::SVC_ENDPOINT_DISCOVERY_CHANGED,
    };
    let found = comparison
        .finding(rule, &["endpoints", "discovery"])
        .values(shown(old), shown(new));
    // What nobody has to ask for harms nobody.
    let is_mild = !is_required(old) && !is_required(new);
    comparison.add(if is_mild {
        found.wire(Verdict::Ok, Verdict::NewOnly)
    } else {
        found
    });
}
