//! Which operation a request means: by method, path, target and content type; the host plays no part.

use super::RequestFault;
use super::mounted::AnyMounted;
use super::paths::Paths;
use crate::operation::{Binding, OperationInfo, ServiceInfo};
use crate::wire::{X_AMZ_TARGET, action_of, media_type};
use http::request::Parts;
use http::{HeaderValue, Method};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Starts the content type of every JSON protocol of AWS.
const X_AMZ_JSON: &str = "application/x-amz-json-";

/// The content type of forms.
const FORM: &str = "application/x-www-form-urlencoded";

/// The operations of a router, in the order in which they are tried.
#[derive(Clone, Default)]
#[allow(
    clippy::struct_field_names,
    reason = "each says by what its operations are called"
)]
pub(super) struct Routes {
    /// Called by a target, at one path.
    by_target: Vec<Arc<dyn AnyMounted>>,
    /// Where each target is in them.
    targets: BTreeMap<&'static str, usize>,
    /// Called by a member of a form, at one path.
    by_action: Vec<Arc<dyn AnyMounted>>,
    /// Called by a path of their own.
    by_path: Paths,
}

/// What the head of a request says of the operation that is meant, besides its path.
#[derive(Debug)]
pub(super) struct Called<'h> {
    head: &'h Parts,
    target: Option<&'h HeaderValue>,
    /// Whether it names several.
    is_torn: bool,
}

impl<'h> Called<'h> {
    /// What a head says.
    pub(super) fn by(head: &'h Parts) -> Self {
        let mut targets = head.headers.get_all(&X_AMZ_TARGET).iter();
        Self {
            head,
            target: targets.next(),
            is_torn: targets.next().is_some(),
        }
    }

    fn media_type(&self) -> Option<&'h str> {
        media_type(&self.head.headers)
    }

    /// Whether it goes where the front doors of AWS are.
    fn is_at_root(&self) -> bool {
        self.head.method == Method::POST && self.head.uri.path() == "/"
    }
}

/// Why a request means no operation, and in whose voice to say so.
#[derive(Debug)]
pub(super) struct NoRoute {
    /// The service that the request belongs to, as far as can be told.
    pub(super) service: Option<&'static ServiceInfo>,
    pub(super) fault: RequestFault,
}

impl Routes {
    /// Adds an operation. What was called in the same way before no longer is.
    pub(super) fn add(&mut self, mounted: Arc<dyn AnyMounted>) {
        let info = mounted.info();
        match info.service.protocol.binding() {
            Binding::AwsTarget => {
                let is_other =
                    |old: &Arc<dyn AnyMounted>| !targets(old.info()).any(|it| info.is_target(it));
                self.by_target.retain(is_other);
                self.by_target.push(mounted);
                let all = self
                    .by_target
                    .iter()
                    .map(|it| targets(it.info()))
                    .enumerate();
                let all = all.flat_map(|(at, names)| names.map(move |name| (name, at)));
                self.targets = all.collect();
            }
            Binding::AwsQuery => {
                let call = |info: &OperationInfo| (info.name, info.service.version);
                self.by_action.retain(|old| call(old.info()) != call(info));
                self.by_action.push(mounted);
            }
            Binding::Rest | Binding::Rpc => self.by_path.add(mounted),
        }
    }

    /// The operations, in the order in which they are tried.
    pub(super) fn operations(&self) -> impl Iterator<Item = &'static OperationInfo> {
        let by_name = self.by_target.iter().chain(&self.by_action);
        let by_name = by_name.map(|it| it.info());
        by_name.chain(self.by_path.operations())
    }

    /// The operation that the head of a request means.
    pub(super) fn find(&self, called: &Called<'_>) -> Result<&Arc<dyn AnyMounted>, NoRoute> {
        // Without operations that are called so, neither is looked at.
        let calls_by_target = || {
            called.target.is_some()
                || called
                    .media_type()
                    .is_some_and(|found| begins(found, X_AMZ_JSON))
        };
        if !self.by_target.is_empty() && calls_by_target() {
            return self.find_by_target(called);
        }
        let found = self.find_by_path(called.head);
        // One path belongs to a front door, whatever knocks there.
        if found.is_err() && called.head.uri.path() == "/" && !self.by_target.is_empty() {
            return self.find_by_target(called);
        }
        found
    }

    /// Whether it takes the body of a request to tell which operation it means.
    pub(super) fn asks_for_body(&self, called: &Called<'_>) -> bool {
        let is_form = || called.media_type().is_none_or(|found| begins(found, FORM));
        let has_target = called.target.is_some();
        !self.by_action.is_empty() && !has_target && called.is_at_root() && is_form()
    }

    /// The operation that a form names.
    pub(super) fn find_by_action(&self, form: &[u8]) -> Result<&Arc<dyn AnyMounted>, NoRoute> {
        let (action, version) = action_of(form);
        let mut named = self
            .by_action
            .iter()
            .filter(|it| action.as_deref() == Some(it.info().name));
        let is_version = |it: &&Arc<dyn AnyMounted>| {
            let own = it.info().service.version;
            version
                .as_deref()
                .is_none_or(|sent| own.is_none_or(|own| own == sent))
        };
        let mut of_version = self
            .by_action
            .iter()
            .filter(|it| it.info().service.version == version.as_deref());
        let other = of_version.next().or_else(|| self.by_action.first());
        named.find(is_version).ok_or_else(|| NoRoute {
            service: other.map(|it| it.info().service),
            fault: RequestFault::UnknownTarget,
        })
    }

    fn find_by_target(&self, called: &Called<'_>) -> Result<&Arc<dyn AnyMounted>, NoRoute> {
        // Two targets name two operations: none of them is meant.
        let target = called.target.filter(|_| !called.is_torn);
        let target = target.and_then(|value| value.to_str().ok());
        let found = target.and_then(|target| self.targets.get(target));
        let found = found.map(|at| &self.by_target[*at]);
        let is_call = called.is_at_root();
        let media_type = called.media_type();
        let speaks = |service: &&'static ServiceInfo| {
            let own = service.protocol.content_type();
            media_type.is_some_and(|found| found.eq_ignore_ascii_case(own))
        };
        if let Some(found) = found.filter(|it| is_call && speaks(&it.info().service)) {
            return Ok(found);
        }
        let mut services = self.by_target.iter().map(|it| it.info().service);
        let first = services.clone().next();
        let spoken = services.find(speaks);
        let own = found.map(|found| found.info().service);
        let fault = match (found, spoken) {
            _ if !is_call => RequestFault::NoRoute,
            (None, Some(_)) => RequestFault::UnknownTarget,
            _ => RequestFault::WrongContentType,
        };
        Err(NoRoute {
            service: own.or(spoken).or(first),
            fault,
        })
    }

    fn find_by_path(&self, head: &Parts) -> Result<&Arc<dyn AnyMounted>, NoRoute> {
        let path = head.uri.path();
        if let Some(found) = self.by_path.find(path, head.method.as_str()) {
            return Ok(found);
        }
        let others = self.by_path.of_path(path);
        Err(match others.first() {
            Some(first) => {
                let mut methods: Vec<_> = others.iter().map(|other| other.method).collect();
                methods.dedup();
                NoRoute {
                    service: Some(first.service),
                    fault: RequestFault::WrongMethod {
                        allowed: methods.join(", "),
                    },
                }
            }
            None => NoRoute {
                service: self.by_path.neighbour(path),
                fault: RequestFault::NoRoute,
            },
        })
    }
}

fn targets(info: &OperationInfo) -> impl Iterator<Item = &'static str> {
    info.target
        .into_iter()
        .chain(info.target_aliases.iter().copied())
}

fn begins(text: &str, start: &str) -> bool {
    let head = text.get(..start.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(start))
}

impl fmt::Debug for Routes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list()
            .entries(self.operations().map(|info| info.id))
            .finish()
    }
}
