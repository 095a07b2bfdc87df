//! Replies that a spec allows, as a server of ours writes them, and the one that a reply comes nearest to.

use annul_runtime::dynamic::{DynamicInput, DynamicOperation};
use annul_runtime::testing::{Difference, differences, shown};
use annul_runtime::wire::{CancelOperation as _, HttpResponse, Operation as _};
use annul_runtime::{DispositionKind, OutcomeKind, Phase};

/// The id under which replies are written.
const REQUEST_ID: &str = "request-1";

/// What messages of replies say.
const SAID: &str = "Any message.";

/// A reply that a spec allows.
pub(super) struct Allowed {
    /// What it is.
    label: String,
    row: Option<DispositionKind>,
    reply: HttpResponse,
}

impl Allowed {
    /// What a row of the reply table says; of a target that had ended, in this phase.
    pub(super) fn row(
        runs: DynamicOperation,
        kind: impl Into<DispositionKind>,
        phase: Option<Phase>,
        input: &DynamicInput,
    ) -> Self {
        let kind = kind.into();
        let result = runs.reply(kind, phase, SAID, Some(input));
        Self {
            label: format!("row `{kind}`"),
            row: Some(kind),
            reply: runs.encode_response(&result, Some(REQUEST_ID)),
        }
    }

    /// A declared error.
    pub(super) fn error(runs: DynamicOperation, name: &str) -> Self {
        let reply = runs.encode_response(&Err(runs.declared(name, SAID)), Some(REQUEST_ID));
        Self::reply(format!("the error {name}"), reply)
    }

    /// The answer that a token belongs to another call.
    pub(super) fn token_conflict(runs: DynamicOperation, input: &DynamicInput) -> Self {
        let reply = runs.encode_response(&runs.token_conflict(input), Some(REQUEST_ID));
        Self::reply("a token of another call".to_owned(), reply)
    }

    /// A reply that is known from elsewhere.
    pub(super) const fn reply(label: String, reply: HttpResponse) -> Self {
        Self {
            label,
            row: None,
            reply,
        }
    }

    /// For people.
    pub(super) fn shown(&self) -> String {
        format!("{}:\n{}", self.label, shown(&self.reply))
    }
}

/// What a cancel of a running target may get.
pub(super) fn of_running(runs: DynamicOperation, input: &DynamicInput) -> Vec<Allowed> {
    use annul_runtime::operation::Completion;
    let row = |kind| Allowed::row(runs, DispositionKind::Outcome(kind), None, input);
    match runs.facts().info.cancel.completion {
        Completion::Synchronous => vec![row(OutcomeKind::Cancelled)],
        // What stops at once was told to stop as well.
        _ => vec![row(OutcomeKind::Cancelling), row(OutcomeKind::Cancelled)],
    }
}

/// What a cancel right after another may get.
pub(super) fn of_repeat(runs: DynamicOperation, input: &DynamicInput) -> Vec<Allowed> {
    use annul_runtime::operation::Completion;
    let row = |kind| Allowed::row(runs, DispositionKind::Outcome(kind), None, input);
    match runs.facts().info.cancel.completion {
        Completion::Synchronous => vec![row(OutcomeKind::AlreadyCancelled)],
        _ => vec![
            row(OutcomeKind::Cancelling),
            row(OutcomeKind::AlreadyCancelled),
        ],
    }
}

/// How a reply differs from the nearest of those that are allowed.
pub(super) fn judge(
    runs: DynamicOperation,
    allowed: &[Allowed],
    came: &HttpResponse,
) -> Vec<Difference> {
    let all = allowed
        .iter()
        .map(|allowed| differences(runs, &allowed.reply, allowed.row, came));
    all.min_by_key(Vec::len).unwrap_or_default()
}
