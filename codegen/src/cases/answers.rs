//! What a server answers in each case of the reply table.

use annul_runtime::dynamic::{DynamicInput, DynamicOperation};
use annul_runtime::testing::{request_of, to_text};
use annul_runtime::wire::{CancelOperation as _, Operation as _};
use annul_runtime::{Disposition, DispositionKind, OutcomeKind, Phase, Refusal};

use super::AnswerCase;
use crate::ir::{Operation, Reply};

/// The id under which replies are written.
const REQUEST_ID: &str = "request-1";

/// An answer for each row; of a target that had ended, one for each phase that is answered otherwise.
pub(super) fn answers(
    operation: &Operation,
    runs: DynamicOperation,
    request: &str,
) -> Vec<AnswerCase> {
    if operation.is_client_only {
        return Vec::new();
    }
    let request = request_of(request).ok();
    let Some(input) = request.and_then(|request| runs.decode_request(&request).ok()) else {
        return Vec::new();
    };
    let rows = operation.cancel.replies.iter();
    rows.flat_map(|row| row_answers(row, runs, &input))
        .collect()
}

fn row_answers(row: &Reply, runs: DynamicOperation, input: &DynamicInput) -> Vec<AnswerCase> {
    let mut found: Vec<AnswerCase> = Vec::new();
    let is_finished = row.disposition == DispositionKind::ALREADY_FINISHED;
    let phases = if is_finished {
        OutcomeKind::AlreadyFinished.phases()
    } else {
        &[Phase::Ended]
    };
    for phase in phases {
        let result = match row.disposition {
            DispositionKind::Refusal(kind) => runs.refuse(&Refusal::new(kind), Some(input)),
            DispositionKind::Outcome(kind) => runs.answer(
                match kind {
                    OutcomeKind::Cancelled => Disposition::Cancelled,
                    OutcomeKind::Cancelling => Disposition::Cancelling,
                    OutcomeKind::AlreadyCancelled => Disposition::AlreadyCancelled,
                    OutcomeKind::AlreadyFinished => Disposition::AlreadyFinished(*phase),
                },
                input,
            ),
        };
        let reply = runs.encode_response(&result, Some(REQUEST_ID));
        let Some(message) = to_text(&reply) else {
            continue;
        };
        if found.iter().any(|case| case.message == message) {
            continue;
        }
        found.push(AnswerCase {
            disposition: row.disposition.as_str(),
            phase: is_finished.then_some(phase.as_str()),
            message,
            reads_as: row.reads_as.as_str(),
        });
    }
    found
}
