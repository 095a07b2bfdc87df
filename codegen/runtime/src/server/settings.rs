//! What all operations of a router have in common: limits, ids, credentials, front doors.

use super::authenticate::AnyAuthenticate;
use super::front_door::{self, FrontDoor};
use super::{Boxed, Limits, RequestIds};
use crate::operation::ServiceInfo;
use std::sync::Arc;

/// How long a body may take to arrive: a future a request, which ends when the time is over.
pub(super) type BodyTimeout = Arc<dyn Fn() -> Boxed<'static, ()> + Send + Sync>;

/// What all operations of a router have in common.
#[derive(Clone)]
pub(super) struct RouterSettings {
    pub(super) limits: Limits,
    pub(super) body_timeout: Option<BodyTimeout>,
    pub(super) ids: Arc<dyn RequestIds>,
    pub(super) authenticate: Option<Arc<dyn AnyAuthenticate>>,
    pub(super) require_authorization: bool,
    pub(super) front_doors: FrontDoors,
}

/// The front doors that a router was given in place of those that specs name.
#[derive(Clone, Default)]
pub(super) struct FrontDoors {
    of_all: Option<Arc<dyn FrontDoor>>,
    of_one: Vec<(&'static ServiceInfo, Arc<dyn FrontDoor>)>,
}

impl FrontDoors {
    pub(super) fn set_for_all(&mut self, door: Arc<dyn FrontDoor>) {
        self.of_all = Some(door);
    }

    pub(super) fn set_for(&mut self, service: &'static ServiceInfo, door: Arc<dyn FrontDoor>) {
        self.of_one.retain(|(other, _)| !is_same(other, service));
        self.of_one.push((service, door));
    }

    /// The front door of a service, or of what belongs to none.
    pub(super) fn of(&self, service: Option<&'static ServiceInfo>) -> &dyn FrontDoor {
        let mut of_one = self.of_one.iter();
        let found = of_one.find(|(other, _)| service.is_some_and(|it| is_same(other, it)));
        match (found, &self.of_all, service) {
            (Some((_, door)), _, _) | (None, Some(door), _) => &**door,
            (None, None, Some(service)) => front_door::built_in(service.front_door),
            (None, None, None) => &front_door::Plain,
        }
    }
}

fn is_same(one: &ServiceInfo, other: &ServiceInfo) -> bool {
    one.id == other.id && one.provider == other.provider
}
