//! What cancelling means as JSON: the semantics, and the reply table read both ways.

use annul_codegen::ir::{
    Cancel, Cell, CellReading, Derived, Each, Fact, Observe, Phase, Precondition, Read, Reply,
    RetryRule, Sends, Sight, Slot, SuccessReading, Token,
};
use serde_json::{Map, Value, json};

use super::super::values::literal;

/// The whole section.
pub(super) fn cancel(cancel: &Cancel) -> Value {
    let Cancel {
        target,
        each,
        completion,
        effect,
        repeat,
        terminal,
        docs,
        constraint_error,
        retry,
        token,
        precondition,
        facts,
        states,
        state,
        observe,
        permissions,
        billing,
        replies,
        reads,
        success,
        sources,
        assumed,
    } = cancel;
    let cells = success.cells.iter().map(|found| cell(found, success));
    json!({
        "target": target,
        "each": each.as_ref().map(self::each),
        "completion": completion.as_str(),
        "effect": effect.as_str(),
        "repeat": repeat.as_str(),
        "terminal": terminal.as_str(),
        "docs": docs,
        "constraint_error": constraint_error,
        "retry": self::retry(retry),
        "token": token.as_ref().map(self::token),
        "precondition": precondition.as_ref().map(self::precondition),
        "facts": facts.iter().map(fact).collect::<Vec<Value>>(),
        "states": self::states(states),
        "state": state,
        "observe": observe.as_ref().map(self::observe),
        "permissions": permissions,
        "billing": billing,
        "replies": replies.iter().map(reply).collect::<Vec<Value>>(),
        "reads": reads.iter().map(read).collect::<Vec<Value>>(),
        "success": { "members": success.paths().collect::<Vec<_>>(), "cells": cells.collect::<Vec<Value>>() },
        "sources": sources,
        "assumed": assumed,
    })
}

fn each(each: &Each) -> Value {
    json!({
        "param": each.param,
        "max": each.max,
        "code": each.code,
        "message": each.message,
        "docs": each.docs,
        "sources": each.sources,
        "assumed": each.assumed,
    })
}

fn retry(retry: &RetryRule) -> Value {
    json!({
        "lost_reply": retry.lost_reply.as_str(),
        "docs": retry.docs,
        "sources": retry.sources,
        "assumed": retry.assumed,
    })
}

fn token(token: &Token) -> Value {
    json!({
        "param": token.param,
        "lifetime_seconds": token.lifetime_seconds,
        "conflict": token.conflict,
        "docs": token.docs,
        "sources": token.sources,
        "assumed": token.assumed,
    })
}

fn precondition(found: &Precondition) -> Value {
    json!({
        "param": found.param,
        "docs": found.docs,
        "sources": found.sources,
    })
}

fn observe(observe: &Observe) -> Value {
    json!({
        "operation": observe.operation,
        "path": observe.template,
        "params": observe.params,
        "member": observe.member,
        "states": states(&observe.states),
        "reads": observe.reads.iter().map(sight).collect::<Vec<Value>>(),
        "docs": observe.docs,
        "sources": observe.sources,
        "assumed": observe.assumed,
    })
}

fn fact(fact: &Fact) -> Value {
    json!({ "about": fact.path.join("."), "sources": fact.sources, "assumed": fact.assumed })
}

fn states(states: &[(String, Phase)]) -> Value {
    let states = states
        .iter()
        .map(|(word, phase)| (word.clone(), json!(phase.as_str())));
    states.collect::<Map<_, _>>().into()
}

fn sight(sight: &Sight) -> Value {
    let body = sight.body.iter();
    let body = body.map(|(member, found)| (member.clone(), slot(found)));
    json!({
        "status": sight.status,
        "body": body.collect::<Map<_, _>>(),
        "phase": sight.phase.as_str(),
        "because": sight.because,
        "sources": sight.sources,
    })
}

fn reply(reply: &Reply) -> Value {
    let Reply {
        disposition,
        sends,
        reads_as,
        text,
        assumed,
        sources,
        derived,
    } = reply;
    let sends = match sends {
        Sends::Success { status, body } => {
            let body = body
                .iter()
                .map(|(member, found)| (member.clone(), slot(found)));
            json!({ "status": status, "body": body.collect::<Map<_, _>>() })
        }
        Sends::Error { name, common } => {
            json!({ "error": name, "declared_by": if *common { "service" } else { "operation" } })
        }
    };
    json!({
        "disposition": disposition.as_str(),
        "sends": sends,
        "reads_as": reads_as.as_str(),
        "text": text,
        "sources": sources,
        "assumed": assumed,
        "derived": derived.map(Derived::as_str),
    })
}

fn read(read: &Read) -> Value {
    let body = read
        .body
        .iter()
        .map(|(member, found)| (member.clone(), slot(found)));
    json!({
        "status": read.status,
        "body": body.collect::<Map<_, _>>(),
        "reads_as": read.reads_as.as_str(),
        "because": read.because,
        "sources": read.sources,
    })
}

/// `{"is": "literal", "value": …}`; other kinds have no value, a name, or a list.
fn slot(found: &Slot) -> Value {
    match found {
        Slot::Literal(value) => json!({ "is": "literal", "value": literal(value) }),
        Slot::State => json!({ "is": "state" }),
        Slot::Text => json!({ "is": "text" }),
        Slot::Absent => json!({ "is": "absent" }),
        Slot::Unknown => json!({ "is": "unknown" }),
        Slot::Param(name) => json!({ "is": "param", "param": name }),
        Slot::Each => json!({ "is": "each" }),
        Slot::OneOf(slots) => {
            json!({ "is": "one_of", "of": slots.iter().map(slot).collect::<Vec<Value>>() })
        }
    }
}

fn cell(found: &CellReading, success: &SuccessReading) -> Value {
    let values = success.paths().zip(&found.values).map(|(member, value)| {
        let value = match value {
            Cell::Absent => json!({ "is": "absent" }),
            Cell::Value(value) => json!({ "is": "literal", "value": literal(value) }),
            Cell::Other => json!({ "is": "other" }),
        };
        (member.to_owned(), value)
    });
    json!({
        "status": found.status,
        "values": values.collect::<Map<_, _>>(),
        "reads_as": found.reading.kind().as_str(),
        "phase": found.phase.map(Phase::as_str),
    })
}
