//! Calls that name several targets: what a server answers of each, and what callers are told of each.

use std::future::ready;
use std::sync::{Arc, Mutex};

use annul::aws::ec2::cancel_spot_fleet_requests::CancelSpotFleetRequestsInput;
use annul::aws::glue::batch_stop_job_run::{self, BatchStopJobRun, BatchStopJobRunInput};
use annul::aws::{ec2, glue};
use annul::server::{Adapter, Engine, Fault, Faults, Router, serve_all};
use annul_codegen::{dynamic, source::Sources};
use annul_runtime::client::{
    Client, ClientBuilder, Limits, NotStopped, Pending, ServiceClient, StopReport, Stopper,
    Transport, TransportError,
};
use annul_runtime::sign::Unsigned;
use annul_runtime::wire::{HttpRequest, HttpResponse, Operation as _};
use annul_runtime::{Disposition, Outcome, Phase, Refusal, RefusalKind, Target, TargetState};
use annul_tests::catalogue;

/// What its ids say: `gone-1` does not exist, `ended-1` has ended, `busy-1` is answered with an error for all.
struct ByName;

impl Engine for ByName {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        let id = target.each().expect("one of several");
        match id.split_once('-').map(|(word, _)| word) {
            Some("gone") => {
                Err(Refusal::new(RefusalKind::NotFound).with_message("Nobody knows it."))
            }
            Some("ended") => Ok(Disposition::AlreadyFinished(Phase::Failed)),
            Some("busy") => Err(Refusal::new(RefusalKind::Unavailable)),
            Some("stopped") => Ok(Disposition::Cancelled),
            _ => Ok(Disposition::Cancelling),
        }
    }
}

/// The gateway as a transport, with what a look shows, and all that was sent.
#[derive(Clone)]
struct Cloud {
    router: Router,
    faults: Faults,
    shown: &'static str,
    sent: Arc<Mutex<Vec<String>>>,
}

impl Cloud {
    fn new(shown: &'static str) -> Self {
        let faults = Faults::default();
        let adapter = Adapter::new(ByName).with_faults(faults.clone());
        Self {
            router: serve_all(Router::new(), &adapter),
            faults,
            shown,
            sent: Arc::default(),
        }
    }

    fn client<C: ServiceClient<Core = Client>>(&self, builder: ClientBuilder<C>) -> C {
        let builder = builder.endpoint("https://cloud.example").signer(Unsigned);
        builder.transport(self.clone()).build().expect("a client")
    }

    /// The bodies of the cancels.
    fn cancels(&self) -> Vec<String> {
        let sent = self.sent.lock().expect("no test panicked");
        let cancels = sent.iter().filter(|body| !body.contains("JobRuns\""));
        cancels
            .filter(|body| body.contains("JobRunIds"))
            .cloned()
            .collect()
    }
}

impl Transport for Cloud {
    fn send(
        &self,
        request: HttpRequest,
        _: Limits,
    ) -> Pending<'_, Result<HttpResponse, TransportError>> {
        let body = String::from_utf8_lossy(request.body()).into_owned();
        self.sent.lock().expect("no test panicked").push(body);
        let name = request.headers().get("x-amz-target");
        if name.is_some_and(|name| name == "AWSGlue.GetJobRuns") {
            let reply = http::Response::new(self.shown.into());
            return Box::pin(ready(Ok(reply)));
        }
        Box::pin(async { Ok(self.router.answer(request).await) })
    }

    fn sleep(&self, _: std::time::Duration) -> Pending<'_, ()> {
        Box::pin(ready(()))
    }
}

fn run(id: &'static str) -> Target<'static> {
    let target = Target::new(batch_stop_job_run::OPERATION);
    target.with("JobName", "nightly").with("JobRunIds", id)
}

fn input(ids: &[&str]) -> BatchStopJobRunInput {
    let ids = ids.iter().map(|id| (*id).into()).collect::<Vec<_>>();
    BatchStopJobRunInput::new("nightly", ids)
}

fn told(report: &StopReport) -> String {
    match &report.result {
        Ok(outcome) => outcome.to_string(),
        Err(error) => {
            let kind = error.kind().map_or("no refusal", |kind| kind.as_str());
            format!("{kind}, {}", report.target_state().as_str())
        }
    }
}

#[tokio::test]
async fn a_call_tells_the_outcome_of_each() {
    let cloud = Cloud::new("{}");
    let client = cloud.client(glue::Client::builder());
    let call = client.batch_stop_job_run(input(&["jr-1", "gone-1", "jr-1", "ended-1"]));
    let outcomes = call.outcomes().await.expect("a success");
    let told: Vec<(String, String)> = outcomes
        .iter()
        .map(|(target, outcome)| {
            let id = target.get("JobRunIds").expect("an id").to_owned();
            (
                id,
                match outcome {
                    Ok(outcome) => outcome.to_string(),
                    Err(error) => format!("{error}; {:?}", error.target_state()),
                },
            )
        })
        .collect();
    let expected = [
        ("jr-1", "cancelling"),
        (
            "gone-1",
            "EntityNotFoundException (200): Nobody knows it.; Unknown",
        ),
        (
            "ended-1",
            "IllegalStateException (200): It does not run any more.; Unknown",
        ),
    ];
    let expected = expected.map(|(id, told)| (id.to_owned(), told.to_owned()));
    assert_eq!(told, expected);
}

#[tokio::test]
async fn the_outcome_of_a_call_is_what_holds_for_all_or_the_first_refusal() {
    let cloud = Cloud::new("{}");
    let client = cloud.client(glue::Client::builder());
    let all = client
        .batch_stop_job_run(input(&["jr-1", "jr-2"]))
        .outcome();
    assert!(matches!(all.await, Ok(Outcome::Cancelling)));
    let some = client
        .batch_stop_job_run(input(&["jr-1", "gone-1"]))
        .outcome();
    let error = some.await.expect_err("one is refused");
    assert_eq!(error.kind(), RefusalKind::NotFound);
}

#[tokio::test]
async fn an_error_for_all_is_the_error_of_the_call() {
    let cloud = Cloud::new("{}");
    let client = cloud.client(glue::Client::builder());
    let call = client
        .batch_stop_job_run(input(&["jr-1", "busy-1"]))
        .max_attempts(1);
    let error = call.outcomes().await.expect_err("an error for all");
    assert_eq!(error.kind(), RefusalKind::Unavailable);
}

#[tokio::test]
async fn one_target_is_stopped_by_itself() {
    let cloud = Cloud::new(
        r#"{"JobRuns":[{"Id":"jr-2","JobRunState":"RUNNING"},{"Id":"jr-1","JobRunState":"STOPPED"}]}"#,
    );
    let client = cloud.client(glue::Client::builder());
    let outcome = client.ensure_stopped(&run("jr-1")).await;
    assert!(matches!(outcome, Ok(Outcome::Cancelled)), "{outcome:?}");
    let error = client
        .ensure_stopped(&run("gone-1"))
        .await
        .expect_err("it is refused");
    assert_eq!(error.kind(), Some(RefusalKind::NotFound));
}

#[tokio::test]
async fn a_stopper_cancels_the_targets_of_one_parent_together() {
    let cloud = Cloud::new(
        r#"{"JobRuns":[{"Id":"jr-1","JobRunState":"STOPPED"},{"Id":"jr-2","JobRunState":"SUCCEEDED"}]}"#,
    );
    let stopper = Stopper::new().with(cloud.client(glue::Client::builder()));
    let other = run("jr-1").with("JobName", "daily");
    let targets = [run("jr-1"), run("gone-1"), other, run("jr-2")];
    let reports = stopper.stop_all(&targets).await;
    let told: Vec<String> = reports.iter().map(told).collect();
    let expected = [
        "cancelled",
        "not_found, unknown",
        "cancelled",
        "already finished (succeeded)",
    ];
    assert_eq!(told[0], expected[0]);
    assert_eq!(told[1], expected[1]);
    assert_eq!(told[3], expected[3]);
    let cancels = cloud.cancels();
    assert!(
        cancels
            .contains(&r#"{"JobName":"nightly","JobRunIds":["jr-1","gone-1","jr-2"]}"#.to_owned()),
        "{cancels:?}"
    );
}

#[tokio::test]
async fn a_call_takes_no_more_than_the_spec_allows() {
    let cloud = Cloud::new("{}");
    let stopper = Stopper::new().with(cloud.client(glue::Client::builder()));
    let ids: Vec<String> = (0..30).map(|number| format!("jr-{number}")).collect();
    let target = |id: &String| {
        let target = Target::new(batch_stop_job_run::OPERATION);
        target
            .with("JobName", "nightly")
            .with("JobRunIds", id.clone())
    };
    let targets: Vec<Target<'_>> = ids.iter().map(target).collect();
    let reports = stopper.without_looking().stop_all(&targets).await;
    assert!(
        reports
            .iter()
            .all(|report| report.target_state() == TargetState::MayBeRunning)
    );
    let sizes: Vec<usize> = cloud
        .cancels()
        .iter()
        .map(|body| body.matches("jr-").count())
        .collect();
    assert_eq!(sizes, [25, 5]);
}

#[tokio::test]
async fn a_lost_reply_to_a_call_for_several_is_not_repeated_where_that_is_not_safe() {
    let cloud = Cloud::new("{}");
    cloud.faults.add(Fault::LoseReply);
    let stopper = Stopper::new().with(cloud.client(glue::Client::builder()));
    let reports = stopper
        .without_looking()
        .stop_all(&[run("jr-1"), run("jr-2")])
        .await;
    assert!(reports.iter().all(|report| report.result.is_err()));
    assert_eq!(cloud.cancels().len(), 1, "{:?}", cloud.cancels());
}

#[tokio::test]
async fn an_input_of_several_targets_is_none_of_one() {
    let cloud = Cloud::new("{}");
    let client = cloud.client(glue::Client::builder());
    let error = client
        .ensure_stopped_by(BatchStopJobRun, input(&["jr-1", "jr-2"]))
        .await;
    assert!(matches!(error, Err(NotStopped::Refused(_))), "{error:?}");
    assert!(cloud.cancels().is_empty());
    assert_eq!(
        BatchStopJobRunInput::from_target(&input(&["jr-1", "jr-2"]).target()),
        None
    );
    let one = input(&["jr-1"]);
    assert_eq!(BatchStopJobRunInput::from_target(&one.target()), Some(one));
}

#[tokio::test]
async fn items_of_xml_tell_of_each_too() {
    let cloud = Cloud::new("{}");
    let client = cloud.client(ec2::Client::builder());
    let ids: Vec<_> = ["sfr-1", "gone-1", "stopped-1"].map(Into::into).into();
    let input = CancelSpotFleetRequestsInput::new(ids, true);
    let output = client
        .cancel_spot_fleet_requests(input)
        .await
        .expect("a success");
    let kinds =
        ["sfr-1", "gone-1", "stopped-1", "none"].map(|id| output.reading_of(id).kind().as_str());
    assert_eq!(kinds, ["cancelling", "not_found", "cancelled", "unknown"]);
}

#[tokio::test]
async fn operations_that_are_not_compiled_do_the_same() {
    let sources = Sources::read(&catalogue::root().join("specs")).expect("specs");
    let checked = annul_codegen::check(&sources).catalogue;
    let all = dynamic::operations(&checked.expect("they hold"));
    let mut all = all.into_iter();
    let operation = all.find(|operation| operation.info().id == "glue.BatchStopJobRun");
    let operation = operation.expect("it is in the catalogue");
    let info = operation.info();
    let cloud = Cloud::new(
        r#"{"JobRuns":[{"Id":"jr-1","JobRunState":"STOPPED"},{"Id":"jr-2","JobRunState":"STOPPED"}]}"#,
    );
    let client = cloud.client(Client::builder(info.service));
    let stopper = Stopper::new().with(client.with_operations([operation]));
    let target = |id: &'static str| {
        let target = Target::new(info).with("JobName", "nightly");
        target.with("JobRunIds", id)
    };
    let targets = [target("jr-1"), target("gone-1"), target("jr-2")];
    let reports = stopper.stop_all(&targets).await;
    let told: Vec<String> = reports.iter().map(told).collect();
    assert_eq!(told, ["cancelled", "not_found, unknown", "cancelled"]);
    let body = r#"{"JobName":"nightly","JobRunIds":["jr-1","gone-1","jr-2"]}"#;
    assert_eq!(cloud.cancels(), [body]);
    // One that nobody gave the stopper is told so.
    let other = run("jr-1");
    let none = Stopper::new().with(
        cloud
            .client(Client::builder(info.service))
            .with_operations([operation; 0]),
    );
    let reports = none.stop_all(&[other]).await;
    let said = reports[0]
        .result
        .as_ref()
        .expect_err("it is not stopped")
        .to_string();
    assert!(said.contains("glue.BatchStopJobRun"), "{said}");
}
