//! Looks at targets, as the specs say that one looks: the request that names one, and a reply that shows its phase.
//!
//! Replies are JSON. What a spec reads as a phase is what is answered; where it has no word for one, the nearest is.

use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::meaning::look_table::{LookTable, Step, Wanted, is_success, steps};
use annul_runtime::meaning::reply_table::{Literal, Seen, Slot};
use annul_runtime::operation::{Codec, ObserveInfo};
use annul_runtime::wire::{CancelOperation as _, Operation as _};
use annul_runtime::{Phase, Refusal, RefusalKind, Target};
use bytes::Bytes;
use http::request::Parts;
use http::{Method, Response, StatusCode};
use serde_json::{Map, Value};

use super::stage::Stage;

/// The largest id that is looked for, in bytes.
const LONGEST: usize = 4096;

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
        let wanted = head.headers.get("x-amz-target")?.to_str().ok()?;
        let prefix = info.target?.rsplit_once('.')?.0;
        if wanted.strip_prefix(prefix)?.strip_prefix('.')? != observe.operation {
            return None;
        }
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

/// The phases that stand in for one for which a spec has no word; what has ended is never shown as running, nor the
/// other way round.
fn stand_ins(phase: Phase) -> impl Iterator<Item = Phase> {
    let going = [Phase::Cancelling, Phase::Running, Phase::Pending];
    let ended = [
        Phase::Cancelled,
        Phase::Ended,
        Phase::Failed,
        Phase::Succeeded,
        Phase::TimedOut,
    ];
    let others: &[Phase] = if phase.is_terminal() { &ended } else { &going };
    let others = others.to_vec();
    std::iter::once(phase).chain(others)
}

/// A reply that the spec reads as this phase, or the nearest.
fn shown(table: &LookTable<'_>, phase: Phase, target: &Target<'_>) -> Option<Response<Bytes>> {
    stand_ins(phase).find_map(|phase| {
        let by_row = table
            .rows
            .iter()
            .filter(|row| row.phase == phase)
            .filter_map(|row| {
                let members: Option<Vec<(&str, Value)>> = row
                    .body
                    .iter()
                    .filter(|entry| !is_absent(entry.slot))
                    .map(|entry| Some((entry.member, value(entry.slot)?)))
                    .collect();
                Some((row.status.unwrap_or(200), members?))
            });
        let by_word = table.states.iter().filter(|state| state.phase == phase);
        let by_word =
            by_word.filter_map(|state| Some((200, vec![(table.member?, Value::from(state.word))])));
        let mut all = by_row.chain(by_word);
        // The table itself says what it reads.
        all.find(|(status, members)| reads_as(table, *status, members) == Some(phase))
            .and_then(|(status, members)| reply(status, &members, target))
    })
}

fn reads_as(table: &LookTable<'_>, status: u16, members: &[(&str, Value)]) -> Option<Phase> {
    let seen = |path: &str| {
        let found = members.iter().find(|(known, _)| *known == path);
        match found {
            Some((_, Value::String(text))) => Seen::text(text),
            Some(_) => Seen::Other,
            // What stands above another member is an object.
            None if members.iter().any(|(known, _)| is_above(path, known)) => Seen::Other,
            None => Seen::Absent,
        }
    };
    table.phase(status, &seen)
}

fn is_above(path: &str, of: &str) -> bool {
    of.strip_prefix(path)
        .is_some_and(|rest| rest.starts_with(['.', '[']))
}

fn is_absent(slot: Slot<'_>) -> bool {
    matches!(slot, Slot::Absent | Slot::Literal(Literal::Null))
}

fn value(slot: Slot<'_>) -> Option<Value> {
    match slot {
        Slot::Literal(literal) => Some(match literal {
            Literal::Text(text) => text.into(),
            other => other.into_text().into_owned().into(),
        }),
        Slot::Text(_) => Some("SOMETHING".into()),
        Slot::OneOf(slots) => slots.iter().find_map(|slot| value(*slot)),
        _ => None,
    }
}

fn reply(status: u16, members: &[(&str, Value)], target: &Target<'_>) -> Option<Response<Bytes>> {
    let mut body = Value::Null;
    for (path, value) in members {
        put(&mut body, &steps(path)?, value.clone(), target)?;
    }
    if body.is_null() {
        body = Value::Object(Map::new());
    }
    let mut reply = Response::new(Bytes::from(body.to_string()));
    *reply.status_mut() = StatusCode::from_u16(status).ok()?;
    let is_plain = is_success(status);
    let kind = if is_plain {
        "application/json"
    } else {
        "application/json; charset=utf-8"
    };
    reply.headers_mut().insert(
        http::header::CONTENT_TYPE,
        http::HeaderValue::from_static(kind),
    );
    Some(reply)
}

/// Puts a value at the end of a way, and makes what is not there.
fn put(at: &mut Value, way: &[Step<'_>], value: Value, target: &Target<'_>) -> Option<()> {
    let Some((step, rest)) = way.split_first() else {
        *at = value;
        return Some(());
    };
    match step {
        Step::Into(name) => {
            if let Ok(index) = name.parse::<usize>() {
                if at.is_null() {
                    *at = Value::Array(Vec::new());
                }
                let items = at.as_array_mut()?;
                // Specs look at the first items of lists.
                if index > 16 {
                    return None;
                }
                while items.len() <= index {
                    items.push(Value::Null);
                }
                return put(items.get_mut(index)?, rest, value, target);
            }
            if at.is_null() {
                *at = Value::Object(Map::new());
            }
            let member = at.as_object_mut()?.entry(*name).or_insert(Value::Null);
            put(member, rest, value, target)
        }
        Step::Search {
            member,
            value: wanted,
        } => {
            let wanted = match wanted {
                Wanted::Text(text) => *text,
                Wanted::Param(name) => target.get(name)?,
            };
            if at.is_null() {
                *at = Value::Array(vec![Value::Null]);
            }
            let item = at.as_array_mut()?.first_mut()?;
            if item.is_null() {
                *item = Value::Object(Map::new());
            }
            item.as_object_mut()?
                .insert((*member).to_owned(), wanted.into());
            put(item, rest, value, target)
        }
    }
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
