//! `list`, `show`, `explain` and `schema`: data on standard output, in a form for people and one for programs.

use annul_codegen::diagnostic::rule;
use serde_json::Value;

use crate::home::{Home, OPERATION, snapshot};

#[test]
fn all_operations_in_a_list() {
    let home = Home::with_specs();
    snapshot("list", &home.annul(&["list"]).ends_with(0).shown());
    let run = home.annul(&["list", "--format", "json"]).ends_with(0);
    let listed: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(listed["operations"][0]["id"], "acme.jobs.CancelJob");
}

#[test]
fn all_about_one_operation() {
    let home = Home::with_specs();
    snapshot(
        "show",
        &home
            .annul(&["show", "acme.jobs.CancelJob"])
            .ends_with(0)
            .shown(),
    );
    let run = home
        .annul(&["show", "acme.jobs.CancelJob", "--format", "json"])
        .ends_with(0);
    let shown: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert!(shown.to_string().contains("jobId"), "{shown}");
}

#[test]
fn an_unknown_operation_is_met_with_the_nearest() {
    let run = Home::with_specs()
        .annul(&["show", "acme.jobs.CancelJbo"])
        .ends_with(2);
    assert!(
        run.stderr.contains("did you mean `acme.jobs.CancelJob`?"),
        "{}",
        run.stderr
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn every_rule_can_be_explained() {
    let home = Home::empty();
    let listed = home.annul(&["explain"]).ends_with(0).stdout;
    for rule in rule::all() {
        assert!(
            listed.contains(rule.id) && listed.contains(rule.summary),
            "{}",
            rule.id
        );
    }
    let explained = home.annul(&["explain", "yaml-tag"]).ends_with(0);
    snapshot("explain", &explained.shown());
    let run = home.annul(&["explain", "yaml-tagg"]).ends_with(2);
    assert!(
        run.stderr.contains("did you mean `yaml-tag`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_schemas_are_printed_as_they_are_checked_in() {
    let specs = annul_tests::catalogue::root().join("specs");
    for kind in ["operation", "service"] {
        let run = Home::empty().annul(&["schema", kind]).ends_with(0);
        let file = specs.join(format!("{kind}.schema.json"));
        let checked_in = std::fs::read_to_string(file).expect("it is checked in");
        assert!(
            run.stdout == checked_in.replace("\r\n", "\n"),
            "the schema of {kind} differs"
        );
    }
}

#[test]
fn nothing_is_answered_about_specs_that_do_not_hold() {
    let home = Home::with_specs();
    home.edit(OPERATION, "in: path", "in: paht");
    for arguments in [&["list"][..], &["show", "acme.jobs.CancelJob"]] {
        let run = home.annul(arguments).ends_with(3);
        assert_eq!(run.stdout, "", "data would be half of the truth");
        assert!(run.stderr.contains("unknown-word"), "{}", run.stderr);
    }
}
