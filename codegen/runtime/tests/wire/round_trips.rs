//! What one side writes the other reads: for every input, output and error.

use crate::halt::{Gone as HaltGone, Halt, HaltError, HaltInput, HaltOutput, Mode, Step};
use crate::stop::{Gone, Stop, StopError, StopInput, StopOutput};
use annul_runtime::Json;
use annul_runtime::wire::{Endpoint, Operation};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// The input after it has been written by a client and read by a server.
fn there<O: Operation>(operation: O, input: &O::Input) -> O::Input {
    let endpoint: Endpoint = "https://a.example".parse().expect("an endpoint");
    let request = operation.request(input, &endpoint).expect("it can be sent");
    operation
        .decode_request(&request)
        .expect("it keeps the spec")
}

/// The result after it has been written by a server and read by a client.
fn back<O: Operation>(
    operation: O,
    result: &Result<O::Output, O::Error>,
) -> Result<O::Output, O::Error> {
    operation.response(&operation.encode_response(result, Some("r-1")))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~]{0,12}",
        r#"[\\"/%+&=?#:;{}\[\]\x00-\x1fé😀]{0,12}"#
    ]
}

fn segments() -> impl Strategy<Value = String> {
    let fits = |text: &String| !text.split('/').any(|it| matches!(it, "" | "." | ".."));
    text().prop_filter("an id that can stand in a path", fits)
}

fn header() -> impl Strategy<Value = String> {
    "([!-~]([ -~\t]{0,20}[!-~])?)?"
}

proptest! {
    #[test]
    fn stop_inputs(id in "\\PC{1,4}", store in of("\\PC{2,9}")) {
        let input = StopInput { id: id.into(), store };
        prop_assert_eq!(there(Stop, &input), input);
    }

    #[test]
    fn stop_outputs(
        id in text(), state in text(), count in of(any::<i64>()), done in of(any::<bool>()),
        note in of(text()),
    ) {
        let output = StopOutput { id: id.into(), state: state.into(), count, done, note };
        prop_assert_eq!(back(Stop, &Ok(output.clone())), Ok(output));
    }

    #[test]
    fn stop_errors(message in "[!-~]\\PC{0,9}", detail in of(text())) {
        let mut error = Gone::new().with_message(message.as_str());
        error.detail = detail;
        let read = back(Stop, &Err(error.clone().into()));
        let Err(StopError::Gone(read)) = read else { panic!("{read:?}") };
        prop_assert_eq!(read.detail, error.detail);
        prop_assert_eq!(read.reply.message(), Some(message.as_str()));
        prop_assert_eq!(read.reply.code(), Some("GoneException"));
        prop_assert_eq!(read.reply.request_id(), Some("r-1"));
    }

    #[test]
    fn halt_inputs(
        group in segments(), run in 1_i64.., only in of(vec(text(), 1..4)), etag in of(header()),
        token in of(header()), is_soft in any::<bool>(),
        steps in of(vec(("\\PC{0,4}", of(any::<bool>())), 0..3)),
        extra in of(Just(r#"{"a":[1.50,-0,1e400]}"#)), key in of("\\PC{2,9}"),
    ) {
        let mode = if is_soft { Mode::Soft } else { Mode::Hard };
        let step = |(name, last)| Step { name, last };
        let mut input = HaltInput::new(&group, run, mode);
        input.only = only;
        input.etag = etag;
        input.token = token;
        input.steps = steps.map(|steps| steps.into_iter().map(step).collect());
        input.extra = extra.map(Json::from_text);
        input.key = key.map(Into::into);
        prop_assert_eq!(there(Halt, &input), input);
    }

    #[test]
    fn halt_results(owner in of(header()), is_soft in any::<bool>(), detail in of(text())) {
        let (status, mode) = if is_soft { (200, Mode::Soft) } else { (202, Mode::Hard) };
        let output = HaltOutput { status, owner, mode };
        prop_assert_eq!(back(Halt, &Ok(output.clone())), Ok(output));

        let mut error = HaltGone::new();
        error.detail = detail.clone();
        let read = back(Halt, &Err(error.into()));
        let Err(HaltError::Gone(read)) = read else { panic!("{read:?}") };
        prop_assert_eq!((read.detail, read.reply.code()), (detail, Some("7")));
    }
}
