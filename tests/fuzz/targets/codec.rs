//! Any bytes as the body of requests and replies in each codec; the first byte chooses the operation.
#![no_main]

#[path = "../support/texts.rs"]
mod texts;

use std::sync::LazyLock;

use annul_codegen::{check, dynamic};
use annul_runtime::wire::dynamic::DynamicOperation;
use annul_runtime::wire::{Endpoint, HttpRequest, HttpResponse, Operation as _};
use bytes::Bytes;
use http::StatusCode;
use libfuzzer_sys::fuzz_target;

/// An operation of each codec, and of each protocol that has one of its own.
static OPERATIONS: LazyLock<Vec<DynamicOperation>> = LazyLock::new(|| {
    let cases = [
        (include_str!("../../cases/accept/rpc-v2-cbor/cancel-job.yaml"), include_str!("../../cases/accept/rpc-v2-cbor/service.yaml")),
        (include_str!("../../cases/accept/rest-xml/cancel-job.yaml"), include_str!("../../cases/accept/rest-xml/service.yaml")),
        (include_str!("../../cases/accept/aws-query/cancel-job.yaml"), include_str!("../../cases/accept/aws-query/service.yaml")),
        (include_str!("../../cases/accept/ec2-query/cancel-job.yaml"), include_str!("../../cases/accept/ec2-query/service.yaml")),
        (include_str!("../../cases/accept/form-body.yaml"), ""),
        (include_str!("../../cases/accept/text-body.yaml"), ""),
        (include_str!("../../cases/accept/numbers-times-maps.yaml"), ""),
        (include_str!("../../cases/accept/nested-objects.yaml"), ""),
    ];
    let operations = |(operation, service)| {
        let text = format!("{operation}\n%% acme/jobs/service.yaml\n{service}");
        let catalogue = check(&texts::sources(&text)).catalogue.expect("the cases hold");
        dynamic::operations(&catalogue)
    };
    cases.into_iter().flat_map(operations).collect()
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, body)) = data.split_first() else {
        return;
    };
    let operations = &*OPERATIONS;
    let operation = operations[usize::from(*choice) % operations.len()];
    let body = Bytes::copy_from_slice(body);
    for status in [200, 202, 204, 400, 404, 409, 500] {
        let mut reply = HttpResponse::new(body.clone());
        *reply.status_mut() = StatusCode::from_u16(status).expect("a status");
        match operation.response(&reply) {
            Ok(output) => {
                // What a server would say of it reads as the same.
                let written = operation.encode_response(&Ok(output), Some("request-1"));
                assert!(operation.response(&written).is_ok(), "{written:?}");
            }
            Err(error) => {
                let shown = error.to_string();
                assert!(!shown.is_empty() && shown.len() < 4096);
            }
        }
    }
    taken(operation, &body);
});

/// The same bytes as the body of a request like one that the operation has as an example.
fn taken(operation: DynamicOperation, body: &Bytes) {
    let endpoint = Endpoint::new("https://service.example").expect("an address");
    let facts = operation.facts();
    let mut request = HttpRequest::new(body.clone());
    *request.method_mut() = facts.info.method.parse().expect("a method");
    *request.uri_mut() = "https://service.example/jobs/j-1?version=1".parse().expect("an address");
    if let Ok(input) = operation.decode_request(&request)
        && let Ok(again) = operation.request(&input, &endpoint)
    {
        let read = operation.decode_request(&again).expect("it keeps the spec");
        assert_eq!(format!("{read:?}"), format!("{input:?}"));
    }
}
