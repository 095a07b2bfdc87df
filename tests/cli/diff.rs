//! `annul diff` as a reviewer runs it: on folders and files, with thresholds, formats and accepted findings.

#[path = "diff/accept.rs"]
mod accept;
#[path = "diff/git.rs"]
mod git;

use serde_json::Value;

use crate::home::{Home, OPERATION, snapshot};

/// The base catalogue in `specs`, and the same in `new` with another text in it.
fn changed(from: &str, to: &str) -> Home {
    let home = Home::with_specs();
    for (file, text) in home.files("specs") {
        home.write(&format!("new/{file}"), &text);
    }
    home.edit(&OPERATION.replace("specs", "new"), from, to);
    home
}

/// An edit that breaks callers: success means less than it did.
fn weakened() -> Home {
    changed("completion: accepted", "completion: best_effort")
}

#[test]
fn exit_codes_say_how_it_went() {
    let home = weakened();
    home.annul(&["diff", "specs", "specs"]).ends_with(0);
    home.annul(&["diff", "specs", "new"]).ends_with(1);
    home.annul(&["diff", "specs", "nowhere"]).ends_with(2);
    home.annul(&["diff", "specs", "new", "--format", "pdf"])
        .ends_with(2);
    home.edit(
        "new/acme/jobs/cancel-job.yaml",
        "operation: CancelJob",
        "operation: [",
    );
    let run = home.annul(&["diff", "specs", "new"]).ends_with(3);
    assert!(
        run.stderr.contains("the specs of `new` are not valid"),
        "{}",
        run.stderr
    );
    assert_eq!(run.stdout, "");
    home.annul(&["diff", "specs", "specs", "--accept", "no-such-file.yaml"])
        .ends_with(4);
}

#[test]
fn an_example_that_does_not_hold_is_no_hindrance() {
    let home = Home::with_specs();
    let example = "\nexamples:\n  - { title: A job, input: { jobId: job-1 } }\n";
    let text = home.read(OPERATION) + example;
    home.write(OPERATION, &text);
    for (file, text) in home.files("specs") {
        home.write(&format!("new/{file}"), &text);
    }
    let limit = "required: true, constraints: { length: { max: 4, unit: chars } } }";
    home.edit(
        &OPERATION.replace("specs", "new"),
        "required: true }",
        limit,
    );
    home.annul(&["check", "new"]).ends_with(1);
    let run = home.annul(&["diff", "specs", "new"]).ends_with(1);
    let first = run.stdout.lines().find(|line| line.starts_with("breaking"));
    assert!(
        first.is_some_and(|line| line.contains("spec-example-rejected")),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("param-max-length-added"),
        "{}",
        run.stdout
    );
}

#[test]
fn what_is_the_same_on_both_sides_is_not_read_again() {
    let home = weakened();
    let text = home
        .read(OPERATION)
        .replace("CancelJob", "CancelTask")
        .replace("/jobs/", "/tasks/");
    let service = home
        .read("specs/acme/jobs/service.yaml")
        .replace("acme.jobs", "acme.tasks");
    for side in ["specs", "new"] {
        home.write(&format!("{side}/acme/tasks/cancel-task.yaml"), &text);
        home.write(&format!("{side}/acme/tasks/service.yaml"), &service);
    }
    let run = home
        .annul(&["diff", "specs", "new", "--format", "json"])
        .ends_with(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["compared"], 2);
    // Not even where it does not hold.
    for side in ["specs", "new"] {
        home.edit(
            &format!("{side}/acme/tasks/cancel-task.yaml"),
            "operation: CancelTask",
            "operation: [",
        );
    }
    home.annul(&["diff", "specs", "new"]).ends_with(1);
}

#[test]
fn the_threshold_is_a_matter_of_choice() {
    let breaking = weakened();
    let dangerous = changed("effect: idempotent", "effect: unspecified");
    let safe = changed(
        "effect: idempotent",
        "effect: idempotent\n  permissions: ['jobs:cancel']",
    );
    let docs = changed("summary: Cancels a job.", "summary: Cancels one job.");
    let codes = |home: &Home| -> Vec<i32> {
        let levels = ["never", "breaking", "dangerous", "safe", "docs-only"];
        let run = |level| {
            home.annul(&["diff", "specs", "new", "--fail-on", level])
                .code
        };
        levels.map(run).to_vec()
    };
    assert_eq!(codes(&breaking), [0, 1, 1, 1, 1]);
    assert_eq!(codes(&dangerous), [0, 1, 1, 1, 1], "an old caller repeats");
    assert_eq!(codes(&safe), [0, 0, 1, 1, 1], "a permission may be missing");
    assert_eq!(codes(&docs), [0, 0, 0, 0, 1]);
}

#[test]
fn a_report_for_a_terminal() {
    let home = weakened();
    let run = home.annul(&["diff", "specs", "new"]).ends_with(1);
    snapshot("diff", &run.shown());
    let run = home
        .annul(&["diff", "specs", "new", "--verbose", "--rust"])
        .ends_with(1);
    snapshot("diff-verbose", &run.shown());
    let run = home.annul(&["diff", "specs", "specs"]).ends_with(0);
    snapshot("diff-nothing", &run.shown());
}

#[test]
fn a_comment_for_a_pull_request() {
    let run = weakened()
        .annul(&["diff", "specs", "new", "--format", "markdown", "--rust"])
        .ends_with(1);
    snapshot("diff-markdown", &run.shown());
}

#[test]
fn annotations_for_github() {
    let run = weakened()
        .annul(&["diff", "specs", "new", "--format", "github"])
        .ends_with(1);
    snapshot("diff-github", &run.shown());
}

#[test]
fn json_follows_the_schema_that_is_printed() {
    let home = weakened();
    let schema = home.annul(&["schema", "diff"]).ends_with(0).stdout;
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let report = home
        .annul(&["diff", "specs", "new", "--format", "json"])
        .ends_with(1);
    let report: Value = serde_json::from_str(&report.stdout).expect("JSON");
    let wrong: Vec<String> = validator
        .iter_errors(&report)
        .map(|wrong| wrong.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(report["findings"][0]["rule"], "cancel-guarantee-weakened");
    assert_eq!(report["findings"][0]["new_at"]["line"], 10);
}

#[test]
fn sarif_is_for_the_same_findings() {
    let run = weakened()
        .annul(&["diff", "specs", "new", "--format", "sarif"])
        .ends_with(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let result = &report["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "cancel-guarantee-weakened");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "new/acme/jobs/cancel-job.yaml"
    );
    assert_eq!(place["region"]["startLine"], 10);
}

#[test]
fn strict_callers_are_judged_by_themselves() {
    let limit = |max: &str| {
        format!("required: true, constraints: {{ length: {{ max: {max}, unit: chars }} }} }}")
    };
    let home = changed("required: true }", &limit("64"));
    home.edit(OPERATION, "required: true }", &limit("36"));
    // A longer id is passed on by callers that do not check it, and refused by those that do.
    home.annul(&["diff", "specs", "new"]).ends_with(0);
    home.annul(&["diff", "specs", "new", "--strict-callers"])
        .ends_with(1);
}

#[test]
fn single_files_and_moved_ones() {
    let home = weakened();
    let new = OPERATION.replace("specs", "new");
    home.annul(&["diff", OPERATION, &new]).ends_with(1);
    // The same under other names, as far as names of files are free.
    for (file, text) in home.files("specs") {
        let file = file.replace("cancel-job.yaml", "cancel-job.yml");
        home.write(&format!("moved/{file}"), &text);
    }
    let run = home
        .annul(&["diff", "specs", "moved", "--format", "json"])
        .ends_with(0);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rules: Vec<&str> = report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|found| found["rule"].as_str())
        .collect();
    assert_eq!(rules, ["op-moved-to-other-file"]);
}

#[test]
fn each_change_can_be_explained() {
    let home = Home::empty();
    for rule in annul_codegen::diff::rule::all() {
        assert!(!rule.explanation.is_empty(), "{}", rule.id);
    }
    let run = home
        .annul(&["explain", "param-values-narrowed"])
        .ends_with(0);
    snapshot("explain-change", &run.shown());
    let run = home.annul(&["explain", "op-sunset-earlier"]).ends_with(0);
    assert!(
        run.stdout.contains("since a spec has no date of removal"),
        "{}",
        run.stdout
    );
}
