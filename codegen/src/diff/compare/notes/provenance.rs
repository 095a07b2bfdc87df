//! Which parts of a spec name which sources, and which of them are assumed for want of one.

use crate::ir::{DispositionKind, Error, ErrorBody, Member, Operation, Service};

/// A part of a spec and the sources that it names.
pub(super) type Cited = Vec<(String, Vec<String>)>;

/// The keys on the way to a part, and why it is assumed.
pub(super) type Assumed = Vec<(Vec<String>, Option<String>)>;

/// The parts of an operation; rows that have been told of are left out.
pub(super) fn cited_by_operation(operation: &Operation, told: &[DispositionKind]) -> Cited {
    let (cancel, response) = (&operation.cancel, &operation.response);
    let mut found = vec![
        ("response".to_owned(), response.sources.clone()),
        ("cancel".to_owned(), cancel.sources.clone()),
        ("retry".to_owned(), cancel.retry.sources.clone()),
    ];
    let facts = cancel.facts.iter();
    found.extend(facts.map(|fact| (fact.path.join("."), fact.sources.clone())));
    let mut part = |name: &str, sources: Option<&Vec<String>>| {
        found.extend(sources.map(|sources| (name.to_owned(), sources.clone())));
    };
    part("token", cancel.token.as_ref().map(|found| &found.sources));
    part(
        "precondition",
        cancel.precondition.as_ref().map(|found| &found.sources),
    );
    part(
        "observe",
        cancel.observe.as_ref().map(|found| &found.sources),
    );
    let sights = cancel.observe.iter().flat_map(|found| &found.reads);
    let sights = sights.enumerate();
    found.extend(sights.map(|(index, sight)| {
        let name = format!("observe.reads.{index}");
        (name, sight.sources.clone())
    }));
    for param in &operation.params {
        let name = format!("params.{}", param.key);
        found.extend(member(&name, &param.member));
    }
    found.extend(members("body", response.members()));
    found.extend(members("headers", &response.headers));
    found.extend(errors(&operation.errors));
    let replies = cancel.replies.iter();
    let replies = replies.filter(|reply| !told.contains(&reply.disposition));
    found.extend(replies.map(|reply| {
        let name = format!("replies.{}", reply.disposition.as_str());
        (name, reply.sources.clone())
    }));
    let reads = cancel.reads.iter().enumerate();
    found.extend(reads.map(|(index, row)| (format!("reads.{index}"), row.sources.clone())));
    found
}

/// The parts of a service, its operations aside.
pub(super) fn cited_by_service(service: &Service) -> Cited {
    let mut found = errors(&service.errors);
    for body in &service.bodies {
        let name = format!("bodies.{}", body.name);
        found.extend(members(&name, &body.members));
        found.push((name, body.sources.clone()));
    }
    found
}

fn errors(errors: &[Error]) -> Cited {
    let mut found = Vec::new();
    for error in errors {
        let name = format!("errors.{}", error.name);
        found.extend(members(&name, &error.headers));
        if let ErrorBody::Own(own) = &error.body {
            found.extend(members(&name, own));
        }
        found.push((name, error.sources.clone()));
    }
    found
}

fn members(section: &str, members: &[Member]) -> Cited {
    let named = |found: &Member| member(&format!("{section}.{}", found.wire), found);
    members.iter().flat_map(named).collect()
}

/// A member and those inside of it.
fn member(name: &str, member: &Member) -> Cited {
    let mut found = vec![(name.to_owned(), sources(member))];
    found.extend(members(name, member.as_object().unwrap_or_default()));
    found
}

/// The sources of a member and of its constraints.
fn sources(member: &Member) -> Vec<String> {
    let constraints = &member.constraints;
    let mut names = member.sources.clone();
    names.extend(
        constraints
            .length
            .iter()
            .flat_map(|found| found.sources.clone()),
    );
    names.extend(
        constraints
            .pattern
            .iter()
            .flat_map(|found| found.sources.clone()),
    );
    names.extend(
        constraints
            .range
            .iter()
            .flat_map(|found| found.sources.clone()),
    );
    names
}

/// What an operation assumes; rows that have been told of are left out.
pub(super) fn assumed_by_operation(operation: &Operation, told: &[DispositionKind]) -> Assumed {
    let cancel = &operation.cancel;
    let observe = cancel
        .observe
        .as_ref()
        .and_then(|found| found.assumed.clone());
    let mut found = vec![
        path(&["cancel"], cancel.assumed.clone()),
        path(&["cancel", "retry"], cancel.retry.assumed.clone()),
        path(&["cancel", "observe"], observe),
        path(
            &["cancel", "token"],
            cancel
                .token
                .as_ref()
                .and_then(|found| found.assumed.clone()),
        ),
    ];
    found.extend(cancel.facts.iter().map(|fact| {
        let keys = ["cancel"]
            .into_iter()
            .chain(fact.path.iter().map(String::as_str));
        path(&keys.collect::<Vec<_>>(), fact.assumed.clone())
    }));
    let replies = cancel.replies.iter();
    let replies = replies.filter(|reply| !told.contains(&reply.disposition));
    found.extend(replies.map(|reply| {
        let keys = ["cancel", "replies", reply.disposition.as_str()];
        path(&keys, reply.assumed.clone())
    }));
    found.extend(assumed_errors(&operation.errors));
    found
}

/// What a service assumes, its operations aside.
pub(super) fn assumed_by_service(service: &Service) -> Assumed {
    let partitions = service.endpoints.partitions.iter();
    let mut found: Assumed = partitions
        .map(|found| {
            let keys = ["endpoints", "partitions", found.name.as_str()];
            path(&keys, found.assumed.clone())
        })
        .collect();
    found.extend(assumed_errors(&service.errors));
    found
}

fn assumed_errors(errors: &[Error]) -> Assumed {
    let errors = errors.iter();
    errors
        .map(|error| path(&["errors", &error.name], error.assumed.clone()))
        .collect()
}

fn path(keys: &[&str], why: Option<String>) -> (Vec<String>, Option<String>) {
    let keys = keys.iter().chain(&["assumed"]);
    (keys.map(|key| (*key).to_owned()).collect(), why)
}
