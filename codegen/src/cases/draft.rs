//! A request in the making: an input that is written by the operation, or a message that no client writes.

use annul_runtime::dynamic::{DynamicInput, DynamicOperation};
use annul_runtime::testing::{RUN, request_of, to_text};
use annul_runtime::wire::{Endpoint, HttpRequest, Operation as _, Rejection};

use super::sample::Values;
use super::{Expected, RequestCase};
use crate::ir::Literal;

/// Runs of one character that are longer are not written out.
const LONGEST_RUN: usize = 32;
/// Where the requests would go; none is sent.
const ENDPOINT: &str = "https://service.example";

/// The message of an input as a client writes it; none, if no request can carry it.
pub(super) fn message(runs: DynamicOperation, values: &Values) -> Option<String> {
    let object = Literal::Map(values.clone()).to_json();
    let input = DynamicInput::of_json(runs, &object).ok()?;
    let endpoint = Endpoint::new(ENDPOINT).ok()?;
    let request = runs.request(&input, &endpoint).ok()?;
    let text = to_text(&request)?;
    // What a text cannot show (a line end in a header) is no case.
    let again = request_of(&text).ok()?;
    (to_text(&again).as_ref() == Some(&text)).then_some(text)
}

/// A case of which the spec says by itself what becomes of it.
///
/// Where params have defaults, a server hands them to whoever answers, and a client that writes the same input says
/// them.
pub(super) fn of_spec(
    runs: DynamicOperation,
    title: String,
    message: &str,
    expected: Expected,
) -> RequestCase {
    let has_defaults = runs
        .info()
        .params
        .iter()
        .any(|param| param.default.is_some());
    let expected = match expected {
        Expected::Taken if has_defaults => Expected::Read,
        expected => expected,
    };
    case(title, message, expected)
}

fn case(title: String, message: &str, expected: Expected) -> RequestCase {
    let (message, run) = without_run(message);
    RequestCase {
        title,
        message,
        run,
        place: None,
        expected,
    }
}

/// A case of which the operation says what becomes of it; none, if it is no request at all.
pub(super) fn judged(runs: DynamicOperation, title: String, message: &str) -> Option<RequestCase> {
    let request = request_of(message).ok()?;
    Some(case(title, message, judge(runs, &request, message)))
}

fn judge(runs: DynamicOperation, request: &HttpRequest, message: &str) -> Expected {
    match runs.decode_request(request) {
        Ok(input) => {
            let endpoint = Endpoint::new(ENDPOINT).ok();
            let again = endpoint.and_then(|endpoint| runs.request(&input, &endpoint).ok());
            match again.and_then(|again| to_text(&again)) {
                Some(again) if again == message => Expected::Taken,
                _ => Expected::Read,
            }
        }
        Err(Rejection::Invalid(invalid)) => match invalid.violations().iter().next() {
            Some(first) => Expected::Breaks {
                place: first.place.full_name(),
                rule: first.rule.id(),
            },
            None => Expected::Unreadable,
        },
        Err(Rejection::WrongType(wrong)) => Expected::OfAnotherType {
            place: wrong.place.full_name(),
        },
        Err(_) => Expected::Unreadable,
    }
}

/// The message with its longest run of a character taken out, if it is a long one.
fn without_run(message: &str) -> (String, Option<(char, usize)>) {
    let mut longest = (0..0, 'a', 0);
    let mut current: Option<(usize, char, usize)> = None;
    for (index, character) in message.char_indices() {
        let (start, count) = match current {
            Some((start, last, count)) if last == character => (start, count + 1),
            _ => (index, 1),
        };
        current = Some((start, character, count));
        if count > longest.2 {
            longest = (start..index + character.len_utf8(), character, count);
        }
    }
    let (range, character, count) = longest;
    if count <= LONGEST_RUN || message.contains(RUN) {
        return (message.to_owned(), None);
    }
    let mut message = message.to_owned();
    message.replace_range(range, RUN);
    (message, Some((character, count)))
}

#[cfg(test)]
mod tests {
    use super::without_run;

    #[test]
    fn a_long_run_is_taken_out_and_a_short_one_stays() {
        let long = format!("b{}c", "a".repeat(33));
        assert_eq!(without_run(&long), ("b[...]c".to_owned(), Some(('a', 33))));
        let short = "b".to_owned() + &"a".repeat(32);
        assert_eq!(without_run(&short), (short.clone(), None));
    }
}
