//! Our own model of the generated Rust: every public item with what its users see of it, and what a change of it means to them.
//!
//! Tools that compare compiled crates see too little (a field that becomes an `Option` passes unnoticed), so the verdict
//! for Rust users rests on this model, which follows `emit` item by item; tests compile programs against both sides.

mod model;

use std::collections::BTreeMap;

use super::verdict::Bump;
use crate::ir::{Operation, Service};
use crate::rust;

/// Who uses an item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Users {
    /// Code that calls and code that answers.
    Both,
    /// Code that calls: it makes inputs.
    Callers,
    /// Code that answers: it makes outputs and errors.
    Handlers,
}

/// What users see of an item, and who they are.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Item {
    form: String,
    users: Users,
    /// Whether its coming is a warning to those who use its owner, and its going is nothing: `#[deprecated]`.
    is_mark: bool,
}

/// The items of a module by path.
type Items = BTreeMap<String, Item>;

/// A public item that changes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Change {
    /// The path below the crate: `aws::athena::stop_calculation_execution::State::Queued`.
    pub path: String,
    /// What it was; none if it is new.
    pub old: Option<String>,
    /// What it is; none if it is gone.
    pub new: Option<String>,
    /// What it means to code that calls.
    pub callers: Bump,
    /// What it means to code that answers.
    pub handlers: Bump,
}

/// The items that change between two operations.
pub(super) fn operations(old: (&Service, &Operation), new: (&Service, &Operation)) -> Vec<Change> {
    compare(&items(old.0, old.1), &items(new.0, new.1))
}

/// The items of an operation that is new, or gone.
pub(super) fn whole(service: &Service, operation: &Operation, is_new: bool) -> Vec<Change> {
    let items = items(service, operation);
    if is_new {
        compare(&Items::new(), &items)
    } else {
        compare(&items, &Items::new())
    }
}

/// The items that change between what the operations of two services share.
pub(super) fn services(old: &Service, new: &Service) -> Vec<Change> {
    let items = |service| model::service(&rust::Service::of(service));
    compare(&items(old), &items(new))
}

fn items(service: &Service, operation: &Operation) -> Items {
    let operation = rust::Operation::of(operation, service);
    model::operation(&rust::name::path(service), &operation)
}

/// The worst for callers and for handlers.
pub(super) fn worst(changes: &[Change]) -> (Bump, Bump) {
    let none = (Bump::None, Bump::None);
    changes.iter().fold(none, |(callers, handlers), change| {
        (callers.max(change.callers), handlers.max(change.handlers))
    })
}

fn compare(old: &Items, new: &Items) -> Vec<Change> {
    let mut paths: Vec<&String> = old.keys().chain(new.keys()).collect();
    paths.sort();
    paths.dedup();
    paths
        .into_iter()
        .filter_map(|path| {
            let (was, is) = (old.get(path), new.get(path));
            let bump = match (was, is) {
                (Some(was), Some(is)) if was == is => return None,
                (None, Some(is)) if is.is_mark => Bump::Minor,
                (Some(was), _) if was.is_mark => Bump::Patch,
                (None, Some(_)) => Bump::Minor,
                _ => Bump::Major,
            };
            let users = is.or(was)?.users;
            let hits = |these: Users| {
                if users == Users::Both || users == these {
                    bump
                } else {
                    Bump::Patch
                }
            };
            Some(Change {
                path: path.clone(),
                old: was.map(|item| item.form.clone()),
                new: is.map(|item| item.form.clone()),
                callers: hits(Users::Callers),
                handlers: hits(Users::Handlers),
            })
        })
        .collect()
}
