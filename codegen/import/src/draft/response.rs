//! The output of an operation as a response: what its meaning needs, or all of it; and which member is the state.

use annul_codegen::ir::{Phase, Protocol};
use serde_json::{Map, Value, json};

use crate::model::{Kind, Member, Model, Operation, Place};
use crate::words::{phase, prose};

use super::errors::{is_kept, short};
use super::notes::Notes;
use super::types::{Side, Types};

/// What became of an output.
#[derive(Debug)]
pub(super) struct Response {
    /// The section.
    pub(super) map: Map<String, Value>,
    /// The way to the state, with its words and their phases.
    pub(super) state: Option<State>,
    /// Whether several enums are in it, so that the state has to be named.
    pub(super) has_enums: bool,
}

/// A member whose words are states.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// The way to it: `Job.Status`.
    pub(super) path: String,
    /// Its words, and the phases that they are taken for.
    pub(super) words: Vec<(String, Phase)>,
}

/// The words of an enum as states; none, if too few of them speak of a phase.
pub(super) fn states(model: &Model, shape: &str) -> Option<Vec<(String, Phase)>> {
    let Some(Kind::Enum(words)) = model.shape(shape).map(|shape| &shape.kind) else {
        return None;
    };
    let known = words
        .iter()
        .filter(|word| phase::of(&word.value).is_some())
        .count();
    let is_mostly = !words.is_empty() && known * 4 >= words.len() * 3;
    let phase = |value: &str| phase::of(value).unwrap_or(Phase::Running);
    let mut found: Vec<(String, Phase)> = Vec::new();
    for word in words.iter().filter(|word| !word.value.is_empty()) {
        if !found.iter().any(|(known, _)| *known == word.value) {
            found.push((word.value.clone(), phase(&word.value)));
        }
    }
    is_mostly.then_some(found)
}

/// The response of an operation.
pub(super) fn response(
    model: &Model,
    operation: &Operation,
    protocol: Protocol,
    is_full: bool,
    notes: &mut Notes,
) -> Response {
    let mut map = Map::new();
    map.insert("status".to_owned(), operation.status.into());
    let is_in_body = protocol.binding().has_only_body();
    let outer = model.members(operation.output.as_ref());
    let payload = outer.iter().find(|member| member.place == Place::Payload);
    let inner = match payload {
        Some(member) => match model.shape(&member.shape).map(|shape| &shape.kind) {
            Some(Kind::Structure(members)) => Some(members.as_slice()),
            _ => None,
        },
        None => Some(outer),
    };
    if let Some(docs) = payload
        .and_then(|member| member.docs.as_deref())
        .and_then(prose::sentence)
    {
        map.insert("docs".to_owned(), docs.into());
    }
    let is_marked = matches!(
        protocol,
        Protocol::AwsQuery | Protocol::Ec2Query | Protocol::RestXml
    );
    let mut types = Types::new(
        model,
        Side::Output,
        is_marked,
        protocol == Protocol::AwsQuery,
    );
    if !is_in_body {
        headers(outer, &mut types, &mut map, notes);
    }
    let is_of_body = |member: &&Member| match member.place {
        Place::Body => true,
        Place::Header | Place::Status => is_in_body,
        _ => payload.is_some() && member.place != Place::Payload,
    };
    let members: Vec<&Member> = inner
        .unwrap_or_default()
        .iter()
        .filter(is_of_body)
        .collect();
    let state = state_of(model, &members);
    let top = state
        .as_ref()
        .map(|state| state.path.split('.').next().unwrap_or_default());
    let is_scalar = |member: &Member| {
        let kind = model.shape(&member.shape).map(|shape| &shape.kind);
        matches!(kind, Some(Kind::Text | Kind::Integer | Kind::Boolean))
    };
    let needed = |member: &&&Member| {
        top == Some(member.wire.as_str()) || is_scalar(member) && is_kept(member)
    };
    let needs_any = members.iter().any(|member| needed(&member));
    let kept: Vec<&&Member> = if is_full {
        members.iter().collect()
    } else if needs_any {
        members.iter().filter(needed).collect()
    } else {
        members.iter().filter(|member| is_scalar(member)).collect()
    };
    let mut body = Map::new();
    for member in kept {
        match types.member(member, notes) {
            Ok(facts) => {
                let is_way = top == Some(member.wire.as_str());
                let facts = if is_full || !is_way {
                    facts
                } else {
                    narrowed(facts, state.as_ref())
                };
                body.insert(member.wire.clone(), short(facts));
            }
            Err(what) => notes.leave_out(format!("`{}` of the output: {what}", member.wire)),
        }
    }
    let left = members.len() - body.len().min(members.len());
    if left > 0 && !is_full {
        notes.leave_out(format!(
            "{left} members of the output, which `--full` takes"
        ));
    }
    let has_enums = body.values().any(|value| has_enum(value, 0)) && is_full;
    let is_json = !is_marked && protocol != Protocol::RpcV2Cbor;
    let body = match (body.is_empty(), members.is_empty() && inner.is_some()) {
        (false, _) => Value::Object(body),
        (true, false) if is_json => "any".into(),
        (true, _) => "empty".into(),
    };
    map.insert("body".to_owned(), body);
    Response {
        map,
        state,
        has_enums,
    }
}

fn headers(
    outer: &[Member],
    types: &mut Types<'_>,
    map: &mut Map<String, Value>,
    notes: &mut Notes,
) {
    let mut found = Map::new();
    for member in outer {
        match member.place {
            Place::Header => match types.member(member, notes) {
                Ok(facts) if !matches!(facts["type"].as_str(), Some("any" | "list" | "object")) => {
                    found.insert(member.wire.clone(), short(facts));
                }
                _ => notes.leave_out(format!("the header `{}` of the output", member.wire)),
            },
            Place::Status => notes.leave_out(format!(
                "`{}` of the output, which is the status",
                member.wire
            )),
            Place::Headers => notes.leave_out(format!(
                "`{}` of the output, headers with a prefix",
                member.wire
            )),
            _ => {}
        }
    }
    if !found.is_empty() {
        map.insert("headers".to_owned(), found.into());
    }
}

fn has_enum(value: &Value, depth: usize) -> bool {
    let is_enum = value.get("type").is_some_and(|word| word == "enum");
    let members = value.get("members").and_then(Value::as_object);
    is_enum && depth < 8
        || members.is_some_and(|members| members.values().any(|value| has_enum(value, depth + 1)))
}

/// The member that is the state: at the top, or in an object there.
fn state_of(model: &Model, members: &[&Member]) -> Option<State> {
    let words = |member: &Member| {
        let is_state = phase::is_state(&member.wire);
        is_state.then(|| states(model, &member.shape)).flatten()
    };
    let at_top = members.iter().find_map(|member| {
        Some(State {
            path: member.wire.clone(),
            words: words(member)?,
        })
    });
    at_top.or_else(|| {
        members.iter().find_map(|outer| {
            let inner = model.members(Some(&outer.shape)).iter();
            let mut inner = inner.filter(|member| member.place == Place::Body);
            inner.find_map(|member| {
                Some(State {
                    path: format!("{}.{}", outer.wire, member.wire),
                    words: words(member)?,
                })
            })
        })
    })
}

/// An object with nothing but its state and its ids.
fn narrowed(mut facts: Map<String, Value>, state: Option<&State>) -> Map<String, Value> {
    let inner = state
        .and_then(|state| state.path.split_once('.'))
        .map(|(_, inner)| inner);
    if let (Some(inner), Some(Value::Object(members))) = (inner, facts.get_mut("members")) {
        members.retain(|name, value| {
            let is_text = value.get("type") == Some(&json!("string"));
            let name_ends = |end: &str| name.to_lowercase().ends_with(end);
            name == inner
                || is_text
                    && ["id", "arn", "reason", "message"]
                        .iter()
                        .any(|end| name_ends(end))
        });
    }
    facts
}
