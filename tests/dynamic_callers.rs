//! Callers of operations that are not compiled: a client stops targets with the operation as a value.

use std::sync::mpsc;

use annul::server::{Adapter, MemoryEngine, Router, serve_all};
use annul_codegen::{dynamic, source::Sources};
use annul_runtime::client::{BlockingClient, NotSent, NotStopped};
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::sign::Unsigned;
use annul_runtime::wire::Operation as _;
use annul_runtime::{Phase, Target, TargetState};
use annul_tests::catalogue;

/// Operations whose targets are texts of any kind, of services that differ in all else.
const OPERATIONS: [&str; 5] = [
    "athena.StopCalculationExecution",
    "cloudtrail.CancelQuery",
    "oci.query-service.CancelQueryExecution",
    "huawei.dataarts-fabric.CancelSqlStatement",
    "timestream-query.CancelQuery",
];

/// They, made of their specs.
fn operations() -> Vec<DynamicOperation> {
    let sources = Sources::read(&catalogue::root().join("specs")).expect("specs");
    let checked = annul_codegen::check(&sources).catalogue;
    let mut found = dynamic::operations(&checked.expect("they hold"));
    found.retain(|operation| OPERATIONS.contains(&operation.info().id));
    assert_eq!(found.len(), OPERATIONS.len());
    found
}

fn target(operation: DynamicOperation, id: &'static str) -> Target<'static> {
    let info = operation.info();
    let names = info.cancel.target.iter();
    names.fold(Target::new(info), |target, name| target.with(name, id))
}

/// A client of the operation's service, and the engine behind the gateway that it calls.
fn client(operation: DynamicOperation) -> (BlockingClient, MemoryEngine) {
    let engine = MemoryEngine::new();
    let client = BlockingClient::builder(operation.info().service)
        .endpoint("https://cloud.example")
        .signer(Unsigned)
        .transport(serve_all(Router::new(), &Adapter::new(engine.clone())))
        .build();
    (client.expect("a client"), engine)
}

const ID: &str = "0b6c12de97d84c2ba4a13f2c12e7d9f0abcd";

#[test]
fn each_is_cancelled_and_an_ended_target_has_stopped() {
    for operation in operations() {
        let (client, engine) = client(operation);
        let target = target(operation, ID);
        assert!(engine.start(&target), "{target}");
        let stop = client.ensure_stopped(operation, &target);
        let report = stop.without_looking().report();
        assert!(report.outcome().is_some(), "{report}");
        assert_ne!(engine.phase(&target), Some(Phase::Running), "{target}");
        let _ = engine.settle(&target);
        let stop = client.ensure_stopped(operation, &target);
        let report = stop.without_looking().report();
        assert!(report.said().is_some(), "{report}");
    }
}

#[test]
fn a_guard_cancels_on_drop() {
    for operation in operations() {
        let (client, engine) = client(operation);
        let target = target(operation, ID);
        assert!(engine.start(&target), "{target}");
        let (told, reports) = mpsc::sync_channel(1);
        let guard = client.cancel_on_drop(operation, &target).expect("a guard");
        drop(guard.report(move |report| drop(told.send(report))));
        let report = reports.recv().expect("a report");
        assert!(report.said().is_some(), "{report}");
        assert_ne!(engine.phase(&target), Some(Phase::Running), "{target}");
    }
}

#[test]
fn a_target_of_another_operation_is_told_before_anything_is_sent() {
    let all = operations();
    let [first, second, ..] = all[..] else {
        panic!("the repository has operations")
    };
    let (client, _) = client(first);
    let error = client.ensure_stopped(first, &target(second, ID)).send();
    let error = error.expect_err("the target is another operation's");
    assert_eq!(error.target_state(), TargetState::MayBeRunning);
    let said = error.to_string();
    assert!(said.contains(second.info().id), "{said}");
    let guard = client.cancel_on_drop(second, &target(second, ID));
    assert!(
        matches!(guard, Err(NotSent::OtherService { .. })),
        "{guard:?}"
    );
    let wrong: Result<_, NotStopped> = client.ensure_stopped(second, &target(second, ID)).send();
    assert!(wrong.is_err(), "{wrong:?}");
}
