//! Looks at targets, as the specs say that one looks: the request that names one, and a reply that shows its phase.
//!
//! Replies are JSON. What a spec reads as a phase is what is answered; where it has no word for one, the nearest is.

mod shown;

use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::operation::{Codec, ObserveInfo, OperationInfo};
use annul_runtime::wire::{CancelOperation as _, Operation as _};
use annul_runtime::{Refusal, RefusalKind, Target};
use bytes::Bytes;
use http::request::Parts;
use http::{Method, Response, StatusCode};
use serde_json::{Map, Value};

use super::stage::Stage;
use shown::shown;

/// The largest id that is looked for, in bytes.
const LONGEST: usize = 4096;

/// Whether a request is a cancel that looks like a look: a GET below the address of a target.
pub(super) fn is_cancel(stage: &Stage, head: &Parts) -> bool {
    stage.operations().iter().any(|operation| {
        let info = operation.facts().info;
        head.method == Method::GET
            && info.method == Method::GET.as_str()
            && in_path(info.template, head.uri.path(), &mut Vec::new()).is_some()
    })
}

/// The reply to a request that looks at a target; none, if it is no such request.
pub(super) fn answer(stage: &Stage, head: &Parts, body: &[u8]) -> Option<Response<Bytes>> {
    let mut asked = stage.operations().iter().filter_map(|operation| {
        let observe = operation.facts().info.cancel.observe.as_ref()?;
        let target = target(*operation, observe, head, body)?;
        Some((*operation, observe, target))
    });
    let first = asked.next()?;
    // Several operations may be seen in the same way: the one counts that knows the target.
    let known = |(_, _, target): &(_, _, Target<'_>)| stage.engine().phase(target).is_some();
    let (operation, observe, target) = if known(&first) {
        first
    } else {
        asked.find(known).unwrap_or(first)
    };
    let Some(phase) = stage.engine().phase(&target) else {
        let refused = operation.refuse(&Refusal::new(RefusalKind::NotFound), None);
        return Some(operation.encode_response(&refused, None));
    };
    let table = observe.table(operation.facts().info.replies.states);
    Some(shown(&table, phase, &target).unwrap_or_else(|| {
        let mut reply = Response::new(Bytes::from_static(b"{}"));
        *reply.status_mut() = StatusCode::NOT_IMPLEMENTED;
        reply
    }))
}

/// Whether a request may be a look, as far as its head tells: then its body has to be read to know.
pub(super) fn may_be_one(stage: &Stage, head: &Parts) -> bool {
    let mut operations = stage.operations().iter();
    operations.any(|operation| {
        let info = operation.facts().info;
        let Some(observe) = info.cancel.observe.as_ref() else {
            return false;
        };
        match observe.template {
            Some(template) => {
                let path = head.uri.path();
                head.method == Method::GET && in_path(template, path, &mut Vec::new()).is_some()
            }
            None => is_named(info, observe, head).is_some(),
        }
    })
}

/// Whether a request names the operation by which one looks.
fn is_named(info: &OperationInfo, observe: &ObserveInfo, head: &Parts) -> Option<()> {
    let wanted = head.headers.get("x-amz-target")?.to_str().ok()?;
    let prefix = info.target?.rsplit_once('.')?.0;
    let name = wanted.strip_prefix(prefix)?.strip_prefix('.')?;
    (name == observe.operation).then_some(())
}

/// The target that a request looks at with this operation.
fn target(
    operation: DynamicOperation,
    observe: &ObserveInfo,
    head: &Parts,
    body: &[u8],
) -> Option<Target<'static>> {
    let info = operation.facts().info;
    if info.service.protocol.codec() != Codec::Json {
        return None;
    }
    let mut found: Vec<(String, String)> = Vec::new();
    if let Some(template) = observe.template {
        if head.method != Method::GET {
            return None;
        }
        in_path(template, head.uri.path(), &mut found)?;
        let pairs = head.uri.query().unwrap_or_default().split('&');
        found.extend(pairs.filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            Some((decoded(name)?, decoded(value)?))
        }));
    } else {
        is_named(info, observe, head)?;
        let members: Map<String, Value> = serde_json::from_slice(body).ok()?;
        found.extend(members.into_iter().filter_map(|(name, value)| {
            let text = value.as_str().map(str::to_owned);
            Some((
                name,
                text.or_else(|| value.as_i64().map(|it| it.to_string()))?,
            ))
        }));
    }
    let mut target = Target::new(info);
    for name in info.cancel.target {
        let in_header = || {
            let value = head.headers.get(*name)?.to_str().ok()?;
            Some(value.to_owned())
        };
        let value = found
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, it)| it.clone());
        let value = value
            .or_else(in_header)
            .filter(|value| value.len() <= LONGEST);
        target = target.with_maybe(name, value);
    }
    // Ids that are optional may be missing; at least one is there.
    target.ids().next()?;
    Some(target)
}

/// The params in a path, if it is one of this template.
fn in_path(template: &str, path: &str, found: &mut Vec<(String, String)>) -> Option<()> {
    let mut segments = path.split('/');
    for wanted in template.split('/') {
        let segment = segments.next()?;
        let Some((before, rest)) = wanted.split_once('{') else {
            if wanted == segment {
                continue;
            }
            return None;
        };
        let (name, after) = rest.split_once('}')?;
        let value = segment.strip_prefix(before)?.strip_suffix(after)?;
        found.push((
            name.to_owned(),
            decoded(value).filter(|value| !value.is_empty())?,
        ));
    }
    segments.next().is_none().then_some(())
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::in_path;

    #[track_caller]
    fn check(template: &str, path: &str, expected: Option<&[(&str, &str)]>) {
        let mut found = Vec::new();
        let fits = in_path(template, path, &mut found).map(|()| found);
        let fits = fits.as_ref().map(|found| {
            found
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect::<Vec<_>>()
        });
        assert_eq!(fits.as_deref(), expected, "{path}");
    }

    #[test]
    fn params_are_found_in_paths() {
        check("/v1/jobs/{id}", "/v1/jobs/a%2Fb", Some(&[("id", "a/b")]));
        check("/v1/jobs/{id}", "/v1/jobs/a/b", None);
        check("/v1/jobs/{id}", "/v1/jobs/", None);
        check(
            "/v1/jobs/{id}:show",
            "/v1/jobs/7:show",
            Some(&[("id", "7")]),
        );
        check("/v1/jobs/{id}", "/v1/jobs/%zz", None);
    }
}
