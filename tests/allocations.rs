//! Nothing is allocated without need: nothing by a validator that finds nothing, and a stated number by requests, replies and the server.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Waker};

use allocation_counter::measure;
use annul::aws::athena::stop_calculation_execution::StopCalculationExecution as Athena;
use annul::aws::cloudtrail::cancel_query::CancelQuery as CloudTrail;
use annul::aws::timestream_query::cancel_query::CancelQuery as Timestream;
use annul::huawei::dataarts_fabric::cancel_sql_statement::CancelSqlStatement as Huawei;
use annul::oci::query_service::cancel_query_execution::CancelQueryExecution as Oci;
use annul::server::{Engine, gateway};
use annul_runtime::wire::{Endpoint, HttpRequest, HttpResponse, Operation};
use annul_runtime::{Disposition, Refusal, Target, Validate};

#[path = "benches/calls/inputs.rs"]
mod inputs;

use inputs::{TIMESTREAM_ID, athena, cloudtrail, huawei, oci, timestream};

/// Allocations of a call, each growth of a buffer counted as one; what it returns is dropped later.
fn allocations<T>(call: impl Fn() -> T) -> u64 {
    let mut returned = None;
    let counted = measure(|| returned = Some(black_box(call())));
    counted.count_total
}

fn of_validator(input: &impl Validate) -> u64 {
    allocations(|| input.violations())
}

#[test]
fn a_validator_that_finds_nothing_allocates_nothing() {
    for length in [1, 32, 64] {
        let id = "A".repeat(length);
        assert_eq!(of_validator(&timestream(&id)), 0, "Timestream, {length}");
    }
    assert_eq!(of_validator(&athena()), 0, "Athena");
    assert_eq!(of_validator(&cloudtrail()), 0, "CloudTrail");
    let of_a_caller = oci()
        .with_if_match("etag")
        .with_opc_request_id("request")
        .with_opc_retry_token("token");
    assert_eq!(of_validator(&of_a_caller), 0, "Oracle Cloud");
    let with_token = huawei().with_x_auth_token("token");
    assert_eq!(of_validator(&with_token), 0, "Huawei Cloud");
}

#[test]
fn a_validator_that_finds_something_allocates_the_list_of_it() {
    assert_eq!(of_validator(&timestream("not-an-id")), 1);
}

fn endpoint() -> Endpoint {
    Endpoint::new("https://query.example.com").expect("the address is one")
}

fn request<O: Operation>(operation: O, input: &O::Input) -> HttpRequest {
    let request = operation.request(input, &endpoint());
    request.expect("the input can be sent")
}

/// Allocations of a request, of its reply as a client reads it, and of a server between the two.
fn of_exchange<O: Operation>(operation: O, input: &O::Input) -> [u64; 3] {
    let endpoint = endpoint();
    let request = request(operation, input);
    let reply = answered(&request);
    assert!(
        operation.response(&reply).is_ok(),
        "{}",
        operation.info().id
    );
    [
        allocations(|| operation.request(input, &endpoint)),
        allocations(|| operation.response(&reply)),
        of_server(&request),
    ]
}

/// Everything that it is asked to stop has been told to.
struct Willing;

impl Engine for Willing {
    async fn cancel(&self, _: Target<'_>) -> Result<Disposition, Refusal> {
        Ok(Disposition::Cancelling)
    }
}

fn answered(request: &HttpRequest) -> HttpResponse {
    let router = gateway(Willing);
    now(router.answer(request.clone()))
}

/// Everything from a request in memory to a reply in memory, and the copy of the request.
fn of_server(request: &HttpRequest) -> u64 {
    let router = gateway(Willing);
    allocations(|| now(router.answer(request.clone())))
}

/// Nothing here waits, so one poll is the whole call.
fn now<T>(call: impl Future<Output = T>) -> T {
    let polled = pin!(call).poll(&mut Context::from_waker(Waker::noop()));
    match polled {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => unreachable!("nothing here waits"),
    }
}

#[test]
fn requests_replies_and_servers_allocate_no_more_than_is_stated() {
    let stated = [
        (
            "Timestream",
            of_exchange(Timestream, &timestream(TIMESTREAM_ID)),
            [7, 0, 21],
        ),
        ("Athena", of_exchange(Athena, &athena()), [7, 1, 22]),
        (
            "CloudTrail",
            of_exchange(CloudTrail, &cloudtrail()),
            [8, 2, 26],
        ),
        ("Oracle Cloud", of_exchange(Oci, &oci()), [9, 1, 20]),
        ("Huawei Cloud", of_exchange(Huawei, &huawei()), [12, 0, 21]),
    ];
    let is_more =
        |found: &[u64; 3], most: [u64; 3]| found.iter().zip(most).any(|(it, most)| *it > most);
    let more: Vec<_> = stated
        .iter()
        .filter(|(_, found, most)| is_more(found, *most))
        .collect();
    assert!(
        more.is_empty(),
        "request, reply, server; found, and stated: {more:?}"
    );
}
