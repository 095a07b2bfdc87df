//! Which operation a request means: by method, path, target and content type; the host plays no part.

use super::answers::{Dialect, Fault};
use super::path::Path;
use super::served::Served;
use crate::operation::{OperationInfo, Protocol};
use crate::wire::X_AMZ_TARGET;
use http::request::Parts;
use http::{HeaderMap, header};
use std::fmt;
use std::sync::Arc;

/// Starts the content type of every JSON protocol of AWS.
const X_AMZ_JSON: &str = "application/x-amz-json-";

/// The operations of a router, in the order in which they are tried.
#[derive(Clone, Default)]
pub(super) struct Routes {
    /// Called by a target, at one path.
    by_target: Vec<Arc<dyn Served>>,
    /// Called by a path of their own.
    by_path: Vec<(Path, Arc<dyn Served>)>,
}

/// Why a request means no operation, and in whose words to say so.
#[derive(Debug)]
pub(super) struct NoRoute {
    pub(super) dialect: Dialect,
    pub(super) fault: Fault,
}

impl Routes {
    /// Adds an operation. What was called in the same way before no longer is.
    pub(super) fn add(&mut self, served: Arc<dyn Served>) {
        let info = served.info();
        if info.service.protocol != Protocol::RestJson {
            let is_other =
                |old: &Arc<dyn Served>| !targets(old.info()).any(|it| info.is_target(it));
            self.by_target.retain(is_other);
            self.by_target.push(served);
            return;
        }
        let path = Path::new(info.template);
        self.by_path
            .retain(|(other, old)| old.info().method != info.method || !other.is_same(&path));
        self.by_path.push((path, served));
        self.by_path.sort_by_key(|(path, _)| path.rank());
    }

    /// The operations, in the order in which they are tried.
    pub(super) fn operations(&self) -> impl Iterator<Item = &'static OperationInfo> {
        let by_path = self.by_path.iter().map(|(_, served)| served);
        self.by_target.iter().chain(by_path).map(|it| it.info())
    }

    /// The operation that the head of a request means.
    pub(super) fn find(&self, head: &Parts) -> Result<&Arc<dyn Served>, NoRoute> {
        let calls_by_target = head.headers.contains_key(X_AMZ_TARGET)
            || media_type(&head.headers).is_some_and(|found| begins(found, X_AMZ_JSON));
        if calls_by_target && !self.by_target.is_empty() {
            return self.find_by_target(head);
        }
        let found = self.find_by_path(head);
        // One path belongs to a front door, whatever knocks there.
        if found.is_err() && head.uri.path() == "/" && !self.by_target.is_empty() {
            return self.find_by_target(head);
        }
        found
    }

    fn find_by_target(&self, head: &Parts) -> Result<&Arc<dyn Served>, NoRoute> {
        let mut targets = head.headers.get_all(X_AMZ_TARGET).iter();
        let target = targets.next().and_then(|value| value.to_str().ok());
        // Two targets name two operations: none of them is meant.
        let target = target.filter(|_| targets.next().is_none());
        let mut all = self.by_target.iter();
        let found = all.find(|it| target.is_some_and(|target| it.info().is_target(target)));
        let spoken = media_type(&head.headers).and_then(|found| {
            let mut protocols = self.by_target.iter().map(|it| it.info().service.protocol);
            protocols.find(|protocol| found.eq_ignore_ascii_case(protocol.content_type()))
        });
        let own = found.map(|found| found.info().service.protocol);
        let dialect = Dialect::Aws(own.or(spoken).unwrap_or(Protocol::AwsJson1_1));
        let fault = if head.method != http::Method::POST || head.uri.path() != "/" {
            Fault::NoOperation
        } else {
            match (found, spoken, own) {
                (Some(found), Some(spoken), Some(own)) if spoken == own => return Ok(found),
                (None, Some(_), _) => Fault::UnknownTarget,
                _ => Fault::WrongContentType,
            }
        };
        Err(NoRoute { dialect, fault })
    }

    fn find_by_path(&self, head: &Parts) -> Result<&Arc<dyn Served>, NoRoute> {
        let path = head.uri.path();
        let mut allowed: Vec<&Arc<dyn Served>> = Vec::new();
        for (template, served) in &self.by_path {
            if !template.matches(path) {
                continue;
            }
            if served.info().method == head.method.as_str() {
                return Ok(served);
            }
            allowed.push(served);
        }
        if let Some(first) = allowed.first() {
            let mut methods: Vec<_> = allowed.iter().map(|it| it.info().method).collect();
            methods.dedup();
            return Err(NoRoute {
                dialect: Dialect::of(first.info().service),
                fault: Fault::WrongMethod {
                    allowed: methods.join(", "),
                },
            });
        }
        Err(NoRoute {
            dialect: self.neighbour(path),
            fault: Fault::NoOperation,
        })
    }

    /// Whose path this would be: of the only vendor all of whose paths begin like it.
    fn neighbour(&self, path: &str) -> Dialect {
        let root = path.split('/').nth(1).unwrap_or_default();
        let mut services = self
            .by_path
            .iter()
            .filter(|(template, _)| !root.is_empty() && template.root() == Some(root))
            .map(|(_, served)| served.info().service);
        match services.next() {
            Some(first) if services.all(|other| other.provider == first.provider) => {
                Dialect::of(first)
            }
            _ => Dialect::Nobody,
        }
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
