//! Where a service answers: hosts by partition, and how callers find theirs.

use super::regions::{self, Moved, addresses};
use crate::diff::compare::comparison::{Comparison, below};
use crate::diff::compare::display;
use crate::diff::rule::service as rules;
use crate::diff::verdict::Verdict;
use crate::ir::{Discovery, Endpoints, Partition, Variable};

/// Two versions of the endpoints.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Endpoints, new: &Endpoints) {
    let first = comparison.findings.len();
    let pairs = regions::pairs(old, new);
    for (was, is) in &pairs {
        hosts(comparison, was, is);
    }
    let mut moved = regions::moved(old, new, &pairs);
    let is_left = |was: &&Partition| !pairs.iter().any(|(old, _)| old.name == was.name);
    for partition in old.partitions.iter().filter(is_left) {
        let path = ["endpoints", "partitions", &partition.name];
        let found = comparison.finding(&rules::SVC_ENDPOINT_VARIANT_REMOVED, &path);
        let found = found.from(&partition.plain);
        let (own, others) = moved
            .into_iter()
            .partition(|it| it.old.name == partition.name);
        moved = others;
        comparison.add(if own.is_empty() {
            found
        } else {
            found.note(told(&own))
        });
    }
    let is_new = |is: &&Partition| !pairs.iter().any(|(_, new)| new.name == is.name);
    for partition in new.partitions.iter().filter(is_new) {
        // One that takes regions from others is told with them.
        let (own, others): (Vec<_>, _) = moved
            .into_iter()
            .partition(|it| it.new.name == partition.name);
        moved = others;
        if !taken(comparison, &own) {
            let path = ["endpoints", "partitions", &partition.name];
            let found = comparison.finding(&rules::SVC_ENDPOINT_VARIANT_ADDED, &path);
            comparison.add(found.to(&partition.plain));
        }
    }
    for moved in moved {
        taken(comparison, &[moved]);
    }
    variables(comparison, &old.variables, &new.variables);
    if comparison.findings.len() == first {
        names(comparison, old, new, &pairs);
    }
    discovery(comparison, old.discovery.as_ref(), new.discovery.as_ref());
}

/// The parts that callers say.
fn variables(comparison: &mut Comparison<'_>, old: &[Variable], new: &[Variable]) {
    let path = |name: &str| {
        [
            "endpoints".to_owned(),
            "variables".to_owned(),
            name.to_owned(),
        ]
    };
    for is in new {
        let path = path(&is.name);
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let Some(was) = old.iter().find(|was| was.name == is.name) else {
            let found = comparison.finding(&rules::SVC_ENDPOINT_VARIABLE_ADDED, &path);
            comparison.add(found.to(&is.name));
            continue;
        };
        let show = |dots| if dots { "several labels" } else { "one label" };
        if was.dots != is.dots {
            let (was, is) = (show(was.dots), show(is.dots));
            comparison.changed(&rules::SVC_ENDPOINT_VARIABLE_CHANGED, &path, was, is);
        }
        comparison.prose(
            &rules::SVC_DOCS_CHANGED,
            &path,
            was.docs.as_deref(),
            is.docs.as_deref(),
        );
    }
    for was in old {
        if !new.iter().any(|is| is.name == was.name) {
            let path = ["endpoints", "variables", &was.name];
            let found = comparison.finding(&rules::SVC_ENDPOINT_VARIABLE_REMOVED, &path);
            comparison.add(found.from(&was.name));
        }
    }
}

/// The addresses of one partition.
fn hosts(comparison: &mut Comparison<'_>, old: &Partition, new: &Partition) {
    let base = ["endpoints", "partitions", new.name.as_str()];
    let was = ["endpoints", "partitions", old.name.as_str()];
    for ((key, before), (_, after)) in addresses(old).into_iter().zip(addresses(new)) {
        let path = below(&base, &[key]);
        let found = match (before, after) {
            (Some(before), Some(after)) if before != after => {
                let scheme = |url: &str| url.split("://").next().map(str::to_owned);
                let same = scheme(before) == scheme(after);
                let rule = if same {
                    &rules::SVC_ENDPOINT_CHANGED
                } else {
                    &rules::SVC_ENDPOINT_SCHEME_CHANGED
                };
                comparison.finding(rule, &path).values(before, after)
            }
            (None, Some(after)) => comparison
                .finding(&rules::SVC_ENDPOINT_VARIANT_ADDED, &path)
                .to(after),
            (Some(before), None) => comparison
                .finding(&rules::SVC_ENDPOINT_VARIANT_REMOVED, &path)
                .from(before),
            _ => continue,
        };
        comparison.add(found.was_at(&below(&was, &[key])));
    }
}

/// Regions that one partition has taken from others; tells whether there are any.
fn taken(comparison: &mut Comparison<'_>, moved: &[Moved<'_>]) -> bool {
    let Some(first) = moved.first() else {
        return false;
    };
    let path = ["endpoints", "partitions", &first.new.name];
    let (mut was, mut is): (Vec<_>, Vec<_>) = moved.iter().map(Moved::change).unzip();
    was.dedup();
    is.dedup();
    let found = comparison.finding(&rules::SVC_ENDPOINT_CHANGED, &path);
    let found = found.values(display::list(&was), display::list(&is));
    let found = found.was_at(&["endpoints", "partitions", &first.old.name]);
    comparison.add(found.note(told(moved)));
    true
}

fn told(moved: &[Moved<'_>]) -> String {
    let told: Vec<String> = moved.iter().map(Moved::told).collect();
    let told = told.join("; ");
    let mut letters = told.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}{}.", first.collect::<String>(), letters.as_str())
}

/// Partitions that are called or written otherwise, with the same address for each region.
fn names(
    comparison: &mut Comparison<'_>,
    old: &Endpoints,
    new: &Endpoints,
    pairs: &[(&Partition, &Partition)],
) {
    let show = |partition: &Partition| match regions::prefixes(partition) {
        prefixes if prefixes.is_empty() => partition.name.clone(),
        prefixes => format!("{} for {}", partition.name, display::list(&prefixes)),
    };
    for (was, is) in pairs {
        if show(was) != show(is) {
            let path = ["endpoints", "partitions", is.name.as_str()];
            let found = comparison.finding(&rules::SVC_PARTITIONS_REWRITTEN, &path);
            let found = found.values(show(was), show(is));
            comparison.add(found.was_at(&["endpoints", "partitions", &was.name]));
            return;
        }
    }
    if old.default != new.default {
        let path = ["endpoints", "default"];
        let (was, is) = (&old.default, &new.default);
        comparison.changed(&rules::SVC_PARTITIONS_REWRITTEN, &path, was, is);
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
