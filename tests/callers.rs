//! Callers of every operation against one engine in memory: what a program with work on five clouds is told, also when replies get lost.

use std::future::ready;
use std::sync::{Arc, Mutex};

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul::server::{Adapter, Fault, Faults, MemoryEngine, Router, serve_all};
use annul_runtime::client::{
    Client, ClientBuilder, Limits, NotStopped, Pending, ServiceClient, Stopper, Transport,
    TransportError,
};
use annul_runtime::operation::OperationInfo;
use annul_runtime::sign::Unsigned;
use annul_runtime::wire::{HttpRequest, HttpResponse};
use annul_runtime::{Outcome, Phase, Target, TargetState};

/// The gateway as a transport: no network, and pauses take no time.
#[derive(Clone)]
struct Cloud {
    router: Router,
    engine: MemoryEngine,
    faults: Faults,
    /// The targets that a look finds, and how many looks it takes until they have stopped.
    looks: Arc<Mutex<(u32, Vec<String>)>>,
    /// What stops by the time of the next request.
    settles: Option<Target<'static>>,
    sent: Arc<Mutex<Vec<HttpRequest>>>,
}

impl Cloud {
    fn new() -> Self {
        let engine = MemoryEngine::new();
        let faults = Faults::default();
        let adapter = Adapter::new(engine.clone()).with_faults(faults.clone());
        Self {
            router: serve_all(Router::new(), &adapter),
            engine,
            faults,
            looks: Arc::default(),
            settles: None,
            sent: Arc::default(),
        }
    }

    fn ready<C: ServiceClient<Core = Client>>(
        &self,
        builder: ClientBuilder<C>,
    ) -> ClientBuilder<C> {
        let builder = builder.endpoint("https://cloud.example").signer(Unsigned);
        builder.transport(self.clone())
    }

    fn clients(&self) -> Stopper {
        let ready = "a client of a transport and an endpoint";
        let timestream = self.ready(timestream_query::Client::builder());
        let athena = self.ready(athena::Client::builder());
        let cloudtrail = self.ready(cloudtrail::Client::builder());
        let oracle = self.ready(query_service::Client::builder());
        let huawei = self.ready(dataarts_fabric::Client::builder());
        Stopper::new()
            .with(timestream.build().expect(ready))
            .with(athena.build().expect(ready))
            .with(cloudtrail.build().expect(ready))
            .with(oracle.build().expect(ready))
            .with(huawei.build().expect(ready))
    }

    /// What the vendor's other operation shows: it is not in the catalogue, so this stands in for it.
    fn look(&self, request: &HttpRequest) -> Option<HttpResponse> {
        let name = request.headers().get("x-amz-target")?.to_str().ok()?;
        let (mut left, mut found) = self.looks.lock().ok()?.clone();
        found.push(name.to_owned());
        left = left.saturating_sub(1);
        let (running, stopped) = match name {
            "AmazonAthena.GetCalculationExecutionStatus" => (
                r#"{"Status":{"State":"CANCELING"}}"#,
                r#"{"Status":{"State":"CANCELED"}}"#,
            ),
            "CloudTrail_20131101.DescribeQuery" => (
                r#"{"QueryStatus":"RUNNING"}"#,
                r#"{"QueryStatus":"FINISHED"}"#,
            ),
            _ => return None,
        };
        *self.looks.lock().ok()? = (left, found);
        let body = if left == 0 { stopped } else { running };
        http::Response::builder()
            .status(200)
            .body(body.as_bytes().to_vec().into())
            .ok()
    }
}

impl Transport for Cloud {
    fn send(
        &self,
        request: HttpRequest,
        _: Limits,
    ) -> Pending<'_, Result<HttpResponse, TransportError>> {
        self.sent
            .lock()
            .expect("no test panicked")
            .push(request.clone());
        let _ = self
            .settles
            .as_ref()
            .map(|target| self.engine.settle(target));
        if let Some(shown) = self.look(&request) {
            return Box::pin(ready(Ok(shown)));
        }
        Box::pin(async { Ok(self.router.answer(request).await) })
    }

    fn sleep(&self, _: std::time::Duration) -> Pending<'_, ()> {
        Box::pin(ready(()))
    }
}

const OPERATIONS: [&OperationInfo; 5] = [
    timestream_query::cancel_query::OPERATION,
    athena::stop_calculation_execution::OPERATION,
    cloudtrail::cancel_query::OPERATION,
    query_service::cancel_query_execution::OPERATION,
    dataarts_fabric::cancel_sql_statement::OPERATION,
];

/// A target of an operation, with ids that its constraints allow.
fn target(operation: &'static OperationInfo) -> Target<'static> {
    let ids = operation.cancel.target.iter();
    ids.fold(Target::new(operation), |target, name| {
        target.with(name, "0b6c12de97d84c2ba4a13f2c12e7d9f0abcd")
    })
}

/// What a caller is told of a target in a phase, when these faults are on the way; and how many requests it took.
async fn told(
    operation: &'static OperationInfo,
    phase: Phase,
    faults: &[Fault],
) -> (String, usize) {
    let cloud = Cloud::new();
    let target = target(operation);
    assert!(cloud.engine.start(&target));
    match phase {
        Phase::Running => {}
        Phase::Cancelled => {
            let reports = cloud
                .clients()
                .without_looking()
                .stop_all(std::slice::from_ref(&target))
                .await;
            drop(reports);
            let _ = cloud.engine.settle(&target);
        }
        phase => assert!(cloud.engine.end(&target, phase)),
    }
    cloud.sent.lock().expect("no test panicked").clear();
    for fault in faults {
        cloud.faults.add(*fault);
    }
    let reports = cloud.clients().without_looking().stop_all(&[target]).await;
    let [report] = reports.as_slice() else {
        panic!("one target has one report")
    };
    let outcome = report.outcome().map_or_else(
        || {
            let refusal = report.result.as_ref().err().and_then(NotStopped::kind);
            refusal.map_or("nothing", |kind| kind.as_str()).to_owned()
        },
        |outcome| outcome.to_string(),
    );
    let sent = cloud.sent.lock().expect("no test panicked").len();
    (
        format!("{outcome}, {}", report.target_state().as_str()),
        sent,
    )
}

/// One row an operation, in the order above.
#[track_caller]
fn check(phase: Phase, faults: &[Fault], expected: [(&str, usize); 5]) {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime needs nothing");
    let found = OPERATIONS.map(|operation| runtime.block_on(told(operation, phase, faults)));
    let found: Vec<_> = found
        .iter()
        .map(|(said, sent)| (said.as_str(), *sent))
        .collect();
    assert_eq!(found, expected, "{faults:?}");
}

#[test]
fn what_runs_is_stopped_or_about_to() {
    let about_to = ("cancelling, may_be_running", 1);
    let stopped = ("cancelled, stopped", 1);
    let expected = [about_to, about_to, about_to, about_to, stopped];
    check(Phase::Running, &[], expected);
}

/// Oracle's word for it is assumed, and nothing is made of it that could be wrong.
const OF_ORACLE: (&str, usize) = ("not_cancellable, unknown", 3);

#[test]
fn what_was_cancelled_before_is_no_error_where_the_vendor_can_say_so() {
    let expected = [
        ("already cancelled, stopped", 1),
        ("cancelled, stopped", 1),
        ("already finished, stopped", 1),
        OF_ORACLE,
        ("cancelled, stopped", 1),
    ];
    check(Phase::Cancelled, &[], expected);
}

#[test]
fn what_has_ended_is_no_error_where_the_vendor_can_say_so() {
    let expected = [
        ("already cancelled, stopped", 1),
        ("already finished (succeeded), stopped", 1),
        ("already finished, stopped", 1),
        OF_ORACLE,
        ("cancelled, stopped", 1),
    ];
    check(Phase::Succeeded, &[], expected);
}

#[test]
fn after_a_lost_reply_only_what_may_be_repeated_is() {
    // Oracle by its token; of Huawei nobody says whether it may be.
    let again = ("cancelling, may_be_running", 2);
    let expected = [again, again, again, again, ("timed_out, unknown", 1)];
    check(Phase::Running, &[Fault::LoseReply], expected);
}

#[test]
fn a_time_out_of_the_service_says_nothing_about_the_target() {
    let failed = ("unavailable, unknown", 3);
    let expected = [failed, failed, failed, failed, ("timed_out, unknown", 1)];
    check(Phase::Running, &[Fault::TimeOut; 3], expected);
}

#[test]
fn throttled_calls_come_again_and_then_end() {
    let again = ("cancelling, may_be_running", 2);
    let expected = [again, again, again, again, ("cancelled, stopped", 2)];
    check(Phase::Running, &[Fault::Throttle], expected);
    let refused = ("throttled, may_be_running", 3);
    check(Phase::Running, &[Fault::Throttle; 3], [refused; 5]);
}

#[tokio::test]
async fn an_error_after_a_lost_reply_is_a_success() {
    let mut cloud = Cloud::new();
    let target = target(OPERATIONS[2]);
    assert!(cloud.engine.start(&target));
    cloud.faults.add(Fault::LoseReply);
    cloud.settles = Some(target.clone());
    let reports = cloud.clients().stop_all(&[target]).await;
    let said = reports[0].said().expect("the second attempt is answered");
    assert!(said.starts_with("InactiveQueryException (400)"), "{said}");
    assert_eq!(reports[0].target_state(), TargetState::Stopped);
}

#[tokio::test]
async fn a_target_is_looked_at_until_it_has_ended_where_the_spec_says_how() {
    let cloud = Cloud::new();
    *cloud.looks.lock().expect("no test panicked") = (3, Vec::new());
    let athena = cloud
        .ready(athena::Client::builder())
        .build()
        .expect("a client");
    let target = target(OPERATIONS[1]);
    assert!(cloud.engine.start(&target));
    let outcome = athena.ensure_stopped(&target).await;
    assert!(matches!(outcome, Ok(Outcome::Cancelled)), "{outcome:?}");
    let looks = cloud.looks.lock().expect("no test panicked").1.clone();
    assert_eq!(looks, ["AmazonAthena.GetCalculationExecutionStatus"; 3]);
}

#[tokio::test]
async fn a_target_that_outran_its_cancel_has_ended_too() {
    let cloud = Cloud::new();
    *cloud.looks.lock().expect("no test panicked") = (1, Vec::new());
    let cloudtrail = cloud
        .ready(cloudtrail::Client::builder())
        .build()
        .expect("a client");
    let target = target(OPERATIONS[2]);
    assert!(cloud.engine.start(&target));
    let outcome = cloudtrail.ensure_stopped(&target).await;
    let succeeded = Outcome::AlreadyFinished(Some(Phase::Succeeded));
    assert_eq!(outcome.expect("it has ended"), succeeded);
}

#[tokio::test]
async fn a_call_says_its_outcome_also_where_the_vendor_says_it_with_an_error() {
    use cloudtrail::cancel_query::CancelQueryInput;
    let cloud = Cloud::new();
    let client = cloud
        .ready(cloudtrail::Client::builder())
        .build()
        .expect("a client");
    let input = CancelQueryInput::new("0b6c12de97d84c2ba4a13f2c12e7d9f0abcd");
    assert!(cloud.engine.start(&input.target()));
    assert!(cloud.engine.end(&input.target(), Phase::Failed));
    let outcome = client.cancel_query(input.clone()).outcome().await;
    assert_eq!(
        outcome.expect("not an error"),
        Outcome::AlreadyFinished(None)
    );
    let error = client
        .cancel_query(input)
        .await
        .expect_err("CloudTrail's own word");
    assert_eq!(error.outcome(), Some(Outcome::AlreadyFinished(None)));
    assert_eq!(error.target_state(), TargetState::Stopped);
}

#[tokio::test]
async fn a_guard_on_a_runtime_cancels_what_nobody_waits_for() {
    let cloud = Cloud::new();
    let client = cloud
        .ready(dataarts_fabric::Client::builder())
        .build()
        .expect("a client");
    let target = target(OPERATIONS[4]);
    assert!(cloud.engine.start(&target));
    let (report, reported) = tokio::sync::oneshot::channel();
    let handle = tokio::runtime::Handle::current();
    let guard = client
        .cancel_on_drop(&target, move |work| drop(handle.spawn(work)))
        .expect("a target of this client's")
        .report(|told| drop(report.send(told)));
    assert_eq!(cloud.engine.phase(&target), Some(Phase::Running));
    drop(guard);
    let report = reported.await.expect("a report");
    assert_eq!(report.target_state(), TargetState::Stopped);
    assert_eq!(cloud.engine.phase(&target), Some(Phase::Cancelled));
}
