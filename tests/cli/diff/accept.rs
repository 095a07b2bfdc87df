//! Findings that were accepted: one by one, with a reason, for a time.

use serde_json::Value;

use super::{changed, weakened};
use crate::home::{Home, Run, snapshot};

const NEW: &str = "new/acme/jobs/cancel-job.yaml";

/// The fingerprint of the only finding.
fn fingerprint(home: &Home) -> String {
    let run = home.annul(&[
        "diff",
        "specs",
        "new",
        "--format",
        "json",
        "--fail-on",
        "never",
    ]);
    let report: Value = serde_json::from_str(&run.ends_with(0).stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings[0]["fingerprint"]
        .as_str()
        .expect("a text")
        .to_owned()
}

fn accepted(home: &Home, finding: &str, until: &str) -> Run {
    let entry = format!(
        "- finding: {finding}\n  reason: The page was wrong.\n  because: corrected\n  date: 2026-11-21\n{until}"
    );
    home.write("accept.yaml", &entry);
    home.annul(&["diff", "specs", "new", "--accept", "accept.yaml"])
}

#[test]
fn what_is_accepted_fails_no_run_and_is_still_told() {
    let home = weakened();
    let run = accepted(&home, &fingerprint(&home), "").ends_with(0);
    snapshot("diff-accepted", &run.shown());
    accepted(&home, &fingerprint(&home), "  until: 2999-01-01\n").ends_with(0);
}

#[test]
fn what_is_intended_has_to_be_rolled_out_all_the_same() {
    let home = weakened();
    let entry = format!(
        "- finding: {}\n  reason: So be it.\n  because: intended\n  date: 2026-11-21\n",
        fingerprint(&home)
    );
    home.write("accept.yaml", &entry);
    let run = home
        .annul(&["diff", "specs", "new", "--accept", "accept.yaml"])
        .ends_with(0);
    assert!(
        run.stdout.contains("callers first, then servers"),
        "{}",
        run.stdout
    );
}

#[test]
fn an_acceptance_that_accepts_nothing_is_an_error() {
    let run = accepted(&weakened(), "0123456789ab", "").ends_with(2);
    assert!(
        run.stderr
            .contains("accept.yaml:1: no finding is called 0123456789ab"),
        "{}",
        run.stderr
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn an_acceptance_whose_time_is_over_is_an_error() {
    let home = weakened();
    let run = accepted(&home, &fingerprint(&home), "  until: 2026-01-01\n").ends_with(2);
    assert!(run.stderr.contains("ended on 2026-01-01"), "{}", run.stderr);
}

#[test]
fn an_acceptance_needs_a_reason_and_a_day() {
    let home = weakened();
    for entry in [
        "- finding: 0123456789ab\n  because: corrected\n  date: 2026-11-21\n",
        "- finding: 0123456789ab\n  reason: So.\n  because: lazy\n  date: 2026-11-21\n",
        "- finding: 0123456789ab\n  reason: So.\n  because: intended\n  date: soon\n",
        "- finding: 0123456789ab\n  reason: So.\n  because: intended\n  date: 2026-11-21\n  rule: all\n",
        "finding: 0123456789ab\n",
    ] {
        home.write("accept.yaml", entry);
        home.annul(&["diff", "specs", "new", "--accept", "accept.yaml"])
            .ends_with(2);
    }
}

#[test]
fn a_fingerprint_is_that_of_the_change_and_not_of_its_place() {
    let home = weakened();
    let before = fingerprint(&home);
    // Keys in another order, and lines before them.
    let text = home.read(NEW);
    let (head, cancel) = text.split_once("cancel:\n").expect("the section");
    let cancel = cancel.replacen("  target: [jobId]\n", "", 1) + "  target: [jobId]\n";
    home.write(NEW, &format!("# A comment.\n\n{head}cancel:\n{cancel}"));
    assert_eq!(fingerprint(&home), before);
    // Another change has another.
    let other = changed("completion: accepted", "completion: synchronous");
    assert_ne!(fingerprint(&other), before);
}
