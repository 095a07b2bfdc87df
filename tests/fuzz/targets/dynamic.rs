//! Any specs, and any message to the operations that are made of them while the program runs, in every codec.
#![no_main]

#[path = "../support/http.rs"]
mod message;
#[path = "../support/slips.rs"]
mod slips;
#[path = "../support/texts.rs"]
mod texts;

use annul_codegen::{check, dynamic};
use annul_runtime::OperationError as _;
use annul_runtime::wire::dynamic::DynamicOperation;
use annul_runtime::wire::{Endpoint, HttpRequest, HttpResponse, Operation as _};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

/// Between specs and messages, and between two messages.
const BETWEEN: &str = "\n%%%%\n";

fuzz_target!(|text: &str| {
    let (specs, messages) = text.split_once(BETWEEN).unwrap_or((text, ""));
    let Some(catalogue) = check(&texts::sources(specs)).catalogue else {
        return;
    };
    let operations = dynamic::operations(&catalogue);
    for message in messages.split(BETWEEN).take(8) {
        let request = message::request(message.as_bytes());
        let reply = message::reply(message.as_bytes());
        for operation in &operations {
            if let Some(request) = &request {
                take(*operation, request);
            }
            if let Some(reply) = &reply {
                read(*operation, reply);
            }
        }
    }
});

/// A request is refused with words, or is an input that is the same after another way over the wire.
fn take(operation: DynamicOperation, request: &HttpRequest) {
    let input = match operation.decode_request(request) {
        Ok(input) => input,
        Err(rejection) => {
            let _ = rejection.kind();
            return assert!(!rejection.to_string().is_empty());
        }
    };
    let endpoint = Endpoint::new("https://service.example").expect("an address");
    if let Ok(again) = operation.request(&input, &endpoint) {
        let read = operation.decode_request(&again).expect("it keeps the spec");
        assert_eq!(format!("{read:?}"), format!("{input:?}"));
    }
}

/// A reply is an output, or an error that can be shown.
fn read(operation: DynamicOperation, reply: &HttpResponse) {
    match operation.response(reply) {
        Ok(_) => assert!(reply.status().is_success()),
        Err(error) => {
            let _ = (error.kind(), error.retry(), error.target_state());
            let shown = error.to_string();
            assert!(!shown.is_empty() && shown.len() < 4096);
            assert!(!shown.contains(['\n', '\r', '\u{1b}']), "{shown:?}");
        }
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    slips::mutate(data, size, max_size, seed)
});
