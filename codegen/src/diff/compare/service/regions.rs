//! Which partition a region belongs to, and the regions that belong to another one on the new side.

use crate::diff::compare::display;
use crate::ir::{Endpoints, Partition};

/// Regions that have changed from one partition to another.
pub(super) struct Moved<'a> {
    pub(super) old: &'a Partition,
    pub(super) new: &'a Partition,
    /// How they begin; an empty beginning stands for all that no prefix names.
    beginnings: Vec<&'a str>,
}

/// The addresses of a partition by their keys.
pub(super) fn addresses(partition: &Partition) -> [(&'static str, Option<&String>); 4] {
    [
        ("plain", Some(&partition.plain)),
        ("fips", partition.fips.as_ref()),
        ("dual_stack", partition.dual_stack.as_ref()),
        ("fips_dual_stack", partition.fips_dual_stack.as_ref()),
    ]
}

/// The partitions of both sides that are the same: called alike, with the same addresses, or for the same regions.
pub(super) fn pairs<'a>(
    old: &'a Endpoints,
    new: &'a Endpoints,
) -> Vec<(&'a Partition, &'a Partition)> {
    let mut pairs: Vec<(&Partition, &Partition)> = Vec::new();
    let is_same: [fn(&Partition, &Partition) -> bool; 3] = [
        |was, is| was.name == is.name,
        |was, is| addresses(was) == addresses(is),
        |was, is| !was.region_prefixes.is_empty() && prefixes(was) == prefixes(is),
    ];
    for is_same in is_same {
        for is in &new.partitions {
            let is_free = |was: &&Partition| !pairs.iter().any(|(other, _)| other.name == was.name);
            if pairs.iter().any(|(_, other)| other.name == is.name) {
                continue;
            }
            let mut free = old.partitions.iter().filter(is_free);
            if let Some(was) = free.find(|was| is_same(was, is)) {
                pairs.push((was, is));
            }
        }
    }
    pairs
}

/// How the regions of a partition begin, sorted.
pub(super) fn prefixes(partition: &Partition) -> Vec<&String> {
    let mut prefixes: Vec<&String> = partition.region_prefixes.iter().collect();
    prefixes.sort();
    prefixes
}

/// The regions that belong to a partition with other addresses, and that is no other version of the old one.
pub(super) fn moved<'a>(
    old: &'a Endpoints,
    new: &'a Endpoints,
    pairs: &[(&Partition, &Partition)],
) -> Vec<Moved<'a>> {
    let both = old.partitions.iter().chain(&new.partitions);
    let named = both.flat_map(|partition| partition.region_prefixes.iter());
    let mut beginnings: Vec<&str> = named.map(String::as_str).chain([""]).collect();
    beginnings.sort_unstable();
    beginnings.dedup();
    let mut found: Vec<Moved<'_>> = Vec::new();
    for beginning in beginnings {
        let (Some(was), Some(is)) = (partition(old, beginning), partition(new, beginning)) else {
            continue;
        };
        let is_pair =
            |(old, new): &(&Partition, &Partition)| old.name == was.name && new.name == is.name;
        if pairs.iter().any(is_pair) || addresses(was) == addresses(is) {
            continue;
        }
        let same = |moved: &&mut Moved<'_>| moved.old.name == was.name && moved.new.name == is.name;
        match found.iter_mut().find(same) {
            Some(moved) => moved.beginnings.push(beginning),
            None => found.push(Moved {
                old: was,
                new: is,
                beginnings: vec![beginning],
            }),
        }
    }
    found
}

/// The partition of regions that begin like this and like nothing longer that is named: the longest prefix, or the default.
fn partition<'a>(endpoints: &'a Endpoints, beginning: &str) -> Option<&'a Partition> {
    let longest = |partition: &&Partition| {
        let prefixes = partition.region_prefixes.iter();
        let fits = prefixes.filter(|prefix| beginning.starts_with(prefix.as_str()));
        fits.map(String::len).max()
    };
    let partitions = endpoints.partitions.iter();
    let named = partitions.clone().filter(|it| longest(it).is_some());
    let default = || partitions.clone().find(|it| it.name == endpoints.default);
    named.max_by_key(longest).or_else(default)
}

impl Moved<'_> {
    /// ``regions that begin with `eu-` belong to `aws-eu` now, and not to `aws`; they have no `fips` there``
    pub(super) fn told(&self) -> String {
        let (old, new) = (&self.old.name, &self.new.name);
        let lost = self.lost().map_or_else(String::new, |lost| {
            format!("; they have no address for {lost} any more")
        });
        format!(
            "{} belong to `{new}` now, and not to `{old}`{lost}",
            self.regions()
        )
    }

    fn regions(&self) -> String {
        let named = self
            .beginnings
            .iter()
            .filter(|beginning| !beginning.is_empty());
        let named: Vec<String> = named.map(|beginning| format!("`{beginning}`")).collect();
        let named = named.join(" or ");
        match (named.is_empty(), self.beginnings.contains(&"")) {
            (true, _) => "regions that no prefix names".to_owned(),
            (false, false) => format!("regions that begin with {named}"),
            (false, true) => format!("regions that begin with {named}, or that no prefix names,"),
        }
    }

    /// The first address that is another one, as it was and as it is.
    pub(super) fn change(&self) -> (String, String) {
        let show =
            |address: Option<&String>| address.map_or_else(|| "none".to_owned(), Clone::clone);
        let both = addresses(self.old).into_iter().zip(addresses(self.new));
        let mut changes = both.map(|((_, was), (_, is))| (show(was), show(is)));
        changes.find(|(was, is)| was != is).unwrap_or_default()
    }

    /// The variants that they do not have any more: `fips, dual_stack`.
    fn lost(&self) -> Option<String> {
        let both = addresses(self.old).into_iter().zip(addresses(self.new));
        let lost = both.filter(|((_, was), (_, is))| was.is_some() && is.is_none());
        let lost: Vec<String> = lost.map(|((key, _), _)| format!("`{key}`")).collect();
        (!lost.is_empty()).then(|| display::list(&lost))
    }
}
