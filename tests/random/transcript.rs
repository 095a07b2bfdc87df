//! All that an operation does with some requests and replies, as text: the same for an emitted one and a dynamic one.

use std::fmt::Write as _;

use annul_runtime::wire::{CancelOperation, Endpoint, HttpRequest, HttpResponse};
use annul_runtime::{
    Disposition, OperationError as _, OutcomeKind, Refusal, RefusalKind, Target, Validate as _,
};

/// What the operation does with these messages.
pub(crate) fn transcript<O>(
    operation: O,
    requests: &[HttpRequest],
    replies: &[HttpResponse],
) -> String
where
    O: CancelOperation<Output: PartialEq>,
{
    let mut text = String::new();
    let mut inputs = Vec::new();
    for request in requests {
        match operation.decode_request(request) {
            Ok(input) => {
                line(&mut text, "input", &sent(operation, &input));
                inputs.push(input);
            }
            Err(rejection) => line(&mut text, "rejected", &format!("{rejection:?}")),
        }
    }
    for reply in replies {
        let result = operation.response(reply);
        line(&mut text, "reply", &read(operation, &result));
    }
    for input in inputs.iter().take(2) {
        answers(operation, input, &mut text);
    }
    text
}

fn line(text: &mut String, what: &str, says: &str) {
    let _ = writeln!(text, "{what}: {says}");
}

/// An input as it is sent, and what else is known of it.
fn sent<O: CancelOperation>(operation: O, input: &O::Input) -> String {
    let endpoint = Endpoint::new("https://jobs.example.com").expect("an address");
    let request = match operation.request(input, &endpoint) {
        Ok(request) => format!(
            "{} {} {:?} {:?}",
            request.method(),
            request.uri(),
            request.headers(),
            request.body()
        ),
        Err(error) => error.to_string(),
    };
    let target = operation.target(input);
    let again = operation.input_of(&target);
    let again = again.map(|input| shown(&operation.target(&input)));
    format!(
        "{request} | {} | {again:?} | {:?} | {}",
        shown(&target),
        operation.token(input),
        input.violations()
    )
}

fn shown(target: &Target<'_>) -> String {
    let ids: Vec<_> = target.ids().collect();
    format!("{ids:?} {:?}", target.precondition())
}

/// What a reply says, and how a server would send it.
fn read<O: CancelOperation>(operation: O, result: &Result<O::Output, O::Error>) -> String {
    let meaning = match result {
        Ok(output) => format!("{} {}", operation.status(output), operation.reading(output)),
        Err(error) => format!(
            "{:?} {:?} {:?} {:?} {:?} {error}",
            error.info().map(|info| info.name),
            error.reading(),
            error.kind(),
            error.retry(),
            error.target_state()
        ),
    };
    let reply = operation.encode_response(result, Some("request-1"));
    format!(
        "{meaning} | {} {:?} {:?}",
        reply.status(),
        reply.headers(),
        reply.body()
    )
}

/// What a server answers in each case.
fn answers<O: CancelOperation>(operation: O, input: &O::Input, text: &mut String) {
    let finished = OutcomeKind::AlreadyFinished.phases().iter();
    let finished = finished.map(|phase| Disposition::AlreadyFinished(*phase));
    let others = [
        Disposition::Cancelled,
        Disposition::Cancelling,
        Disposition::AlreadyCancelled,
    ];
    for disposition in others.into_iter().chain(finished) {
        let answer = operation.answer(disposition, input);
        line(text, disposition.as_str(), &read(operation, &answer));
    }
    for kind in RefusalKind::ALL {
        let refusal = Refusal::new(*kind).with_message("It is \"so\".");
        let answer = operation.refuse(&refusal, Some(input));
        line(text, kind.as_str(), &read(operation, &answer));
    }
}
