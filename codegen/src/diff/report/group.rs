//! Findings that say the same of several places: they are told once, with the places.

use std::collections::BTreeMap;

use super::finding::Finding;

/// One finding, and those that differ from it only in what they are about.
pub(super) struct Group<'r> {
    /// The first of them in the order of the report.
    pub(super) first: &'r Finding,
    /// The others, in the order of the report.
    pub(super) others: Vec<&'r Finding>,
}

impl Group<'_> {
    /// How many findings it stands for.
    pub(super) fn len(&self) -> usize {
        1 + self.others.len()
    }

    /// What the others are about: so many of them by name, and how many more there are.
    pub(super) fn also(&self, most: usize, name: impl Fn(&Finding) -> String) -> Option<String> {
        let named = self.others.iter().take(most).map(|found| name(found));
        let mut names: Vec<String> = named.collect();
        match self.others.len() - names.len() {
            0 => {}
            more if names.is_empty() => names.push(format!("{more} more")),
            more => names.push(format!("and {more} more")),
        }
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// Groups of findings, in the order of their first ones.
pub(super) fn grouped<'r>(findings: impl IntoIterator<Item = &'r Finding>) -> Vec<Group<'r>> {
    let mut groups: Vec<Group<'r>> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for first in findings {
        let said = said(first);
        if let Some(&index) = seen.get(&said) {
            groups[index].others.push(first);
        } else {
            seen.insert(said, groups.len());
            let others = Vec::new();
            groups.push(Group { first, others });
        }
    }
    groups
}

/// All that is told of a finding but what it is about and where it stands.
fn said(found: &Finding) -> String {
    let told = (found.message(), who(found), &found.note, &found.hint);
    let why = (&found.likely, found.own_advice, &found.reaches);
    format!(
        "{} {told:?} {why:?} {:?} {:?}",
        found.rule.id, found.examples, found.parts
    )
}

fn who(found: &Finding) -> impl std::fmt::Debug {
    (found.severity, found.verdicts, found.hits_any_caller)
}

/// How many findings of each rule there are, the most frequent first.
pub(super) fn tally<'r>(
    groups: impl IntoIterator<Item = &'r Group<'r>>,
) -> Vec<(&'static str, usize)> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for group in groups {
        *counts.entry(group.first.rule.id).or_default() += group.len();
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
