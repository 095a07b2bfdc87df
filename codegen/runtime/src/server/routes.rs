//! Which operation a request means: by method, path, target and content type; the host plays no part.

use super::RequestFault;
use super::mounted::AnyMounted;
use super::path::Path;
use crate::operation::{Binding, OperationInfo, ServiceInfo};
use crate::wire::{X_AMZ_TARGET, action_of};
use http::request::Parts;
use http::{HeaderMap, header};
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
    /// Called by a member of a form, at one path.
    by_action: Vec<Arc<dyn AnyMounted>>,
    /// Called by a path of their own.
    by_path: Vec<(Path, Arc<dyn AnyMounted>)>,
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
            }
            Binding::AwsQuery => {
                let call = |info: &OperationInfo| (info.name, info.service.version);
                self.by_action.retain(|old| call(old.info()) != call(info));
                self.by_action.push(mounted);
            }
            Binding::Rest | Binding::Rpc => {
                let path = Path::new(info.template);
                self.by_path.retain(|(other, old)| {
                    old.info().method != info.method || !other.is_same(&path)
                });
                self.by_path.push((path, mounted));
                self.by_path.sort_by_key(|(path, _)| path.rank());
            }
        }
    }

    /// The operations, in the order in which they are tried.
    pub(super) fn operations(&self) -> impl Iterator<Item = &'static OperationInfo> {
        let by_path = self.by_path.iter().map(|(_, mounted)| mounted);
        let by_name = self.by_target.iter().chain(&self.by_action);
        by_name.chain(by_path).map(|it| it.info())
    }

    /// The operation that the head of a request means.
    pub(super) fn find(&self, head: &Parts) -> Result<&Arc<dyn AnyMounted>, NoRoute> {
        // Without operations that are called so, neither is looked at.
        let calls_by_target = || {
            head.headers.contains_key(X_AMZ_TARGET)
                || media_type(&head.headers).is_some_and(|found| begins(found, X_AMZ_JSON))
        };
        if !self.by_target.is_empty() && calls_by_target() {
            return self.find_by_target(head);
        }
        let found = self.find_by_path(head);
        // One path belongs to a front door, whatever knocks there.
        if found.is_err() && head.uri.path() == "/" && !self.by_target.is_empty() {
            return self.find_by_target(head);
        }
        found
    }

    /// Whether it takes the body of a request to tell which operation it means.
    pub(super) fn asks_for_body(&self, head: &Parts) -> bool {
        let is_form = || media_type(&head.headers).is_none_or(|found| begins(found, FORM));
        let is_call = head.method == http::Method::POST && head.uri.path() == "/";
        let is_target = || head.headers.contains_key(X_AMZ_TARGET);
        !self.by_action.is_empty() && is_call && is_form() && !is_target()
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

    fn find_by_target(&self, head: &Parts) -> Result<&Arc<dyn AnyMounted>, NoRoute> {
        let mut targets = head.headers.get_all(X_AMZ_TARGET).iter();
        let target = targets.next().and_then(|value| value.to_str().ok());
        // Two targets name two operations: none of them is meant.
        let target = target.filter(|_| targets.next().is_none());
        let mut all = self.by_target.iter();
        let found = all.find(|it| target.is_some_and(|target| it.info().is_target(target)));
        let is_call = head.method == http::Method::POST && head.uri.path() == "/";

        let media_type = media_type(&head.headers);
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
        let mut others: Vec<&'static OperationInfo> = Vec::new();
        for (template, mounted) in &self.by_path {
            if !template.matches(path) {
                continue;
            }
            if mounted.info().method == head.method.as_str() {
                return Ok(mounted);
            }
            others.push(mounted.info());
        }
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
                service: self.neighbour(path),
                fault: RequestFault::NoRoute,
            },
        })
    }

    /// Whose path this would be: of the only vendor all of whose paths begin like it.
    fn neighbour(&self, path: &str) -> Option<&'static ServiceInfo> {
        let root = path.split('/').nth(1).filter(|root| !root.is_empty())?;
        let mut services = self
            .by_path
            .iter()
            .filter(|(template, _)| template.root() == Some(root))
            .map(|(_, mounted)| mounted.info().service);
        let first = services.next()?;
        let is_alike = |other: &ServiceInfo| {
            other.provider == first.provider && other.front_door == first.front_door
        };
        services.all(is_alike).then_some(first)
    }
}

fn targets(info: &OperationInfo) -> impl Iterator<Item = &'static str> {
    info.target
        .into_iter()
        .chain(info.target_aliases.iter().copied())
}

/// The content type of a request, without its parameters.
fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    value.split(';').next().map(str::trim)
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
