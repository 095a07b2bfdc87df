//! The look at a target: the sibling that shows it, such as `DescribeJobRun` beside `CancelJobRun`.

use annul_codegen::ir::{Phase, Protocol};
use serde_json::{Map, Value};

use crate::model::{Kind, Member, Model, Operation, Place};
use crate::words::{phase, verb};

use super::notes::{Notes, imported};
use super::parts::Parts;
use super::response::states;

/// A look, and the words that it shows if the response has none of its own.
#[derive(Debug)]
pub(super) struct Look {
    /// The section.
    pub(super) map: Map<String, Value>,
    /// Words for `cancel.states`.
    pub(super) words: Option<Vec<(String, Phase)>>,
}

/// How a sibling may be called that shows a target.
fn names(noun: &str) -> Vec<String> {
    let mut nouns = vec![noun.to_owned()];
    let ends = ["Execution", "Job", "Task", "Run", "Request", "s"];
    nouns.extend(
        ends.iter()
            .filter_map(|end| noun.strip_suffix(end))
            .filter(|it| !it.is_empty())
            .map(str::to_owned),
    );
    let verbs = ["Describe", "Get"];
    let tails = ["", "Status", "State", "Details", "Execution"];
    let of_noun = |noun: &String| {
        let noun = noun.clone();
        verbs.into_iter().flat_map(move |verb| {
            let noun = noun.clone();
            tails
                .into_iter()
                .map(move |tail| format!("{verb}{noun}{tail}"))
        })
    };
    nouns.iter().flat_map(of_noun).collect()
}

/// The look of an operation, if a sibling can be asked with the params of the cancel.
pub(super) fn look(parts: &Parts<'_>, notes: &mut Notes) -> Option<Look> {
    let names = names(verb::noun(&parts.operation.name));
    let mut siblings = names.iter().filter_map(|name| parts.model.operation(name));
    let found = siblings.find_map(|sibling| of_sibling(parts, sibling))?;
    notes.assume(format!("`{}` shows the target", found.0));
    Some(found.1)
}

fn of_sibling(parts: &Parts<'_>, sibling: &Operation) -> Option<(String, Look)> {
    let model = parts.model;
    let protocol = parts.home.protocol?;
    let (way, shape) = state_way(model, sibling)?;
    let inputs = model.members(sibling.input.as_ref());
    let is_rest = !protocol.binding().has_only_body();
    // What is asked for, in names on the wire; what is optional is not sent.
    let needed: Vec<&str> = inputs
        .iter()
        .filter(|member| member.is_required)
        .map(|member| member.wire.as_str())
        .collect();
    let target = &parts.params.target;
    let is_known = |name: &&str| parts.params.map.contains_key(*name);
    if needed.is_empty() || !needed.iter().all(is_known) {
        return None;
    }
    let mut map = Map::new();
    map.insert("operation".to_owned(), sibling.name.clone().into());
    if is_rest {
        let all_in_path = inputs
            .iter()
            .filter(|member| member.is_required)
            .all(|member| member.place == Place::Path);
        if sibling.method != "GET" || !all_in_path || !sibling.constants.is_empty() {
            return None;
        }
        map.insert("path".to_owned(), sibling.path.clone().into());
    } else if matches!(protocol, Protocol::AwsQuery | Protocol::Ec2Query) {
        return None;
    }
    if !(needed.len() == target.len()
        && needed
            .iter()
            .all(|name| target.iter().any(|own| own == name)))
    {
        map.insert("params".to_owned(), needed.into());
    }
    map.insert("member".to_owned(), way.into());
    let own = states(model, &shape);
    let words = match (&parts.response.state, own) {
        (Some(state), Some(words)) => {
            if state.words != words {
                let phase =
                    |(word, phase): &(String, Phase)| (word.clone(), Value::from(phase.as_str()));
                map.insert(
                    "states".to_owned(),
                    Value::Object(words.iter().map(phase).collect()),
                );
            }
            None
        }
        (None, Some(words)) => Some(words),
        // A state that is no enum has words that nobody lists.
        (_, None) => return None,
    };
    map.insert("source".to_owned(), parts.source.into());
    let assumed = imported("found by its name; its words are taken for what they say.");
    map.insert("assumed".to_owned(), assumed.into());
    Some((sibling.name.clone(), Look { map, words }))
}

/// The way to the state in an output, and its shape; at the top, or one or two objects deep.
fn state_way(model: &Model, operation: &Operation) -> Option<(String, String)> {
    fn find(model: &Model, id: &String, depth: usize) -> Option<(String, String)> {
        let members = model.members(Some(id));
        let members = members
            .iter()
            .filter(|member| matches!(member.place, Place::Body | Place::Payload));
        let members: Vec<&Member> = members.collect();
        let is_of_state = |member: &&&Member| {
            phase::is_state(&member.wire) && states(model, &member.shape).is_some()
        };
        let mut states: Vec<_> = members.iter().filter(is_of_state).collect();
        states.sort_by_key(|member| member.wire.len());
        if let Some(member) = states.first() {
            return Some((member.wire.clone(), member.shape.clone()));
        }
        if depth == 0 {
            return None;
        }
        members.iter().find_map(|member| {
            let is_object = matches!(
                model.shape(&member.shape).map(|shape| &shape.kind),
                Some(Kind::Structure(_))
            );
            let (way, shape) = is_object
                .then(|| find(model, &member.shape, depth - 1))
                .flatten()?;
            Some((
                if member.place == Place::Payload {
                    way
                } else {
                    format!("{}.{way}", member.wire)
                },
                shape,
            ))
        })
    }
    find(model, operation.output.as_ref()?, 2)
}
