//! What the services of a provider share changes once, however many of them it reaches.

use crate::diff::report::finding::{At, Finding};
use crate::ir::{Catalogue, Inherited, Service};

/// Makes one finding of those that each service of a provider has of the same edit in the provider's file.
pub(super) fn once(findings: &mut Vec<Finding>, old: &Catalogue, new: &Catalogue) {
    let mut kept: Vec<Finding> = Vec::new();
    for mut found in std::mem::take(findings) {
        let (was, is) = (of(old, &found), of(new, &found));
        if was.is_none() && is.is_none() {
            kept.push(found);
            continue;
        }
        let same = kept
            .iter_mut()
            .find(|other| is_same(other, &found) && of(old, other) == was && of(new, other) == is);
        if let Some(first) = same {
            let name = owner(&found);
            if !first.reaches.contains(&name) {
                first.reaches.push(name);
            }
            continue;
        }
        let at = |(file, path)| At { file, path };
        found.old_at = was.map(at).or(found.old_at);
        found.new_at = is.map(at).or(found.new_at);
        kept.push(found);
    }
    *findings = kept;
}

/// The provider's file and the keys in it, if a finding is of something that a service has of its provider.
fn of(catalogue: &Catalogue, found: &Finding) -> Option<(String, Vec<String>)> {
    let is_its = |service: &&Service| service.id == found.service;
    let service = catalogue.services.iter().find(is_its)?;
    let inherited: &Inherited = service.inherited.as_ref()?;
    let keys = match (&found.operation, found.element.as_slice()) {
        (None, keys) => keys,
        (Some(_), [cancel, rest @ ..]) if cancel == "cancel" => rest,
        _ => return None,
    };
    inherited
        .holds(keys)
        .then(|| (inherited.spec_path.clone(), keys.to_vec()))
}

fn is_same(one: &Finding, other: &Finding) -> bool {
    let told = |found: &Finding| {
        let Finding { old, new, note, .. } = found;
        (found.rule.id, old.clone(), new.clone(), note.clone())
    };
    one.element == other.element && one.verdicts == other.verdicts && told(one) == told(other)
}

fn owner(found: &Finding) -> String {
    match &found.operation {
        Some(operation) => format!("{}.{operation}", found.service),
        None => found.service.clone(),
    }
}
