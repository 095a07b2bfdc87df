//! One engine behind all five operations, in process: the gateway, beside one `match` on path and target.
//!
//! Both sides clone the request, which is the price of calling a server twice with the same one.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use annul::server::{Engine, Router, gateway};
use annul_benches::Group;
use annul_runtime::wire::{Endpoint, HttpRequest, HttpResponse, Operation};
use annul_runtime::{Disposition, Refusal, Target};

use super::inputs::{TIMESTREAM_ID, athena, cloudtrail, huawei, oci, timestream};
use super::server_by_hand::answer;

/// Everything that it is asked to stop has been told to.
#[derive(Clone, Copy)]
struct Willing;

impl Engine for Willing {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        black_box(target);
        Ok(Disposition::Cancelling)
    }
}

pub(crate) fn groups() -> Vec<Group> {
    use annul::aws::{athena, cloudtrail, timestream_query};
    use annul::huawei::dataarts_fabric::cancel_sql_statement::CancelSqlStatement;
    use annul::oci::query_service::cancel_query_execution::CancelQueryExecution;
    let timestream = timestream_query::cancel_query::CancelQuery;
    let athena = athena::stop_calculation_execution::StopCalculationExecution;
    let cloudtrail = cloudtrail::cancel_query::CancelQuery;
    let mut nowhere = request(CancelQueryExecution, &oci());
    *nowhere.uri_mut() = "https://query.example.com/20210831/nothing"
        .parse()
        .expect("an address");
    vec![
        group(
            "server-timestream",
            &request(timestream, &self::timestream(TIMESTREAM_ID)),
        ),
        group(
            "server-timestream-broken",
            &request(timestream, &self::timestream("not-an-id")),
        ),
        group("server-athena", &request(athena, &self::athena())),
        group(
            "server-cloudtrail",
            &request(cloudtrail, &self::cloudtrail()),
        ),
        group("server-oci", &request(CancelQueryExecution, &oci())),
        group("server-huawei", &request(CancelSqlStatement, &huawei())),
        group("server-nowhere", &nowhere),
    ]
}

fn request<O: Operation>(operation: O, input: &O::Input) -> HttpRequest {
    let endpoint = Endpoint::new("https://query.example.com").expect("the address is one");
    operation
        .request(input, &endpoint)
        .expect("the input can be sent")
}

fn group(name: &str, request: &HttpRequest) -> Group {
    let router = gateway(Willing);
    let (ours, theirs) = (request.clone(), request.clone());
    let status = served(&router, ours.clone()).status();
    assert_eq!(status, answer(theirs.clone()).status(), "{name}");
    Group::new(name)
        .with("annul", move || served(&router, black_box(&ours).clone()))
        .with("by-hand", move || answer(black_box(&theirs).clone()))
}

/// The engine never waits, so one poll is the whole call.
fn served(router: &Router, request: HttpRequest) -> HttpResponse {
    let call = pin!(router.answer(request));
    match call.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(reply) => reply,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}
