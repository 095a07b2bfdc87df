//! `annul check`: findings in five formats, and exit codes that a pipeline can build on.

use serde_json::Value;

use crate::home::{Home, OPERATION, snapshot};

/// A home whose operation has a fault and something to look at again.
fn faulty() -> Home {
    let home = Home::with_specs();
    home.edit(
        OPERATION,
        "jobId: { in: path, type: string, origin: service, required: true }",
        "jobId: { in: path, type: string, origin: service, requird: true, constraints: { length: { min: 0, unit: chars } } }",
    );
    home
}

/// A home with a warning and no error.
fn doubtful() -> Home {
    let home = Home::with_specs();
    home.edit(
        OPERATION,
        "required: true }",
        "required: true, constraints: { length: { min: 0, unit: chars } } }",
    );
    home
}

#[test]
fn specs_that_hold_have_no_findings() {
    let run = Home::with_specs().annul(&["check"]).ends_with(0);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("no findings"), "{}", run.stderr);
}

#[test]
fn findings_are_for_people_unless_said_otherwise() {
    let run = faulty().annul(&["check"]).ends_with(1);
    snapshot("check-human", &run.shown());
}

#[test]
fn findings_of_one_line_are_for_editors() {
    let run = faulty().annul(&["check", "--format", "short"]).ends_with(1);
    snapshot("check-short", &run.shown());
}

#[test]
fn findings_for_a_pull_request() {
    let run = faulty()
        .annul(&["check", "--format", "github"])
        .ends_with(1);
    snapshot("check-github", &run.shown());
}

#[test]
fn findings_as_json() {
    let run = faulty().annul(&["check", "--format", "json"]).ends_with(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let findings = report["findings"].as_array().expect("a list");
    let unknown = findings
        .iter()
        .find(|found| found["rule"] == "unknown-key")
        .expect("it is there");
    assert_eq!(unknown["place"]["path"], OPERATION);
    assert_eq!(unknown["help"], "did you mean `required`?");
    assert_eq!(report["summary"]["errors"], findings.len());
    let none = Home::with_specs()
        .annul(&["check", "--format", "json"])
        .ends_with(0);
    let report: Value = serde_json::from_str(&none.stdout).expect("it is JSON");
    assert_eq!(report["findings"], Value::Array(Vec::new()));
}

#[test]
fn findings_as_sarif() {
    let run = faulty().annul(&["check", "--format", "sarif"]).ends_with(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(report["version"], "2.1.0");
    let result = &report["runs"][0]["results"][0];
    assert_eq!(
        (&result["ruleId"], &result["level"]),
        (&"unknown-key".into(), &"error".into())
    );
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], OPERATION);
    assert_eq!(place["region"]["startLine"], 5);
}

#[test]
fn warnings_are_findings_that_stop_only_who_wants_it() {
    let home = doubtful();
    let run = home.annul(&["check"]);
    assert!(
        run.stdout.contains("warning[constraint-dead]"),
        "{}",
        run.shown()
    );
    snapshot("check-warning", &run.shown());
    let denied = home.annul(&["check", "--deny", "warnings"]).ends_with(1);
    assert!(
        denied.stdout.contains("constraint-dead"),
        "{}",
        denied.shown()
    );
    home.annul(&["generate"]).ends_with(0);
}

#[test]
fn one_file_or_one_folder_of_many() {
    let home = faulty();
    home.annul(&["check", OPERATION]).ends_with(1);
    home.annul(&["check", "specs/acme"]).ends_with(1);
    home.annul(&["check", "specs/acme/jobs/service.yaml"])
        .ends_with(0);
    let absent = home.annul(&["check", "nowhere"]).ends_with(4);
    assert!(
        absent.stderr.contains("cannot open `nowhere`"),
        "{}",
        absent.stderr
    );
}

#[test]
fn a_folder_without_specs_is_a_mistake() {
    let home = Home::empty();
    home.write("specs/notes.txt", "nothing yet");
    let run = home.annul(&["check"]).ends_with(4);
    assert!(!run.stderr.is_empty());
}

#[test]
fn colours_are_for_terminals_or_for_who_asks() {
    let home = faulty();
    let plain = home.annul(&["check"]);
    assert!(
        !plain.stdout.contains('\u{1b}') && !plain.stderr.contains('\u{1b}'),
        "no terminal"
    );
    let asked = home.annul(&["check", "--color", "always"]);
    assert!(asked.stdout.contains("\u{1b}["), "{}", asked.stdout);
    let silenced = home.annul_with(&["check"], &[("NO_COLOR", "1")]);
    assert_eq!(silenced.stdout, plain.stdout);
}

#[test]
fn two_services_that_are_called_alike_have_no_gateway_but_clients() {
    let home = Home::with_specs();
    let service = home.read("specs/acme/jobs/service.yaml");
    let other = service.replace("service: acme.jobs", "service: acme.others");
    home.write("specs/acme/others/service.yaml", &other);
    home.write("specs/acme/others/cancel-job.yaml", &home.read(OPERATION));
    let run = home.annul(&["check", "--format", "short"]).ends_with(1);
    assert!(run.stdout.contains("[gateway-clash]"), "{}", run.stdout);
    home.annul(&["generate"]).ends_with(3);
    home.annul(&["generate", "--server", "false"]).ends_with(0);
    home.annul(&["generate", "--only", "acme.others"])
        .ends_with(0);

    home.write("annul.toml", "server = false\n");
    home.annul(&["check"]).ends_with(0);
    home.write("annul.toml", "operations = ['acme.jobs']\n");
    home.annul(&["check"]).ends_with(0);
    home.annul(&["diff", "specs", "specs"]).ends_with(0);
}
