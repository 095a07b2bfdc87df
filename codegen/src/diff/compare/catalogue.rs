//! Services and operations of both sides: which is which, then one comparison for each.

use super::comparison::Comparison;
use super::display;
use super::operation::{self, Services};
use super::{route, service, shared};
use crate::diff::api;
use crate::diff::policy::Policy;
use crate::diff::report::Report;
use crate::diff::report::finding::{At, Finding, Scope};
use crate::diff::rule::{operation as op_rules, service as rules};
use crate::diff::verdict::Verdict;
use crate::ir::{Catalogue, Operation, Service};

/// All findings between two catalogues.
pub(in crate::diff) fn compare(old: &Catalogue, new: &Catalogue, policy: Policy) -> Report {
    let (mut findings, mut items, mut compared) = (Vec::new(), Vec::new(), 0);
    let pairs = services(old, new);
    for is in &new.services {
        if let Some((was, _)) = pairs.iter().find(|(_, other)| std::ptr::eq(*other, is)) {
            compared += both(was, is, policy, &mut findings, &mut items);
            continue;
        }
        let found = Finding::new(
            &rules::SVC_ADDED,
            &scope("", &is.spec_path, is),
            &["service"],
        );
        findings.push(found.to(extent(is)));
        for operation in &is.operations {
            items.extend(api::whole(is, operation, true));
        }
    }
    let is_gone = |was: &&Service| !pairs.iter().any(|(other, _)| std::ptr::eq(*other, *was));
    for was in old.services.iter().filter(is_gone) {
        let found = Finding::new(
            &rules::SVC_REMOVED,
            &scope(&was.spec_path, "", was),
            &["service"],
        );
        findings.push(found.from(extent(was)));
        items.extend(
            was.operations
                .iter()
                .flat_map(|operation| api::whole(was, operation, false)),
        );
    }
    shared::once(&mut findings, old, new);
    items.sort();
    Report::new(findings, items, compared, policy)
}

/// Services by their ids; then those that are the same on the wire, if there is no doubt which is which.
fn services<'a>(old: &'a Catalogue, new: &'a Catalogue) -> Vec<(&'a Service, &'a Service)> {
    let by_id = |is: &'a Service| old.services.iter().find(|was| was.id == is.id);
    let mut pairs: Vec<(&Service, &Service)> = new
        .services
        .iter()
        .filter_map(|is| Some((by_id(is)?, is)))
        .collect();
    let is_left =
        |one: &Service, side: &Catalogue| !side.services.iter().any(|other| other.id == one.id);
    let olds: Vec<&Service> = old
        .services
        .iter()
        .filter(|was| is_left(was, new))
        .collect();
    let news: Vec<&Service> = new.services.iter().filter(|is| is_left(is, old)).collect();
    for is in &news {
        let mut alike = olds.iter().filter(|was| same_wire(was, is));
        if let (Some(was), None) = (alike.next(), alike.next())
            && news.iter().filter(|other| same_wire(was, other)).count() == 1
        {
            pairs.push((was, is));
        }
    }
    pairs
}

/// Whether two services have an address and a call in common.
fn same_wire(old: &Service, new: &Service) -> bool {
    let hosts = |service: &Service| -> Vec<String> {
        let partitions = service.endpoints.partitions.iter();
        partitions
            .map(|partition| partition.plain.clone())
            .collect()
    };
    let calls = |service: &Service| service.operations.iter().map(call).collect::<Vec<_>>();
    let meet = |one: Vec<String>, other: &[String]| one.iter().any(|it| other.contains(it));
    old.protocol.binding() == new.protocol.binding()
        && meet(hosts(old), &hosts(new))
        && meet(calls(old), &calls(new))
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

/// The target, or method and path without names.
fn call(operation: &Operation) -> String {
    let route = &operation.route;
    route
        .target
        .clone()
        .unwrap_or_else(|| format!("{} {}", route.method.as_str(), route::shape(route)))
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
