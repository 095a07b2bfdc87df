//! The meaning of a cancel as far as a model tells it; all else is said to be assumed.

use serde_json::{Map, Value, json};

use crate::words::prose;

use super::notes::{Notes, imported};
use super::observe::{self, Look};
use super::parts::Parts;
use super::table;

/// The section `cancel`; why there is none, if no error says that an input is wrong.
pub(super) fn cancel(parts: &Parts<'_>, notes: &mut Notes) -> Result<Map<String, Value>, String> {
    let Parts {
        operation,
        params,
        response,
        home,
        source,
        ..
    } = *parts;
    let invalid = table::constraint_error(parts.errors, home);
    let invalid =
        invalid.ok_or("neither the model nor the profile has an error for a wrong input")?;
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| {
        map.insert(key.to_owned(), value);
    };
    put("target", json!(params.target));
    let text = operation
        .docs
        .as_deref()
        .and_then(prose::text)
        .unwrap_or_default()
        .to_lowercase();
    let is_try = ["attempt", "tries to", "best effort", "best-effort"]
        .iter()
        .any(|word| text.contains(word));
    put(
        "completion",
        if is_try { "best_effort" } else { "accepted" }.into(),
    );
    let is_idempotent = operation.is_idempotent || params.token.is_some();
    put(
        "effect",
        if is_idempotent {
            "idempotent"
        } else {
            "unspecified"
        }
        .into(),
    );
    put("repeat", "unspecified".into());
    put("terminal", "unspecified".into());
    put("source", source.into());
    let open = "the model does not say when the target has ended, nor what a repeat or an ended target gets.";
    put("assumed", imported(open).into());
    notes.assume("what a repeat and a target that has ended get is open");
    put("constraint_error", invalid.clone().into());
    let retry = match (&params.token, is_idempotent) {
        _ if operation.is_idempotent => json!({ "lost_reply": "safe", "source": source }),
        (Some(_), _) => json!({ "lost_reply": "with_token", "source": source }),
        _ => {
            let assumed = imported("the model does not mark the operation as idempotent.");
            notes.assume("a call whose reply was lost is not sent again");
            json!({ "lost_reply": "unknown_outcome", "assumed": assumed })
        }
    };
    put("retry", retry);
    if let Some(token) = params.token.as_ref().filter(|_| !operation.is_idempotent) {
        let assumed = imported("the model does not say how long a token is remembered.");
        put(
            "token",
            json!({ "param": token, "lifetime_seconds": 300, "source": source, "assumed": assumed }),
        );
        notes.assume("a token is remembered for five minutes");
    }
    let state = response.state.as_ref();
    let look = observe::look(parts, notes);
    let words = state.map(|state| &state.words);
    let words = words.or_else(|| look.as_ref().and_then(|look| look.words.as_ref()));
    if let Some(words) = words {
        let phase = |(word, phase): &(String, _)| {
            let phase: &annul_codegen::ir::Phase = phase;
            (word.clone(), Value::from(phase.as_str()))
        };
        put("states", Value::Object(words.iter().map(phase).collect()));
    }
    if let Some(state) = state.filter(|_| response.has_enums) {
        put("state", state.path.clone().into());
    }
    if let Some(Look { map: look, .. }) = look {
        put("observe", look.into());
    }
    let found = table::table(parts.errors, home, operation.status, state, &invalid, notes);
    if let Some(word) = found.every_success {
        put("every_success", word.into());
    }
    put("replies", found.replies.into());
    if !found.reads.is_empty() {
        put("reads", found.reads.into());
    }
    Ok(map)
}
