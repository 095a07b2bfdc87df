//! Each rule is a record with something to say, has a case that breaks it, and stands in the reference.

use std::collections::BTreeSet;
use std::fs;

use annul_codegen::diagnostic::rule;
use annul_tests::{cases, catalogue};

/// The folder of cases that break several rules at once.
const SEVERAL: &str = "several";

#[test]
fn each_rule_has_a_case_and_each_folder_of_cases_a_rule() {
    let rules: BTreeSet<String> = rule::all().iter().map(|rule| rule.id.to_owned()).collect();
    let folders: BTreeSet<String> = cases::all("reject")
        .iter()
        .filter_map(|case| Some(case.name.split_once('/')?.0.to_owned()))
        .filter(|folder| folder != SEVERAL)
        .collect();
    let without: Vec<_> = rules.difference(&folders).collect();
    assert!(
        without.is_empty(),
        "no case in tests/cases/reject for {without:?}"
    );
    let unknown: Vec<_> = folders.difference(&rules).collect();
    assert!(unknown.is_empty(), "no rule is called {unknown:?}");
}

#[test]
fn each_rule_says_what_why_and_what_to_do() {
    for rule in rule::all() {
        let id = rule.id;
        assert!(
            !rule.summary.contains('\n') && !rule.summary.ends_with('.'),
            "summary of {id}"
        );
        assert!(
            rule.explanation.len() > rule.summary.len(),
            "explanation of {id}"
        );
        assert!(
            rule.explanation.lines().all(|line| line.len() <= 100),
            "explanation of {id}"
        );
        assert!(
            !rule.help.is_empty() && !rule.help.ends_with('.'),
            "help of {id}"
        );
        assert_eq!(rule::find(id), Some(rule));
    }
}

#[test]
fn each_rule_stands_in_the_reference() {
    let reference = fs::read_to_string(catalogue::root().join("specs/README.md")).expect("a text");
    let missing: Vec<&str> = rule::all()
        .iter()
        .map(|rule| rule.id)
        .filter(|id| !reference.contains(&format!("`{id}`")))
        .collect();
    assert!(
        missing.is_empty(),
        "specs/README.md does not name {missing:?}"
    );
}
