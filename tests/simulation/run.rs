//! One run: a caller of one vendor makes sure that a target has stopped, and what it is told is held against what is.

use std::collections::BTreeMap;
use std::time::Duration;

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul_runtime::client::{ClientBuilder, StopReport};
use annul_runtime::operation::{LostReply, OperationInfo};
use annul_runtime::sign::Unsigned;
use annul_runtime::{Phase, Target, TargetState};

use crate::net::{Net, Sent};
use crate::vendor::Vendor;
use crate::world::World;

/// The kind of client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Asynchronous,
    Blocking,
}

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    said: String,
    log: Vec<String>,
}

/// What was seen in many runs.
#[derive(Default)]
pub(crate) struct Seen(BTreeMap<String, u32>);

impl Seen {
    pub(crate) fn add(&mut self, found: &Found) {
        *self.0.entry(found.said.clone()).or_default() += 1;
    }

    /// Runs that all end in the same way would show nothing.
    pub(crate) fn is_varied(&self) {
        for state in ["stopped", "may_be_running", "unknown"] {
            let count: u32 = self
                .0
                .iter()
                .filter(|(said, _)| said.ends_with(state))
                .map(|(_, n)| n)
                .sum();
            assert!(count > 20, "{state}: {count} times; {:?}", self.0);
        }
    }
}

/// The whole time that a caller gives, and that of an attempt.
const TIME: Duration = Duration::from_secs(60);
const ATTEMPT: Duration = Duration::from_secs(5);

const OPERATIONS: [&OperationInfo; 5] = [
    timestream_query::cancel_query::OPERATION,
    athena::stop_calculation_execution::OPERATION,
    cloudtrail::cancel_query::OPERATION,
    query_service::cancel_query_execution::OPERATION,
    dataarts_fabric::cancel_sql_statement::OPERATION,
];

fn ready<C, T: ?Sized>(builder: ClientBuilder<C, T>, world: &World) -> ClientBuilder<C, T> {
    let random = world.clone();
    let builder = builder.endpoint("https://cloud.example").signer(Unsigned);
    let builder = builder.clock(world.clone()).random(move || random.draw());
    builder.timeout(TIME).attempt_timeout(ATTEMPT)
}

/// The report of a client of a service, of either kind.
macro_rules! report {
    ($service:ident, $kind:expr, $world:expr, $net:expr, $target:expr, $looks:expr) => {{
        let target = $target;
        match $kind {
            Kind::Asynchronous => {
                let builder = ready($service::Client::builder(), $world);
                let client = builder.transport($net.clone()).build().expect("a client");
                let ensure = client.ensure_stopped(target);
                let ensure = if $looks {
                    ensure
                } else {
                    ensure.without_looking()
                };
                $world.block_on(ensure.report())
            }
            Kind::Blocking => {
                let builder = ready($service::BlockingClient::builder(), $world);
                let client = builder.transport($net.clone()).build().expect("a client");
                let ensure = client.ensure_stopped(target);
                let ensure = if $looks {
                    ensure
                } else {
                    ensure.without_looking()
                };
                ensure.report()
            }
        }
    }};
}

/// Runs a seed.
pub(crate) fn run(seed: u64, kind: Kind, is_printed: bool) -> Found {
    let world = World::new(seed, is_printed);
    let vendor_number = usize::try_from(world.below(5)).expect("a small number");
    let operation = OPERATIONS[vendor_number];
    let ids = operation.cancel.target.iter();
    let target = ids.fold(Target::new(operation), |target, name| {
        target.with(name, "0b6c12de97d84c2ba4a13f2c12e7d9f0abcd")
    });
    let vendor = Vendor::new(&world, &target);
    let net = Net::new(&world, &vendor);
    world.pass(world.time(3_000));
    let (begun, looks) = (world.now(), world.below(4) > 0);
    world.note(format_args!(
        "{kind:?}: {} is to stop; it is {:?}",
        operation.id,
        vendor.truth()
    ));
    let report = match vendor_number {
        0 => report!(timestream_query, kind, &world, net, &target, looks),
        1 => report!(athena, kind, &world, net, &target, looks),
        2 => report!(cloudtrail, kind, &world, net, &target, looks),
        3 => report!(query_service, kind, &world, net, &target, looks),
        _ => report!(dataarts_fabric, kind, &world, net, &target, looks),
    };
    world.note(format_args!("{report}, {}", report.target_state().as_str()));
    let took = world.now().saturating_sub(begun);
    let sent = net.sent.lock().expect("nothing panics").clone();
    holds(operation, &vendor, &report, &sent, took);
    // What was under way arrives; what was stopped stays so.
    world.end();
    if report.target_state() == TargetState::Stopped {
        assert!(
            vendor.truth().is_none_or(Phase::is_terminal),
            "it runs again"
        );
    }
    let said = format!("{}: {}", operation.id, report.target_state().as_str());
    Found {
        said,
        log: world.log(),
    }
}

/// Holds what a caller is told against what is.
fn holds(
    operation: &OperationInfo,
    vendor: &Vendor,
    report: &StopReport,
    sent: &[Sent],
    took: Duration,
) {
    let truth = vendor.truth();
    let is_told = truth.is_none_or(|phase| !matches!(phase, Phase::Pending | Phase::Running));
    match &report.result {
        Ok(_) => assert!(
            truth.is_none_or(Phase::is_terminal),
            "told as stopped: {truth:?}"
        ),
        Err(error) => {
            assert_ne!(
                error.target_state(),
                TargetState::Stopped,
                "an error says that it has stopped"
            );
            // "Told to stop": then the engine has heard of it.
            assert!(
                error.outcome().is_none() || is_told,
                "told as told: {truth:?}"
            );
        }
    }
    if vendor.cancels() == 0 {
        // What never arrived is an error, unless a look showed that it had ended by itself.
        let has_ended = truth.is_none_or(Phase::is_terminal);
        assert!(
            report.result.is_err() || has_ended,
            "a cancel is lost, and nobody says so"
        );
    }
    assert!(took <= TIME + ATTEMPT, "it takes {took:?}");
    let cancels: Vec<&Sent> = sent.iter().filter(|sent| is_cancel(sent)).collect();
    let tokens: Vec<_> = cancels
        .iter()
        .filter_map(|sent| sent.request.headers().get("opc-retry-token"))
        .collect();
    assert!(
        tokens.windows(2).all(|two| two[0] == two[1]),
        "a call has two tokens"
    );
    let needs_token = operation.cancel.lost_reply == LostReply::WithToken;
    assert!(
        !needs_token || tokens.len() == cancels.len(),
        "a try without its token"
    );
    if operation.cancel.lost_reply == LostReply::UnknownOutcome {
        // Nobody says what a second one does: after a loss there is none.
        let lost = cancels
            .iter()
            .position(|sent| matches!(sent.told, None | Some(Err(true))));
        assert!(
            lost.is_none_or(|at| at + 1 == cancels.len()),
            "repeated after a loss"
        );
    }
}

fn is_cancel(sent: &Sent) -> bool {
    let target = sent.request.headers().get("x-amz-target");
    !target.is_some_and(|target| {
        let target = target.to_str().unwrap_or_default();
        target.ends_with("GetCalculationExecutionStatus") || target.ends_with("DescribeQuery")
    })
}
