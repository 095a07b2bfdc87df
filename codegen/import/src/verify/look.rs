//! The look at a target: the operation that shows it, the way to the state, and its words.

use annul_codegen::ir::{self, Phase};

use crate::model::{Kind, Member, Model, Place};

use super::difference::Found;

/// Compares the look.
pub(super) fn compare(model: &Model, operation: &ir::Operation, found: &mut Found) {
    let Some(look) = &operation.cancel.observe else {
        return;
    };
    let Some(sibling) = model.operation(&look.operation) else {
        let by_path = look.template.as_ref().and_then(|template| {
            let shape = super::route::shape(template);
            let mut all = model.operations.iter();
            all.find(|sibling| {
                sibling.method == "GET" && super::route::shape(&sibling.path) == shape
            })
        });
        if let Some(sibling) = by_path {
            member(model, sibling.output.as_ref(), operation, found);
        } else {
            let message = format!("the model has no operation `{}`", look.operation);
            found.contradicted("cancel.observe.operation", message);
        }
        return;
    };
    if let Some(template) = &look.template {
        let theirs = &sibling.path;
        if super::route::shape(theirs) != super::route::shape(template) {
            found.contradicted(
                "cancel.observe.path",
                format!("the spec has {template}, the model {theirs}"),
            );
        }
    }
    member(model, sibling.output.as_ref(), operation, found);
}

fn member(model: &Model, output: Option<&String>, operation: &ir::Operation, found: &mut Found) {
    let Some(look) = &operation.cancel.observe else {
        return;
    };
    let Some(way) = &look.member else { return };
    let Some(shape) = resolved(model, output, way) else {
        let message = format!("the output of the model has nothing at `{way}`");
        found.contradicted("cancel.observe.member", message);
        return;
    };
    let Some(Kind::Enum(words)) = model.shape(&shape).map(|shape| &shape.kind) else {
        return;
    };
    let own: &[(String, Phase)] = look.words(&operation.cancel.states);
    for (word, _) in own {
        if !words.iter().any(|theirs| theirs.value == *word) {
            found.contradicted(
                format!("cancel.states.{word}"),
                "the model has no such state",
            );
        }
    }
    for theirs in words {
        if !own.iter().any(|(word, _)| *word == theirs.value) {
            found.more(
                format!("cancel.states.{}", theirs.value),
                "the model has this state",
            );
        }
    }
}

/// The shape at a way: `Status.State`, `jobs.0.state`, `jobs[id=$param.id].state`.
fn resolved(model: &Model, output: Option<&String>, way: &str) -> Option<String> {
    let outer = model.members(output);
    let payload = outer.iter().find(|member| member.place == Place::Payload);
    let mut shape =
        payload.map_or_else(|| output.cloned(), |payload| Some(payload.shape.clone()))?;
    // What stands in brackets chooses an item, and has points of its own.
    let mut plain = String::new();
    let mut depth = 0_usize;
    for c in way.chars() {
        match c {
            '[' => {
                if depth == 0 && !plain.is_empty() && !plain.ends_with('.') {
                    plain.push('.');
                }
                depth += 1;
            }
            ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    plain.push('0');
                }
            }
            _ if depth > 0 => {}
            _ => plain.push(c),
        }
    }
    for step in plain.split('.') {
        shape = match &model.shape(&shape)?.kind {
            Kind::List { item, .. } if step.chars().all(|c| c.is_ascii_digit()) => item.clone(),
            Kind::Structure(members) => {
                let found: Option<&Member> = members.iter().find(|member| member.wire == step);
                found?.shape.clone()
            }
            // Keys of a map are what they are.
            Kind::Other(_) => return Some(shape),
            _ => return None,
        };
    }
    Some(shape)
}
