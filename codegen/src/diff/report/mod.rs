//! A report: all findings in an order of their own, with fingerprints, and what they come to together.

pub mod accept;
mod content;
mod examples;
pub(super) mod finding;
mod formatting;
mod group;
pub(super) mod place;
pub mod print;
pub mod schema;

use std::collections::{BTreeMap, BTreeSet};

use super::api::Change;
use super::policy::Policy;
use super::verdict::{Rollout, Severity, Verdicts};
pub(crate) use examples::{Broken, is_about_examples};
use finding::Finding;

/// What a comparison came to.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// What changed, the worst first.
    pub findings: Vec<Finding>,
    /// Generated Rust items that change, sorted.
    pub items: Vec<Change>,
    /// How many operations the two sides have in common.
    pub compared: usize,
    /// What the verdicts assume.
    pub policy: Policy,
}

impl Report {
    /// Merges what one edit says in several operations, sorts, and gives fingerprints.
    pub(super) fn new(
        findings: Vec<Finding>,
        items: Vec<Change>,
        compared: usize,
        policy: Policy,
    ) -> Self {
        let mut report = Self {
            findings: merged(findings),
            items,
            compared,
            policy,
        };
        report.settle();
        report
    }

    /// Sorts, and gives fingerprints.
    fn settle(&mut self) {
        let findings = &mut self.findings;
        findings.sort_by_cached_key(|found| {
            (
                std::cmp::Reverse(found.severity),
                // A spec that contradicts itself is to be looked at before all that follows from it.
                !found.rule.id.starts_with("spec-example-"),
                found.service.clone(),
                found.operation.clone(),
                found.element.clone(),
                found.rule.id,
                found.identity(),
            )
        });
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for found in findings {
            let count = seen.entry(found.identity()).or_default();
            *count += 1;
            let repeat = if *count > 1 {
                format!("\u{1f}{count}")
            } else {
                String::new()
            };
            found.fingerprint = fingerprint(&format!("{}{repeat}", found.identity()));
        }
    }

    /// Findings that nobody has accepted.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|found| found.accepted.is_none())
    }

    /// How many findings that nobody has accepted change nothing for anyone.
    #[must_use]
    pub fn idle(&self) -> usize {
        self.open().filter(|found| !found.has_effect()).count()
    }

    /// Nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The worst of all verdicts for each reader; of what was accepted, too, as far as it still hits somebody.
    #[must_use]
    pub fn verdicts(&self) -> Verdicts {
        let all = self.findings.iter().map(Finding::standing);
        all.fold(Verdicts::NOTHING, Verdicts::join)
    }

    /// In which order to roll all of it out.
    #[must_use]
    pub fn rollout(&self) -> Rollout {
        let all = self.findings.iter().map(Finding::urging);
        all.fold(Verdicts::NOTHING, Verdicts::join).rollout()
    }

    /// How many findings weigh so much, accepted ones aside.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.open()
            .filter(|found| found.severity == severity)
            .count()
    }

    /// `2 breaking, 1 docs-only`; none of a severity is not mentioned.
    #[must_use]
    pub fn counts(&self) -> String {
        let counted = Severity::ALL.iter().filter_map(|severity| {
            let count = self.count(*severity);
            (count > 0).then(|| format!("{count} {severity}"))
        });
        counted.collect::<Vec<_>>().join(", ")
    }
}

/// What a service says to all its operations is one edit, though each of them is compared: a row of its reply table, and
/// an error that it has got from them, or given to them.
fn merged(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut shared: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let name = |found: &Finding| (found.service.clone(), found.element.get(1).cloned());
    let moved: BTreeSet<_> = findings
        .iter()
        .filter(|found| found.rule.id.starts_with("error-moved-"))
        .map(name)
        .collect();
    for found in findings {
        let keys: Vec<&str> = found.element.iter().map(String::as_str).collect();
        // What a provider's file has got or lost is one edit, too, whichever services have it from there.
        if found.rule.id == "spec-inherited-changed" {
            let value = |value: &Option<String>| value.clone().unwrap_or_default();
            let key = vec![
                found.rule.id.to_owned(),
                value(&found.old),
                value(&found.new),
            ];
            if let Some(&first) = shared.get(&key) {
                kept[first].reaches.push(found.service);
                continue;
            }
            shared.insert(key, kept.len());
        }
        let is_shared = match keys.as_slice() {
            ["cancel", "replies" | "reads", ..] => true,
            ["errors", ..] => moved.contains(&name(&found)),
            _ => false,
        };
        if is_shared && found.operation.is_some() {
            let value = |value: &Option<String>| value.clone().unwrap_or_default();
            let mut key = vec![found.rule.id.to_owned(), found.service.clone()];
            key.extend(found.element.iter().cloned());
            key.extend([value(&found.old), value(&found.new)]);
            if let Some(&first) = shared.get(&key) {
                let place = found.operation.unwrap_or_default();
                kept[first].reaches.push(place);
                continue;
            }
            shared.insert(key, kept.len());
        }
        kept.push(found);
    }
    kept
}

/// Twelve hexadecimal digits of FNV-1a: enough to tell the findings of a diff apart, and short enough to type.
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{:012x}", hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_those_that_acceptance_files_hold() {
        assert_eq!(fingerprint(""), "cbf29ce48422");
        assert_eq!(fingerprint("a"), "af63dc4c8601");
    }
}
