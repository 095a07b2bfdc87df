//! `annul new`: a template that says what is left to do, and becomes a spec that holds.

use annul_tests::command::filled_in;

use crate::home::{Home, snapshot};

#[test]
fn a_template_names_what_is_left_to_do() {
    let home = Home::empty();
    let run = home.annul(&["new", "acme.runs.CancelRun"]).ends_with(0);
    assert_eq!(
        run.stdout,
        "specs/acme/runs/service.yaml\nspecs/acme/runs/cancel-run.yaml\n"
    );
    snapshot(
        "new-operation",
        &home.read("specs/acme/runs/cancel-run.yaml"),
    );
    snapshot("new-service", &home.read("specs/acme/runs/service.yaml"));
    let check = home.annul(&["check", "--format", "short"]).ends_with(1);
    snapshot("new-check", &check.shown());
}

#[test]
fn a_template_that_is_filled_in_holds() {
    let home = Home::empty();
    home.annul(&["new", "acme.runs.CancelRun"]).ends_with(0);
    for file in ["service.yaml", "cancel-run.yaml"] {
        let path = format!("specs/acme/runs/{file}");
        home.write(&path, &filled_in(&home.read(&path)));
    }
    home.annul(&["check"]).ends_with(0);
    home.annul(&["generate"]).ends_with(0);
}

#[test]
fn a_template_overwrites_nothing() {
    let home = Home::with_specs();
    let before = home.files("specs");
    let run = home.annul(&["new", "acme.jobs.CancelJob"]);
    assert_ne!(run.code, 0, "{}", run.shown());
    assert_eq!(home.files("specs"), before);
}

#[test]
fn a_second_operation_joins_its_service() {
    let home = Home::with_specs();
    let service = home.read("specs/acme/jobs/service.yaml");
    home.annul(&["new", "acme.jobs.CancelStep"]).ends_with(0);
    assert!(home.path("specs/acme/jobs/cancel-step.yaml").exists());
    assert_eq!(home.read("specs/acme/jobs/service.yaml"), service);
}
