//! Services and operations of both sides: which is which, then one comparison for each.

use super::comparison::Comparison;
use super::display;
use super::operation::{self, Services};
use super::sketch::{self, Sketch, call};
use super::{route, service, shared};
use crate::diff::api;
use crate::diff::policy::Policy;
use crate::diff::report::Report;
use crate::diff::report::finding::{At, Finding, Scope};
use crate::diff::rule::{operation as op_rules, service as rules};
use crate::diff::verdict::Verdict;
use crate::ir::{Catalogue, Operation, Service};

/// What the comparison of a service came to.
#[derive(Debug)]
pub(crate) struct Compared {
    /// Its id, and whether the new side has none of that kind.
    order: (bool, String),
    findings: Vec<Finding>,
    /// For each finding, the part of it that is written in the file of a provider.
    origins: Vec<shared::Origin>,
    items: Vec<api::Change>,
    /// How many operations both sides have.
    pairs: usize,
}

/// All findings between two catalogues.
pub(in crate::diff) fn compare(old: &Catalogue, new: &Catalogue, policy: Policy) -> Report {
    let sketches = |side: &Catalogue| side.services.iter().map(Sketch::of).collect::<Vec<_>>();
    let partners = sketch::partners(&sketches(old), &sketches(new));
    let is_gone = |at: &usize| !partners.contains(&Some(*at));
    let gone = (0..old.services.len()).filter(is_gone);
    let gone = gone.map(|at| (Some(&old.services[at]), None));
    let others = new.services.iter().zip(&partners);
    let others = others.map(|(is, partner)| (partner.map(|at| &old.services[at]), Some(is)));
    let parts = others.chain(gone);
    together(
        parts.map(|(was, is)| part(was, is, policy)).collect(),
        policy,
    )
}

/// All findings about one service, on both sides or on one.
pub(crate) fn part(old: Option<&Service>, new: Option<&Service>, policy: Policy) -> Compared {
    let mut part = Compared {
        order: (
            new.is_none(),
            new.or(old).map_or_else(String::new, |one| one.id.clone()),
        ),
        findings: Vec::new(),
        origins: Vec::new(),
        items: Vec::new(),
        pairs: 0,
    };
    let findings = &mut part.findings;
    match (old, new) {
        (Some(was), Some(is)) => {
            part.pairs = both(was, is, policy, findings, &mut part.items);
        }
        (None, Some(is)) => {
            let scope = scope("", &is.spec_path, is);
            let found = Finding::new(&rules::SVC_ADDED, &scope, &["service"]);
            findings.push(found.to(extent(is)));
            let operations = is.operations.iter();
            part.items = operations.flat_map(|it| api::whole(is, it, true)).collect();
        }
        (Some(was), None) => {
            let scope = scope(&was.spec_path, "", was);
            let found = Finding::new(&rules::SVC_REMOVED, &scope, &["service"]);
            findings.push(found.from(extent(was)));
            let operations = was.operations.iter();
            part.items = operations
                .flat_map(|it| api::whole(was, it, false))
                .collect();
        }
        (None, None) => {}
    }
    let origins = part.findings.iter();
    part.origins = origins
        .map(|found| shared::origin(found, old, new))
        .collect();
    part
}

/// One report of all services.
pub(crate) fn together(mut parts: Vec<Compared>, policy: Policy) -> Report {
    parts.sort_by(|one, other| one.order.cmp(&other.order));
    let (mut findings, mut items, mut compared) = (Vec::new(), Vec::new(), 0);
    for mut part in parts {
        findings.extend(part.findings.into_iter().zip(part.origins));
        items.append(&mut part.items);
        compared += part.pairs;
    }
    items.sort();
    Report::new(shared::once(findings), items, compared, policy)
}

fn scope(old_file: &str, new_file: &str, service: &Service) -> Scope {
    Scope {
        service: service.id.clone(),
        operation: None,
        old_file: old_file.to_owned(),
        new_file: new_file.to_owned(),
    }
}

fn extent(service: &Service) -> String {
    let names: Vec<&str> = service
        .operations
        .iter()
        .map(|operation| operation.name.as_str())
        .collect();
    display::list(&names)
}

/// One service on both sides; gives the number of operations that both have.
fn both(
    old: &Service,
    new: &Service,
    policy: Policy,
    findings: &mut Vec<Finding>,
    items: &mut Vec<api::Change>,
) -> usize {
    let scope = scope(&old.spec_path, &new.spec_path, new);
    let mut comparison = Comparison::new(scope.clone(), policy);
    let names = service::compare(&mut comparison, old, new);
    items.extend(api::services(old, new));
    let (pairs, removed, added) = operations(old, new);
    let prefix = prefix(&pairs);
    if let Some((was, is)) = &prefix {
        let found = comparison
            .finding(&rules::SVC_TARGET_PREFIX_CHANGED, &["service"])
            .values(was, is);
        // Where a server also takes the other target, as an alias, calls by it arrive.
        let verdict = |arrive: bool| if arrive { Verdict::Ok } else { Verdict::Breaks };
        let mut old_calls = pairs.iter().map(|(was, is)| is.route.takes(&was.route));
        let mut new_calls = pairs.iter().map(|(was, is)| was.route.takes(&is.route));
        let mut found = found.wire(
            verdict(old_calls.all(|arrives| arrives)),
            verdict(new_calls.all(|arrives| arrives)),
        );
        found.reaches = pairs
            .iter()
            .map(|(_, operation)| operation.name.clone())
            .collect();
        if let Some((was, is)) = pairs.first() {
            let at = |operation: &Operation| At {
                file: operation.spec_path.clone(),
                path: vec!["path".to_owned(), "target".to_owned()],
            };
            (found.old_at, found.new_at) = (Some(at(was)), Some(at(is)));
        }
        comparison.add(found);
    }
    let bodies = std::mem::take(&mut comparison.bodies);
    let kinds = operation::changed_kinds(&old.errors, &new.errors, &names);
    findings.append(&mut comparison.findings);
    let services = Services {
        old,
        new,
        errors: &names,
        kinds: &kinds,
        bodies: &bodies,
        prefix_is_told: prefix.is_some(),
    };
    for (was, is) in &pairs {
        let (mut found, changed) = operation::compare(&services, was, is, policy);
        findings.append(&mut found);
        items.extend(changed);
    }
    for operation in removed {
        let scope = Scope {
            operation: Some(operation.name.clone()),
            old_file: operation.spec_path.clone(),
            ..scope.clone()
        };
        let found = Finding::new(&op_rules::OP_REMOVED, &scope, &["operation"]);
        findings.push(found.from(call(operation)));
        items.extend(api::whole(old, operation, false));
    }
    for operation in added {
        let scope = Scope {
            operation: Some(operation.name.clone()),
            old_file: String::new(),
            new_file: operation.spec_path.clone(),
            ..scope.clone()
        };
        let found = Finding::new(&op_rules::OP_ADDED, &scope, &["operation"]);
        findings.push(found.to(call(operation)));
        items.extend(api::whole(new, operation, true));
    }
    pairs.len()
}

type Paired<'a> = (
    Vec<(&'a Operation, &'a Operation)>,
    Vec<&'a Operation>,
    Vec<&'a Operation>,
);

/// Operations by name, then by what callers call.
fn operations<'a>(old: &'a Service, new: &'a Service) -> Paired<'a> {
    let mut pairs: Vec<(&Operation, &Operation)> = Vec::new();
    let by_name = |is: &&Operation| old.operations.iter().find(|was| was.name == is.name);
    pairs.extend(
        new.operations
            .iter()
            .filter_map(|is| Some((by_name(&is)?, is))),
    );
    for is in &new.operations {
        let free = |was: &&Operation| !pairs.iter().any(|(other, _)| std::ptr::eq(*other, *was));
        if pairs.iter().any(|(_, other)| std::ptr::eq(*other, is)) {
            continue;
        }
        if let Some(was) = old
            .operations
            .iter()
            .filter(free)
            .find(|was| call(was) == call(is))
        {
            pairs.push((was, is));
        }
    }
    let removed = old
        .operations
        .iter()
        .filter(|was| !pairs.iter().any(|(other, _)| std::ptr::eq(*other, *was)))
        .collect();
    let added = new
        .operations
        .iter()
        .filter(|is| !pairs.iter().any(|(_, other)| std::ptr::eq(*other, *is)))
        .collect();
    (pairs, removed, added)
}

/// The first half of all targets on both sides, if it is another one everywhere and nothing else of them is.
fn prefix(pairs: &[(&Operation, &Operation)]) -> Option<(String, String)> {
    let mut found: Option<(String, String)> = None;
    for (was, is) in pairs {
        let (old, name) = route::halves(was.route.target.as_ref()?)?;
        let (new, new_name) = route::halves(is.route.target.as_ref()?)?;
        let prefixes = (old.to_owned(), new.to_owned());
        if old == new || name != new_name || found.as_ref().is_some_and(|found| *found != prefixes)
        {
            return None;
        }
        found = Some(prefixes);
    }
    found
}
