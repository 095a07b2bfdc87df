//! What the services of a provider share changes once, however many of them it reaches.

use std::collections::BTreeMap;

use crate::diff::report::finding::{At, Finding};
use crate::ir::{Inherited, Service};

/// Where in a provider's file a thing is written: the file and the keys in it.
type Place = (String, Vec<String>);

/// Where a finding's thing is written in the file of a provider, on the old and on the new side.
pub(super) type Origin = (Option<Place>, Option<Place>);

/// Where the thing of a finding about a service is written, if the service has it of its provider.
pub(super) fn origin(found: &Finding, old: Option<&Service>, new: Option<&Service>) -> Origin {
    // A service under another id is told under the new one.
    let of = |service: Option<&Service>| {
        let service = service.filter(|service| service.id == found.service)?;
        let inherited: &Inherited = service.inherited.as_ref()?;
        let keys = match (&found.operation, found.element.as_slice()) {
            (None, keys) => keys,
            (Some(_), [cancel, rest @ ..]) if cancel == "cancel" => rest,
            _ => return None,
        };
        inherited
            .holds(keys)
            .then(|| (inherited.spec_path.clone(), keys.to_vec()))
    };
    (of(old), of(new))
}

/// Makes one finding of those that each service of a provider has of the same edit in the provider's file.
pub(super) fn once(findings: Vec<(Finding, Origin)>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut known: BTreeMap<(Origin, &str, Vec<String>), Vec<usize>> = BTreeMap::new();
    for (mut found, origin) in findings {
        if origin == (None, None) {
            kept.push(found);
            continue;
        }
        let key = (origin.clone(), found.rule.id, found.element.clone());
        let alike = known.entry(key).or_default();
        if let Some(&first) = alike.iter().find(|at| is_same(&kept[**at], &found)) {
            let name = owner(&found);
            let first = &mut kept[first];
            if !first.reaches.contains(&name) {
                first.reaches.push(name);
            }
            continue;
        }
        let at = |(file, path)| At { file, path };
        found.old_at = origin.0.map(at).or(found.old_at);
        found.new_at = origin.1.map(at).or(found.new_at);
        alike.push(kept.len());
        kept.push(found);
    }
    kept
}

fn is_same(one: &Finding, other: &Finding) -> bool {
    one.verdicts == other.verdicts
        && one.old == other.old
        && one.new == other.new
        && one.note == other.note
}

fn owner(found: &Finding) -> String {
    match &found.operation {
        Some(operation) => format!("{}.{operation}", found.service),
        None => found.service.clone(),
    }
}
