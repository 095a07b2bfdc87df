//! What a server answers in each case of the table reads as the row says.

use annul_runtime::wire::{CancelOperation as _, Operation as _};
use annul_runtime::{
    Disposition, DispositionKind, OutcomeKind, Phase, Reading, Refusal, RefusalKind,
};

use super::{Subject, replies, requests};
use crate::draw::Draw;

/// Everything that an engine can answer.
pub(crate) fn dispositions() -> Vec<Disposition> {
    let finished = OutcomeKind::AlreadyFinished.phases().iter();
    let finished = finished.map(|phase| Disposition::AlreadyFinished(*phase));
    [
        Disposition::Cancelled,
        Disposition::Cancelling,
        Disposition::AlreadyCancelled,
    ]
    .into_iter()
    .chain(finished)
    .collect()
}

pub(super) fn check(subject: &Subject<'_>, draw: &mut Draw, faults: &mut Vec<String>) {
    let operation = subject.dynamic;
    let table = operation.info().replies;
    let Some(input) = requests::inputs(subject, draw).into_iter().next() else {
        return;
    };
    let mut cases: Vec<(DispositionKind, Option<Phase>, _)> = Vec::new();
    for disposition in dispositions() {
        let phase = match disposition {
            Disposition::AlreadyFinished(phase) => Some(phase),
            _ => None,
        };
        let kind = DispositionKind::Outcome(disposition.kind());
        cases.push((kind, phase, operation.answer(disposition, &input)));
    }
    for kind in RefusalKind::ALL {
        let refusal = Refusal::new(*kind).with_message("It is \"so\".");
        let answer = operation.refuse(&refusal, Some(&input));
        cases.push((DispositionKind::Refusal(*kind), None, answer));
    }
    for (kind, phase, answer) in cases {
        let row = table.row(kind).expect("every case has a row");
        let reply = operation.encode_response(&answer, Some("request-1"));
        let (found, _) = replies::reading(operation, &reply);
        let found = found.unwrap_or(Reading::Unknown);
        if !is_like(found, row.reads_as.with_phase(phase)) {
            faults.push(format!(
                "the answer to {kind} ({phase:?}) reads as {found}, and its row says {}: {:?} {:?}",
                row.reads_as,
                reply.status(),
                reply.body()
            ));
        }
    }
}

/// Whether both say the same, and a phase is the right one where it is told.
fn is_like(found: Reading, expected: Reading) -> bool {
    use annul_runtime::Outcome::AlreadyFinished;
    match (found, expected) {
        (Reading::Outcome(AlreadyFinished(_)), Reading::Outcome(AlreadyFinished(_))) => true,
        (found, expected) => found == expected,
    }
}
