//! The meaning of a reply, for programs.

use annul_runtime::Reading;
use serde_json::{Value, json};

use super::meaning::Meaning;

/// For a program.
pub(in crate::commands::show) fn document(meaning: &Meaning) -> Value {
    let error = meaning.error.as_ref().map(|error| {
        json!({
            "name": error.name.map(|(name, _)| name),
            "kind": error.kind.as_str(),
            "code": error.code,
            "message": error.message,
            "request_id": error.request_id,
            "problem": error.problem,
            "retry": error.retry.as_str(),
        })
    });
    let phase = match meaning.reading {
        Some(Reading::Outcome(annul_runtime::Outcome::AlreadyFinished(phase))) => phase,
        _ => None,
    };
    json!({
        "schema": 1,
        "operation": meaning.operation.id,
        "status": meaning.status,
        "reads_as": meaning.reading.map(|reading| reading.kind().as_str()),
        "phase": phase.map(annul_runtime::Phase::as_str),
        "target_state": meaning.state.as_str(),
        "error": error,
        "because": meaning.because,
        "next": meaning.next,
        "spec": meaning.operation.spec,
    })
}
