//! What a server answers in each case of the reply table, and what a client reads it as.

use super::REQUEST_ID;
use super::case::{AnswerCase, Cases};
use super::message::{request_of, to_text};
use super::replies::read_of;
use super::report::Report;
use crate::wire::CancelOperation;
use crate::{Disposition, DispositionKind, OutcomeKind, Phase, Refusal};

/// Holds the answers of an operation against its reply table.
///
/// # Panics
/// If one is not what the spec says, or reads as something else; all of them are named.
#[track_caller]
pub fn check_answers<O: CancelOperation>(operation: O, cases: &Cases<'_>) {
    let mut report = Report::default();
    let request = request_of(cases.request);
    let request = request.expect("the request is one");
    match operation.decode_request(&request) {
        Ok(input) => {
            for case in cases.answers {
                if let Err(why) = check(operation, &input, case) {
                    report.note(case.disposition, case.message, &why);
                }
            }
        }
        Err(why) => report.note("request", cases.request, &format!("it is refused: {why}")),
    }
    report.finish("answers", operation.info().id);
}

fn check<O: CancelOperation>(
    operation: O,
    input: &O::Input,
    case: &AnswerCase<'_>,
) -> Result<(), String> {
    let result = answer(operation, input, case)?;
    let reply = operation.encode_response(&result, Some(REQUEST_ID));
    match to_text(&reply) {
        Some(text) if text == case.message => {}
        found => return Err(format!("a server answers {found:?}")),
    }
    let found = read_of(operation, input, &reply).word();
    if found == Some(case.reads_as) {
        Ok(())
    } else {
        Err(format!(
            "a client reads {found:?}, and expected is {:?}",
            case.reads_as
        ))
    }
}

/// What an operation says in a case.
pub(super) fn answer<O: CancelOperation>(
    operation: O,
    input: &O::Input,
    case: &AnswerCase<'_>,
) -> Result<Result<O::Output, O::Error>, String> {
    let kind: DispositionKind = case.disposition.parse().map_err(|why| format!("{why}"))?;
    let phase: Option<Phase> = match case.phase {
        Some(phase) => Some(phase.parse().map_err(|why| format!("{why}"))?),
        None => None,
    };
    Ok(match kind {
        DispositionKind::Refusal(kind) => operation.refuse(&Refusal::new(kind), Some(input)),
        DispositionKind::Outcome(kind) => {
            let disposition = match kind {
                OutcomeKind::Cancelled => Disposition::Cancelled,
                OutcomeKind::Cancelling => Disposition::Cancelling,
                OutcomeKind::AlreadyCancelled => Disposition::AlreadyCancelled,
                OutcomeKind::AlreadyFinished => {
                    Disposition::AlreadyFinished(phase.unwrap_or(Phase::Ended))
                }
            };
            operation.answer(disposition, input)
        }
    })
}
