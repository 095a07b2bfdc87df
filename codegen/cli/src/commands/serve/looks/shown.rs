//! A reply that a spec reads as a phase.

use annul_runtime::meaning::look_table::{LookTable, Step, Wanted, steps};
use annul_runtime::meaning::reply_table::{Literal, Seen, Slot};
use annul_runtime::{Phase, Target};
use bytes::Bytes;
use http::{Response, StatusCode};
use serde_json::{Map, Value};

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
pub(super) fn shown(
    table: &LookTable<'_>,
    phase: Phase,
    target: &Target<'_>,
) -> Option<Response<Bytes>> {
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
    let kind = http::HeaderValue::from_static("application/json");
    reply.headers_mut().insert(http::header::CONTENT_TYPE, kind);
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
                Wanted::Each => target.each()?,
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
