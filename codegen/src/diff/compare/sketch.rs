//! As much of a service as tells which one of the other side it is, so that a service need not be held to be found.

use std::collections::BTreeMap;

use super::route;
use crate::ir::{Binding, Operation, Service};

/// What a service is known by.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    id: String,
    binding: Binding,
    hosts: Vec<String>,
    calls: Vec<String>,
}

impl Sketch {
    /// What one service is known by.
    pub(crate) fn of(service: &Service) -> Self {
        let partitions = service.endpoints.partitions.iter();
        Self {
            id: service.id.clone(),
            binding: service.protocol.binding(),
            hosts: partitions
                .map(|partition| partition.plain.clone())
                .collect(),
            calls: service.operations.iter().map(call).collect(),
        }
    }

    /// Whether two services have an address and a call in common.
    fn is_same_wire(&self, other: &Self) -> bool {
        let meet = |one: &[String], other: &[String]| one.iter().any(|it| other.contains(it));
        self.binding == other.binding
            && meet(&self.calls, &other.calls)
            && meet(&self.hosts, &other.hosts)
    }
}

/// For each service of the new side the place of the one that it was: by their ids; then those that are the same on the
/// wire, if there is no doubt which is which.
pub(crate) fn partners(old: &[Sketch], new: &[Sketch]) -> Vec<Option<usize>> {
    fn places(side: &[Sketch]) -> BTreeMap<&str, usize> {
        let places = side.iter().enumerate();
        places
            .map(|(at, sketch)| (sketch.id.as_str(), at))
            .collect()
    }
    let (old_places, new_places) = (places(old), places(new));
    let mut found: Vec<Option<usize>> = new
        .iter()
        .map(|is| old_places.get(is.id.as_str()).copied())
        .collect();
    let olds: Vec<usize> = (0..old.len())
        .filter(|at| !new_places.contains_key(old[*at].id.as_str()))
        .collect();
    let news: Vec<usize> = (0..new.len()).filter(|at| found[*at].is_none()).collect();
    for &index in &news {
        let mut alike = olds.iter().filter(|at| old[**at].is_same_wire(&new[index]));
        if let (Some(&at), None) = (alike.next(), alike.next()) {
            let rivals = news.iter().filter(|is| old[at].is_same_wire(&new[**is]));
            if rivals.count() == 1 {
                found[index] = Some(at);
            }
        }
    }
    found
}

/// What callers call: the target, or method and path without names.
pub(super) fn call(operation: &Operation) -> String {
    let route = &operation.route;
    route
        .target
        .clone()
        .unwrap_or_else(|| format!("{} {}", route.method.as_str(), route::shape(route)))
}
